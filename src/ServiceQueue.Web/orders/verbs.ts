import { callbackFields } from '../shared/staff/verbs/callback';
import { field, type Verb } from '../shared/staff/verbs/verbs';

/** Where a work order stands. */
export type OrderState = 'created' | 'responded' | 'handled' | 'closed';

/** Every verb, in the order in which a work order goes through them. */
export const orderVerbs: readonly Verb<OrderState>[] = [
  { path: 'respond', text: { zh: '响应', en: 'Take up' }, states: ['created'], isNext: true, fields: [] },
  {
    path: 'handle', text: { zh: '办结', en: 'Done' }, states: ['responded'], isNext: true,
    fields: [
      field('result', '办理结果', 'What was done', { kind: 'long' }),
      field('voucher', '服务凭证编号（须经服务对象签字）', 'Number of the signed voucher'),
    ],
  },
  { path: 'call-back', text: { zh: '回访', en: 'Call back' }, states: ['handled'], isNext: true, fields: callbackFields },
  { path: 'cancel', text: { zh: '来电人撤销', en: 'Given up by the caller' }, states: ['created', 'responded'], fields: [] },
];

/** 004-B 四1: what the caller said is read back and confirmed, part by part. */
export const createVerb: Verb = {
  path: '', text: { zh: '登记工单', en: 'New work order' }, states: [],
  fields: [
    field('item', '服务内容', 'What is to be done', { kind: 'long' }),
    field('contact.name', '姓名', 'Name'), field('contact.phone', '联系电话', 'Phone'), field('contact.address', '地址', 'Address'),
    field('readBack.name', '姓名已跟读确认', 'Name was read back', { kind: 'check' }),
    field('readBack.phone', '电话已跟读确认', 'Phone was read back', { kind: 'check' }),
    field('readBack.address', '地址已跟读确认', 'Address was read back', { kind: 'check' }),
    field('readBack.item', '服务内容已跟读确认', 'What is to be done was read back', { kind: 'check' }),
  ],
};

/** 004-A 二2: the callbacks of a month go to who decides on performance. */
export const feedbackVerb = (year: string, month: string): Verb => ({
  path: 'feedback', text: { zh: '上报月度回访', en: 'Report the month’s callbacks' }, states: [],
  fields: [
    field('year', '年', 'Year', { kind: 'number', start: year }), field('month', '月', 'Month', { kind: 'number', start: month }),
  ],
});
