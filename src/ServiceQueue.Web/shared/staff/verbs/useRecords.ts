import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { call, HallError, newRequestId } from '../../api';
import { useHall } from '../../useHall';
import { useWords } from '../../words';
import { useLive } from '../useLive';
import type { Verb } from './verbs';
import { verbWords } from './verbWords';

const clerkKey = 'servicequeue-clerk';

/** What was said after a press. */
export interface Said { text: string; fault: boolean }

/**
 * The open records of one kind, the one being looked at, and what is done with it: `folder` is where they live below
 * the hall. The record looked at stands in the address, so that a link leads to it and the browser's Back works.
 * `inList` finds it among the open ones, where a look of its own would be noted in the journal.
 */
export function useRecords<T>(folder: string, inList?: (one: T, id: string) => boolean) {
  const t = useWords(verbWords);
  const hall = useHall();
  const open: Ref<T[]> = shallowRef<T[]>([]);
  const id = ref(decodeURIComponent(location.hash.slice(1)));
  const looked: Ref<T | null> = shallowRef<T | null>(null);
  const clerk = ref(localStorage.getItem(clerkKey) ?? '');
  const said = shallowRef<Said | null>(null);
  const sending = ref(false);
  watch(clerk, (name) => localStorage.setItem(clerkKey, name));

  const base = (): string => `/api/halls/${encodeURIComponent(hall.api.value?.hall ?? '')}`;
  const look = async (): Promise<void> => {
    if (id.value === '') { looked.value = null; return; }
    if (inList) { looked.value = open.value.find((one) => inList(one, id.value)) ?? null; return; }
    try {
      looked.value = await call<T>('GET', `${base()}/${folder}/${encodeURIComponent(id.value)}`, undefined, { patienceMs: 0 });
    } catch (error) {
      looked.value = null;
      if (!(error instanceof HallError) || error.status >= 500 || error.status === 0) throw error;
      said.value = { text: error.words, fault: true };
    }
  };
  const live = useLive(hall, async (api) => {
    const [board, now] = await Promise.all([
      api.board({ patienceMs: 0 }), call<T[]>('GET', `${base()}/${folder}`, undefined, { patienceMs: 0 }),
    ]);
    open.value = now;
    await look();
    return board.sequence;
  });

  /** Turns to a record; what was said stays only where the page itself turned to what it has just made. */
  let keeps = false;
  const choose = (one: string, isMade = false): void => { keeps = isMade; location.hash = encodeURIComponent(one); };
  const turned = (): void => {
    id.value = decodeURIComponent(location.hash.slice(1));
    if (!keeps) said.value = null;
    keeps = false;
    void live.reload();
  };
  window.addEventListener('hashchange', turned);
  onScopeDispose(() => window.removeEventListener('hashchange', turned));

  const tell = (text: string, fault = false): void => { said.value = { text, fault }; };
  /** One press is on its way at a time; its request id makes a repeat act once. Answers with a refusal, or nothing. */
  const send = async <A>(path: string, body: object, done: (answer: A) => string): Promise<string> => {
    if (sending.value) return t('busy');
    sending.value = true;
    said.value = null;
    try {
      tell(done(await call<A>('POST', `${base()}/${path}`, { requestId: newRequestId(), by: clerk.value.trim(), ...body })));
      return '';
    } catch (error) {
      tell(error instanceof HallError ? error.words : String(error), true);
      return said.value!.text;
    } finally {
      sending.value = false;
      void live.reload();
    }
  };
  /** Does something with the record looked at; `done` may tell of the answer. */
  const act = (verb: Verb, body: object, done?: (answer: unknown) => string | null): Promise<string> => send(
    `${folder}/${encodeURIComponent(id.value)}/${verb.path}`, body,
    (answer) => done?.(answer) ?? t(verb.prints ? 'donePrinting' : 'done'));

  return { hall, open, looked: computed(() => looked.value), live, clerk, said, choose, act, send, sending };
}
