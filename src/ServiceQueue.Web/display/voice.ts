import { ref, type Ref } from 'vue';
import type { Call } from '../shared/types';

export interface Voice {
  /** Whether the browser still wants a touch before it makes a sound. */
  readonly locked: Ref<boolean>;
  /** The sentence being said, for a live region. */
  readonly sentence: Ref<string>;
  speak(call: Call): Promise<void>;
  chime(): Promise<void>;
  /** To be called from a touch or a key press. */
  unlock(): void;
}

const longestSentenceMs = 20_000;
const silentSentenceMs = 2500;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The browser's own voice, Chinese first, then the hall's other languages. */
export function useVoice(locales: () => string[]): Voice {
  const locked = ref(false);
  const sentence = ref('');
  const sound = typeof AudioContext === 'undefined' ? null : new AudioContext();
  const look = (): void => { locked.value = sound !== null && sound.state !== 'running'; };
  if (sound) sound.onstatechange = look;
  look();
  // The list of voices is loaded by asking for it once.
  window.speechSynthesis?.getVoices();

  const say = (text: string, lang: string): Promise<void> => {
    const speech = window.speechSynthesis;
    if (!speech || speech.getVoices().length === 0) return wait(silentSentenceMs);
    const said = new Promise<void>((resolve) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = lang;
      utterance.rate = 0.9;
      utterance.onend = () => resolve();
      utterance.onerror = (event) => {
        if (event.error === 'not-allowed') locked.value = true;
        resolve();
      };
      speech.speak(utterance);
    });
    // Some engines never tell that they have ended; the next call must not wait for ever.
    return Promise.race([said, wait(longestSentenceMs)]);
  };

  const speak = async (call: Call): Promise<void> => {
    for (const lang of [...locales()].sort((a, b) => Number(b.startsWith('zh')) - Number(a.startsWith('zh')))) {
      const text = call.say[lang];
      if (!text) continue;
      sentence.value = text;
      await say(text, lang);
    }
    sentence.value = '';
  };

  const tone = (sounding: AudioContext, hertz: number, from: number): void => {
    const source = sounding.createOscillator();
    const level = sounding.createGain();
    source.frequency.value = hertz;
    level.gain.setValueAtTime(0, from);
    level.gain.linearRampToValueAtTime(0.25, from + 0.02);
    level.gain.exponentialRampToValueAtTime(0.001, from + 0.9);
    source.connect(level).connect(sounding.destination);
    source.start(from);
    source.stop(from + 1);
  };
  const chime = async (): Promise<void> => {
    if (!sound || sound.state !== 'running') return;
    tone(sound, 880, sound.currentTime);
    tone(sound, 698.5, sound.currentTime + 0.35);
    await wait(1000);
  };
  const unlock = (): void => {
    void sound?.resume().then(look);
    window.speechSynthesis?.speak(new SpeechSynthesisUtterance(''));
  };
  return { locked, sentence, speak, chime, unlock };
}
