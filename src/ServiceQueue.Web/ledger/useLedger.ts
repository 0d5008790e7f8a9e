import { computed, ref, shallowRef, watch } from 'vue';
import type { LedgerLine } from '../obj/interface';
import { call, HallError } from '../shared/api';
import { hallNow, isoDay } from '../shared/clock';
import { pagesOf } from '../shared/paging';
import { useHall } from '../shared/useHall';

const dayMs = 86_400_000;
const rowsOfPage = 100;

/** The ledger of a span of days, the latest acceptance first, and what of it is looked at. */
export function useLedger() {
  const hall = useHall();
  const span = ref({ from: '', to: '' });
  const view = ref<'whole' | 'masked'>('whole');
  const wanted = ref('');
  const lateOnly = ref(false);
  const lines = shallowRef<LedgerLine[] | null>(null);
  const fault = ref('');
  const page = ref(0);

  watch(hall.info, (info) => {
    if (!info || span.value.to !== '') return;
    const now = hallNow();
    span.value = { from: isoDay(now - 30 * dayMs, info.timeZone), to: isoDay(now, info.timeZone) };
  }, { immediate: true });

  const base = computed(() => `/api/halls/${encodeURIComponent(hall.api.value?.hall ?? '')}/ledger`);
  const days = computed(() => `?from=${span.value.from}&to=${span.value.to}`);
  const csv = computed(() => `${base.value}.csv${days.value}`);
  const load = async (): Promise<void> => {
    if (!hall.api.value || span.value.from === '' || span.value.to === '') return;
    const asked = `${base.value}${view.value === 'masked' ? '/public' : ''}${days.value}`;
    try {
      const read = await call<LedgerLine[]>('GET', asked);
      lines.value = read.sort((a, b) => b.acceptedAt.localeCompare(a.acceptedAt) || b.case.localeCompare(a.case));
      fault.value = '';
    } catch (error) {
      lines.value = [];
      fault.value = error instanceof HallError ? error.words : String(error);
    }
  };
  watch([hall.api, span, view], () => void load(), { immediate: true, deep: true });

  const shown = computed(() => {
    const words = wanted.value.trim().toLowerCase().split(/\s+/);
    return (lines.value ?? []).filter((one) => {
      const text = `${one.case} ${one.item ?? ''} ${one.acceptedBy}`.toLowerCase();
      return (!lateOnly.value || one.isOverdue) && words.every((word) => text.includes(word));
    });
  });
  const pages = computed(() => pagesOf(shown.value, rowsOfPage));
  watch(pages, (all) => { page.value = Math.min(page.value, all.length - 1); });
  const counts = computed(() => ({
    n: lines.value?.length ?? 0, done: lines.value?.filter((one) => one.decidedAt).length ?? 0,
    late: lines.value?.filter((one) => one.isOverdue).length ?? 0,
  }));
  return { hall, span, view, wanted, lateOnly, lines, shown, pages, page, counts, fault, csv };
}
