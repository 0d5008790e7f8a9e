import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../shared/types';
import { DayFold, countAt } from './dayFold';

let sequence = 0;
const event = (minute: number, type: string, body: Record<string, unknown>): JournalEvent => ({
  sequence: (sequence += 1), at: new Date(Date.UTC(2026, 10, 21, 1, minute)).toISOString(), actor: 'test', type, body,
});
const at = (minute: number): number => Date.UTC(2026, 10, 21, 1, minute);

describe('the tickets of a day', () => {
  it('follows a visit through a no-show, its return, a transfer and the end', () => {
    const fold = new DayFold();
    const visit = 'V1';
    const state = (): string | undefined => fold.visits.get(visit)?.state;
    fold.take(event(0, 'TicketIssued', { visit, ticket: 'A001', service: 'a', slip: 'queued' }));
    fold.take(event(1, 'SlipReported', { visit, copy: 1, state: 'printed' }));
    fold.take(event(2, 'VisitCalled', { visit, counter: 3 }));
    fold.take(event(3, 'VisitNoShow', { visit, counter: 3 }));
    expect(state()).toBe('noShow');
    fold.take(event(4, 'VisitReturned', { visit, order: 9 }));
    expect(fold.visits.get(visit)).toMatchObject({ state: 'waiting', calledAt: null, waitingSince: at(4) });
    fold.take(event(5, 'VisitCalled', { visit, counter: 4 }));
    fold.take(event(6, 'VisitTransferred', { visit, counter: 4, service: 'b' }));
    fold.take(event(7, 'VisitCalled', { visit, counter: 5 }));
    fold.take(event(8, 'VisitServed', { visit, counter: 5 }));
    fold.take(event(9, 'TurnFinished', { visit, counter: 5, outcome: 'promise' }));
    expect(fold.visits.get(visit)).toMatchObject({
      state: 'finished', slip: 'printed', service: 'b', services: ['a', 'a', 'b'], counters: [3, 4, 5], outcome: 'promise',
    });
  });

  it('counts who waited when, and takes no event twice', () => {
    const fold = new DayFold();
    const first = event(0, 'TicketIssued', { visit: 'X', ticket: 'A001', service: 'a' });
    fold.take(first);
    fold.take(event(5, 'TicketIssued', { visit: 'Y', ticket: 'A002', service: 'a' }));
    fold.take(first);
    fold.take(event(10, 'VisitCalled', { visit: 'X', counter: 1 }));
    fold.take(event(11, 'VisitLeft', { visit: 'Y', why: 'visitor' }));
    const steps = fold.waiting.get('a') ?? [];
    expect([-1, 0, 5, 10, 11].map((minute) => countAt(steps, at(minute)))).toEqual([0, 1, 2, 1, 0]);
  });

  it('passes over events of visits it does not know', () => {
    const fold = new DayFold();
    fold.take(event(0, 'VisitCalled', { visit: 'gone', counter: 1 }));
    fold.take(event(1, 'CounterOpened', { counter: 1, clerk: '王芳' }));
    expect(fold.visits.size).toBe(0);
  });
});
