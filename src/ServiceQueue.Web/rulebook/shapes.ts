import type { Words } from '../shared/types';

/** A figure of the regulations that the hall may set. */
export interface Figure {
  id: string; name: Words; unit: Words; value: number; default: number; min: number; max: number; clause: string; choices: Words[];
}
