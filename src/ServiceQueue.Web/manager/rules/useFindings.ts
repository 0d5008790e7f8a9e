import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { call } from '../../shared/api';
import type { HallHandle } from '../../shared/useHall';
import type { Words } from '../../shared/types';

/** Where the journal breaks a rule, or is about to. */
export interface Finding {
  rule: string; grade: 'must' | 'should'; level: 'breach' | 'warning'; clause: string; at: string; due?: string | null;
  subject: string; counter?: number | null; says: Words; evidence: number[];
}

const most = 200;
const againMs = 60_000;

const keyOf = (one: Finding): string => `${one.rule}|${one.level}|${one.at}|${one.subject}`;

/** The day's findings, the newest first: loaded once, then heard as they become true. */
export function useFindings(hall: HallHandle, day: Ref<string>) {
  const findings = shallowRef<Finding[]>([]);
  const counts = ref({ breaches: 0, warnings: 0 });
  /** Records of the journal that were checked and that there are; equal once the check has caught up. */
  const checked = ref({ upTo: 0, head: 0 });
  const loaded = ref(false);
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const base = (): string => `/api/halls/${encodeURIComponent(hall.api.value?.hall ?? '')}/findings`;
  const take = (one: Finding): void => {
    if (findings.value.some((known) => keyOf(known) === keyOf(one))) return;
    findings.value = [one, ...findings.value].slice(0, most);
    if (one.level === 'breach') counts.value = { ...counts.value, breaches: counts.value.breaches + 1 };
    else counts.value = { ...counts.value, warnings: counts.value.warnings + 1 };
  };
  const load = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      const answer = await call<{ findings: Finding[]; breaches: number; warnings: number; upTo: number; head: number }>(
        'GET', `${base()}?from=${day.value}&to=${day.value}`, undefined, { patienceMs: 0 });
      findings.value = [...answer.findings].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, most);
      counts.value = { breaches: answer.breaches, warnings: answer.warnings };
      checked.value = { upTo: answer.upTo, head: answer.head };
      loaded.value = true;
    } catch { /* The page's banner says that the host is away; this asks again by itself. */ }
    if (!stopped) timer = setTimeout(() => void load(), checked.value.upTo < checked.value.head ? 3000 : againMs);
  };
  const follow = (): void => {
    source?.close();
    source = new EventSource(`${base()}/feed`);
    source.onmessage = (message: MessageEvent<string>) => take(JSON.parse(message.data) as Finding);
  };

  watch([hall.api, day], ([api, date]) => {
    if (!api || date === '' || stopped) return;
    void load();
    follow();
  }, { immediate: true });
  onScopeDispose(() => { stopped = true; clearTimeout(timer); source?.close(); });
  return { findings, counts, checked, loaded };
}
