import type { SlipState } from '../shared/types';
import type { kioskWords } from './words';

/** The sentence for a slip's state; a missing paper roll is named, everything else is put generally. */
export function slipWords(slip: SlipState, paperOut: boolean): keyof typeof kioskWords {
  if (slip === 'printed') return 'slipPrinted';
  if (slip === 'none') return 'slipNone';
  if (paperOut) return 'slipPaperOut';
  if (slip === 'unknown') return 'slipUnknown';
  return slip === 'failed' ? 'slipFailed' : 'slipPrinting';
}
