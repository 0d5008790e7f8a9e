import { expect, it } from 'vitest';
import { fridayOf, nameVerb } from './verbs';

it('a week is named by its Friday, the last one that was', () => {
  expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-26', '2026-11-27'].map(fridayOf))
    .toEqual(['2026-11-20', '2026-11-20', '2026-11-20', '2026-11-20', '2026-11-27']);
});

it('a liaison is replaced with a reason, and named without', () => {
  expect(nameVerb('').fields.map((one) => one.name)).toEqual(['person', 'by']);
  expect(nameVerb('王某某').fields.map((one) => one.name)).toEqual(['person', 'reason', 'by']);
});
