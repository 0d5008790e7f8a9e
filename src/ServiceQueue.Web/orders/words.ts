import type { Text } from '../shared/words';
import type { OrderState } from './verbs';

export const ordersWords = {
  title: { zh: '工单', en: 'Work orders' },
  open: { zh: '未办结工单', en: 'Open work orders' },
  all: { zh: '全部', en: 'All' },
  create: { zh: '登记工单', en: 'New work order' },
  feedback: { zh: '上报月度回访', en: 'Report callbacks' },
  feedbackNote: { zh: '将该月回访情况按人员汇总，上报作为考核依据。', en: 'The month’s callbacks, by clerk, are reported for the performance review.' },
  chooseOne: { zh: '请从左侧选择工单。', en: 'Choose a work order on the left.' },
  nothingOpen: { zh: '现在没有未办结的工单。', en: 'No work order is open.' },
  none: { zh: '没有这样的工单。', en: 'No such work order.' },
  created: { zh: '工单 {number} 已登记。', en: 'Work order {number} is made.' },
  reported: { zh: '已上报 {year} 年 {month} 月回访情况。', en: 'The callbacks of {year}-{month} are reported.' },
  unclaimed: { zh: '待响应', en: 'Nobody yet' },
  clerk: { zh: '办理人', en: 'Handled by' },
  createdAt: { zh: '登记时间', en: 'Made' },
  handledAt: { zh: '办结时间', en: 'Done' },
  who: { zh: '服务对象', en: 'For' },
  phone: { zh: '联系电话', en: 'Phone' },
  address: { zh: '地址', en: 'Address' },
  unreached: { zh: '回访未接通', en: 'Not reached' },
  times: { zh: '{n} 次', en: '{n} times' },
  respondBy: { zh: '响应时限', en: 'Take up by' },
  handleBy: { zh: '办结时限', en: 'Done by' },
  kind: { zh: '来电服务', en: 'Service by call' },
} as const satisfies Record<string, Text>;

export const orderStates: Readonly<Record<OrderState, Text>> = {
  created: { zh: '待响应', en: 'To be taken up' },
  responded: { zh: '办理中', en: 'In hand' },
  handled: { zh: '待回访', en: 'To be called back' },
  closed: { zh: '已关闭', en: 'Closed' },
};
