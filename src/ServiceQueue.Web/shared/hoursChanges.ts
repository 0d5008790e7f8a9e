import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue';
import type { ClosuresShape } from '../obj/interface';
import { call, type HallApi } from './api';
import { longDay } from './clock';
import type { Text } from './words';

const lookEveryMs = 30_000;

/** 000-H 二2: the next change of hours that was announced, in words for the public; empty while there is none. */
export function useHoursChange(api: Ref<HallApi | null>, now: Ref<number>, timeZone: Ref<string>): Ref<Text> {
  const changes = shallowRef<ClosuresShape['changes']>([]);
  const look = async (): Promise<void> => {
    const asked = api.value;
    if (!asked) return;
    try {
      const path = `/api/halls/${encodeURIComponent(asked.hall)}/closures`;
      changes.value = (await call<ClosuresShape>('GET', path, undefined, { patienceMs: 0 })).changes;
    } catch { /* What was read last stays; the next look tries again. */ }
  };
  watch(api, () => void look(), { immediate: true });
  const timer = setInterval(() => void look(), lookEveryMs);
  onScopeDispose(() => clearInterval(timer));
  return computed(() => {
    const next = changes.value.filter((one) => Date.parse(one.effectiveAt) > now.value)
      .sort((a, b) => a.effectiveAt.localeCompare(b.effectiveAt))[0];
    if (!next) return { zh: '', en: '' };
    const from = (locale: 'zh-CN' | 'en'): string => longDay(next.effectiveAt, timeZone.value, locale);
    return { zh: `作息调整公告（${from('zh-CN')}起）：${next.what}`, en: `New hours from ${from('en')}: ${next.what}` };
  });
}
