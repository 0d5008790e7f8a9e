import { computed, ref, shallowRef } from 'vue';
import { call, newRequestId, type HallApi } from '../shared/api';
import { useLive } from '../shared/staff/useLive';
import type { Board, CounterView, DayReport, DeviceStatus, JournalEvent } from '../shared/types';
import { useHall } from '../shared/useHall';
import { DayFold } from './day/dayFold';

const gatherMs = 800;
const reportEveryMs = 4000;

/** Everything the manager's page shows, kept fresh from the feed. */
export function useManager() {
  const hall = useHall();
  const board = shallowRef<Board | null>(null);
  const counters = shallowRef<CounterView[]>([]);
  const devices = shallowRef<DeviceStatus[]>([]);
  const report = shallowRef<DayReport | null>(null);
  const fold = shallowRef(new DayFold());
  const turned = ref(0);
  let held: JournalEvent[] | null = null;
  let foldedDay = '';
  let reportedAt = 0;
  let late: ReturnType<typeof setTimeout> | undefined;

  const take = (event: JournalEvent): void => {
    if (held) { held.push(event); return; }
    fold.value.take(event);
  };

  /** Reads the whole day once; afterwards the feed carries it on. */
  const readDay = async (api: HallApi, day: string): Promise<void> => {
    held = [];
    const fresh = new DayFold();
    try {
      const answer = await fetch(`/api/halls/${encodeURIComponent(api.hall)}/journal?day=${day}`, { cache: 'no-store' });
      if (!answer.ok) return;
      for (const record of (await answer.text()).split('\n')) {
        if (record.trim()) fresh.take(JSON.parse(record) as JournalEvent);
      }
      foldedDay = day;
      fold.value = fresh;
    } finally {
      const missed = held;
      held = null;
      missed.forEach(take);
      turned.value += 1;
    }
  };

  const live = useLive(hall, async (api) => {
    const stop = { patienceMs: 0 };
    const picture = await api.board(stop);
    const [views, states] = await Promise.all([
      Promise.all(picture.counters.map((one) => api.counter(one.id, stop))), api.devices(stop),
    ]);
    [board.value, counters.value, devices.value] = [picture, views, states];
    const day = picture.day ?? '';
    if (day && (day !== foldedDay || fold.value.sequence > picture.sequence + 1000)) void readDay(api, day).catch(() => {});
    clearTimeout(late);
    if (day && Date.now() - reportedAt > reportEveryMs) {
      report.value = await api.dayReport(day, stop);
      reportedAt = Date.now();
    } else if (day) {
      // The report may lag behind a burst of events; it catches up once the burst is over.
      late = setTimeout(() => void live.reload(), reportEveryMs);
    }
    turned.value += 1;
    return picture.sequence;
  }, take, gatherMs);

  const visits = computed(() => { void turned.value; return [...fold.value.visits.values()]; });
  const waiting = computed(() => { void turned.value; return new Map(fold.value.waiting); });

  const doors = async (open: boolean, reason: string): Promise<void> => {
    const api = hall.api.value;
    if (!api) return;
    await call('POST', `/api/halls/${encodeURIComponent(api.hall)}/doors/${open ? 'open' : 'close'}`,
      { requestId: newRequestId(), ...(reason ? { reason } : {}) });
    await live.reload();
  };

  return { hall, board, counters, devices, report, visits, waiting, live, doors };
}
