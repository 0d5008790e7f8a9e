import { onScopeDispose, ref, shallowRef } from 'vue';
import { type HallApi, HallError, newRequestId } from '../shared/api';
import { hallNow } from '../shared/clock';
import { inForce } from '../shared/closures';
import type { BoardClosure, CatalogueItem, Visit } from '../shared/types';
import { addressId, useHall } from '../shared/useHall';

const pollMs = 3000;
const undoSeconds = 5;

/** States after which nothing changes by itself any more. */
const over = new Set(['finished', 'left']);

/** One visit as its citizen sees it: asked every three seconds while the page is seen, at once when it is seen again. */
export function useVisit() {
  const id = addressId();
  const visit = shallowRef<Visit | null>(null);
  const item = shallowRef<CatalogueItem | null>(null);
  const closure = shallowRef<BoardClosure | null>(null);
  const unknown = ref(false);
  const reachable = ref(true);
  const updatedAt = ref<number | null>(null);
  const refused = ref<HallError | null>(null);
  const busy = ref(false);
  const undoLeft = ref<number | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let undoTimer: ReturnType<typeof setInterval> | undefined;
  let ended = false;

  const take = (answer: Visit): void => {
    if (answer.state === 'called' && visit.value?.state !== 'called') navigator.vibrate?.([400, 200, 400, 200, 800]);
    visit.value = answer;
    updatedAt.value = hallNow();
    reachable.value = true;
    unknown.value = false;
  };
  /** Who waits is told when the hall closes for a while; everybody else has other things to read. */
  const lookAtHall = async (api: HallApi): Promise<void> => {
    const waits = visit.value?.state === 'waiting';
    closure.value = waits ? inForce((await api.board({ patienceMs: 0 })).closure, hallNow()) : null;
  };
  const look = async (): Promise<void> => {
    const api = hall.api.value;
    if (!api || busy.value) return;
    try {
      take(await api.visit(id, { patienceMs: 0 }));
      await lookAtHall(api);
    } catch (error) {
      if (error instanceof HallError && error.status === 404) unknown.value = true;
      else reachable.value = false;
    }
  };
  const round = async (): Promise<void> => {
    clearTimeout(timer);
    if (!document.hidden) await look();
    clearTimeout(timer);
    const done = unknown.value || over.has(visit.value?.state ?? '');
    if (!ended) timer = setTimeout(() => void round(), done ? pollMs * 10 : pollMs);
  };
  const hall = useHall(120_000, (api) => {
    void round().then(async () => {
      const wanted = visit.value?.item;
      if (!wanted) return;
      item.value = (await api.catalogue().catch(() => [])).find((one) => one.id === wanted) ?? null;
    });
  });
  const seen = (): void => { if (!document.hidden) void round(); };
  document.addEventListener('visibilitychange', seen);

  const act = async (what: 'leave' | 'return'): Promise<void> => {
    const api = hall.api.value;
    if (!api || busy.value) return;
    busy.value = true;
    refused.value = null;
    try {
      take(await api[what](id, newRequestId()));
    } catch (error) {
      refused.value = error instanceof HallError ? error : new HallError(0, 'network', '', '');
    } finally {
      busy.value = false;
      undoLeft.value = null;
    }
  };
  /** Leaving waits five seconds, in which it can be taken back without the hall hearing of it. */
  const leave = (): void => {
    clearInterval(undoTimer);
    undoLeft.value = undoSeconds;
    undoTimer = setInterval(() => {
      undoLeft.value = (undoLeft.value ?? 0) - 1;
      if (visit.value?.state !== 'waiting') return undo();
      if (undoLeft.value > 0) return;
      clearInterval(undoTimer);
      void act('leave');
    }, 1000);
  };
  const undo = (): void => { clearInterval(undoTimer); undoLeft.value = null; };

  onScopeDispose(() => {
    ended = true;
    clearTimeout(timer);
    clearInterval(undoTimer);
    document.removeEventListener('visibilitychange', seen);
  });
  return { hall, visit, item, closure, unknown, reachable, updatedAt, refused, busy, undoLeft, leave, undo, again: () => act('return') };
}
