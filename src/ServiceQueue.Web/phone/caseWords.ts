import type { Text } from '../shared/words';

export const caseWords = {
  number: { zh: '受理编号', en: 'Case number' },
  unknown: { zh: '没有找到这份办件，请核对通知书上的编号。', en: 'There is no such case. Please check the number on the notice.' },
  loading: { zh: '正在查询，请稍候…', en: 'Looking it up…' },
  received: { zh: '已收件', en: 'Received' },
  running: { zh: '已受理，正在办理', en: 'Accepted, in hand' },
  decided: { zh: '已办结', en: 'Decided' },
  notified: { zh: '可以领取', en: 'Ready to fetch' },
  delivered: { zh: '已送达', en: 'Delivered' },
  supplementAwaited: { zh: '材料需要补正，请按通知书备齐后再来，凭编号直接受理。', en: 'Papers are missing. Please bring all that the notice lists.' },
  paused: { zh: '正在听证、核查或评审，暂不计时。', en: 'A hearing, inspection or review is under way; the clock is stopped.' },
  returned: { zh: '已退回，理由和救济途径见通知书。', en: 'Returned; the notice gives reason and remedy.' },
  refused: { zh: '不予受理，理由和救济途径见通知书。', en: 'Not accepted; the notice gives reason and remedy.' },
  withdrawn: { zh: '已撤回。', en: 'Withdrawn.' },
  nextStep: { zh: '下一步：', en: 'Next: ' },
  acceptedAt: { zh: '受理时间', en: 'Accepted' },
  due: { zh: '承诺办结时限', en: 'Due' },
  pickUpOn: { zh: '领取日期', en: 'Fetch from' },
} as const satisfies Record<string, Text>;
