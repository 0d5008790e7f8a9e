import { describe, expect, it } from 'vitest';
import type { SlipState } from '../shared/types';
import { slipWords } from './slip';
import { kioskWords } from './words';

describe('the slip in words', () => {
  it('names the missing paper only while the slip has not come out', () => {
    expect(slipWords('failed', true)).toBe('slipPaperOut');
    expect(slipWords('queued', true)).toBe('slipPaperOut');
    expect(slipWords('printed', true)).toBe('slipPrinted');
  });
  it('never asks for a slip that may not exist', () => {
    for (const slip of ['queued', 'sent', 'unknown', 'failed', 'none'] satisfies SlipState[]) {
      expect(kioskWords[slipWords(slip, false)].zh).not.toContain('取走');
    }
  });
});
