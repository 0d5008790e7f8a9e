import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { call, HallError, newRequestId } from '../shared/api';
import { useLive } from '../shared/staff/useLive';
import { useHall } from '../shared/useHall';
import { useWords } from '../shared/words';
import type { CaseState, Verb } from './verbs';
import { casesWords } from './words';

/** A case as the page shows it. */
export interface CaseShown {
  case: string; state: CaseState; kind: string; item?: { id: string; name: string } | null;
  applicant?: { name: string; phone?: string | null } | null; clerk: string; handler: string;
  receivedAt: string; from?: string | null; due?: string | null; accepted?: { from: string } | null;
  extended?: { days: number; reason: string; approver: string } | null;
  materials: { name: string; state: 'present' | 'missing' | 'flawed' | 'correctedOnSpot' | 'promised' | 'notNeeded'; requirement?: string }[];
  result?: string | null; nextStep?: string | null; why?: string | null; notices: string[];
}

const clerkKey = 'servicequeue-clerk';

/** The open cases, the one being looked at, and what a clerk does with it. */
export function useCases() {
  const t = useWords(casesWords);
  const hall = useHall();
  const cases = shallowRef<CaseShown[]>([]);
  const number = ref(decodeURIComponent(location.hash.slice(1)));
  const looked = shallowRef<CaseShown | null>(null);
  const clerk = ref(localStorage.getItem(clerkKey) ?? '');
  const said = shallowRef<{ text: string; fault: boolean } | null>(null);
  const sending = ref(false);
  watch(clerk, (name) => localStorage.setItem(clerkKey, name));

  const base = (): string => `/api/halls/${encodeURIComponent(hall.api.value?.hall ?? '')}`;
  const soonest = (one: CaseShown): number => (one.due ? Date.parse(one.due) : Number.MAX_SAFE_INTEGER);
  const live = useLive(hall, async (api) => {
    const [board, open] = await Promise.all([
      api.board({ patienceMs: 0 }), call<CaseShown[]>('GET', `${base()}/cases`, undefined, { patienceMs: 0 }),
    ]);
    cases.value = [...open].sort((a, b) => soonest(a) - soonest(b) || a.case.localeCompare(b.case));
    await look();
    return board.sequence;
  });
  const look = async (): Promise<void> => {
    if (number.value === '') { looked.value = null; return; }
    try {
      looked.value = await call<CaseShown>('GET', `${base()}/cases/${encodeURIComponent(number.value)}`, undefined, { patienceMs: 0 });
    } catch (error) {
      looked.value = null;
      if (error instanceof HallError && error.status === 404) said.value = { text: error.words, fault: true };
      else throw error;
    }
  };

  const choose = (one: string): void => { location.hash = encodeURIComponent(one); };
  const turned = (): void => { number.value = decodeURIComponent(location.hash.slice(1)); said.value = null; void live.reload(); };
  window.addEventListener('hashchange', turned);
  onScopeDispose(() => window.removeEventListener('hashchange', turned));

  /** One press is on its way at a time; its request id makes a repeat act once. */
  const act = async (verb: Verb, body: object): Promise<void> => {
    if (sending.value || looked.value === null) return;
    sending.value = true;
    said.value = null;
    const path = `${base()}/cases/${encodeURIComponent(looked.value.case)}/${verb.path}`;
    try {
      await call('POST', path, { requestId: newRequestId(), by: clerk.value.trim(), ...body });
      said.value = { text: t(verb.prints ? 'donePrinting' : 'done'), fault: false };
    } catch (error) {
      said.value = { text: error instanceof HallError ? error.words : String(error), fault: true };
    } finally {
      sending.value = false;
      void live.reload();
    }
  };

  return { hall, cases, chosen: computed(() => looked.value), live, clerk, said, choose, act, sending };
}
