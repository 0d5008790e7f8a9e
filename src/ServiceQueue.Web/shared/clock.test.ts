import { beforeEach, describe, expect, it, vi } from 'vitest';
import { duration, forgetDates, hallNow, heardDate, hourMinute, instantOf, isoDay, localOf } from './clock';

describe('the hall clock', () => {
  beforeEach(() => { forgetDates(); vi.useRealTimers(); });

  it('narrows the offset with every answer and stays within the host second', () => {
    vi.useFakeTimers({ now: 1_000_000_000_000 });
    const ahead = 3_600_000;
    for (const at of [0, 1330, 2710, 4490]) {
      const mine = 1_000_000_000_000 + at;
      const said = new Date(Math.floor((mine + ahead) / 1000) * 1000).toUTCString();
      heardDate(said, mine - 10, mine + 10);
    }
    expect(Math.abs(hallNow() - Date.now() - ahead)).toBeLessThanOrEqual(260);
  });

  it('believes the host again after its clock was set', () => {
    heardDate(new Date(50_000).toUTCString(), 50_000, 50_010);
    heardDate(new Date(9_050_000).toUTCString(), 51_000, 51_010);
    expect(hallNow() - Date.now()).toBeGreaterThan(8_990_000);
  });

  it('writes times in the hall time zone whatever the machine says', () => {
    expect(hourMinute('2026-11-21T16:05:00Z', 'Asia/Shanghai')).toBe('00:05');
    expect(isoDay('2026-11-21T16:05:00Z', 'Asia/Shanghai')).toBe('2026-11-22');
  });

  it('reads a time of the hall as the moment its clocks show it, also across a change of the clocks', () => {
    expect(instantOf('2026-11-22T00:05', 'Asia/Shanghai')).toBe('2026-11-21T16:05:00.000Z');
    expect(localOf('2026-11-21T16:05:00Z', 'Asia/Shanghai')).toBe('2026-11-22T00:05');
    expect(instantOf('2026-03-29T03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('writes durations past the hour in full', () => {
    expect(duration(65 * 60)).toBe('1:05:00');
    expect(duration(59)).toBe('0:59');
  });
});
