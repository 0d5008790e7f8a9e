import { describe, expect, it } from 'vitest';
import { bodyOf, field, inWords, isAsked, possible, type Verb } from './verbs';

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

describe('a field', () => {
  it('with a dot in its name goes into the part named before it, and a time becomes a moment', () => {
    const whom = [field('contact.name', '姓名', 'Name'), field('contact.phone', '电话', 'Phone'), field('from', '起', 'From', { kind: 'time' })];
    expect(bodyOf(whom, { 'contact.name': '王某某', 'contact.phone': '', from: '2026-11-22T08:00' }, 'Asia/Shanghai'))
      .toEqual({ contact: { name: '王某某' }, from: '2026-11-22T00:00:00.000Z' });
  });

  it('that must be ticked is left out until it is', () => {
    const tick = [field('read', '已确认', 'Confirmed', { kind: 'check' })];
    expect(bodyOf(tick, { read: false })).toEqual({});
    expect(bodyOf(tick, { read: true })).toEqual({ read: true });
  });

  it('is named in a refusal as on the page', () => {
    const until = [field('reopenAt', '恢复时间（必填）', 'Reopens', { kind: 'time' })];
    expect(inWords('“reopenAt”未填写或填写有误，请补正后重试。', until, (text) => text.zh)).toBe('“恢复时间”未填写或填写有误，请补正后重试。');
  });
});

it('a verb of some kinds of records is offered for those alone', () => {
  const up: Verb = { path: 'send-up', text: { zh: '', en: '' }, states: ['running'], fields: [], kinds: ['reportUp'] };
  expect(possible([up], 'running', 'promise')).toEqual([]);
  expect(possible([up], 'running', 'reportUp')).toEqual([up]);
});

it('the usual next step comes first', () => {
  const verb = (path: string, isNext: boolean): Verb => ({ path, text: { zh: '', en: '' }, states: ['open'], fields: [], isNext });
  expect(possible([verb('a', false), verb('b', true)], 'open').map((one) => one.path)).toEqual(['b', 'a']);
  expect(possible([verb('a', false)], 'closed')).toEqual([]);
});
