import type { Text } from '../shared/words';
import type { CaseState } from './verbs';

export const casesWords = {
  title: { zh: '办件台', en: 'Cases' },
  open: { zh: '在办办件', en: 'Open cases' },
  all: { zh: '全部', en: 'All' },
  soon: { zh: '将到期', en: 'Due soon' },
  late: { zh: '已超时', en: 'Overdue' },
  supplement: { zh: '待补正', en: 'To be supplemented' },
  none: { zh: '没有这样的办件。', en: 'No such case.' },
  chooseOne: { zh: '请从左侧选择办件。', en: 'Choose a case on the left.' },
  nothingOpen: { zh: '现在没有在办的办件。窗口办结时登记的办件会出现在这里。', en: 'No case is open. Cases opened at the counters appear here.' },
  noItem: { zh: '未选事项', en: 'No item' },
  handler: { zh: '承办', en: 'Handler' },
  clerkOf: { zh: '首办', en: 'First handled by' },
  received: { zh: '收件时间', en: 'Received' },
  accepted: { zh: '受理时间', en: 'Accepted' },
  applicant: { zh: '申请人', en: 'Applicant' },
  superior: { zh: '上级机关', en: 'Superior body' },
  coordinator: { zh: '牵头协调', en: 'Coordinator' },
  signedOff: { zh: '签字复核', en: 'Signed off' },
  extended: { zh: '延期', en: 'Extended' },
  result: { zh: '办理结果', en: 'Result' },
  nextStep: { zh: '下一步', en: 'Next step' },
  why: { zh: '理由', en: 'Reason' },
  materials: { zh: '材料', en: 'Materials' },
  notices: { zh: '已发通知书', en: 'Notices issued' },
} as const satisfies Record<string, Text>;

export const caseStates: Readonly<Record<CaseState, Text>> = {
  consulted: { zh: '已答复', en: 'Answered' },
  received: { zh: '已收件', en: 'Received' },
  supplementAwaited: { zh: '待补正', en: 'Supplement awaited' },
  running: { zh: '办理中', en: 'In hand' },
  paused: { zh: '暂停计时', en: 'Clock stopped' },
  decided: { zh: '已办结', en: 'Decided' },
  notified: { zh: '已通知', en: 'Notified' },
  delivered: { zh: '已送达', en: 'Delivered' },
  archived: { zh: '已归档', en: 'Filed' },
  returned: { zh: '已退回', en: 'Returned' },
  refused: { zh: '不予受理', en: 'Not accepted' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

export const caseKinds: Readonly<Record<string, Text>> = {
  untyped: { zh: '待定', en: 'Not yet known' },
  consult: { zh: '咨询件', en: 'Consultation' },
  supplement: { zh: '补充件', en: 'Supplement' },
  return: { zh: '退回件', en: 'Return' },
  immediate: { zh: '即办件', en: 'Done at once' },
  promise: { zh: '承诺件', en: 'Time promised' },
  petition: { zh: '信访件', en: 'Petition' },
  reportUp: { zh: '上报件', en: 'Reported up' },
  joint: { zh: '联办件', en: 'Joint' },
  agency: { zh: '代办件', en: 'Agency' },
};
