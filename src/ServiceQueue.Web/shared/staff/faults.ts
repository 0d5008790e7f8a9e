import type { FaultKind } from '../types';
import type { Text } from '../words';

export const deviceKinds: Readonly<Record<string, Text>> = {
  printer: { zh: '号票打印机', en: 'Slip printer' },
  sign: { zh: '窗口屏', en: 'Sign' },
  keypad: { zh: '叫号键盘', en: 'Keypad' },
  unit: { zh: '窗口一体机', en: 'Counter unit' },
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

/** How the hall sees a device. */
export const deviceStates = {
  ok: { zh: '正常', en: 'OK' },
  warning: { zh: '注意', en: 'Watch' },
  fault: { zh: '故障', en: 'Fault' },
  starting: { zh: '启动中', en: 'Starting' },
} as const satisfies Record<string, Text>;
