import { describe, expect, it } from 'vitest';
import { standingOf, timeLeft } from './due';

const at = (hour: number): number => Date.parse(`2026-03-02T${String(hour).padStart(2, '0')}:00:00+08:00`);

describe('a due time', () => {
  it('is near in its last fifth and late one moment after', () => {
    const [from, due] = ['2026-03-02T08:00:00+08:00', '2026-03-02T18:00:00+08:00'];
    expect(standingOf(due, from, at(15))).toBe('well');
    expect(standingOf(due, from, at(16))).toBe('soon');
    expect(standingOf(due, from, at(18))).toBe('soon');
    expect(standingOf(due, from, at(18) + 1)).toBe('late');
    expect(standingOf(null, from, at(18))).toBe('none');
  });

  it('tells what is left in the largest fitting unit, rounded down', () => {
    expect(timeLeft(119.9 * 60_000)).toEqual({ unit: 'minutes', count: 119 });
    expect(timeLeft(47.9 * 3600_000)).toEqual({ unit: 'hours', count: 47 });
    expect(timeLeft(-71 * 3600_000)).toEqual({ unit: 'days', count: 2 });
  });
});
