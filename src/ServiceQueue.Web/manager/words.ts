import type { FaultKind } from '../shared/types';
import type { Text } from '../shared/words';

export const managerWords = {
  title: { zh: '大厅管理', en: 'Hall manager' },
  // Doors.
  doorsOpen: { zh: '取号开放', en: 'Issuing tickets' },
  doorsClosed: { zh: '停止取号', en: 'Not issuing tickets' },
  openDoors: { zh: '开始取号', en: 'Start issuing' },
  closeDoors: { zh: '停止取号', en: 'Stop issuing' },
  closeDoorsTitle: { zh: '停止取号？', en: 'Stop issuing tickets?' },
  closeDoorsHint: {
    zh: '取号机和手机将不再出号；已经取号的 {n} 位仍会叫到。',
    en: 'Kiosks and phones will issue no more numbers; the {n} who already hold one will still be called.',
  },
  openDoorsTitle: { zh: '开始取号？', en: 'Start issuing tickets?' },
  openDoorsHint: { zh: '取号机和手机将可以取号。', en: 'Kiosks and phones will issue numbers.' },
  doorsReason: { zh: '原因（可不填）', en: 'Reason (optional)' },
  // What is wrong.
  wrongTitle: { zh: '现在的情况', en: 'Now' },
  allWell: { zh: '一切正常。{devices} 台设备在线，{counters} 个窗口开放。', en: 'All is well. {devices} devices online, {counters} counters open.' },
  since: { zh: '自 {at}', en: 'since {at}' },
  slipsLost: { zh: '{n} 张号票可能没有印出', en: '{n} slips may not have been printed' },
  slipsLostRemedy: { zh: '请核对后补打，或请当事人看大厅屏。', en: 'Check and reprint, or ask the visitor to watch the hall display.' },
  seeTickets: { zh: '查看号票', en: 'See tickets' },
  unstaffed: { zh: '{service}：{n} 人等候，没有开放的窗口', en: '{service}: {n} waiting and no counter open' },
  unstaffedRemedy: { zh: '请安排窗口签到开放。', en: 'Have a counter opened for it.' },
  remedyRetry: { zh: '系统正在自动重试', en: 'The system keeps trying' },
  // Counters and queues.
  countersTitle: { zh: '窗口', en: 'Counters' },
  backAt: { zh: '{at} 返回', en: 'back {at}' },
  toCounter: { zh: '打开{label}的叫号页', en: 'Open the page of {label}' },
  queuesTitle: { zh: '队列', en: 'Queues' },
  service: { zh: '业务', en: 'Service' },
  waiting: { zh: '等候', en: 'Waiting' },
  longest: { zh: '最久', en: 'Longest' },
  estimate: { zh: '新取号预计', en: 'If issued now' },
  trend: { zh: '近 2 小时', en: 'Last 2 h' },
  trendText: { zh: '30 分钟前 {n} 人', en: '{n} half an hour ago' },
  people: { zh: '{n} 人', en: '{n}' },
  // Today.
  todayTitle: { zh: '今日', en: 'Today' },
  issued: { zh: '取号', en: 'Issued' },
  finished: { zh: '办结', en: 'Finished' },
  noShow: { zh: '过号', en: 'No-show' },
  left: { zh: '离开', en: 'Left' },
  open: { zh: '未结束', en: 'Open' },
  waitStat: { zh: '等候时间', en: 'Wait' },
  serviceStat: { zh: '办理时间', en: 'Service' },
  mean: { zh: '平均', en: 'Mean' },
  p50: { zh: '中位', en: 'Median' },
  p90: { zh: '90%', en: '90%' },
  max: { zh: '最长', en: 'Longest' },
  total: { zh: '合计', en: 'Total' },
  cut: { zh: '如何分组', en: 'Grouped' },
  table: { zh: '今日统计表', en: 'Table of the day' },
  byService: { zh: '按业务', en: 'By service' },
  byCounter: { zh: '按窗口', en: 'By counter' },
  byHour: { zh: '按小时', en: 'By hour' },
  hourChart: { zh: '每小时取号与办结（个），平均等候（分钟）', en: 'Issued and finished per hour, mean wait in minutes' },
  meanWait: { zh: '平均等候（分钟）', en: 'Mean wait (min)' },
  csv: { zh: '下载日报 CSV', en: 'Download day report (CSV)' },
  minutesSeconds: { zh: '分:秒', en: 'min:s' },
  none: { zh: '—', en: '—' },
  // Devices.
  devicesTitle: { zh: '设备', en: 'Devices' },
  device: { zh: '设备', en: 'Device' },
  state: { zh: '状态', en: 'State' },
  lastSeen: { zh: '最近应答', en: 'Last heard' },
  retries: { zh: '重试', en: 'Retries' },
  crcErrors: { zh: '校验错', en: 'Bad checks' },
  bytes: { zh: '发送 / 接收字节', en: 'Bytes out / in' },
  pending: { zh: '待办', en: 'Jobs waiting' },
  ok: { zh: '正常', en: 'OK' },
  warning: { zh: '注意', en: 'Watch' },
  fault: { zh: '故障', en: 'Fault' },
  starting: { zh: '启动中', en: 'Starting' },
  never: { zh: '尚无', en: 'never' },
  // Tickets behind a number.
  tickets: { zh: '{title}：{n} 张号票', en: '{title}: {n} tickets' },
  noTickets: { zh: '没有号票。', en: 'No tickets.' },
  showing: { zh: '显示最近 {n} 张', en: 'Showing the latest {n}' },
  ticket: { zh: '号票', en: 'Ticket' },
  issuedAt: { zh: '取号', en: 'Issued' },
  calledAt: { zh: '呼叫', en: 'Called' },
  waited: { zh: '等候', en: 'Waited' },
  counter: { zh: '窗口', en: 'Counter' },
  slip: { zh: '纸票', en: 'Slip' },
  outcome: { zh: '结果', en: 'Outcome' },
  details: { zh: '详情', en: 'Details' },
  back: { zh: '返回列表', en: 'Back to the list' },
  turn: { zh: '第 {n} 次', en: 'Turn {n}' },
  servedAt: { zh: '到达', en: 'Arrived' },
  endedAt: { zh: '结束', en: 'Ended' },
  reprint: { zh: '补打号票', en: 'Reprint the slip' },
  reprinted: { zh: '{ticket} 已送打印，票面注明“补打”。', en: '{ticket} was sent to the printer, marked as a reprint.' },
  returnToQueue: { zh: '过号返回，重新排队', en: 'Back after a no-show: wait again' },
  returned: { zh: '{ticket} 已重新排队。', en: '{ticket} waits again.' },
  copies: { zh: '已打印 {n} 份', en: '{n} copies' },
  whyKeypad: { zh: '按键器', en: 'keypad' },
} as const satisfies Record<string, Text>;

export const deviceKinds: Readonly<Record<string, Text>> = {
  printer: { zh: '号票打印机', en: 'Slip printer' },
  sign: { zh: '窗口屏', en: 'Sign' },
  keypad: { zh: '叫号键盘', en: 'Keypad' },
  display: { zh: '大厅屏', en: 'Hall display' },
  broker: { zh: '消息服务', en: 'Broker' },
};

/** Each fault as a sentence, and what to do about it. */
export const faultWords: Readonly<Record<FaultKind, { what: Text; remedy: Text }>> = {
  paperOut: {
    what: { zh: '缺纸', en: 'out of paper' },
    remedy: { zh: '请更换 80mm 热敏纸卷，合上盖子后自动续打。', en: 'Load an 80 mm thermal roll and close the cover; printing goes on by itself.' },
  },
  paperNearEnd: {
    what: { zh: '纸将用完', en: 'paper is running low' },
    remedy: { zh: '请准备 80mm 热敏纸卷，空闲时更换。', en: 'Have an 80 mm thermal roll ready and change it in a quiet moment.' },
  },
  coverOpen: {
    what: { zh: '上盖未合', en: 'cover open' },
    remedy: { zh: '请合上打印机上盖，听到“咔”声为止。', en: 'Close the printer cover until it clicks.' },
  },
  cutter: {
    what: { zh: '切刀卡住', en: 'cutter jammed' },
    remedy: { zh: '请关闭电源，打开上盖取出卡纸，再开机。', en: 'Switch it off, open the cover, remove the jammed paper and switch it on.' },
  },
  offline: {
    what: { zh: '脱机', en: 'offline' },
    remedy: { zh: '请检查设备面板的指示灯，按一次联机键。', en: 'Check the lamps on the device and press its online key once.' },
  },
  silent: {
    what: { zh: '没有应答', en: 'no answer' },
    remedy: { zh: '请检查设备电源；系统在持续重试。', en: 'Check that the device has power; the system keeps trying.' },
  },
  lineGone: {
    what: { zh: '连接线断开', en: 'line unplugged' },
    remedy: { zh: '请检查数据线两端插头；接好后自动恢复。', en: 'Check the plugs at both ends of the cable; it recovers by itself.' },
  },
  garbage: {
    what: { zh: '应答内容错乱', en: 'answers make no sense' },
    remedy: { zh: '请检查波特率设置和线路干扰，必要时重启设备。', en: 'Check the baud rate and the cabling; restart the device if it goes on.' },
  },
  hardware: {
    what: { zh: '硬件故障', en: 'hardware fault' },
    remedy: { zh: '请重启设备；仍不正常请联系维保。', en: 'Restart the device; if it stays, call maintenance.' },
  },
  brokerGone: {
    what: { zh: '连接中断', en: 'connection lost' },
    remedy: { zh: '请检查 mosquitto 服务是否在运行；恢复后大厅屏自动更新。', en: 'Check that mosquitto runs; the hall displays update by themselves.' },
  },
};

/** Faults shown where a device has one that this page does not know. */
export const otherFault: { what: Text; remedy: Text } = {
  what: { zh: '异常', en: 'something is wrong' },
  remedy: { zh: '请联系维保。', en: 'Call maintenance.' },
};
