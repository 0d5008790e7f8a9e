import { choice, field, type Verb } from '../shared/staff/verbs/verbs';

/** Where a question stands. */
export type QuestionStage = 'asked' | 'deferred' | 'handed';

const any = ['asked', 'deferred'] as const;

/** 002-D 二, 002-E 首问: whoever is asked first settles it, or sees to it that it is settled. */
export const questionVerbs = (counters: readonly { id: number; label: string }[]): readonly Verb<QuestionStage>[] => {
  const where = counters.map((one) => choice(String(one.id), one.label, one.label));
  const at = where[0]?.value ?? '';
  return [
    {
      path: 'answer', text: { zh: '当场答复', en: 'Answer' }, states: any, isNext: true,
      fields: [
        field('answer', '答复内容（一句话）', 'What was said, in one sentence', { kind: 'long' }),
        field('checklistVersion', '发给的告知单版本（没有不填）', 'Edition of the checklist handed out (if so)', { optional: true }),
      ],
    },
    {
      path: 'follow-up', text: { zh: '已回复当事人', en: 'Told afterwards' }, states: ['deferred'], isNext: true,
      fields: [field('outcome', '回复结果', 'What came of it', { kind: 'long' })],
    },
    {
      path: 'coordinate', text: { zh: '当场电话协调', en: 'Settle by phone' }, states: any,
      fields: [field('with', '与谁协调（领导或部门）', 'With whom'), field('result', '协调结果', 'What was agreed', { kind: 'long' })],
    },
    {
      path: 'defer', text: { zh: '请示后限时答复', en: 'Ask and promise a time' }, states: ['asked'],
      fields: [
        field('reason', '不能马上答复的理由', 'Why not now', { kind: 'long' }), field('superior', '请示谁（不能是本人）', 'Who was asked (not yourself)'),
        field('due', '承诺答复时间', 'Promised time', { kind: 'time' }),
      ],
    },
    {
      path: 'hand-over', text: { zh: '移交', en: 'Hand over' }, states: any,
      fields: [
        field('counter', '移交到窗口', 'To counter', { kind: 'select', number: true, choices: where, start: at }),
        field('toClerk', '接收人（须在该窗口在岗）', 'To whom (signed in there)'), field('reason', '移交理由', 'Why', { kind: 'long' }),
      ],
    },
    { path: 'accept', text: { zh: '接收移交', en: 'Accept' }, states: ['handed'], isNext: true, fields: [] },
    {
      path: 'absence', text: { zh: '经办人不在，登记约见', en: 'The clerk is away' }, states: any, prints: true,
      fields: [
        field('counter', '办理窗口', 'Counter', { kind: 'select', number: true, choices: where, start: at }),
        field('comeAt', '约定办理时间', 'When to come', { kind: 'time' }), field('bring', '办理要求（需携带的材料）', 'What to bring', { kind: 'long' }),
        field('contact', '窗口联络方式', 'How to reach the counter'),
      ],
    },
    {
      path: 'refer', text: { zh: '不属本厅，书面指引', en: 'Not the hall’s' }, states: any, prints: true,
      fields: [
        field('body', '承办单位', 'Which body'), field('address', '地址', 'Address'), field('phone', '电话', 'Phone'),
        field('reason', '不属于本厅职责的理由', 'Why it is not the hall’s', { kind: 'long' }),
      ],
    },
  ];
};

const yesNo = [choice('true', '是', 'Yes'), choice('false', '否', 'No')];

/** Somebody asks, by phone or by letter; who stands at a counter is asked there. */
export const askVerb: Verb = {
  path: '', text: { zh: '登记咨询', en: 'New question' }, states: [],
  fields: [
    field('channel', '咨询方式', 'How', { kind: 'choice', start: 'phone', choices: [choice('phone', '来电', 'Phone'), choice('letter', '来信', 'Letter')] }),
    field('about', '咨询内容（一句话，不含个人信息）', 'What is asked, in one sentence, no personal data', { kind: 'long' }),
    field('inScope', '是否属于本人职责', 'Is it your own field', { kind: 'choice', start: 'true', choices: yesNo }),
    field('simple', '能否立即答复', 'Can it be answered at once', { kind: 'choice', start: 'true', choices: yesNo }),
  ],
};
