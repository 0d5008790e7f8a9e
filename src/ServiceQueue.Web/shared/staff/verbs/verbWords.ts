import type { Text } from '../../words';
import type { Material } from './verbs';

export const verbWords = {
  requirement: { zh: '补正要求', en: 'What is needed' },
  prints: { zh: '打印通知书', en: 'Prints a notice' },
  done: { zh: '已办理。', en: 'Done.' },
  donePrinting: { zh: '已办理，通知书正在打印。', en: 'Done; the notice is being printed.' },
  busy: { zh: '上一步正在办理，请稍候。', en: 'The last step is still under way; one moment.' },
  noChoice: { zh: '未选择', en: 'None' },
  needClerk: { zh: '请先在右上角填写经办人姓名。', en: 'Please enter your name above first.' },
  clerk: { zh: '经办人', en: 'Clerk' },
} as const satisfies Record<string, Text>;

export const materialStates: Readonly<Record<Material['state'], Text>> = {
  present: { zh: '齐全', en: 'In order' },
  missing: { zh: '缺少', en: 'Missing' },
  flawed: { zh: '不符合要求', en: 'Not in order' },
  correctedOnSpot: { zh: '当场更正', en: 'Corrected here' },
  promised: { zh: '容缺承诺', en: 'Promised later' },
  notNeeded: { zh: '不需要', en: 'Not needed' },
};
