import { describe, expect, it } from 'vitest';
import { bodyOf, field, isAsked, possible, type Verb } from './verbs';

const fields = [
  field('outcome', '情况', 'Outcome', { kind: 'choice' }), field('score', '评分', 'Score', { kind: 'number', when: ['outcome', 'answered'] }),
  field('solved', '解决', 'Solved', { kind: 'choice' }), field('note', '备注', 'Note', { optional: true }),
];

describe('what is filled in for a verb', () => {
  it('is handed over as numbers and as yes or no, without what was left empty', () => {
    // A number field of the browser gives a number, whatever was there before.
    expect(bodyOf(fields, { outcome: 'answered', score: 8, solved: 'true', note: ' ' }))
      .toEqual({ outcome: 'answered', score: 8, solved: true });
  });

  it('leaves out what is not asked for', () => {
    const [, score] = fields;
    expect(isAsked(score!, { outcome: 'refused' })).toBe(false);
    expect(bodyOf(fields, { outcome: 'refused', score: '9', solved: 'false' })).toEqual({ outcome: 'refused', solved: false });
  });
});

it('the usual next step comes first', () => {
  const verb = (path: string, isNext: boolean): Verb => ({ path, text: { zh: '', en: '' }, states: ['open'], fields: [], isNext });
  expect(possible([verb('a', false), verb('b', true)], 'open').map((one) => one.path)).toEqual(['b', 'a']);
  expect(possible([verb('a', false)], 'closed')).toEqual([]);
});
