import { describe, expect, it } from 'vitest';
import { hexBytes, hexText, readTrace } from './trace';

describe('the trace of a wire', () => {
  it('shows the newest first and passes over what is no entry', () => {
    const text = '{"at":"2026-11-21T09:00:00Z","dir":"out","hex":"1b40"}\n{"at":"2026-11-21T09:00:01Z","dir":"in","hex":"12"}\n{"at":\nnull\n';
    expect(readTrace(text).map((one) => one.hex)).toEqual(['12', '1b40']);
  });
  it('reads ASCII and CP936 Chinese, and dots for control bytes', () => {
    // 中国 is D6D0 B9FA in GB 2312.
    expect(hexText('1b40d6d0b9fa41')).toBe('·@中国A');
  });
  it('parts the bytes and says where it stops', () => {
    expect(hexBytes('1b40ff')).toBe('1B 40 FF');
    expect(hexBytes('00'.repeat(300))).toMatch(/ …$/);
  });
});
