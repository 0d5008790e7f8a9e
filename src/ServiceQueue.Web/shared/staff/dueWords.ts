import type { Text } from '../words';

export const dueWords = {
  due: { zh: '时限', en: 'Due' },
  soon: { zh: '将到期', en: 'Due soon' },
  late: { zh: '已超时', en: 'Overdue' },
  left: { zh: '剩 {time}', en: '{time} left' },
  lateBy: { zh: '超 {time}', en: '{time} late' },
  days: { zh: '{n} 天', en: '{n} days' },
  hours: { zh: '{n} 小时', en: '{n} h' },
  minutes: { zh: '{n} 分钟', en: '{n} min' },
  none: { zh: '暂无时限', en: 'no time limit' },
} as const satisfies Record<string, Text>;
