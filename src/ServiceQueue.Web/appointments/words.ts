import type { Text } from '../shared/words';
import type { AppointmentStage } from './verbs';

export const appointmentsWords = {
  title: { zh: '预约', en: 'Appointments' },
  open: { zh: '待办预约', en: 'Appointments to come' },
  today: { zh: '今日', en: 'Today' },
  later: { zh: '以后', en: 'Later' },
  past: { zh: '已过时间', en: 'Time is over' },
  all: { zh: '全部', en: 'All' },
  book: { zh: '登记预约', en: 'Book' },
  chooseOne: { zh: '请从左侧选择预约。', en: 'Choose an appointment on the left.' },
  nothingOpen: { zh: '现在没有待办的预约。', en: 'No appointment is open.' },
  none: { zh: '没有这样的预约。', en: 'No such appointment.' },
  booked: { zh: '已登记，预约编号 {number}。请告知预约人。', en: 'Booked as {number}. Please tell who booked.' },
  checkedIn: { zh: '已签到，号码 {ticket}，请按号等候。', en: 'Checked in with ticket {ticket}.' },
  time: { zh: '预约时间', en: 'Time' },
  service: { zh: '业务', en: 'Service' },
  item: { zh: '事项', en: 'Item' },
  who: { zh: '预约人', en: 'Booked by' },
  phone: { zh: '联系电话', en: 'Phone' },
  address: { zh: '上门地址', en: 'Address' },
  need: { zh: '事由', en: 'Reason' },
  channel: { zh: '来源', en: 'Made by' },
  clerk: { zh: '通知到岗', en: 'Told to come' },
  arrivedAt: { zh: '到岗时间', en: 'Arrived' },
} as const satisfies Record<string, Text>;

export const appointmentStages: Readonly<Record<AppointmentStage, Text>> = {
  booked: { zh: '待确认', en: 'To be confirmed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  summoned: { zh: '已通知到岗', en: 'Clerk told' },
  arrived: { zh: '经办人已到岗', en: 'Clerk is there' },
  closed: { zh: '已结束', en: 'Over' },
};
