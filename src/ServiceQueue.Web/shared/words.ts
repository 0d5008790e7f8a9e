import { ref } from 'vue';
import type { EstimateSeconds, Words } from './types';

export type Locale = 'zh-CN' | 'en';

/** One text in both languages; `{name}` is replaced. */
export interface Text { zh: string; en: string }

/** The language the page shows now. */
export const locale = ref<Locale>('zh-CN');

/** Switches the page, and tells assistive technology. */
export function setLocale(chosen: Locale): void {
  locale.value = chosen;
  document.documentElement.lang = chosen;
}

type Values = Readonly<Record<string, string | number>>;

/** Fills `{name}` places in a text. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** The hall's own words in the page's language; Chinese where English is missing. */
export function pick(words: Words | null | undefined, chosen: Locale = locale.value): string {
  if (!words) return '';
  return chosen === 'en' && words.en ? words.en : words['zh-CN'];
}

/** A text in the page's language; nothing where there is none. */
export function say(text: Text | null | undefined): string {
  return (locale.value === 'en' ? text?.en : text?.zh) ?? '';
}

/** Binds a catalogue: `const t = useWords(kioskWords); t('ahead', { count: 3 })`. */
export function useWords<K extends string>(catalogue: Readonly<Record<K, Text>>): (key: K, values?: Values) => string {
  return (key, values) => fill(locale.value === 'en' ? catalogue[key].en : catalogue[key].zh, values);
}

/** Words more than one page uses. */
export const sharedWords = {
  minutesRange: { zh: '约 {low}–{high} 分钟', en: '{low}–{high} min' },
  minutesOne: { zh: '约 {high} 分钟', en: 'about {high} min' },
  minutesSoon: { zh: '很快', en: 'very soon' },
  networkGone: {
    zh: '暂时联系不上服务器，正在自动重试。如持续不恢复，请联系工作人员。',
    en: 'The server cannot be reached; trying again by itself. If this lasts, please ask the staff.',
  },
  somethingWrong: {
    zh: '暂时无法办理，请到咨询台。',
    en: 'This is not possible right now. Please go to the information desk.',
  },
} as const satisfies Record<string, Text>;

/** An estimate as people say it: whole minutes, rounded outwards. */
export function estimateText(estimate: EstimateSeconds, chosen: Locale = locale.value): string {
  const low = Math.floor(estimate.low / 60);
  const high = Math.ceil(estimate.high / 60);
  const key = high <= 1 ? 'minutesSoon' : low === high || low === 0 ? 'minutesOne' : 'minutesRange';
  const text = sharedWords[key];
  return fill(chosen === 'en' ? text.en : text.zh, { low, high });
}
