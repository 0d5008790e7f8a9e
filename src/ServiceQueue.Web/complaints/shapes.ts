import type { ComplaintShape } from '../obj/interface';
import type { ComplaintState } from './verbs';

/** A complaint as the page shows it; its contact only after the officer has asked for it. */
export type ComplaintShown = Omit<ComplaintShape, 'state'> & { state: ComplaintState };
