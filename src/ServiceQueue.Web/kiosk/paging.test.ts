import { describe, expect, it } from 'vitest';
import { pagesOf } from '../shared/paging';
import { itemGrid, serviceGrid } from './paging';

describe('paging', () => {
  it('keeps every entry once, in order, in even pages', () => {
    const all = Array.from({ length: 13 }, (_, index) => index);
    const pages = pagesOf(all, 9);
    expect(pages.map((page) => page.length)).toEqual([7, 6]);
    expect(pages.flat()).toEqual(all);
  });

  it('shows one empty page for nothing', () => {
    expect(pagesOf([], 5)).toEqual([[]]);
  });

  it('never lays out fewer places when there is more room', () => {
    for (const portrait of [true, false]) {
      for (const grid of [(low: boolean, large: boolean) => itemGrid(portrait, low, large),
        (low: boolean, large: boolean) => serviceGrid(9, portrait, low, large)]) {
        const places = (low: boolean, large: boolean): number => grid(low, large).columns * grid(low, large).rows;
        expect(places(true, false)).toBeLessThanOrEqual(places(false, false));
        expect(places(false, true)).toBeLessThanOrEqual(places(false, false));
      }
    }
  });
});
