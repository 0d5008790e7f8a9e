import type { Text } from '../shared/words';

/** What the hall display says; both languages stand together on a wall, Chinese first. */
export const displayWords = {
  title: { zh: '叫号大屏', en: 'Hall display' },
  calling: { zh: '请到窗口办理', en: 'Now calling' },
  lastCall: { zh: '最近叫号', en: 'Last call' },
  recent: { zh: '近期叫号', en: 'Recent calls' },
  waiting: { zh: '等候情况', en: 'Waiting' },
  people: { zh: '{count} 人', en: '{count}' },
  nobody: { zh: '无需等候', en: 'No wait' },
  welcome: { zh: '请先在自助机取号', en: 'Please take a ticket at the kiosk' },
  noCallYet: { zh: '叫到您的号码时，这里会显示窗口', en: 'Your number and counter will appear here' },
  serviceClosed: { zh: '暂停取号', en: 'No tickets' },
  closed: { zh: '现在不取号', en: 'Closed' },
  closedNotice: { zh: '现在不在取号时间，下次开放取号：{day} {time}。', en: '' },
  closedUnknown: { zh: '现在不在取号时间，开放时间请见大厅公告。', en: '' },
  notice: { zh: '请留意大屏与广播，叫到号后请到对应窗口；过号请到咨询台办理。', en: '' },
  pausedBack: { zh: '{label}暂停服务，预计 {time} 恢复', en: '' },
  paused: { zh: '{label}暂停服务', en: '' },
  upNext: { zh: '即将播报', en: 'next' },
  connected: { zh: '已连接', en: 'Connected' },
  connecting: { zh: '正在连接', en: 'Connecting' },
  updated: { zh: '更新于 {time}', en: '' },
  stale: { zh: '自 {time} 起未更新，请以窗口呼叫为准', en: 'Not updated since {time} – please listen to the counters' },
  staleNever: { zh: '暂时没有画面，请以窗口呼叫为准', en: 'No picture yet – please listen to the counters' },
  sound: { zh: '点击开启声音', en: 'Tap for sound' },
} as const satisfies Record<string, Text>;
