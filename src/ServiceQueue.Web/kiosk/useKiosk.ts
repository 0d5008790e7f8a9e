import { computed, ref, shallowRef } from 'vue';
import { HallError } from '../shared/api';
import { hallNow } from '../shared/clock';
import { inForce } from '../shared/closures';
import type { Board, CatalogueItem, HallService, IssuedTicket } from '../shared/types';
import { addressId, useHall } from '../shared/useHall';
import { locale } from '../shared/words';
import { Issuing } from './issuing';
import { resetReach } from './useReach';

export type Screen = 'home' | 'items' | 'check' | 'ticket' | 'disclosure' | 'complain';

/** A press that brought no ticket: why, in words, and whether pressing again may help. */
export interface Refusal { error: HallError; mayRepeat: boolean }

/** A citizen's way through the kiosk; one instance a page. */
export function useKiosk() {
  const kiosk = addressId();
  const catalogue = shallowRef<CatalogueItem[]>([]);
  const board = shallowRef<Board | null>(null);
  const screen = ref<Screen>('home');
  const service = shallowRef<HallService | null>(null);
  const item = shallowRef<CatalogueItem | null>(null);
  const issued = shallowRef<IssuedTicket | null>(null);
  const busy = ref(false);
  const retrying = ref(false);
  const refusal = shallowRef<Refusal | null>(null);

  const hall = useHall(10_000, (api) => {
    void lookAtBoard();
    void api.catalogue({ patienceMs: 3_600_000 }).then((all) => { catalogue.value = all; });
  });
  const lookAtBoard = async (): Promise<void> => {
    try {
      if (hall.api.value) board.value = await hall.api.value.board({ patienceMs: 0 });
    } catch { board.value = null; }
    setTimeout(() => void lookAtBoard(), board.value ? 2500 : 1000);
  };

  const closure = computed(() => inForce(board.value?.closure, hallNow()));
  const open = computed(() => closure.value === null && (board.value?.open ?? hall.info.value?.open ?? true));
  const opensAt = computed(() => board.value?.opensAt ?? hall.info.value?.opensAt ?? null);
  const items = computed(() => {
    const ids = service.value?.items ?? [];
    const byId = new Map(catalogue.value.map((one) => [one.id, one]));
    return ids.map((id) => byId.get(id)).filter((one): one is CatalogueItem => one !== undefined);
  });

  const issuing = new Issuing((ticket) => {
    const api = hall.api.value;
    if (!api) return Promise.reject(new HallError(0, 'network', '', ''));
    return api.issue(ticket, { patienceMs: 20_000, onRetry: () => { retrying.value = true; } });
  });

  const issue = async (): Promise<void> => {
    if (busy.value || !service.value) return;
    busy.value = true;
    refusal.value = null;
    try {
      issued.value = await issuing.issue({
        service: service.value.id, ...(item.value ? { item: item.value.id } : {}), class: 'ordinary', locale: locale.value, kiosk,
      });
      screen.value = 'ticket';
    } catch (caught) {
      const error = caught instanceof HallError ? caught : new HallError(0, 'network', '', '');
      refusal.value = { error, mayRepeat: error.status === 0 || error.status >= 500 };
    } finally {
      busy.value = false;
      retrying.value = false;
    }
  };

  const home = (forNext = false): void => {
    if (busy.value) return;
    screen.value = 'home';
    service.value = null;
    item.value = null;
    issued.value = null;
    refusal.value = null;
    if (forNext) resetReach();
  };
  const back = (): void => {
    if (busy.value) return;
    if (screen.value === 'check') { item.value = null; screen.value = 'items'; } else home();
  };
  const chooseService = (chosen: HallService): void => {
    service.value = chosen;
    item.value = null;
    screen.value = 'items';
    if (items.value.length === 0) void issue();
  };
  const chooseItem = (chosen: CatalogueItem): void => {
    item.value = chosen;
    screen.value = 'check';
  };
  const direct = (): void => {
    item.value = null;
    void issue();
  };
  const look = (at: 'disclosure' | 'complain'): void => { if (!busy.value) screen.value = at; };
  const dismiss = (): void => { refusal.value = null; };

  return {
    kiosk, hall, board, screen, service, item, items, issued, busy, retrying, refusal, open, opensAt, closure,
    issue, look, home, back, chooseService, chooseItem, direct, dismiss,
  };
}
