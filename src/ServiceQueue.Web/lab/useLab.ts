import { ref, shallowRef } from 'vue';
import { HallError, lab, newRequestId } from '../shared/api';
import { useLive } from '../shared/staff/useLive';
import type { Board, DeviceStatus, JournalEvent, LabDevice } from '../shared/types';
import { useHall } from '../shared/useHall';
import { useWords } from '../shared/words';
import { labWords } from './words';

/** The hall as its simulated devices show it, and everything a visitor can do to it. */
export function useLab() {
  const t = useWords(labWords);
  const hall = useHall();
  const board = shallowRef<Board | null>(null);
  const bench = shallowRef<LabDevice[]>([]);
  const devices = shallowRef<ReadonlyMap<string, DeviceStatus>>(new Map());
  const newest = shallowRef<{ visit: string; ticket: string } | null>(null);
  const said = ref('');

  const heard = (event: JournalEvent): void => {
    const { visit, ticket } = event.body;
    if (event.type !== 'TicketIssued' || typeof visit !== 'string' || typeof ticket !== 'string') return;
    newest.value = { visit, ticket };
  };

  const live = useLive(hall, async (api) => {
    const stop = { patienceMs: 0 };
    const [picture, states, far] = await Promise.all([api.board(stop), api.devices(stop), lab.devices(stop)]);
    board.value = picture;
    devices.value = new Map(states.map((one) => [one.id, one]));
    bench.value = far;
    if (!newest.value) void findNewest();
    return picture.sequence;
  }, heard, 80);

  /** The phone page needs a visit: the last one still waiting will do. */
  const findNewest = async (): Promise<void> => {
    const waiting = board.value?.waiting.find((queue) => queue.count > 0);
    const counter = board.value?.counters.find((one) => waiting && one.services.includes(waiting.service));
    if (!counter || !hall.api.value) return;
    const last = (await hall.api.value.counter(counter.id, { patienceMs: 0 })).queue.at(-1);
    if (last) newest.value ??= { visit: last.visit, ticket: last.ticket };
  };

  const attempt = async (act: () => Promise<string>): Promise<void> => {
    try {
      said.value = await act();
    } catch (error) {
      said.value = error instanceof HallError ? error.words : String(error);
    }
    void live.reload();
  };

  const take = (service: string, kiosk: string): Promise<void> => attempt(async () => {
    const issued = await hall.api.value?.issue({ requestId: newRequestId(), service, kiosk });
    return issued ? t('took', { ticket: issued.ticket, n: issued.ahead }) : '';
  });
  const press = (keypad: string, key: string, what: string): Promise<void> =>
    attempt(async () => { await lab.press(keypad, key); return what; });
  const fault = (device: string, kind: string, what: string): Promise<void> =>
    attempt(async () => { await lab.fault(device, kind); return what; });
  const open = (counter: number): Promise<void> =>
    attempt(async () => { await hall.api.value?.openCounter(counter, t('clerk', { n: counter })); return ''; });

  return { hall, board, bench, devices, newest, said, live, take, press, fault, open };
}
