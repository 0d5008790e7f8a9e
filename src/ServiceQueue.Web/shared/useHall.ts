import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { HallApi, halls } from './api';
import type { HallInfo } from './types';

export interface HallHandle {
  /** Null until the host has answered for the first time. */
  readonly api: ShallowRef<HallApi | null>;
  readonly info: ShallowRef<HallInfo | null>;
  /** Whether the last answer arrived; a page shows its stale banner while this is false. */
  readonly reachable: Ref<boolean>;
  /** Asks again now. */
  refresh(): Promise<void>;
}

/** This host's first hall, asked again every `everyMs`; keeps trying for ever when the host is away. */
export function useHall(everyMs = 15_000, onReady?: (api: HallApi, info: HallInfo) => void): HallHandle {
  const api = shallowRef<HallApi | null>(null);
  const info = shallowRef<HallInfo | null>(null);
  const reachable = ref(true);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const ask = async (): Promise<void> => {
    try {
      const known = api.value ?? new HallApi((await halls({ patienceMs: 0 }))[0]?.hall ?? '');
      const answered = await known.info({ patienceMs: 0 });
      const first = info.value === null;
      api.value = known;
      info.value = answered;
      reachable.value = true;
      if (first && !stopped) onReady?.(known, answered);
    } catch {
      reachable.value = false;
    }
  };
  const refresh = async (): Promise<void> => {
    clearTimeout(timer);
    await ask();
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void refresh(), reachable.value ? everyMs : 2000);
  };
  void refresh();
  onScopeDispose(() => { stopped = true; clearTimeout(timer); });
  return { api, info, reachable, refresh };
}

/** The last part of the page's address: "3" of /counter/3. */
export function addressId(): string {
  return decodeURIComponent(location.pathname.replace(/\/+$/, '').split('/').pop() ?? '');
}
