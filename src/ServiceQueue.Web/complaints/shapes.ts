import type { ComplaintState } from './verbs';

/** A complaint in the list. */
export interface ComplaintLine {
  complaint: string; number: string; kind: string; state: ComplaintState; receivedAt: string; officer?: string | null;
  registerBy?: string | null; contactBy?: string | null; answerBy?: string | null; contactedAt?: string | null;
}

/** What the officer sees of one. */
export interface ComplaintShown {
  channel?: string; facts?: string; wish?: string | null; ticket?: string | null; counter?: number | null; case?: string | null;
  contact?: { name?: string; phone?: string; address?: string } | null; isAnonymous?: boolean; result?: string | null;
  notice?: string | null;
}
