import { computed, onScopeDispose, ref, shallowRef } from 'vue';

/** A press that may be a slip of the finger: it is sent only after a moment, and can be taken back until then. */
export interface PendingPress {
  kind: 'noShow' | 'finish';
  visit: string;
  ticket: string;
  /** What will be told the host, word for word, so that it can also be sent while the page goes away. */
  path: string;
  body: { requestId: string } & Record<string, unknown>;
  /** Shown while it waits. */
  outcome: string;
  send: () => Promise<void>;
}

export const undoSeconds = 5;

/** Holds at most one press back for five seconds. */
export function usePending() {
  const press = shallowRef<PendingPress | null>(null);
  const left = ref(0);
  let until = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const clear = (): PendingPress | null => {
    clearInterval(timer);
    const was = press.value;
    press.value = null;
    return was;
  };

  /** Sends what waits, now; resolves when it is answered. */
  const sendNow = async (): Promise<void> => { await clear()?.send(); };

  const tick = (): void => {
    left.value = Math.max(0, Math.ceil((until - performance.now()) / 1000));
    if (performance.now() >= until) void sendNow();
  };

  const put = (made: PendingPress): void => {
    clear();
    press.value = made;
    until = performance.now() + undoSeconds * 1000;
    left.value = undoSeconds;
    timer = setInterval(tick, 200);
  };

  // A closed or reloaded page must not lose a press the clerk has seen accepted.
  const leave = (): void => {
    const last = clear();
    if (last) navigator.sendBeacon(last.path, new Blob([JSON.stringify(last.body)], { type: 'application/json' }));
  };
  window.addEventListener('pagehide', leave);
  onScopeDispose(() => { clear(); window.removeEventListener('pagehide', leave); });

  return { press: computed(() => press.value), left, put, undo: clear, sendNow };
}
