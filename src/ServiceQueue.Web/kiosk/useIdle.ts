import { computed, onScopeDispose, ref, type ComputedRef } from 'vue';

export interface Idle {
  /** Seconds left before the kiosk returns home, or null while it is not asking. */
  readonly left: ComputedRef<number | null>;
  /** The citizen is there: start over. */
  touched(): void;
}

/**
 * Asks before returning home: after `quietSeconds` without a touch it counts down `askSeconds`, then calls `onGone`.
 * `quietSeconds` may be null to wait for ever, as on the home screen.
 */
export function useIdle(quietSeconds: () => number | null, askSeconds: number, onGone: () => void): Idle {
  const idle = ref(0);
  const touched = (): void => { idle.value = 0; };
  const timer = setInterval(() => {
    const quiet = quietSeconds();
    if (quiet === null) { idle.value = 0; return; }
    idle.value += 1;
    if (idle.value < quiet + askSeconds) return;
    idle.value = 0;
    onGone();
  }, 1000);
  const left = computed(() => {
    const quiet = quietSeconds();
    return quiet === null || idle.value < quiet ? null : quiet + askSeconds - idle.value;
  });
  onScopeDispose(() => clearInterval(timer));
  return { left, touched };
}
