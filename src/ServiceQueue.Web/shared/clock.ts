import { onScopeDispose, ref, type Ref } from 'vue';

/**
 * The hall's time. A page never trusts its own machine: every answer of the host carries the header Date, truncated
 * to the second, which bounds how far this machine's clock is off. The bounds of all answers are intersected.
 */
let low = -Infinity;
let high = Infinity;

/** Takes one answer into account. Times of this machine in milliseconds since 1970. */
export function heardDate(date: string | null, sentAt: number, answeredAt: number): void {
  const said = date === null ? NaN : Date.parse(date);
  if (Number.isNaN(said)) return;
  const from = said - answeredAt;
  const to = said + 1000 - sentAt;
  const agrees = from <= high && to >= low;
  low = agrees ? Math.max(low, from) : from;
  high = agrees ? Math.min(high, to) : to;
}

/** Forgets every answer, as after the machine slept. */
export function forgetDates(): void {
  low = -Infinity;
  high = Infinity;
}

/** Now by the hall's clock, milliseconds since 1970; this machine's own time until the host has answered once. */
export function hallNow(): number {
  return Date.now() + (Number.isFinite(low + high) ? (low + high) / 2 : 0);
}

/** A number that follows the hall's clock once a second, on the second. */
export function useNow(): Ref<number> {
  const now = ref(hallNow());
  let timer = 0;
  const tick = (): void => {
    now.value = hallNow();
    timer = window.setTimeout(tick, 1000 - (now.value % 1000) + 5);
  };
  tick();
  onScopeDispose(() => window.clearTimeout(timer));
  return now;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, timeZone: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${timeZone}|${JSON.stringify(parts)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...parts, timeZone });
  formats.set(key, made);
  return made;
}

/** "09:05" in the hall's time zone. */
export function hourMinute(at: number | string, timeZone: string): string {
  return format('en-GB', timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** "09:05:30" in the hall's time zone. */
export function hourMinuteSecond(at: number | string, timeZone: string): string {
  return format('en-GB', timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
    .format(new Date(at));
}

/** "11月21日 星期六" or "Saturday 21 November" in the hall's time zone. */
export function longDay(at: number | string, timeZone: string, locale: 'zh-CN' | 'en'): string {
  return format(locale === 'en' ? 'en-GB' : 'zh-CN', timeZone, { month: 'long', day: 'numeric', weekday: 'long' })
    .format(new Date(at)).replace('日星期', '日 星期');
}

/** "2026-11-21", the civil day in the hall's time zone. */
export function isoDay(at: number | string, timeZone: string): string {
  return format('en-CA', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));
}

/** "2026-11-21T09:05", as the browser's field for a time takes it: the hall's own day and hour. */
export function localOf(at: number | string, timeZone: string): string {
  return `${isoDay(at, timeZone)}T${hourMinute(at, timeZone)}`;
}

/** The moment that the hall's clocks show as "2026-11-21T09:05". */
export function instantOf(local: string, timeZone: string): string {
  const wanted = Date.parse(`${local}Z`);
  let at = wanted;
  // Twice: the first step may cross a change of the clocks.
  for (let step = 0; step < 2; step += 1) at -= Date.parse(`${localOf(at, timeZone)}Z`) - wanted;
  return new Date(at).toISOString();
}

/** "2026-11-21 09:05" in the hall's time zone; a dash where there is none. */
export function dayAndTime(at: string | null | undefined, timeZone: string): string {
  return at ? `${isoDay(at, timeZone)} ${hourMinute(at, timeZone)}` : '—';
}

/** "4:07" or "1:02:09" for a duration in seconds. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
