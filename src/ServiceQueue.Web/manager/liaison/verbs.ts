import { field, type Verb } from '../../shared/staff/verbs/verbs';

const by = field('by', '登记人', 'Recorded by');

/** Names who keeps a counter and the body behind it in touch (000-I 二). */
export const nameVerb = (before: string): Verb => ({
  path: 'name', text: { zh: '指定信息联络员', en: 'Name the liaison' }, states: [],
  fields: [
    field('person', '信息联络员', 'Liaison'), ...(before === '' ? [] : [field('reason', '更换理由', 'Why replaced')]), by,
  ],
});

/** The contact of every week, on Friday. */
export const logVerb: Verb = {
  path: 'log', text: { zh: '登记周联络', en: 'Weekly contact' }, states: [],
  fields: [
    field('with', '联络单位及联系人', 'Which body, and who there'), field('notes', '联络内容', 'What was said', { kind: 'long' }), by,
  ],
};

/** The record of it, signed. */
export const fileVerb = (friday: string): Verb => ({
  path: 'file', text: { zh: '交签字记录', en: 'Hand the signed record in' }, states: [],
  fields: [
    field('week', '联络周（周五日期）', 'Week (its Friday)', { kind: 'date', start: friday }), field('signedBy', '签字人', 'Signed by'), by,
  ],
});

/** The meeting of every month (000-I 二4). */
export const meetingVerb: Verb = {
  path: 'meetings', text: { zh: '登记月度例会', en: 'Record the monthly meeting' }, states: [],
  fields: [
    field('topics', '议题', 'Topics', { kind: 'long' }), field('statistics', '当月数据', 'Figures of the month', { kind: 'long' }),
    field('result', '议定事项（没有不填）', 'What was decided (if anything)', { kind: 'long', optional: true }), by,
  ],
};

/** The Friday of a day's week as the hall counts it: that day, or the last one before it. */
export function fridayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 2) % 7));
  return at.toISOString().slice(0, 10);
}
