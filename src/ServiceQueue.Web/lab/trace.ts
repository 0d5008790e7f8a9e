/** One stretch of bytes that crossed the wire together. */
export interface TraceEntry { key: string; at: string; dir: 'out' | 'in'; hex: string }

const shown = 200;
const longest = 256;

/** The newest entries first; a line that is not an entry is passed over. */
export function readTrace(text: string): TraceEntry[] {
  const entries: TraceEntry[] = [];
  for (const [index, record] of text.split('\n').entries()) {
    if (!record.trim()) continue;
    try {
      const { at, dir, hex } = JSON.parse(record) as Partial<TraceEntry>;
      if (typeof at === 'string' && typeof hex === 'string' && (dir === 'in' || dir === 'out')) {
        entries.push({ key: `${at}.${index}`, at, dir, hex });
      }
    } catch { /* A half-written line. */ }
  }
  return entries.slice(-shown).reverse();
}

/** "1B 40 …", cut where a picture would fill the page. */
export function hexBytes(hex: string): string {
  const pairs = hex.slice(0, longest * 2).match(/../g) ?? [];
  return pairs.join(' ').toUpperCase() + (hex.length > longest * 2 ? ' …' : '');
}

// The printers' and signs' Chinese is CP936, of which GB18030 is a superset.
const chinese = new TextDecoder('gb18030');

/** What a reader recognises in the bytes: ASCII and Chinese; everything else is a dot. */
export function hexText(hex: string): string {
  const bytes = Uint8Array.from(hex.slice(0, longest * 2).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return chinese.decode(bytes).replace(/[^\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g, '·');
}
