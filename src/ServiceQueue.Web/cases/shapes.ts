import type { CaseShape } from '../obj/interface';
import type { CaseState } from './verbs';

/** A case as the page shows it. */
export type CaseShown = Omit<CaseShape, 'state'> & { state: CaseState };
