import { hourMinute } from '../shared/clock';
import { deviceKinds, faultWords, otherFault } from '../shared/staff/faults';
import type { Board, CounterView, DeviceStatus } from '../shared/types';
import { locale, pick, useWords, type Text } from '../shared/words';
import type { ListedVisit } from './day/dayFold';
import { managerWords } from './words';

/** One thing that is wrong now, in words, with what to do about it. */
export interface Wrong {
  key: string; grade: 'fault' | 'watch'; what: string; since: string; remedy: string;
  /** Opens the tickets concerned. */
  tickets?: (visit: ListedVisit) => boolean;
}

const inPage = (text: Text): string => (locale.value === 'en' ? text.en : text.zh);
const t = useWords(managerWords);

const deviceName = (device: DeviceStatus): string => {
  const kind = deviceKinds[device.kind];
  return kind ? `${inPage(kind)} ${device.id}` : device.id;
};

const ofDevice = (device: DeviceStatus, timeZone: string): Wrong[] => {
  if (!device.fault) return [];
  const words = faultWords[device.fault.kind] ?? otherFault;
  const soft = device.fault.remedy === 'watch' || device.state === 'warning';
  return [{
    key: device.id,
    grade: soft ? 'watch' : 'fault',
    what: `${deviceName(device)}${locale.value === 'en' ? ': ' : '：'}${inPage(words.what)}`,
    since: device.fault.since ? t('since', { at: hourMinute(device.fault.since, timeZone) }) : '',
    remedy: inPage(words.remedy),
  }];
};

/** Slips that may be missing, of visits that still need them. */
export const slipLost = (visit: ListedVisit): boolean =>
  (visit.slip === 'failed' || visit.slip === 'unknown') && ['waiting', 'called', 'held'].includes(visit.state);

const ofSlips = (visits: readonly ListedVisit[]): Wrong[] => {
  const lost = visits.filter(slipLost).length;
  if (lost === 0) return [];
  return [{
    key: 'slips', grade: 'watch', what: t('slipsLost', { n: lost }), since: '', remedy: t('slipsLostRemedy'), tickets: slipLost,
  }];
};

const ofQueues = (board: Board): Wrong[] => board.waiting
  .filter((queue) => queue.count > 0
    && !board.counters.some((one) => one.state !== 'closed' && one.services.includes(queue.service)))
  .map((queue) => ({
    key: `queue-${queue.service}`, grade: 'watch' as const, since: '',
    what: t('unstaffed', { service: pick(queue.name), n: queue.count }), remedy: t('unstaffedRemedy'),
    tickets: (visit) => visit.service === queue.service && visit.state === 'waiting',
  }));

/** Everything that is wrong now, what must be mended first. */
export function wrongNow(
  board: Board, devices: readonly DeviceStatus[], visits: readonly ListedVisit[], timeZone: string,
): Wrong[] {
  const all = [...devices.flatMap((device) => ofDevice(device, timeZone)), ...ofQueues(board), ...ofSlips(visits)];
  return all.sort((one, other) => Number(one.grade === 'watch') - Number(other.grade === 'watch'));
}

/** Since when the longest waiting of a service waits, as the counters' queues tell. */
export function longestSince(service: string, counters: readonly CounterView[]): number | null {
  const times = counters.flatMap((one) => one.queue).filter((one) => one.service === service)
    .map((one) => Date.parse(one.waitingSince));
  return times.length > 0 ? Math.min(...times) : null;
}
