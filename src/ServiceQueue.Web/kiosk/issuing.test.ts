import { describe, expect, it } from 'vitest';
import { HallError } from '../shared/api';
import type { IssueTicket, IssuedTicket } from '../shared/types';
import { Issuing } from './issuing';

const issued = { visit: 'v', ticket: 'A001' } as IssuedTicket;
const network = new HallError(0, 'network', '', '');

function bench(answers: (() => Promise<IssuedTicket>)[]) {
  const sent: IssueTicket[] = [];
  let made = 0;
  const issuing = new Issuing((ticket) => {
    sent.push(ticket);
    return answers.shift()!();
  }, () => `id-${++made}`);
  return { sent, issuing };
}

describe('issuing at the kiosk', () => {
  it('sends a double tap once', async () => {
    const { sent, issuing } = bench([() => Promise.resolve(issued)]);
    const [first, second] = await Promise.all([issuing.issue({ service: 'a' }), issuing.issue({ service: 'a' })]);
    expect(sent).toHaveLength(1);
    expect(second).toBe(first);
  });

  it('repeats the same request id after a network that never answered', async () => {
    const { sent, issuing } = bench([() => Promise.reject(network), () => Promise.resolve(issued)]);
    await expect(issuing.issue({ service: 'a' })).rejects.toBe(network);
    await issuing.issue({ service: 'a' });
    expect(sent.map((ticket) => ticket.requestId)).toEqual(['id-1', 'id-1']);
  });

  it('makes a new id after an answer, a refusal, or another choice', async () => {
    const refused = new HallError(409, 'quota-reached', '', '');
    const { sent, issuing } = bench([
      () => Promise.resolve(issued), () => Promise.reject(refused), () => Promise.reject(network),
      () => Promise.resolve(issued),
    ]);
    await issuing.issue({ service: 'a' });
    await expect(issuing.issue({ service: 'a' })).rejects.toBe(refused);
    await expect(issuing.issue({ service: 'a' })).rejects.toBe(network);
    await issuing.issue({ service: 'b' });
    expect(sent.map((ticket) => ticket.requestId)).toEqual(['id-1', 'id-2', 'id-3', 'id-4']);
  });
});
