import { computed, onScopeDispose, reactive, ref, shallowRef } from 'vue';
import { openBroker, type Broker } from '../shared/broker';
import { hallNow, useNow } from '../shared/clock';
import type { Board, BoardCall, Call, HallInfo, HallStatus } from '../shared/types';
import { addressId, useHall } from '../shared/useHall';
import { Announcer } from './announcer';
import { useVoice } from './voice';

const staleAfterMs = 5000;
const aliveEveryMs = 5000;

/** What a call on the board says aloud when its announcement was missed while the screen was away. */
export function callOfBoard(one: BoardCall, board: Board): Call {
  const name = board.counters.find((counter) => counter.id === one.counter)?.name;
  const zh = name ? `${one.counter}号${name['zh-CN']}` : one.label;
  const en = name?.en ? `counter ${one.counter}, ${name.en}` : `counter ${one.counter}`;
  return {
    sequence: one.sequence, ticket: one.ticket, counter: one.counter, label: one.label, place: one.place, repeat: 1,
    say: { 'zh-CN': `请${one.ticket}号到${zh}办理`, en: `Ticket ${one.ticket}, please come to ${en}.` },
  };
}

/** Everything one display shows, from the broker only; the host is asked once for the hall's id and time zone. */
export function useDisplay() {
  const id = addressId();
  const now = useNow();
  const board = shallowRef<Board | null>(null);
  const status = shallowRef<HallStatus | null>(null);
  const broker = shallowRef<Broker | null>(null);
  const updatedAt = ref<number | null>(null);
  const freshAt = ref<number | null>(null);
  const startedAt = hallNow();
  const info = shallowRef<HallInfo | null>(null);
  const voice = useVoice(() => info.value?.locales ?? ['zh-CN']);

  const screen = reactive({ current: null as Call | null, pending: [] as Call[], busy: false });
  const announcer: Announcer = new Announcer({
    speak: voice.speak,
    chime: voice.chime,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    changed: () => {
      screen.current = announcer.current;
      screen.pending = [...announcer.pending];
      screen.busy = announcer.busy;
    },
  });

  let missedFrom: number | null = null;
  const takeBoard = (picture: Board): void => {
    board.value = picture;
    updatedAt.value = hallNow();
    // The first picture after an absence: calls still open that were never heard here are announced now.
    if (missedFrom === null) return;
    const missed = picture.calls.filter((one) => one.sequence > missedFrom! && one.state === 'called');
    missedFrom = null;
    for (const one of missed.reverse()) announcer.take(callOfBoard(one, picture));
  };

  const healthy = computed(() =>
    broker.value?.connected.value === true && status.value?.state !== 'offline' && board.value !== null);
  const stale = computed(() => !healthy.value && now.value - (freshAt.value ?? startedAt) > staleAfterMs);

  const closers: (() => void)[] = [];
  const start = (hall: string): void => {
    const topic = (name: string): string => `sq/${hall}/${name}`;
    const alive = topic(`displays/${id}/alive`);
    const link = openBroker({ topic: alive, payload: { at: null, sequence: 0, state: 'offline' } });
    link.on<HallStatus>(topic('status'), (said) => { status.value = said; });
    link.on<Board>(topic('board'), takeBoard);
    link.on<Call>(topic('calls'), (call) => { announcer.take(call); });
    broker.value = link;
    const beat = (): void => {
      const shows = { at: new Date(hallNow()).toISOString(), sequence: board.value?.sequence ?? 0, state: 'online' };
      link.publish(alive, shows, true);
    };
    let wasUp = false;
    const watchTimer = setInterval(() => {
      const up = link.connected.value;
      if (wasUp && !up) missedFrom = Math.max(announcer.newest, board.value?.calls[0]?.sequence ?? 0);
      if (!wasUp && up) beat();
      wasUp = up;
      if (healthy.value) freshAt.value = hallNow();
    }, 250);
    const beatTimer = setInterval(beat, aliveEveryMs);
    closers.push(() => { clearInterval(watchTimer); clearInterval(beatTimer); link.close(); });
  };
  onScopeDispose(() => closers.forEach((close) => close()));

  // Asked seldom: only to keep the clock true and to notice a changed plan.
  const hall = useHall(60_000, (_, answered) => { info.value = answered; start(answered.hall); });

  /** The big call: the one being announced, else the newest on the board. */
  const shown = computed<BoardCall | null>(() => {
    const calls = board.value?.calls ?? [];
    const call = screen.current;
    if (call && (screen.busy || call.sequence >= (calls[0]?.sequence ?? 0))) {
      const onBoard = calls.find((one) => one.sequence === call.sequence);
      return onBoard ?? { ...call, service: '', at: '', state: screen.busy ? 'called' : 'open' };
    }
    return calls[0] ?? null;
  });
  const recent = computed(() => (board.value?.calls ?? []).filter((one) => one.sequence !== shown.value?.sequence));

  return { now, board, hall, info, broker, healthy, stale, freshAt, updatedAt, shown, recent, screen, voice };
}
