import type { Text } from '../shared/words';
import type { ComplaintState } from './verbs';

export const complaintsWords = {
  title: { zh: '投诉办理', en: 'Complaints' },
  open: { zh: '在办投诉', en: 'Open complaints' },
  chooseOne: { zh: '请从左侧选择投诉。', en: 'Choose a complaint on the left.' },
  nothingOpen: { zh: '现在没有在办的投诉。', en: 'No complaint is open.' },
  officer: { zh: '专员', en: 'Officer' },
  noOfficer: { zh: '待登记', en: 'Not registered' },
  receivedAt: { zh: '收到时间', en: 'Received' },
  channel: { zh: '来源', en: 'Channel' },
  about: { zh: '涉及', en: 'About' },
  facts: { zh: '反映情况', en: 'What happened' },
  wish: { zh: '诉求', en: 'Asked for' },
  contact: { zh: '联系方式', en: 'Contact' },
  anonymous: { zh: '匿名', en: 'Anonymous' },
  hidden: { zh: '仅承办专员可以查看', en: 'Only its officer may see it' },
  look: { zh: '查看联系方式（将记入日志）', en: 'See the contact (noted in the journal)' },
  registerBy: { zh: '登记时限', en: 'Register by' },
  contactBy: { zh: '联系时限', en: 'Contact by' },
  answerBy: { zh: '答复时限', en: 'Answer by' },
  result: { zh: '处理结果', en: 'Result' },
  notice: { zh: '答复文号', en: 'Notice' },
  ticket: { zh: '{ticket}号', en: 'ticket {ticket}' },
  counter: { zh: '{n}号窗口', en: 'counter {n}' },
} as const satisfies Record<string, Text>;

export const complaintStates: Readonly<Record<ComplaintState, Text>> = {
  received: { zh: '待登记', en: 'To be registered' },
  registered: { zh: '已登记', en: 'Registered' },
  dispatched: { zh: '核实中', en: 'Being looked into' },
  resolved: { zh: '待答复', en: 'To be answered' },
  noticed: { zh: '待回访', en: 'To be called back' },
  closed: { zh: '已办结', en: 'Closed' },
};

export const complaintKinds: Readonly<Record<string, Text>> = {
  complaint: { zh: '投诉', en: 'Complaint' },
  report: { zh: '举报', en: 'Report' },
  badRating: { zh: '差评', en: 'Bad rating' },
  suggestion: { zh: '建议', en: 'Suggestion' },
};

export const complaintChannels: Readonly<Record<string, Text>> = {
  kiosk: { zh: '取号机', en: 'Kiosk' },
  phone: { zh: '手机', en: 'Phone page' },
  counter: { zh: '投诉台', en: 'Counter' },
  evaluator: { zh: '评价器', en: 'Evaluator' },
  call: { zh: '来电', en: 'Call' },
  letter: { zh: '来信', en: 'Letter' },
};
