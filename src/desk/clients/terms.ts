import type { AGREED_HOW, TERMS_STATES } from './schema.ts';

export type AgreedHow = (typeof AGREED_HOW)[number];
export type TermsState = (typeof TERMS_STATES)[number];

/** Terms of business as far as their order goes: which are in force, which are history. */
export interface Terms {
  readonly id: string;
  /** 'YYYY-MM-DD'. */
  readonly sentOn: string;
  /** 'YYYY-MM-DD', null while not agreed. */
  readonly agreedOn: string | null;
  /** Epoch milliseconds at which the sending was recorded: the order of two sent on one day. */
  readonly recorded: number;
}

const newerFirst = (a: Terms, b: Terms) =>
  b.sentOn.localeCompare(a.sentOn) || b.recorded - a.recorded || b.id.localeCompare(a.id);

/** The terms in force: of those agreed, the ones sent last. Undefined while none are agreed. */
export function inForce<T extends Terms>(terms: readonly T[]): T | undefined {
  return terms.filter((each) => each.agreedOn !== null).sort(newerFirst)[0];
}

/** Whether these terms hold, wait for an answer, or were overtaken by newer agreed ones. */
export function stateOf(terms: Terms, all: readonly Terms[]): TermsState {
  const now = inForce(all);
  if (now?.id === terms.id) return 'in force';
  if (terms.agreedOn !== null) return 'superseded';
  return now !== undefined && newerFirst(now, terms) < 0 ? 'superseded' : 'sent';
}
