import { describe, expect, it } from 'vitest';
import { caseBody, opensCase, ready, type CaseDraft } from './caseDraft';

const draft = (more: Partial<CaseDraft> = {}): CaseDraft => ({
  name: '王某某', phone: '', reason: '', basis: '', remedy: '', superior: '', coordinator: '', promise: '',
  marks: [
    { name: '户口本', state: 'present', requirement: '' }, { name: '结婚证', state: 'present', requirement: '' },
  ],
  ...more,
});

describe('a case before it is opened', () => {
  it('is not opened by a mere answer', () => {
    expect([opensCase('answered'), opensCase('none'), opensCase('promise')]).toEqual([false, false, true]);
  });

  it('needs who applies and for what', () => {
    expect(ready('promise', 'SV-1', draft({ name: ' ' }))).toBe('needName');
    expect(ready('promise', '', draft())).toBe('needItem');
    expect(ready('promise', 'SV-1', draft())).toBeNull();
  });

  it('is accepted only whole, and supplemented only with every requirement told', () => {
    const marks = [{ name: '结婚证', state: 'missing' as const, requirement: '' }];
    expect(ready('promise', 'SV-1', draft({ marks }))).toBe('notWhole');
    expect(ready('supplement', 'SV-1', draft())).toBe('needMissing');
    expect(ready('supplement', 'SV-1', draft({ marks }))).toBe('needRequirement');
    expect(ready('supplement', 'SV-1', draft({ marks: [{ ...marks[0]!, requirement: '原件' }] }))).toBeNull();
  });

  it('is refused only with reason, basis and remedy', () => {
    expect(ready('refused', 'SV-1', draft({ reason: '不属本级职权' }))).toBe('needReason');
    expect(ready('refused', 'SV-1', draft({ reason: 'a', basis: 'b', remedy: 'c' }))).toBeNull();
  });

  it('leaves out what was not filled in', () => {
    expect(caseBody('SV-1', draft({ name: ' 王某某 ', superior: '市民政局' }))).toEqual({
      item: 'SV-1', applicant: { name: '王某某' }, superior: '市民政局',
      materials: [
        { name: '户口本', state: 'present', requirement: '' }, { name: '结婚证', state: 'present', requirement: '' },
      ],
    });
  });
});
