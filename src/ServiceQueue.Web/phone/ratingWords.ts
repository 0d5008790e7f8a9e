import type { Text } from '../shared/words';

export type LevelId = 'verySatisfied' | 'satisfied' | 'fairlySatisfied' | 'dissatisfied' | 'veryDissatisfied';

/** A level, and the mouth of its face. */
export interface Level { id: LevelId; mouth: string; isBad: boolean }

/** The five levels, the best first. */
export const levels: readonly Level[] = [
  { id: 'verySatisfied', mouth: 'M13 27 Q24 42 35 27', isBad: false },
  { id: 'satisfied', mouth: 'M15 29 Q24 37 33 29', isBad: false },
  { id: 'fairlySatisfied', mouth: 'M16 32 L32 32', isBad: false },
  { id: 'dissatisfied', mouth: 'M15 35 Q24 27 33 35', isBad: true },
  { id: 'veryDissatisfied', mouth: 'M13 37 Q24 23 35 37', isBad: true },
];

export const ratingWords = {
  ask: { zh: '请您评价本次服务', en: 'Please rate this service' },
  voluntary: { zh: '自愿评价，窗口人员看不到您的评价。', en: 'Rating is voluntary; the clerk does not see it.' },
  verySatisfied: { zh: '非常满意', en: 'Very satisfied' },
  satisfied: { zh: '满意', en: 'Satisfied' },
  fairlySatisfied: { zh: '基本满意', en: 'Fairly satisfied' },
  dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
  veryDissatisfied: { zh: '非常不满意', en: 'Very dissatisfied' },
  more: { zh: '还想说的话（可不填）', en: 'Anything to add (optional)' },
  whatWrong: { zh: '哪里做得不好？（可不填）', en: 'What went wrong? (optional)' },
  contact: { zh: '联系电话（可不填；留下后我们会与您联系）', en: 'Phone (optional; we will call you back)' },
  send: { zh: '提交评价', en: 'Submit' },
  sending: { zh: '正在提交…', en: 'Submitting…' },
  thanks: { zh: '感谢您的评价', en: 'Thank you for rating' },
  followed: { zh: '您反映的问题已登记，专人将在规定时限内核实处理。', en: 'What you reported is registered and will be looked into within the time limits.' },
  follow: { zh: '查看处理进度', en: 'Follow it' },
} as const satisfies Record<string, Text>;
