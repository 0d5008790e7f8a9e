import { onScopeDispose, ref, shallowRef } from 'vue';
import { call, HallError } from '../shared/api';
import { useHall } from '../shared/useHall';

const pollMs = 10_000;

/** One record as its citizen sees it, asked again every ten seconds while the page is seen. */
export function useAsked<T>(path: () => string) {
  const found = shallowRef<T | null>(null);
  const unknown = ref(false);
  const reachable = ref(true);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  const look = async (): Promise<void> => {
    const api = hall.api.value;
    if (!api) return;
    try {
      found.value = await call<T>('GET', `/api/halls/${encodeURIComponent(api.hall)}/${path()}`, undefined, { patienceMs: 0 });
      unknown.value = false;
      reachable.value = true;
    } catch (error) {
      if (error instanceof HallError && error.status === 404) unknown.value = true;
      else reachable.value = false;
    }
  };
  const round = async (): Promise<void> => {
    clearTimeout(timer);
    if (!document.hidden) await look();
    clearTimeout(timer);
    if (!ended) timer = setTimeout(() => void round(), pollMs);
  };
  const hall = useHall(120_000, () => void round());
  const seen = (): void => { if (!document.hidden) void round(); };
  document.addEventListener('visibilitychange', seen);
  onScopeDispose(() => { ended = true; clearTimeout(timer); document.removeEventListener('visibilitychange', seen); });
  return { hall, found, unknown, reachable, look };
}
