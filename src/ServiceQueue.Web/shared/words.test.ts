import { describe, expect, it } from 'vitest';
import { estimateText, fill, pick } from './words';

describe('words', () => {
  it('fills places and leaves unknown ones visible', () => {
    expect(fill('前面 {count} 人 {x}', { count: 3 })).toBe('前面 3 人 {x}');
  });
  it('falls back to Chinese where English is missing', () => {
    expect(pick({ 'zh-CN': '社保', en: null }, 'en')).toBe('社保');
  });
  it('rounds an estimate outwards to whole minutes', () => {
    expect(estimateText({ low: 301, high: 899 }, 'zh-CN')).toBe('约 5–15 分钟');
    expect(estimateText({ low: 0, high: 40 }, 'zh-CN')).toBe('很快');
    expect(estimateText({ low: 0, high: 240 }, 'en')).toBe('about 4 min');
  });
});
