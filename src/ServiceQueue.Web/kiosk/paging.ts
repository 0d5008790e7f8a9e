/** How many equal cards fit, and in how many columns. */
export interface Grid { columns: number; rows: number }

/** The pages needed so that none is nearly empty while another is full: 13 in pages of 9 become 7 and 6. */
export function pagesOf<T>(all: readonly T[], capacity: number): T[][] {
  const count = Math.max(1, Math.ceil(all.length / Math.max(1, capacity)));
  const each = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, page) => all.slice(page * each, (page + 1) * each));
}

/** The grid of service cards for a screen: few services get wide rows, many get columns, more than that get pages. */
export function serviceGrid(count: number, portrait: boolean, low: boolean, large: boolean): Grid {
  if (portrait && !low) return { columns: count <= 6 ? 1 : 2, rows: 6 };
  if (portrait) return { columns: 2, rows: large ? 3 : 4 };
  if (low) return large ? { columns: 3, rows: 2 } : { columns: 4, rows: 2 };
  if (large) return { columns: 3, rows: 2 };
  return count <= 6 ? { columns: 3, rows: 2 } : { columns: 4, rows: 3 };
}

/** The grid of item rows. */
export function itemGrid(portrait: boolean, low: boolean, large: boolean): Grid {
  if (portrait && !low) return { columns: 1, rows: large ? 6 : 8 };
  if (portrait) return { columns: 1, rows: large ? 3 : 4 };
  return { columns: 2, rows: low ? 2 : large ? 3 : 4 };
}
