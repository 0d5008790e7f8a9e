import type { Text } from '../words';

/** The pages of the staff, in the order of the links below the head of each. */
export const staffPages = {
  manager: { zh: '大厅管理', en: 'Hall' },
  cases: { zh: '办件台', en: 'Cases' },
  ledger: { zh: '办件台账', en: 'Ledger' },
  appointments: { zh: '预约', en: 'Appointments' },
  questions: { zh: '首问登记', en: 'Questions' },
  orders: { zh: '工单', en: 'Work orders' },
  complaints: { zh: '投诉办理', en: 'Complaints' },
  staff: { zh: '人员考核', en: 'Staff' },
  rulebook: { zh: '制度参数', en: 'Rulebook' },
} as const satisfies Record<string, Text>;

/** One of them. */
export type StaffPage = keyof typeof staffPages;
