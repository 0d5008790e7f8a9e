import { computed, ref, shallowRef } from 'vue';
import { call, HallError, newRequestId } from '../shared/api';
import { hallNow, isoDay } from '../shared/clock';
import { inForce } from '../shared/closures';
import type { Board, CatalogueItem, HallService, IssuedTicket } from '../shared/types';
import { addressId, useHall } from '../shared/useHall';
import { fill, locale } from '../shared/words';
import { bookingNumbers } from './steps/booking';
import { Issuing } from './issuing';
import { resetReach } from './useReach';
import { kioskWords } from './words';

export type Screen = 'home' | 'items' | 'check' | 'ticket' | 'disclosure' | 'complain' | 'appointment';

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

  /** One way to a ticket is taken at a time; what was refused may be pressed again. */
  let last = (): Promise<IssuedTicket> => Promise.reject(new HallError(0, 'network', '', ''));
  const take = async (way: () => Promise<IssuedTicket>): Promise<void> => {
    if (busy.value) return;
    last = way;
    busy.value = true;
    refusal.value = null;
    try {
      issued.value = await way();
      screen.value = 'ticket';
    } catch (caught) {
      const error = caught instanceof HallError ? caught : new HallError(0, 'network', '', '');
      refusal.value = { error, mayRepeat: error.status === 0 || error.status >= 500 };
    } finally {
      busy.value = false;
      retrying.value = false;
    }
  };
  const again = (): Promise<void> => take(last);
  const issue = async (): Promise<void> => {
    const wanted = service.value;
    if (!wanted) return;
    await take(() => issuing.issue({
      service: wanted.id, ...(item.value ? { item: item.value.id } : {}), class: 'ordinary', locale: locale.value, kiosk,
    }));
  };

  /** Who made an appointment is here; the request ids are kept, so that pressing again acts once. */
  const checkIn = async (digits: string): Promise<void> => {
    const api = hall.api.value;
    if (!api) return;
    const today = isoDay(hallNow(), hall.info.value?.timeZone ?? 'Asia/Shanghai');
    const numbers = bookingNumbers(digits, today).map((number) => ({ number, requestId: newRequestId() }));
    await take(async () => {
      for (const { number, requestId } of numbers) {
        try {
          const path = `/api/halls/${encodeURIComponent(api.hall)}/appointments/${encodeURIComponent(number)}/check-in`;
          return await call<IssuedTicket>('POST', path, { requestId, kiosk, locale: locale.value }, { onRetry: () => { retrying.value = true; } });
        } catch (error) {
          if (!(error instanceof HallError) || error.status !== 404) throw error;
        }
      }
      const [{ number } = { number: '' }] = numbers;
      const { zh, en } = kioskWords.appointmentUnknown;
      throw new HallError(404, 'unknown-record', fill(zh, { number }), fill(en, { number }));
    });
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
  const look = (at: 'disclosure' | 'complain' | 'appointment'): void => { if (!busy.value) screen.value = at; };
  const dismiss = (): void => { refusal.value = null; };

  return {
    kiosk, hall, board, screen, service, item, items, issued, busy, retrying, refusal, open, opensAt, closure,
    issue, again, checkIn, look, home, back, chooseService, chooseItem, direct, dismiss,
  };
}
