/** One record in a list: its number, where it stands, and which limit comes next. */
export interface RecordLine {
  id: string;
  number: string;
  kind: string;
  state: string;
  /** What it is about, in the hall's language. */
  about?: string;
  foot?: string;
  /** The limit that comes next; left out where a record has none. */
  due?: string | null;
  from?: string | null;
  /** In place of a limit: an agreed time. */
  time?: string;
}

/** A name and what stands behind it. */
export type Fact = readonly [name: string, value: string];

/** The facts that are known. */
export const known = (...facts: readonly (readonly [name: string, value: string | null | undefined])[]): Fact[] =>
  facts.filter((one): one is Fact => (one[1] ?? '') !== '');
