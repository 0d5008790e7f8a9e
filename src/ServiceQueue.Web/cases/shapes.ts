import type { Material } from '../shared/staff/verbs/verbs';
import type { CaseState } from './verbs';

/** A case as the page shows it. */
export interface CaseShown {
  case: string; state: CaseState; kind: string; item?: { id: string; name: string } | null;
  applicant?: { name: string; phone?: string | null } | null; clerk: string; handler: string;
  receivedAt: string; from?: string | null; due?: string | null; accepted?: { from: string } | null;
  extended?: { days: number; reason: string; approver: string } | null; materials: Material[];
  result?: string | null; nextStep?: string | null; why?: string | null; notices: string[];
}
