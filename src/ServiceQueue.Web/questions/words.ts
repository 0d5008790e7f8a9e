import type { Text } from '../shared/words';
import type { QuestionStage } from './verbs';

export const questionsWords = {
  title: { zh: '首问登记', en: 'Questions' },
  open: { zh: '未办结咨询', en: 'Open questions' },
  ask: { zh: '登记咨询', en: 'New question' },
  chooseOne: { zh: '请从左侧选择咨询。', en: 'Choose a question on the left.' },
  nothingOpen: { zh: '现在没有未办结的咨询。', en: 'No question is open.' },
  asked: { zh: '咨询 {name} 已登记，首问责任人：{clerk}。', en: 'Question {name} is registered; {clerk} was asked first.' },
  notice: { zh: '已办理，通知书 {notice} 正在打印。', en: 'Done; notice {notice} is being printed.' },
  firstAsked: { zh: '首问责任人', en: 'Asked first' },
  holder: { zh: '现承办人', en: 'Held by' },
  handedTo: { zh: '移交给', en: 'Handed to' },
  counter: { zh: '{n}号窗口', en: 'counter {n}' },
  askedAt: { zh: '咨询时间', en: 'Asked at' },
  channel: { zh: '咨询方式', en: 'How' },
  atCounter: { zh: '窗口咨询', en: 'Asked at a counter' },
  promised: { zh: '承诺答复', en: 'Promised' },
  settled: { zh: '{what}：已登记。', en: '{what}: recorded.' },
  settle: { zh: '首问处置…', en: 'First asked…' },
  settleTitle: { zh: '{ticket}号　首问处置', en: '{ticket}: first asked, first responsible' },
  settleHint: {
    zh: '首问负责：不能当场办结的，应当请示、协调、移交或书面指引，不得推诿。',
    en: 'Whoever is asked first settles it: ask, coordinate, hand over or refer in writing.',
  },
} as const satisfies Record<string, Text>;

export const questionStages: Readonly<Record<QuestionStage, Text>> = {
  asked: { zh: '待答复', en: 'To be answered' },
  deferred: { zh: '已承诺时间', en: 'Time promised' },
  handed: { zh: '待接收', en: 'To be accepted' },
};

export const questionChannels: Readonly<Record<string, Text>> = {
  visit: { zh: '来访', en: 'Visit' },
  phone: { zh: '来电', en: 'Phone' },
  letter: { zh: '来信', en: 'Letter' },
};
