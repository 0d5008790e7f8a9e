import { expect, it } from 'vitest';
import { bodyOf } from '../shared/staff/verbs/verbs';
import { decideVerb, verbFor } from './verbs';

it('an open appeal is decided, anything else can be contested', () => {
  expect(['none', 'open', 'upheld', 'lifted'].map((review) => verbFor(review).path)).toEqual(['appeal', 'decide', 'appeal', 'appeal']);
  expect(bodyOf(decideVerb.fields, { isLifted: 'true', reason: '属实' })).toEqual({ isLifted: true, reason: '属实' });
});
