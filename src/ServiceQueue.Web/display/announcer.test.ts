import { describe, expect, it } from 'vitest';
import type { Call } from '../shared/types';
import { Announcer, type Room } from './announcer';

const call = (sequence: number, ticket: string, repeat = 1): Call => ({
  sequence, ticket, counter: 3, label: '3号窗口', place: '', say: { 'zh-CN': `请${ticket}号到3号窗口办理` }, repeat,
});

/** A room where a sentence lasts until the test says it has been said. */
function quietRoom() {
  const said: string[] = [];
  const shown: string[] = [];
  let speaking = 0;
  let mostAtOnce = 0;
  const room: Room & { until(done: () => boolean): Promise<void> } = {
    speak: async (one) => {
      speaking += 1;
      mostAtOnce = Math.max(mostAtOnce, speaking);
      await new Promise((resolve) => setTimeout(resolve, 1));
      said.push(one.ticket);
      speaking -= 1;
    },
    chime: () => Promise.resolve(),
    wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
    changed: () => {
      const ticket = announcer.current?.ticket;
      if (ticket && shown.at(-1) !== ticket) shown.push(ticket);
    },
    until: async (done) => { while (!done()) await new Promise((resolve) => setTimeout(resolve, 1)); },
  };
  const announcer = new Announcer(room);
  return { room, announcer, said, shown, atOnce: () => mostAtOnce };
}

describe('announcing', () => {
  it('shows and speaks both of two calls made in the same moment, one after the other', async () => {
    const { room, announcer, said, shown, atOnce } = quietRoom();
    announcer.take(call(1, 'A001'));
    announcer.take(call(2, 'B001'));
    await room.until(() => !announcer.busy);
    expect(said).toEqual(['A001', 'B001']);
    expect(shown).toEqual(['A001', 'B001']);
    expect(atOnce()).toBe(1);
  });

  it('drops a call the broker delivers again, and speaks a recall', async () => {
    const { room, announcer, said } = quietRoom();
    expect(announcer.take(call(1, 'A001'))).toBe(true);
    expect(announcer.take(call(1, 'A001'))).toBe(false);
    await room.until(() => !announcer.busy);
    expect(announcer.take(call(5, 'A001'))).toBe(true);
    await room.until(() => !announcer.busy);
    expect(said).toEqual(['A001', 'A001']);
  });

  it('lets a recall supersede the same ticket that still waits, never the one being spoken', async () => {
    const { room, announcer, said } = quietRoom();
    announcer.take(call(1, 'A001'));
    announcer.take(call(2, 'B001'));
    announcer.take(call(3, 'A001'));
    announcer.take(call(4, 'B001'));
    await room.until(() => !announcer.busy);
    expect(said).toEqual(['A001', 'A001', 'B001']);
  });

  it('repeats as asked, but once each while others wait', async () => {
    const { room, announcer, said } = quietRoom();
    announcer.take(call(1, 'A001', 2));
    await room.until(() => !announcer.busy);
    expect(said).toEqual(['A001', 'A001']);
    said.length = 0;
    for (let at = 2; at <= 6; at += 1) announcer.take(call(at, `B00${at}`, 2));
    await room.until(() => !announcer.busy);
    expect(said).toEqual(['B002', 'B003', 'B004', 'B005', 'B006', 'B006']);
  });

  it('goes on to the next call when the voice fails', async () => {
    const { room, announcer, shown } = quietRoom();
    room.speak = () => Promise.reject(new Error('no voice'));
    announcer.take(call(1, 'A001'));
    announcer.take(call(2, 'B001'));
    await room.until(() => !announcer.busy);
    expect(shown).toEqual(['A001', 'B001']);
  });
});
