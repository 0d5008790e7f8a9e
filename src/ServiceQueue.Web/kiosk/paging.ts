/** How many equal cards fit, and in how many columns. */
export interface Grid { columns: number; rows: number }

/** The grid of service cards for a screen: few services get wide rows, many get columns, more than that get pages. */
export function serviceGrid(count: number, portrait: boolean, low: boolean, large: boolean): Grid {
  if (portrait && !low) return count <= (large ? 6 : 8) ? { columns: 1, rows: 8 } : { columns: 2, rows: 6 };
  if (portrait) return { columns: 2, rows: large ? 3 : 4 };
  if (low || large) return { columns: count <= 6 && !low ? 3 : 4, rows: 2 };
  return count <= 6 ? { columns: 3, rows: 2 } : { columns: 4, rows: 3 };
}

/** The grid of item rows. */
export function itemGrid(portrait: boolean, low: boolean, large: boolean): Grid {
  if (portrait && !low) return { columns: 1, rows: large ? 6 : 8 };
  if (portrait) return { columns: 1, rows: large ? 3 : 4 };
  return { columns: 2, rows: low ? 2 : large ? 3 : 4 };
}
