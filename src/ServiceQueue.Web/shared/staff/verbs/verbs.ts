import { instantOf } from '../../clock';
import type { Text } from '../../words';

/** A value that can be chosen. */
export interface Choice { value: string; text: Text }

/** One thing to fill in for a verb. A name with a dot goes into the part of the body that is named before it. */
export interface VerbField {
  name: string;
  label: Text;
  /** `time` is a day and an hour by the hall's clock, `check` must be ticked, `select` is for long lists. */
  kind: 'text' | 'long' | 'number' | 'date' | 'time' | 'choice' | 'select' | 'check' | 'materials';
  optional?: boolean;
  /** What choosing nothing from a list means. */
  none?: Text;
  choices?: readonly Choice[];
  start?: string;
  /** The value chosen is a number to the host. */
  number?: boolean;
  /** Asked only while another field has one of these values. */
  when?: readonly [name: string, ...values: string[]];
}

/** Something that can be done with a record in some states; the host decides in the end. */
export interface Verb<S extends string = string> {
  path: string;
  text: Text;
  states: readonly S[];
  fields: readonly VerbField[];
  /** Only records of these kinds. */
  kinds?: readonly string[];
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

/** A value and its words. */
export const choice = (value: string, zh: string, en: string): Choice => ({ value, text: { zh, en } });

/** What can be done in a state, the usual next step first. */
export function possible<S extends string>(verbs: readonly Verb<S>[], state: S, kind = ''): readonly Verb<S>[] {
  const there = verbs.filter((verb) => verb.states.includes(state) && (verb.kinds?.includes(kind) ?? true));
  return [...there.filter((verb) => verb.isNext), ...there.filter((verb) => !verb.isNext)];
}

/** What stands in a field; the browser hands a number field's value over as a number, and a tick as a boolean. */
export const filledIn = (values: Readonly<Record<string, string | number | boolean>>, name: string): string => {
  const value = values[name];
  return value === false ? '' : String(value ?? '').trim();
};

type Body = Record<string, unknown>;

/** What was filled in, as the host takes it: numbers and yes or no as such, times as moments, nothing left empty. */
export function bodyOf(
  fields: readonly VerbField[], values: Readonly<Record<string, string | number | boolean>>, timeZone = 'UTC',
): Body {
  const body: Body = {};
  for (const one of fields) {
    const text = filledIn(values, one.name);
    if (one.kind === 'materials' || text === '' || !isAsked(one, values)) continue;
    const [last, ...parts] = one.name.split('.').reverse();
    let at = body;
    for (const part of parts.reverse()) at = (at[part] ??= {}) as Body;
    at[last!] = valueOf(one, text, timeZone);
  }
  return body;
}

function valueOf(one: VerbField, text: string, timeZone: string): unknown {
  if (one.kind === 'number' || one.number) return Number(text);
  if (one.kind === 'time') return instantOf(text, timeZone);
  return text === 'true' ? true : text === 'false' ? false : text;
}

/** Whether a field is asked for now. */
export function isAsked(one: VerbField, values: Readonly<Record<string, string | number | boolean>>): boolean {
  if (one.when === undefined) return true;
  const [name, ...wanted] = one.when;
  return wanted.includes(String(values[name] ?? ''));
}

/** A refusal that names a field by its name in the interface, with the words that stand above the field instead. */
export function inWords(text: string, fields: readonly VerbField[], label: (text: Text) => string): string {
  return fields.reduce((said, one) => {
    const name = one.name.split('.').pop()!;
    // What a label adds in brackets is a hint, not the field's name.
    const words = label(one.label).replace(/（[^）]*）| ?\([^)]*\)/g, '');
    return said.replace(`“${name}”`, `“${words}”`).replace(`"${name}"`, `"${words}"`);
  }, text);
}
