import { onScopeDispose, reactive, ref, watch, type Ref } from 'vue';
import { locale, setLocale } from '../shared/words';

/** What a citizen may change for their own visit to the kiosk. */
export interface Reach { large: boolean; contrast: boolean; voice: boolean; low: boolean }

export const reach: Reach = reactive({ large: false, contrast: false, voice: false, low: false });

/** Applies the choices to the document. */
export function useReach(): void {
  watch(reach, (chosen) => {
    const data = document.documentElement.dataset;
    data['large'] = String(chosen.large);
    data['low'] = String(chosen.low);
    if (chosen.contrast) data['contrast'] = 'high'; else delete data['contrast'];
    if (!chosen.voice) window.speechSynthesis?.cancel();
  }, { immediate: true });
}

/** The next citizen starts afresh. */
export function resetReach(): void {
  Object.assign(reach, { large: false, contrast: false, voice: false, low: false });
  setLocale('zh-CN');
}

/** Whether anything differs from how the kiosk starts. */
export function reachChanged(): boolean {
  return reach.large || reach.contrast || reach.voice || reach.low || locale.value !== 'zh-CN';
}

/** Reads a screen aloud if the citizen asked for it; the newest screen silences the one before. */
export function readAloud(text: string): void {
  const speech = window.speechSynthesis;
  if (!reach.voice || !speech) return;
  speech.cancel();
  const said = new SpeechSynthesisUtterance(text);
  said.lang = locale.value;
  said.rate = 0.9;
  speech.speak(said);
}

/** Whether the screen stands upright. */
export function usePortrait(): Ref<boolean> {
  const query = window.matchMedia('(orientation: portrait)');
  const portrait = ref(query.matches);
  const follow = (event: MediaQueryListEvent): void => { portrait.value = event.matches; };
  query.addEventListener('change', follow);
  onScopeDispose(() => query.removeEventListener('change', follow));
  return portrait;
}
