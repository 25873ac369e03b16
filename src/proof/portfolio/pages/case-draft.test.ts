import { describe, expect, test } from 'vitest';
import { bodyOf, type Case, draftOf, knownOf, needsReason, shownBy } from './case-draft.ts';

const show = (criterionId: string, supports = false) => ({
  criterionId,
  code: criterionId,
  frameworkCode: 'REC-L2-RR',
  unitReference: 'RPC1',
  label: 'Something',
  supports,
});
const record = (seq: number, more: Partial<Case['entries'][number]>): Case['entries'][number] => ({
  seq,
  entryId: `entry-${seq}`,
  kind: 'booking.taken',
  title: 'Booking taken',
  at: '2026-11-02T09:00:00Z',
  part: 'actor',
  says: [],
  mayShow: [],
  notCounting: null,
  tooOld: false,
  evidenceId: null,
  ...more,
});
const caseOf = (...entries: Case['entries']): Case => ({
  caseId: 'case',
  aboutKind: 'booking',
  aboutId: 'booking',
  title: 'BK-1, Bramley Grove',
  suggestedTitle: 'A booking from request to confirmation',
  firstAt: '2026-11-02T09:00:00Z',
  lastAt: '2026-11-03T09:00:00Z',
  setAside: null,
  entries,
  others: [],
  mayShow: ['RPC1.1', 'RPC1.2', 'SA203.1'].map((id) => ({ ...show(id), entries: 1 })),
  inSmallestSet: true,
});
const known = { ...knownOf(undefined), aside: new Set(['SA203.1']) };

describe('what one press accepts of a case', () => {
  test('every record that counts, each criterion it carries, of units worked towards', () => {
    const one = caseOf(
      record(1, { mayShow: [show('RPC1.1'), show('RPC1.2', true), show('SA203.1')] }),
      record(2, { notCounting: 'It does not say when.', mayShow: [] }),
      record(3, { evidenceId: 'item', mayShow: [show('RPC1.2')] }),
    );
    expect(draftOf(one, known)).toMatchObject({
      title: 'A booking from request to confirmation',
      seqs: ['1'],
      criteria: ['RPC1.1'],
    });
  });

  test('a criterion that one record supports and another carries is carried', () => {
    const one = caseOf(
      record(1, { mayShow: [show('RPC1.1', true)] }),
      record(2, { mayShow: [show('RPC1.1')] }),
    );
    expect(shownBy(one, ['1'])).toMatchObject([{ criterionId: 'RPC1.1', supports: true }]);
    expect(shownBy(one, ['1', '2'])).toMatchObject([{ criterionId: 'RPC1.1', supports: false }]);
  });

  test('work older than three years only where there is no other, and then with a reason', () => {
    const old = record(1, { tooOld: true, mayShow: [show('RPC1.1')] });
    const mixed = caseOf(old, record(2, { mayShow: [show('RPC1.2')] }));
    expect(draftOf(mixed, known).seqs).toEqual(['2']);
    const alone = caseOf(old);
    const draft = draftOf(alone, known);
    expect(draft.seqs).toEqual(['1']);
    expect(needsReason(alone, draft.seqs)).toBe(true);
    expect(bodyOf('id', alone, { ...draft, olderBecause: 'Still done so' })).toMatchObject({
      seqs: [1],
      olderBecause: 'Still done so',
      references: [{ criterionId: 'RPC1.1' }],
    });
  });

  test('a criterion that no taken record shows any more is not referenced', () => {
    const one = caseOf(
      record(1, { mayShow: [show('RPC1.1')] }),
      record(2, { mayShow: [show('RPC1.2')] }),
    );
    const draft = { ...draftOf(one, known), seqs: ['2'] };
    expect(bodyOf('id', one, draft).references).toEqual([{ criterionId: 'RPC1.2' }]);
  });
});
