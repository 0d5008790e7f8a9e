import { computed, ref, shallowRef, watch } from 'vue';
import { HallError, newRequestId, type HallApi, type TransferTo, type Trying } from '../shared/api';
import { outcomes } from '../shared/staff/words';
import { useLive } from '../shared/staff/useLive';
import type { CatalogueItem, CounterView, Outcome } from '../shared/types';
import { useHall } from '../shared/useHall';
import { locale, useWords } from '../shared/words';
import { usePending } from './usePending';
import { counterWords } from './words';

type Said = { text: string; tone: 'plain' | 'fault' };

const patienceMs = 60_000;

/** Everything a clerk at one counter sees and does. One press is on its way at a time; none is lost. */
export function useCounter(id: number) {
  const t = useWords(counterWords);
  const hall = useHall();
  const view = shallowRef<CounterView | null>(null);
  const catalogue = shallowRef<ReadonlyMap<string, CatalogueItem>>(new Map());
  const said = shallowRef<Said | null>(null);
  const sending = ref<string | null>(null);
  const retries = ref(0);
  const pending = usePending();

  const live = useLive(hall, async (api) => {
    view.value = await api.counter(id, { patienceMs: 0 });
    if (catalogue.value.size === 0) void loadCatalogue(api);
    return view.value.sequence;
  });
  const loadCatalogue = async (api: HallApi): Promise<void> => {
    try {
      catalogue.value = new Map((await api.catalogue({ patienceMs: 0 })).map((item) => [item.id, item]));
    } catch { /* The item's name is a convenience; the next picture asks again. */ }
  };

  const say = (text: string, tone: Said['tone'] = 'plain'): void => { said.value = { text, tone }; };
  const current = computed(() => view.value?.current ?? null);
  const standing = computed<'closed' | 'paused' | 'called' | 'serving' | 'free'>(() => {
    const state = view.value?.state ?? 'closed';
    if (current.value) return current.value.state === 'serving' ? 'serving' : 'called';
    return state === 'closed' || state === 'paused' ? state : 'free';
  });

  // What was waiting to be sent is moot once the keypad or another page has ended that turn.
  watch(() => current.value?.visit, (visit) => {
    if (pending.press.value && pending.press.value.visit !== visit) pending.undo();
  });

  /** Sends one press; a press while another is on its way is refused visibly. True when it was accepted. */
  const send = async (name: string, act: (api: HallApi, trying: Trying) => Promise<string>): Promise<boolean> => {
    const api = hall.api.value;
    if (!api) return false;
    if (sending.value) { say(t('stillSending')); return false; }
    sending.value = name;
    retries.value = 0;
    try {
      say(await act(api, { patienceMs, onRetry: (attempt) => { retries.value = attempt; } }));
      return true;
    } catch (error) {
      say(error instanceof HallError ? error.words : String(error), 'fault');
      return false;
    } finally {
      sending.value = null;
      retries.value = 0;
      void live.reload();
    }
  };

  const ticket = (): string => current.value?.ticket ?? '';

  const callNext = async (): Promise<void> => {
    if (sending.value) { say(t('stillSending')); return; }
    if (pending.press.value) {
      await pending.sendNow();
      if (said.value?.tone === 'fault') return;
    }
    const requestId = newRequestId();
    await send('next', async (api, trying) => {
      const called = await api.callNext(id, requestId, trying);
      return called ? t('saidCalled', { ticket: called.ticket }) : t('nextNobody');
    });
  };

  const recall = async (): Promise<void> => {
    const [requestId, number] = [newRequestId(), ticket()];
    await send('recall', async (api, trying) => {
      await api.recall(id, requestId, trying);
      return t('saidRecalled', { ticket: number });
    });
  };

  const serve = async (): Promise<void> => {
    const [requestId, number] = [newRequestId(), ticket()];
    await send('serve', async (api, trying) => {
      await api.serve(id, requestId, trying);
      return t('saidServing', { ticket: number });
    });
  };

  const pathOf = (action: string): string =>
    `/api/halls/${encodeURIComponent(hall.api.value?.hall ?? '')}/counters/${id}/${action}`;

  /** Waits five seconds before it is sent; the clerk may take it back. */
  const noShow = (): void => {
    const visit = current.value;
    if (!visit || pending.press.value) return;
    if (sending.value) { say(t('stillSending')); return; }
    const body = { requestId: newRequestId() };
    pending.put({
      kind: 'noShow', visit: visit.visit, ticket: visit.ticket, path: pathOf('no-show'), body, outcome: '',
      send: async () => {
        await send('noShow', async (api, trying) => {
          await api.noShow(id, body.requestId, trying);
          return t('saidNoShow', { ticket: visit.ticket });
        });
      },
    });
  };

  /** Waits five seconds like a no-show: an outcome chosen by mistake cannot be changed afterwards. */
  const finish = (outcome: Outcome, more: { case?: string | object; why?: string }): void => {
    const visit = current.value;
    if (!visit || pending.press.value) return;
    if (sending.value) { say(t('stillSending')); return; }
    const words = outcomes.find((one) => one.id === outcome)?.text;
    const body = { requestId: newRequestId(), outcome, ...more };
    pending.put({
      kind: 'finish', visit: visit.visit, ticket: visit.ticket, path: pathOf('finish'), body,
      outcome: (locale.value === 'en' ? words?.en : words?.zh) ?? '',
      send: async () => {
        await send('finish', async (api, trying) => {
          await api.finish(id, body, trying);
          return t('saidFinished', { ticket: visit.ticket });
        });
      },
    });
  };

  const undo = (): void => {
    const taken = pending.undo();
    if (taken) say(t('saidUndone', { ticket: taken.ticket }));
  };

  const hold = async (note: string): Promise<void> => {
    const [requestId, number] = [newRequestId(), ticket()];
    await send('hold', async (api, trying) => {
      await api.hold(id, note ? { note, requestId } : { requestId }, trying);
      return t('saidHeld', { ticket: number });
    });
  };

  const resume = async (visit: string, number: string): Promise<void> => {
    const requestId = newRequestId();
    await send('resume', async (api, trying) => {
      await api.resume(id, visit, requestId, trying);
      return t('saidResumed', { ticket: number });
    });
  };

  const transfer = async (to: TransferTo): Promise<void> => {
    const [requestId, number] = [newRequestId(), ticket()];
    await send('transfer', async (api, trying) => {
      await api.transfer(id, { ...to, requestId }, trying);
      return t('saidTransferred', { ticket: number });
    });
  };

  const callOutOfOrder = async (
    chosen: string, reason: string, approver: string, evidence: string,
  ): Promise<void> => {
    const requestId = newRequestId();
    await send('call', async (api, trying) => {
      const called = await api.callOutOfOrder(id, {
        ticket: chosen, reason, approver, requestId, ...(evidence ? { evidence } : {}),
      }, trying);
      return t('saidCalled', { ticket: called.ticket });
    });
  };

  const staffing = (name: string, act: (api: HallApi, trying: Trying) => Promise<CounterView>): Promise<boolean> =>
    send(name, async (api, trying) => { view.value = await act(api, trying); return ''; });
  const open = (clerk: string): Promise<boolean> => staffing('open', (api, trying) => api.openCounter(id, clerk, trying));
  const close = (): Promise<boolean> => staffing('close', (api, trying) => api.closeCounter(id, trying));
  const pause = (reason: string, backAt?: string): Promise<boolean> =>
    staffing('pause', (api, trying) => api.pauseCounter(id, backAt ? { reason, backAt } : { reason }, trying));
  const resumeCounter = (): Promise<boolean> => staffing('continue', (api, trying) => api.continueCounter(id, trying));

  return {
    hall, view, live, catalogue, said, say, sending, retries, pending, current, standing,
    callNext, recall, serve, noShow, finish, undo, hold, resume, transfer, callOutOfOrder,
    open, close, pause, resumeCounter,
  };
}

export type Counter = ReturnType<typeof useCounter>;
