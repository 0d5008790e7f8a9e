import type { Text } from '../../shared/words';

export const ruleWords = {
  title: { zh: '制度核查', en: 'Rules' },
  loading: { zh: '正在核查今日记录…', en: 'Checking today’s records…' },
  none: { zh: '今日未发现违反制度的情况。', en: 'Nothing today breaks a rule.' },
  breaches: { zh: '违反 {n} 项', en: '{n} broken' },
  warnings: { zh: '预警 {n} 项', en: '{n} about to be' },
  catchingUp: { zh: '正在核查历史记录：{upTo} / {head}', en: 'Checking the journal: {upTo} of {head}' },
  at: { zh: '时间', en: 'At' },
  level: { zh: '程度', en: 'Level' },
  breach: { zh: '违反', en: 'Broken' },
  warning: { zh: '预警', en: 'Soon' },
  what: { zh: '情况', en: 'What' },
  subject: { zh: '对象', en: 'About' },
  rule: { zh: '规则与条款', en: 'Rule and clause' },
  evidence: { zh: '日志序号', en: 'Records' },
  andMore: { zh: ' 等 {n} 项', en: ' and more, {n} in all' },
  more: { zh: '显示全部 {n} 项', en: 'Show all {n}' },
  fewer: { zh: '收起', en: 'Show fewer' },
} as const satisfies Record<string, Text>;
