import { callbackFields } from '../shared/staff/verbs/callback';
import { choice as one, field, type Verb } from '../shared/staff/verbs/verbs';

/** Where a complaint stands. */
export type ComplaintState = 'received' | 'registered' | 'dispatched' | 'resolved' | 'noticed' | 'closed';

const yesNo = (yes: [string, string], no: [string, string]) => [
  { value: 'true', text: { zh: yes[0], en: yes[1] } }, { value: 'false', text: { zh: no[0], en: no[1] } },
] as const;

/** What it is about: the closed list of the regulations. */
const matters = [
  one('quality', '服务质量', 'Quality'), one('attitude', '服务态度', 'Attitude'), one('integrity', '廉政行为', 'Integrity'),
  one('delay', '超时限', 'Delay'), one('obstruction', '刁难', 'Obstruction'), one('rudeness', '粗暴', 'Rudeness'),
  one('fees', '乱收费', 'Fees'), one('retaliation', '打击报复', 'Retaliation'), one('negligence', '失职', 'Negligence'),
  one('improvement', '意见建议', 'Suggestion'),
];

/** Every verb, in the order in which a complaint goes through them. */
export const complaintVerbs: readonly Verb<ComplaintState>[] = [
  {
    path: 'register', text: { zh: '登记', en: 'Register' }, states: ['received'], isNext: true,
    fields: [
      field('officer', '承办专员（不能是被投诉人）', 'Officer (not the person complained of)'),
      field('matter', '投诉类别', 'Matter', { kind: 'choice', choices: matters, start: 'attitude' }),
      field('isComplex', '是否复杂事项', 'Complex', { kind: 'choice', choices: yesNo(['复杂（15个工作日）', 'Complex (15 days)'], ['一般（5个工作日）', 'Ordinary (5 days)']), start: 'false' }),
    ],
  },
  {
    path: 'contact', text: { zh: '联系投诉人', en: 'Contact' }, states: ['registered', 'dispatched', 'resolved'], isNext: true,
    fields: [
      field('channel', '联系方式', 'Channel', { kind: 'choice', choices: [one('phone', '电话', 'Phone'), one('visit', '当面', 'In person'), one('letter', '信函', 'Letter')], start: 'phone' }),
      field('note', '联系情况', 'What was said', { kind: 'long' }),
    ],
  },
  {
    path: 'reassign', text: { zh: '改派专员', en: 'Another officer' }, states: ['registered', 'dispatched', 'resolved'],
    fields: [field('officer', '新承办专员（不能是被投诉人）', 'New officer (not the person complained of)'), field('reason', '改派理由', 'Reason', { kind: 'long' })],
  },
  { path: 'dispatch', text: { zh: '转办核实', en: 'Dispatch' }, states: ['registered'], fields: [field('to', '核实人或单位', 'To')] },
  {
    path: 'resolve', text: { zh: '查处结论', en: 'Resolve' }, states: ['registered', 'dispatched'], isNext: true,
    fields: [
      field('verified', '核实结论', 'Verified', { kind: 'choice', choices: yesNo(['属实', 'True'], ['不属实', 'Not true']), start: 'true' }),
      field('result', '处理结果', 'What was found and done', { kind: 'long' }),
      field('documents', '证据材料', 'Evidence'),
    ],
  },
  {
    path: 'prolong', text: { zh: '转为复杂事项', en: 'Prolong' }, states: ['registered', 'dispatched'],
    fields: [field('reason', '理由', 'Reason', { kind: 'long' }), field('approver', '批准人（不能是本人）', 'Approver (not yourself)')],
  },
  {
    path: 'notice', text: { zh: '正式答复', en: 'Answer in writing' }, states: ['resolved'], isNext: true, prints: true,
    fields: [
      field('explanation', '向投诉人说明的理由和依据', 'Explanation to the complainant', { kind: 'long' }),
      field('channel', '送达方式', 'Delivered by', { kind: 'choice', choices: [one('visit', '当面', 'In person'), one('letter', '信函', 'Letter'), one('phone', '电话告知并寄送', 'Phone and letter')], start: 'visit' }),
      field('proof', '送达凭证', 'Proof of delivery'),
    ],
  },
  {
    path: 'call-back', text: { zh: '回访', en: 'Call back' }, states: ['noticed'], isNext: true, fields: callbackFields,
  },
];
