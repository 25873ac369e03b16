import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { progressOf, type UnitFacts, whyNotAchieved, whyNotNotYet } from './deciding.ts';
import { newestOf, type PlacedJudgement, saysEnough } from './judgement.ts';
import { partyTo } from './party.ts';
import { mayJudge, mayTake, stateOf, waitingDays } from './standing.ts';

const [LENA, AIDAN, ANITA] = ['lena', 'aidan', 'anita'];
const open = {
  learnerId: LENA ?? '',
  assessorId: null,
  withdrawnAt: null,
  decidedAt: null,
};

const CRITERIA = ['c1', 'c2', 'c3'].map((criterionId) => ({
  criterionId,
  code: criterionId.toUpperCase(),
}));

let counter = 0;
function judged(
  criterionId: string,
  outcome: 'met' | 'not_yet',
  { attempt = 1, day = 1 }: { attempt?: number; day?: number } = {},
): PlacedJudgement {
  counter += 1;
  return {
    judgementId: `j${String(counter).padStart(4, '0')}`,
    criterionId,
    attempt,
    judgedAt: new Date(Date.UTC(2026, 10, day)),
    outcome,
  };
}

function facts(given: Partial<UnitFacts> = {}): UnitFacts {
  return {
    criteria: CRITERIA,
    judgements: CRITERIA.map(({ criterionId }) => judged(criterionId, 'met')),
    items: [{ evidenceId: 'e1', title: 'Harrow nights' }],
    considered: new Set(['e1']),
    changed: new Set(),
    ...given,
  };
}

const rulesOf = (found: readonly { rule: string }[]) => found.map(({ rule }) => rule);

describe('who may judge', () => {
  test('R63: nobody takes up or judges their own claim', () => {
    expect(mayTake(open, 'lena')).toMatchObject({ refusal: { code: 'own-claim' } });
    expect(mayJudge({ ...open, assessorId: 'aidan' }, 'lena')).toMatchObject({
      refusal: { code: 'own-claim' },
    });
    expect(mayTake(open, null)).toMatchObject({ refusal: { code: 'own-claim' } });
  });

  test('who takes a claim judges it alone', () => {
    const taken = { ...open, assessorId: AIDAN ?? '', assessorName: 'Aidan Ash' };
    expect(mayTake(open, 'aidan').ok).toBe(true);
    expect(mayJudge(open, 'aidan')).toMatchObject({ refusal: { code: 'claim-not-taken' } });
    expect(mayJudge(taken, 'aidan').ok).toBe(true);
    expect(mayTake(taken, 'aidan').ok).toBe(true);
    const other = mayTake(taken, ANITA ?? '');
    expect(other).toMatchObject({ refusal: { code: 'claim-taken' } });
    if (!other.ok) expect(other.refusal.because).toContain('Aidan Ash');
  });

  test('a claim withdrawn or decided is judged no more', () => {
    const taken = { ...open, assessorId: 'aidan' };
    const at = new Date();
    expect(mayJudge({ ...taken, withdrawnAt: at }, 'aidan')).toMatchObject({
      refusal: { code: 'already-withdrawn' },
    });
    expect(mayJudge({ ...taken, decidedAt: at }, 'aidan')).toMatchObject({
      refusal: { code: 'already-decided' },
    });
  });

  test('a claim stands differently for whoever looks', () => {
    const taken = { ...open, assessorId: 'aidan' };
    expect([
      stateOf(open, 'aidan'),
      stateOf(taken, 'aidan'),
      stateOf(taken, 'anita'),
      stateOf({ ...taken, decidedAt: new Date() }, 'aidan'),
      stateOf({ ...taken, withdrawnAt: new Date() }, 'aidan'),
    ]).toEqual(['waiting', 'in_hand', 'with_other', 'decided', 'withdrawn']);
  });
});

describe('the newest judgement', () => {
  test('W36: counts over all attempts, so that what was met stays met until it is judged again', () => {
    const newest = newestOf([
      judged('c1', 'met', { attempt: 1, day: 5 }),
      judged('c2', 'not_yet', { attempt: 1, day: 5 }),
      judged('c2', 'met', { attempt: 2, day: 9 }),
      judged('c3', 'met', { attempt: 1, day: 1 }),
      judged('c3', 'not_yet', { attempt: 1, day: 2 }),
    ]);
    const outcomes = [...newest].map(([id, { outcome }]) => [id, outcome]).sort();
    expect(outcomes).toEqual([
      ['c1', 'met'],
      ['c2', 'met'],
      ['c3', 'not_yet'],
    ]);
  });

  test('does not depend on the order in which judgements are read', () => {
    const one = fc.record({
      judgementId: fc.uuid(),
      criterionId: fc.constantFrom('c1', 'c2', 'c3'),
      attempt: fc.integer({ min: 1, max: 3 }),
      judgedAt: fc.integer({ min: 0, max: 3 }).map((day) => new Date(day)),
      outcome: fc.constantFrom('met' as const, 'not_yet' as const),
    });
    const some = fc.uniqueArray(one, { selector: ({ judgementId }) => judgementId });
    fc.assert(
      fc.property(some, (judgements) => {
        const turned = newestOf([...judgements].reverse());
        expect(newestOf(judgements).size).toBe(turned.size);
        for (const [id, judgement] of newestOf(judgements)) expect(turned.get(id)).toBe(judgement);
      }),
    );
  });
});

describe('a unit is achieved', () => {
  test('R9, R66: only when every criterion is met', () => {
    expect(whyNotAchieved(facts())).toEqual([]);
    const lacking = facts({ judgements: [judged('c1', 'met'), judged('c2', 'not_yet')] });
    const found = whyNotAchieved(lacking);
    expect(rulesOf(found)).toEqual(['R9', 'R66']);
    expect(found[0]?.because).toBe('1 criterion is not yet met: C2');
    expect(found[1]?.because).toBe('1 criterion is not judged: C3');
    expect(found[1]?.restsOn).toEqual([{ kind: 'criterion', id: 'c3', label: 'C3' }]);
  });

  test('R67: only when everything presented is considered', () => {
    const [found] = whyNotAchieved(facts({ considered: new Set() }));
    expect(found).toMatchObject({ rule: 'R67', outcome: 'block' });
    expect(found?.because).toBe('1 item of 1 not yet considered: Harrow nights');
    expect(found?.clears).toContain('considered');
  });

  test('R68: only on what the log sealed at the claim', () => {
    const changed = facts({ changed: new Set(['e1']) });
    expect(rulesOf(whyNotAchieved(changed))).toEqual(['R68']);
    const lacking = { ...changed, judgements: [judged('c1', 'not_yet')] };
    expect(whyNotNotYet(lacking, 'Claim again.')).toEqual([]);
  });

  test('R9: whatever is judged, achieved and all met are the same', () => {
    const outcome = fc.constantFrom('met' as const, 'not_yet' as const, undefined);
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 3, maxLength: 3 }), (outcomes) => {
        const judgements = outcomes.flatMap((one, at) =>
          one === undefined ? [] : [judged(`c${at + 1}`, one)],
        );
        const isAllMet = outcomes.every((one) => one === 'met');
        expect(whyNotAchieved(facts({ judgements })).length === 0).toBe(isAllMet);
        const { met, notYet, unjudged, criteria } = progressOf(facts({ judgements }));
        expect(met + notYet + unjudged).toBe(criteria);
      }),
    );
  });
});

describe('a unit is not yet achieved', () => {
  test('W36: when something is lacking, and what nobody judged has an action too', () => {
    const lacking = facts({ judgements: [judged('c1', 'met'), judged('c2', 'not_yet')] });
    expect(rulesOf(whyNotNotYet(lacking, ' '))).toEqual(['W36']);
    expect(whyNotNotYet(lacking, 'Bring a second order.')).toEqual([]);
    const allJudged = facts({
      judgements: [judged('c1', 'met'), judged('c2', 'not_yet'), judged('c3', 'met')],
    });
    expect(whyNotNotYet(allJudged, '')).toEqual([]);
  });

  test('R9: never when every criterion is met', () => {
    expect(rulesOf(whyNotNotYet(facts(), ''))).toEqual(['R9']);
  });

  test('R67: not before everything presented is considered', () => {
    const unseen = facts({ judgements: [judged('c1', 'not_yet')], considered: new Set() });
    expect(rulesOf(whyNotNotYet(unseen, 'Do the rest.'))).toEqual(['R67']);
  });
});

describe('a judgement says enough to be traced', () => {
  const TODAY = '2026-11-23';
  const plain = {
    outcome: 'met' as const,
    method: 'record' as const,
    action: '',
    note: '',
    evidenceIds: ['e1'],
    answers: [],
    observedOn: null,
    observedWhere: '',
  };
  const codeOf = (given: Partial<Parameters<typeof saysEnough>[0]>) => {
    const said = saysEnough({ ...plain, ...given }, TODAY);
    return said.ok ? 'ok' : said.refusal.code;
  };

  test('R56: met by record rests on an item', () => {
    expect(codeOf({})).toBe('ok');
    expect(codeOf({ evidenceIds: [] })).toBe('evidence-missing');
    expect(codeOf({ evidenceIds: [], outcome: 'not_yet', action: 'Bring one.' })).toBe('ok');
  });

  test('W36: the day of an action is not over yet', () => {
    const notYet = { outcome: 'not_yet' as const, action: 'Bring one.' };
    expect(codeOf({ ...notYet, actionDueOn: TODAY })).toBe('ok');
    expect(codeOf({ ...notYet, actionDueOn: '2026-11-22' })).toBe('due-before-today');
  });

  test('R69: questioning and discussion hold a question with the outline of its answer', () => {
    const answers = [{ question: 'Why?', answer: 'Because.' }];
    for (const method of ['questioning', 'discussion'] as const) {
      expect(codeOf({ method, evidenceIds: [] })).toBe('question-missing');
      expect(codeOf({ method, evidenceIds: [], answers })).toBe('ok');
    }
  });

  test('R56: an observation says when, where and what was seen', () => {
    const seen = {
      method: 'observation' as const,
      evidenceIds: [],
      observedOn: TODAY,
      observedWhere: 'Leeds office',
      note: 'Took three orders by phone.',
    };
    expect(codeOf(seen)).toBe('ok');
    expect(codeOf({ ...seen, observedOn: null })).toBe('observation-incomplete');
    expect(codeOf({ ...seen, observedWhere: ' ' })).toBe('observation-incomplete');
    expect(codeOf({ ...seen, note: '' })).toBe('observation-incomplete');
    expect(codeOf({ ...seen, observedOn: '2026-11-24' })).toBe('not-yet-seen');
    expect(codeOf({ ...seen, observedOn: '2023-11-22' })).toBe('seen-too-long-ago');
    expect(codeOf({ ...seen, observedOn: '2023-11-23' })).toBe('ok');
  });

  test('R68, W36: a “not yet” says what is to be done', () => {
    expect(codeOf({ outcome: 'not_yet' })).toBe('action-missing');
    expect(codeOf({ outcome: 'not_yet', action: 'Show a cancelled shift.' })).toBe('ok');
  });
});

test('W34: an assessor among the parties of an item is named as such', () => {
  const evidence = [
    { evidenceId: 'e1', parties: ['lena', 'aidan'] },
    { evidenceId: 'e2', parties: ['lena'] },
  ];
  expect(partyTo(evidence, 'aidan')).toEqual(['e1']);
  expect(partyTo(evidence, 'anita')).toEqual([]);
  expect(partyTo(evidence, null)).toEqual([]);
});

test('a claim waits in whole days', () => {
  const now = new Date('2026-11-23T09:00:00Z');
  expect(waitingDays(new Date('2026-11-20T10:00:00Z'), now)).toBe(2);
  expect(waitingDays(now, new Date('2026-11-22T09:00:00Z'))).toBe(0);
});
