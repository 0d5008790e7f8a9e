import { HallError, newRequestId } from '../shared/api';
import type { IssueTicket, IssuedTicket } from '../shared/types';

/** What a citizen has chosen; the request id is added here. */
export type Choice = Omit<IssueTicket, 'requestId'>;

/**
 * One press, one ticket. The request id lives until the host has answered for good (a ticket or a refusal): a second
 * tap joins the first, and "try again" after a lost network repeats the same id, so the host issues once.
 */
export class Issuing {
  private requestId: string | null = null;
  private chosen = '';
  private running: Promise<IssuedTicket> | null = null;

  constructor(
    private readonly send: (ticket: IssueTicket) => Promise<IssuedTicket>,
    private readonly makeId: () => string = newRequestId,
  ) {}

  /** Issues for this choice, or joins the issue already under way. */
  issue(choice: Choice): Promise<IssuedTicket> {
    if (this.running) return this.running;
    const key = `${choice.service}|${choice.item ?? ''}`;
    if (this.requestId === null || this.chosen !== key) this.requestId = this.makeId();
    this.chosen = key;
    this.running = this.settle(choice, this.requestId);
    return this.running;
  }

  private async settle(choice: Choice, requestId: string): Promise<IssuedTicket> {
    try {
      const issued = await this.send({ requestId, ...choice });
      this.requestId = null;
      return issued;
    } catch (error) {
      const unanswered = !(error instanceof HallError) || error.status === 0 || error.status >= 500;
      if (!unanswered) this.requestId = null;
      throw error;
    } finally {
      this.running = null;
    }
  }
}
