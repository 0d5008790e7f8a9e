import type { JournalEvent, SlipState, VisitState } from '../../shared/types';

/** One ticket of the day as the journal tells it: enough to list it; the host answers everything else about it. */
export interface ListedVisit {
  visit: string; ticket: string; service: string; state: VisitState; slip: SlipState;
  issuedAt: number; waitingSince: number; calledAt: number | null; endedAt: number | null;
  counter: number | null; outcome: string | null; services: string[]; counters: number[];
}

/** How many waited for a service from a moment on. */
export interface Step { at: number; count: number }

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** What each event leaves a visit in. It restates events for a list and decides nothing. */
const states: Readonly<Record<string, VisitState>> = {
  VisitCalled: 'called', VisitResumed: 'called', VisitServed: 'serving', VisitHeld: 'held', TurnFinished: 'finished',
  VisitNoShow: 'noShow', VisitLeft: 'left', VisitReturned: 'waiting', VisitTransferred: 'waiting',
};

/** The tickets of one day, folded from its journal. */
export class DayFold {
  readonly visits = new Map<string, ListedVisit>();
  readonly waiting = new Map<string, Step[]>();
  sequence = 0;

  /** Takes the next event; one already taken is passed over. */
  take(event: JournalEvent): void {
    if (event.sequence <= this.sequence) return;
    this.sequence = event.sequence;
    const at = Date.parse(event.at);
    const id = text(event.body['visit']);
    if (event.type === 'TicketIssued') this.issue(id, event, at);
    const visit = this.visits.get(id);
    if (!visit) return;
    const state = states[event.type];
    if (state) this.move(visit, state, event, at);
    else if (event.type === 'SlipReprinted') visit.slip = 'queued';
    else if (event.type === 'SlipReported') visit.slip = text(event.body['state']) as SlipState;
  }

  private issue(id: string, event: JournalEvent, at: number): void {
    const service = text(event.body['service']);
    this.visits.set(id, {
      visit: id, ticket: text(event.body['ticket']), service, state: 'waiting',
      slip: (text(event.body['slip']) || 'queued') as SlipState, issuedAt: at, waitingSince: at, calledAt: null,
      endedAt: null, counter: null, outcome: null, services: [service], counters: [],
    });
    this.step(service, at, 1);
  }

  private move(visit: ListedVisit, state: VisitState, event: JournalEvent, at: number): void {
    if (visit.state === 'waiting') this.step(visit.service, at, -1);
    visit.state = state;
    const counter = number(event.body['counter']);
    if (state === 'called' && counter !== null) {
      visit.counter = counter;
      visit.calledAt ??= at;
      visit.counters.push(counter);
    }
    if (state === 'waiting') {
      visit.service = text(event.body['service']) || visit.service;
      visit.services.push(visit.service);
      visit.waitingSince = at;
      visit.calledAt = visit.endedAt = null;
      this.step(visit.service, at, 1);
    }
    if (state === 'finished') visit.outcome = text(event.body['outcome']);
    if (state === 'finished' || state === 'noShow' || state === 'left') visit.endedAt = at;
  }

  private step(service: string, at: number, by: number): void {
    const steps = this.waiting.get(service) ?? [];
    steps.push({ at, count: Math.max(0, (steps.at(-1)?.count ?? 0) + by) });
    this.waiting.set(service, steps);
  }
}

/** How many waited at a moment. */
export function countAt(steps: readonly Step[], at: number): number {
  let count = 0;
  for (const step of steps) {
    if (step.at > at) break;
    count = step.count;
  }
  return count;
}
