import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { undoSeconds, usePending, type PendingPress } from './usePending';

const beacons: unknown[] = [];
let scope: ReturnType<typeof effectScope>;
let leave: () => void = () => {};

const made = (send: () => Promise<void>): PendingPress => ({
  kind: 'noShow', visit: 'V', ticket: 'A001', path: '/no-show', body: { requestId: 'r1' }, outcome: '', send,
});

describe('a press that can be taken back', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    beacons.length = 0;
    vi.stubGlobal('window', {
      addEventListener: (_: string, act: () => void) => { leave = act; }, removeEventListener: () => { leave = () => {}; },
    });
    vi.stubGlobal('navigator', { sendBeacon: (path: string) => beacons.push(path) });
    scope = effectScope();
  });
  afterEach(() => { scope.stop(); vi.useRealTimers(); vi.unstubAllGlobals(); });

  it('is sent once, when its time is over', () => {
    const send = vi.fn(async () => {});
    const pending = scope.run(() => usePending())!;
    pending.put(made(send));
    vi.advanceTimersByTime(undoSeconds * 1000 - 400);
    expect(send).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5000);
    expect(send).toHaveBeenCalledTimes(1);
    expect(pending.press.value).toBeNull();
  });

  it('is never sent once undone', () => {
    const send = vi.fn(async () => {});
    const pending = scope.run(() => usePending())!;
    pending.put(made(send));
    expect(pending.undo()?.ticket).toBe('A001');
    vi.advanceTimersByTime(20_000);
    leave();
    expect(send).not.toHaveBeenCalled();
    expect(beacons).toEqual([]);
  });

  it('is sent at once when the next press asks for it, and not again later', async () => {
    const send = vi.fn(async () => {});
    const pending = scope.run(() => usePending())!;
    pending.put(made(send));
    await pending.sendNow();
    vi.advanceTimersByTime(20_000);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('is not lost when the page goes away', () => {
    const send = vi.fn(async () => {});
    const pending = scope.run(() => usePending())!;
    pending.put(made(send));
    leave();
    expect(beacons).toEqual(['/no-show']);
    expect(send).not.toHaveBeenCalled();
  });
});
