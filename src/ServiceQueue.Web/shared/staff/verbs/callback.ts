import { choice as one, field, type VerbField } from './verbs';

const answered = ['outcome', 'answered'] as const;
const yesNo = (yes: [string, string], no: [string, string]) => [one('true', ...yes), one('false', ...no)];

/** What is asked when somebody is called back, about a complaint or a work order (004-B 四). */
export const callbackFields: readonly VerbField[] = [
  field('outcome', '回访情况', 'Outcome', { kind: 'choice', choices: [one('answered', '已回答', 'Answered'), one('refused', '不愿回答', 'Declined'), one('later', '另约时间', 'Later'), one('unreached', '未接通', 'Not reached')], start: 'answered' }),
  field('score', '评分（1—10）', 'Score (1–10)', { kind: 'number', start: '8', when: answered }),
  field('attitude', '对处理态度', 'Attitude', { kind: 'choice', choices: [one('good', '满意', 'Good'), one('fair', '一般', 'Fair'), one('poor', '不满意', 'Poor')], start: 'good', when: answered }),
  field('solved', '问题是否解决', 'Solved', { kind: 'choice', choices: yesNo(['已解决', 'Yes'], ['未解决', 'No']), start: 'true', when: answered }),
  field('charged', '是否被收费', 'Charged', { kind: 'choice', choices: yesNo(['是', 'Yes'], ['否', 'No']), start: 'false', when: answered }),
  field('again', '约定回访时间（不填为明日此时）', 'Call again at (tomorrow if empty)', { kind: 'time', optional: true, when: ['outcome', 'later'] }),
  field('remark', '其他意见（没有不填）', 'Anything else said', { optional: true }),
];
