import { choice, field as text, type Verb } from '../shared/staff/verbs/verbs';

/** Where a case stands. */
export type CaseState =
  | 'consulted' | 'received' | 'supplementAwaited' | 'running' | 'paused' | 'decided' | 'notified' | 'delivered'
  | 'archived' | 'returned' | 'refused' | 'withdrawn';

const channels = [
  choice('on-spot', '当场', 'On the spot'), choice('phone', '电话', 'Phone'), choice('sms', '短信', 'Text'),
  choice('letter', '信函', 'Letter'), choice('online', '网上', 'Online'),
];

const yesNo = [choice('true', '准予', 'Granted'), choice('false', '不予', 'Not granted')];

const steps = [
  choice('immediate', '即办件', 'Done at once'), choice('promise', '承诺件', 'Time promised'), choice('reportUp', '上报件', 'Reported up'),
  choice('joint', '联办件', 'Joint'), choice('agency', '代办件', 'Agency'), choice('petition', '信访件', 'Petition'),
];

const refusal = [
  text('reason', '理由', 'Reason', { kind: 'long' }), text('basis', '依据', 'Legal basis'), text('remedy', '救济途径', 'Remedy'),
];

/** Every verb, in the order in which a case goes through them. */
export const caseVerbs: readonly Verb<CaseState>[] = [
  {
    path: 'supplement-received', text: { zh: '收到补充材料', en: 'Papers brought' }, states: ['supplementAwaited'], isNext: true,
    fields: [text('materials', '材料核对', 'Materials', { kind: 'materials' })],
  },
  {
    path: 'accept', text: { zh: '受理', en: 'Accept' }, states: ['received', 'supplementAwaited'], prints: true, isNext: true,
    fields: [
      text('kind', '办件类型', 'Kind', { kind: 'choice', start: 'promise', choices: steps }),
      text('superior', '上级机关', 'Superior body', { when: ['kind', 'reportUp'] }),
      text('superiorDays', '上级机关承诺工作日（不填按20日）', 'Its working days (20 if empty)', { kind: 'number', optional: true, when: ['kind', 'reportUp'] }),
      text('coordinator', '牵头协调人', 'Coordinator', { when: ['kind', 'joint'] }),
      text('reason', '即办事项不能当场办结的理由（没有不填）', 'Why not done at once (if so)', { optional: true, when: ['kind', 'promise', 'joint', 'agency'] }),
      text('promise', '容缺受理的书面承诺内容（材料齐全不填）', 'Written promise of what is missing (if so)', { optional: true }),
    ],
  },
  {
    path: 'answer', text: { zh: '按咨询件答复', en: 'Answer as a question' }, states: ['received'], prints: true,
    fields: [text('answer', '答复内容', 'Answer', { kind: 'long' })],
  },
  {
    path: 'correct', text: { zh: '当场更正材料', en: 'Put right here' }, states: ['received'],
    fields: [text('materials', '材料核对', 'Materials', { kind: 'materials' })],
  },
  {
    path: 'send-up', text: { zh: '上报', en: 'Send up' }, states: ['running'], kinds: ['reportUp'],
    fields: [text('superior', '上级机关', 'Superior body')],
  },
  { path: 'step', text: { zh: '登记承办环节', en: 'Note the handling' }, states: ['running', 'paused', 'decided'], kinds: ['agency'], fields: [] },
  { path: 'sign-off', text: { zh: '签字复核', en: 'Sign off' }, states: ['decided'], kinds: ['agency'], isNext: true, fields: [] },
  {
    path: 'decide', text: { zh: '办结', en: 'Decide' }, states: ['running'], isNext: true,
    fields: [
      text('granted', '结果', 'Result', { kind: 'choice', choices: yesNo, start: 'true' }),
      text('result', '办理结果（一句话，不含个人信息）', 'Result in one sentence, no personal data'),
    ],
  },
  {
    path: 'notify', text: { zh: '通知领取', en: 'Notify' }, states: ['decided'], prints: true, isNext: true,
    fields: [
      text('channel', '通知方式', 'Channel', { kind: 'choice', choices: channels, start: 'on-spot' }),
      text('nextStep', '下一步（没有请填“无”）', 'Next step (or 无)', { start: '请凭身份证到原窗口领取' }),
      text('pickUpOn', '可领取日期', 'Fetch from', { kind: 'date', optional: true }),
    ],
  },
  { path: 'deliver', text: { zh: '已送达', en: 'Delivered' }, states: ['notified'], isNext: true, fields: [] },
  { path: 'archive', text: { zh: '归档', en: 'File' }, states: ['delivered'], isNext: true, fields: [] },
  {
    path: 'extend', text: { zh: '延期', en: 'Extend' }, states: ['running'], prints: true,
    fields: [
      text('workingDays', '延长工作日（不超过10日）', 'Working days (10 at most)', { kind: 'number', start: '5' }),
      text('reason', '延期理由', 'Reason', { kind: 'long' }), text('approver', '批准人（不能是本人）', 'Approver (not yourself)'),
    ],
  },
  {
    path: 'pause', text: { zh: '暂停计时', en: 'Stop the clock' }, states: ['running'], prints: true,
    fields: [text('ground', '事由', 'Ground', {
      kind: 'choice', start: 'hearing', choices: [
        { value: 'hearing', text: { zh: '听证', en: 'Hearing' } },
        { value: 'inspection', text: { zh: '现场核查、检验检测', en: 'Inspection' } },
        { value: 'review', text: { zh: '专家评审', en: 'Expert review' } },
      ],
    })],
  },
  { path: 'resume', text: { zh: '恢复计时', en: 'Run the clock' }, states: ['paused'], isNext: true, fields: [] },
  {
    path: 'publish', text: { zh: '公开结果', en: 'Publish' }, states: ['decided', 'notified', 'delivered'],
    fields: [text('text', '公开内容（不含个人信息）', 'Public text, no personal data', { kind: 'long' })],
  },
  {
    path: 'supplement', text: { zh: '一次性告知补正', en: 'Tell what is missing' }, states: ['received', 'supplementAwaited'], prints: true,
    fields: [
      text('materials', '材料核对', 'Materials', { kind: 'materials' }),
      text('whyNotBefore', '上次未告知的理由（首次告知不填）', 'Why not told before (empty for the first)', { optional: true }),
    ],
  },
  { path: 'return', text: { zh: '退回', en: 'Return' }, states: ['received', 'supplementAwaited'], prints: true, fields: refusal },
  { path: 'refuse', text: { zh: '不予受理', en: 'Refuse' }, states: ['received', 'supplementAwaited'], prints: true, fields: refusal },
  {
    path: 'hand-over', text: { zh: '移交', en: 'Hand over' }, states: ['received', 'supplementAwaited', 'running', 'paused', 'decided', 'notified'],
    fields: [text('to', '接办人', 'To'), text('reason', '理由', 'Reason')],
  },
  {
    path: 'withdraw', text: { zh: '申请人撤回', en: 'Withdraw' }, states: ['received', 'supplementAwaited', 'running', 'paused'],
    fields: [],
  },
];
