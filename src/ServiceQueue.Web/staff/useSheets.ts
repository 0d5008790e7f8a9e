import { ref, shallowRef, watch } from 'vue';
import { call, HallError, newRequestId } from '../shared/api';
import { hallNow, isoDay } from '../shared/clock';
import type { AttendanceSheet, ScoreSheet } from '../obj/interface';
import { useHall } from '../shared/useHall';

const clerkKey = 'servicequeue-clerk';

/** The sheets of the month chosen, and what is done with a deduction. */
export function useSheets() {
  const hall = useHall();
  const month = ref('');
  const clerk = ref(localStorage.getItem(clerkKey) ?? '');
  const attendance = shallowRef<AttendanceSheet | null>(null);
  const scores = shallowRef<ScoreSheet | null>(null);
  const fault = ref('');
  watch(clerk, (name) => localStorage.setItem(clerkKey, name));
  watch(hall.info, (info) => { if (info && month.value === '') month.value = isoDay(hallNow(), info.timeZone).slice(0, 7); });

  const base = (): string => `/api/halls/${encodeURIComponent(hall.api.value?.hall ?? '')}/staff`;
  const load = async (): Promise<void> => {
    const wanted = month.value;
    if (!hall.api.value || wanted === '') return;
    try {
      const [days, points] = await Promise.all([
        call<AttendanceSheet>('GET', `${base()}/month/${wanted}`), call<ScoreSheet>('GET', `${base()}/score/${wanted}`),
      ]);
      // Another month may have been chosen meanwhile.
      if (wanted !== month.value) return;
      [attendance.value, scores.value, fault.value] = [days, points, ''];
    } catch (error) {
      fault.value = error instanceof HallError ? error.words : String(error);
    }
  };
  watch([hall.api, month], () => void load(), { immediate: true });

  /** Contests or reviews a deduction; answers with a refusal, or nothing. */
  const act = async (path: string, body: object): Promise<string> => {
    try {
      await call('POST', `${base()}/score/${path}`, { requestId: newRequestId(), by: clerk.value.trim(), ...body });
      await load();
      return '';
    } catch (error) {
      return error instanceof HallError ? error.words : String(error);
    }
  };
  return { hall, month, clerk, attendance, scores, fault, base, act };
}
