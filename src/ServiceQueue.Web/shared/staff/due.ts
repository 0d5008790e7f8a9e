/** How a due time stands. */
export type Standing = 'none' | 'well' | 'soon' | 'late';

/** Near is the last fifth of the time, as the first warning of the rules; without a start, the last day. */
export function standingOf(due: string | null, from: string | null, now: number): Standing {
  if (due === null) return 'none';
  const at = Date.parse(due);
  if (now > at) return 'late';
  const span = from === null ? 5 * 86_400_000 : at - Date.parse(from);
  return at - now <= span / 5 ? 'soon' : 'well';
}

/** A span in the largest unit that fits, rounded down: nobody is told of more time than there is. */
export function timeLeft(ms: number): { unit: 'days' | 'hours' | 'minutes'; count: number } {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  if (minutes >= 2880) return { unit: 'days', count: Math.floor(minutes / 1440) };
  return minutes >= 120 ? { unit: 'hours', count: Math.floor(minutes / 60) } : { unit: 'minutes', count: minutes };
}
