import type { Text } from '../shared/words';

/** What a citizen's phone says. */
export const phoneWords = {
  title: { zh: '我的排队号', en: 'My ticket' },
  yourNumber: { zh: '您的号码', en: 'Your number' },
  loading: { zh: '正在查询，请稍候…', en: 'Looking up your ticket…' },
  offline: { zh: '网络中断，正在自动恢复。', en: 'Offline, reconnecting by itself.' },
  stale: { zh: '网络中断，正在自动恢复。请以大厅广播和大屏为准。', en: 'Offline, reconnecting by itself. Please follow the screens in the hall.' },
  lastUpdated: { zh: '更新于 {time}', en: 'Updated {time}' },

  ahead: { zh: '前面等候', en: 'Ahead of you' },
  people: { zh: '{count} 人', en: '{count}' },
  nobodyAhead: { zh: '下一位就是您', en: 'You are next' },
  estimate: { zh: '预计等候', en: 'Expected wait' },
  waitingHint: { zh: '请留意本页，叫到您时手机会振动。离开大厅可能会过号。', en: 'Keep this page open; your phone vibrates when you are called. If you go away you may miss your call.' },

  closure: { zh: '大厅暂停服务', en: 'The hall is closed for now' },
  reopens: { zh: '预计 {day} {time} 恢复服务。', en: 'Service is expected to resume at {time} on {day}.' },

  called: { zh: '请立即前往', en: 'Please go now to' },
  calledHint: { zh: '已经叫到您的号码', en: 'Your number is being called' },
  serving: { zh: '正在为您办理', en: 'You are being served at' },
  held: { zh: '暂时挂起', en: 'On hold' },
  heldHint: { zh: '请按窗口告知的时间回到{counter}，无需重新取号。', en: 'Please come back to {counter} at the time you were told; no new ticket is needed.' },
  heldCounter: { zh: '原窗口', en: 'the same counter' },

  noShow: { zh: '已过号', en: 'You missed your call' },
  noShowHint: { zh: '叫号时您不在窗口。如仍需办理，请点“重新排队”，或到咨询台请工作人员帮助。', en: 'You were not at the counter when called. To be served, tap “Queue again” or ask at the information desk.' },
  returnNow: { zh: '重新排队', en: 'Queue again' },
  returning: { zh: '正在重新排队…', en: 'Queueing again…' },

  finished: { zh: '办理结束，感谢您的到来', en: 'Finished – thank you for coming' },
  finishedHint: { zh: '如有疑问，请到咨询台。', en: 'If you have questions, please ask at the information desk.' },
  left: { zh: '已放弃排队', en: 'You have left the queue' },
  leftHint: { zh: '这个号码不再有效。如需办理，请重新取号。', en: 'This number is no longer valid. To be served, please take a new ticket.' },
  transferred: { zh: '已转到其他窗口', en: 'Passed to another counter' },
  transferredHint: { zh: '请稍候，页面会自动更新。', en: 'Please wait, this page updates by itself.' },

  checklist: { zh: '请备好材料', en: 'Please have ready' },
  notes: { zh: '温馨提示', en: 'Please note' },
  leave: { zh: '不办了，放弃排队', en: 'Leave the queue' },
  leaveAsk: { zh: '确定放弃排队吗？', en: 'Leave the queue?' },
  leaveWhat: { zh: '放弃后号码作废，需要时请重新取号。', en: 'Your number becomes invalid; you would need a new ticket.' },
  leaveYes: { zh: '放弃排队', en: 'Leave' },
  leaveNo: { zh: '继续排队', en: 'Stay in the queue' },
  leaving: { zh: '{seconds} 秒后放弃排队', en: 'Leaving in {seconds} s' },
  leavingNow: { zh: '正在放弃排队…', en: 'Leaving…' },
  undo: { zh: '撤销，继续排队', en: 'Undo, stay in the queue' },

  unknown: { zh: '没有找到这个号', en: 'Ticket not found' },
  unknownHint: { zh: '号码可能不是今天的。请核对号票上的二维码，或到咨询台。', en: 'It may not be today’s. Please check the code on your slip, or ask at the information desk.' },
  language: { zh: 'English', en: '中文' },
} as const satisfies Record<string, Text>;
