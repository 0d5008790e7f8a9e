import type { CounterState, CounterView, Outcome, SlipState, VisitState } from '../types';
import type { Text } from '../words';

/** Words the clerks', manager's and lab pages share. */
export const staffWords = {
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  language: { zh: 'English', en: '中文' },
  languageHint: { zh: 'Switch to English', en: '切换到中文' },
  stale: {
    zh: '与服务器的连接中断，正在自动恢复。以下为 {at} 的情况。',
    en: 'The connection to the server is lost and is being restored. What you see is as of {at}.',
  },
  staleNever: {
    zh: '暂时联系不上服务器，正在自动重试。',
    en: 'The server cannot be reached yet; trying again by itself.',
  },
  pages: { zh: '工作页面', en: 'Pages' },
  show: { zh: '显示', en: 'Show' },
  starting: { zh: '正在载入…', en: 'Loading…' },
  minutes: { zh: '{n} 分钟', en: '{n} min' },
} as const satisfies Record<string, Text>;

/** The outcomes in the order of their keys. */
export const outcomes: readonly { id: Outcome; key: string; text: Text }[] = [
  { id: 'answered', key: '1', text: { zh: '咨询', en: 'Answered' } },
  { id: 'immediate', key: '2', text: { zh: '即办件', en: 'Done at once' } },
  { id: 'promise', key: '3', text: { zh: '承诺件', en: 'Accepted, time promised' } },
  { id: 'supplement', key: '4', text: { zh: '补充件', en: 'To be supplemented' } },
  { id: 'returned', key: '5', text: { zh: '退回件', en: 'Returned' } },
  { id: 'report-up', key: '6', text: { zh: '上报件', en: 'Reported up' } },
  { id: 'joint', key: '7', text: { zh: '联办件', en: 'Joint handling' } },
  { id: 'agency', key: '8', text: { zh: '代办', en: 'Handled on behalf' } },
  { id: 'petition', key: '9', text: { zh: '信访件', en: 'Petition' } },
  { id: 'refused', key: '0', text: { zh: '不予受理', en: 'Not accepted' } },
  { id: 'none', key: '-', text: { zh: '无结果…', en: 'None…' } },
];

export const visitStates: Readonly<Record<VisitState, Text>> = {
  waiting: { zh: '等候', en: 'Waiting' },
  called: { zh: '已呼叫', en: 'Called' },
  serving: { zh: '办理中', en: 'Being served' },
  held: { zh: '挂起', en: 'On hold' },
  finished: { zh: '已办结', en: 'Finished' },
  noShow: { zh: '过号', en: 'No-show' },
  left: { zh: '已离开', en: 'Left' },
  transferred: { zh: '已转移', en: 'Transferred' },
};

export const slipStates: Readonly<Record<SlipState, Text>> = {
  none: { zh: '无纸票', en: 'No slip' },
  queued: { zh: '待打印', en: 'To be printed' },
  sent: { zh: '打印中', en: 'Printing' },
  printed: { zh: '已打印', en: 'Printed' },
  unknown: { zh: '不确定是否印出', en: 'Perhaps not printed' },
  failed: { zh: '未印出', en: 'Not printed' },
};

export const counterStates = {
  closed: { zh: '未开放', en: 'Closed' },
  open: { zh: '空闲', en: 'Free' },
  called: { zh: '等待到达', en: 'Awaiting visitor' },
  serving: { zh: '办理中', en: 'Serving' },
  paused: { zh: '暂停', en: 'Paused' },
} as const satisfies Record<string, Text>;

/** What a counter is doing: the turn it has, else whether it is staffed. */
export function counterDoes(view: CounterView): CounterState {
  if (view.current) return view.current.state === 'serving' ? 'serving' : 'called';
  return view.state;
}

/** Reasons a ticket may be called out of order, by the hall's codes. */
export const outOfOrderReasons: Readonly<Record<string, Text>> = {
  elderly: { zh: '老年人', en: 'Elderly' },
  disabled: { zh: '残疾人', en: 'Disabled' },
  pregnant: { zh: '孕妇', en: 'Pregnant' },
  ill: { zh: '急病患者', en: 'Taken ill' },
  'with-infant': { zh: '携带婴幼儿', en: 'With an infant' },
  urgent: { zh: '急事急办', en: 'Urgent matter' },
};
