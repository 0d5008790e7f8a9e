import type { Text } from '../shared/words';

export const rulebookWords = {
  figures: { zh: '制度参数', en: 'Rulebook' },
  parameter: { zh: '参数', en: 'Figure' },
  value: { zh: '现值', en: 'Value' },
  standard: { zh: '默认', en: 'Default' },
  bounds: { zh: '允许范围', en: 'Allowed' },
  clause: { zh: '依据', en: 'Clause' },
  change: { zh: '修改', en: 'Change' },
  changeTitle: { zh: '修改：{name}', en: 'Change: {name}' },
  newValue: { zh: '新值（{min}—{max} {unit}）', en: 'New value ({min}–{max} {unit})' },
  author: { zh: '修改人', en: 'Author' },
  approver: { zh: '批准人（不能是修改人）', en: 'Approver (not the author)' },
  reason: { zh: '修改理由', en: 'Reason' },
  find: { zh: '查找参数、规则或条款', en: 'Find a figure, rule or clause' },
  changed: { zh: '已改', en: 'changed' },
  saved: { zh: '“{name}”已改为 {value}，即时生效并已记入日志。', en: '“{name}” is now {value}, in force at once and in the journal.' },
  confirm: { zh: '确认修改', en: 'Change it' },
} as const satisfies Record<string, Text>;
