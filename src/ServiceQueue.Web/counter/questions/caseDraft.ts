import type { Outcome } from '../../shared/types';

/** How a clerk marks one material. */
export interface MaterialMark {
  name: string;
  state: 'present' | 'missing' | 'flawed' | 'correctedOnSpot' | 'promised';
  requirement: string;
}

/** What the form holds. */
export interface CaseDraft {
  name: string; phone: string; reason: string; basis: string; remedy: string;
  superior: string; coordinator: string; promise: string; marks: MaterialMark[];
}

/** The outcomes that open a case; a mere answer and no outcome do not. */
export const opensCase = (outcome: Outcome): boolean => outcome !== 'answered' && outcome !== 'none';

const isLacking = (mark: MaterialMark): boolean => mark.state === 'missing' || mark.state === 'flawed';

/** The first thing that keeps the case from being opened, as a key of the words, or null. */
export function ready(
  outcome: Outcome, item: string, draft: CaseDraft,
): 'needName' | 'needItem' | 'needMissing' | 'needRequirement' | 'notWhole' | 'needReason' | 'needPromise' | 'needSuperior' | 'needCoordinator' | null {
  if (item === '') return 'needItem';
  if (draft.name.trim() === '') return 'needName';
  const lacking = draft.marks.filter(isLacking);
  if (outcome === 'supplement') {
    if (lacking.length === 0) return 'needMissing';
    return lacking.some((mark) => mark.requirement.trim() === '') ? 'needRequirement' : null;
  }
  if (outcome === 'returned' || outcome === 'refused') {
    return [draft.reason, draft.basis, draft.remedy].some((text) => text.trim() === '') ? 'needReason' : null;
  }
  if (lacking.length > 0) return 'notWhole';
  if (draft.marks.some((mark) => mark.state === 'promised') && draft.promise.trim() === '') return 'needPromise';
  if (outcome === 'report-up' && draft.superior.trim() === '') return 'needSuperior';
  return outcome === 'joint' && draft.coordinator.trim() === '' ? 'needCoordinator' : null;
}

/** The case as the hall takes it; empty texts are left out. */
export function caseBody(item: string, draft: CaseDraft) {
  const texts = {
    reason: draft.reason, basis: draft.basis, remedy: draft.remedy, superior: draft.superior,
    coordinator: draft.coordinator, promise: draft.promise,
  };
  const given = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text.trim()]).filter(([, text]) => text !== ''),
  );
  const phone = draft.phone.trim();
  return {
    item,
    applicant: phone === '' ? { name: draft.name.trim() } : { name: draft.name.trim(), phone },
    materials: draft.marks.map((mark) => ({ ...mark, requirement: isLacking(mark) ? mark.requirement.trim() : '' })),
    ...given,
  };
}
