import { field, type Verb } from '../shared/staff/verbs/verbs';

/** Contests a deduction. */
export const appealVerb: Verb = {
  path: 'appeal', text: { zh: '提出异议', en: 'Contest' }, states: ['none', 'upheld', 'lifted'],
  fields: [field('reason', '异议理由', 'Why it is contested', { kind: 'long' })],
};

/** Reviews a contested deduction. */
export const decideVerb: Verb = {
  path: 'decide', text: { zh: '复审', en: 'Decide' }, states: ['open'],
  fields: [
    field('isLifted', '复审结论', 'Decision', {
      kind: 'choice', start: 'false',
      choices: [{ value: 'false', text: { zh: '维持扣分', en: 'Upheld' } }, { value: 'true', text: { zh: '撤销扣分', en: 'Lifted' } }],
    }),
    field('reason', '复审理由', 'Reason', { kind: 'long' }),
  ],
};

/** What can be done with a deduction as it stands. */
export const verbFor = (review: string): Verb => (review === 'open' ? decideVerb : appealVerb);
