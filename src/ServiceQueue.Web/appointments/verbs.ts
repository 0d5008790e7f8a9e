import type { CatalogueItem, HallInfo } from '../shared/types';
import { choice, field, type Choice, type Verb } from '../shared/staff/verbs/verbs';

/** Where an appointment stands. */
export type AppointmentStage = 'booked' | 'confirmed' | 'summoned' | 'arrived' | 'closed';

const open = ['booked', 'confirmed', 'summoned', 'arrived'] as const;

/** Every verb, in the order in which an appointment goes through them; a slip comes out where a kiosk has paper. */
export const appointmentVerbs = (kiosks: readonly string[]): readonly Verb<AppointmentStage>[] => [
  { path: 'confirm', text: { zh: '确认', en: 'Confirm' }, states: ['booked'], isNext: true, fields: [] },
  {
    path: 'check-in', text: { zh: '签到取号', en: 'Check in' }, states: ['booked', 'confirmed'], kinds: ['hall'], isNext: true,
    fields: kiosks.length === 0 ? [] : [
      field('kiosk', '号票从哪台取号机打印', 'Kiosk that prints the slip', { kind: 'choice', start: kiosks[0]!, choices: kiosks.map((one) => choice(one, one, one)) }),
    ],
  },
  {
    path: 'summon', text: { zh: '通知经办人到岗', en: 'Tell a clerk to come' }, states: ['booked', 'confirmed'], kinds: ['holiday'], isNext: true,
    fields: [field('clerk', '通知谁', 'Whom')],
  },
  { path: 'arrive', text: { zh: '经办人已到岗', en: 'The clerk has arrived' }, states: ['summoned'], isNext: true, fields: [] },
  {
    path: 'serve', text: { zh: '办理完毕', en: 'Served' }, states: open, kinds: ['home', 'holiday'],
    fields: [field('result', '办理结果', 'What was done', { kind: 'long' })],
  },
  {
    path: 'decline', text: { zh: '不能安排', en: 'Decline' }, states: open,
    fields: [field('reason', '理由（将告知预约人）', 'Reason, as told to who booked', { kind: 'long' })],
  },
  { path: 'cancel', text: { zh: '预约人取消', en: 'Given up' }, states: open, fields: [] },
];

export const kinds: readonly Choice[] = [
  choice('hall', '到厅办理', 'In the hall'), choice('home', '上门服务', 'At home'), choice('holiday', '节假日急办', 'Urgent on a holiday'),
];

export const channels: readonly Choice[] = [
  choice('phone', '电话', 'Phone'), choice('letter', '书信', 'Letter'), choice('mail', '邮件', 'E-mail'), choice('web', '网上', 'Web'),
  choice('kiosk', '取号机', 'Kiosk'),
];

const named = (value: string, words: { 'zh-CN': string; en?: string | null }): Choice =>
  choice(value, words['zh-CN'], words.en ?? words['zh-CN']);

/** Booking: what for, when, and for whom. */
export function bookVerb(info: HallInfo, catalogue: readonly CatalogueItem[], from: string): Verb {
  const byId = new Map(catalogue.map((one) => [one.id, one.name]));
  const items = info.services.filter((service) => service.items.length > 0).map((service) => field('item', '事项（可不选）', 'Item (optional)', {
    kind: 'select', optional: true, when: ['service', service.id], choices: service.items.map((id) => choice(id, byId.get(id) ?? id, byId.get(id) ?? id)),
  }));
  return {
    path: '', text: { zh: '登记预约', en: 'Book' }, states: [],
    fields: [
      field('kind', '预约方式', 'Kind', { kind: 'choice', choices: kinds, start: 'hall' }),
      field('channel', '来源', 'Made by', { kind: 'choice', choices: channels.filter((one) => one.value !== 'kiosk'), start: 'phone' }),
      field('service', '业务', 'Service', {
        kind: 'select', start: info.services[0]?.id ?? '', choices: info.services.map((one) => named(one.id, one.name)),
      }),
      ...items,
      field('from', '预约时间', 'From', { kind: 'time', start: from }),
      field('to', '至（不填为半小时）', 'To (half an hour if empty)', { kind: 'time', optional: true }),
      field('contact.name', '姓名', 'Name'), field('contact.phone', '联系电话', 'Phone'),
      field('contact.address', '上门地址', 'Address', { when: ['kind', 'home'] }),
      field('need', '上门或急办的事由', 'Why at home, or what is urgent', { kind: 'long', when: ['kind', 'home', 'holiday'] }),
    ],
  };
}
