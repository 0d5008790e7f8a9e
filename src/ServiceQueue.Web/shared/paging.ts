/** The pages needed so that none is nearly empty while another is full: 13 in pages of 9 become 7 and 6. */
export function pagesOf<T>(all: readonly T[], capacity: number): T[][] {
  const count = Math.max(1, Math.ceil(all.length / Math.max(1, capacity)));
  const each = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, page) => all.slice(page * each, (page + 1) * each));
}
