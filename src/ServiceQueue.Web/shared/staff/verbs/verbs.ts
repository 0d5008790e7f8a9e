import type { Text } from '../../words';

/** One thing to fill in for a verb. */
export interface VerbField {
  name: string;
  label: Text;
  kind: 'text' | 'long' | 'number' | 'date' | 'choice' | 'materials';
  optional?: boolean;
  choices?: readonly { value: string; text: Text }[];
  start?: string;
  /** Asked only while another field has this value. */
  when?: readonly [name: string, value: string];
}

/** Something that can be done with a record in some states; the host decides in the end. */
export interface Verb<S extends string = string> {
  path: string;
  text: Text;
  states: readonly S[];
  fields: readonly VerbField[];
  /** Paper comes out. */
  prints?: boolean;
  /** The step that usually comes next. */
  isNext?: boolean;
}

/** How a material stood when it was looked at. */
export interface Material {
  name: string;
  state: 'present' | 'missing' | 'flawed' | 'correctedOnSpot' | 'promised' | 'notNeeded';
  requirement?: string;
}

/** A field of text unless said otherwise. */
export const field = (name: string, zh: string, en: string, more: Partial<VerbField> = {}): VerbField =>
  ({ name, label: { zh, en }, kind: 'text', ...more });

/** What can be done in a state, the usual next step first. */
export function possible<S extends string>(verbs: readonly Verb<S>[], state: S): readonly Verb<S>[] {
  const there = verbs.filter((verb) => verb.states.includes(state));
  return [...there.filter((verb) => verb.isNext), ...there.filter((verb) => !verb.isNext)];
}

/** What stands in a field; the browser hands a number field's value over as a number. */
export const filledIn = (values: Readonly<Record<string, string | number>>, name: string): string => String(values[name] ?? '').trim();

/** What was filled in, as the host takes it: numbers and yes or no as such, nothing that was left empty. */
export function bodyOf(fields: readonly VerbField[], values: Readonly<Record<string, string | number>>): Record<string, unknown> {
  const asked = fields.filter((one) => one.kind !== 'materials' && isAsked(one, values));
  return Object.fromEntries(asked
    .map((one) => [one.name, filledIn(values, one.name), one.kind] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text, kind]) => [name, kind === 'number' ? Number(text) : text === 'true' ? true : text === 'false' ? false : text]));
}

/** Whether a field is asked for now. */
export function isAsked(one: VerbField, values: Readonly<Record<string, string | number>>): boolean {
  return one.when === undefined || values[one.when[0]] === one.when[1];
}
