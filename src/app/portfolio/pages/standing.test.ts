import { describe, expect, test } from 'vitest';
import { columnsOf, groupsOf } from './matrix-rows.ts';
import {
  actionsOf,
  mayClaim,
  type Outcome,
  type Outcomes,
  type Portfolio,
  progressOf,
  standingOf,
  type Unit,
} from './standing.ts';

const criterion = (code: string) => ({
  criterionId: code,
  code,
  label: `What ${code} asks`,
  wording: null,
  closes: 'record' as const,
});
const unit = (reference: string, count: number, more: Partial<Unit> = {}): Unit => ({
  unitId: reference,
  reference,
  title: 'A unit',
  group: 'mandatory',
  credit: 3,
  expiresOn: null,
  chosen: true,
  claim: null,
  criteria: Array.from({ length: count }, (_, at) => criterion(`${reference}.${at + 1}`)),
  ...more,
});
const item = (evidenceId: string) => ({
  evidenceId,
  title: `Booking ${evidenceId}`,
  firstAt: '2026-11-02T09:00:00Z',
  lastAt: '2026-11-02T10:00:00Z',
  source: 'work',
  sourceTitle: 'Work records',
  aboutKind: 'booking' as const,
  kinds: ['booking.taken'],
  entries: 1,
});

function portfolioWith(more: Partial<Portfolio> = {}, units = [unit('RPC1', 3), unit('RPC2', 2)]) {
  const framework = {
    enrolmentId: 'enrolment',
    startedOn: '2026-09-01',
    frameworkId: 'qualification',
    code: 'REC-L2-RR',
    revision: 1,
    title: 'A qualification',
    chosenUnits: [],
    replacedBy: null,
    findings: [],
    units,
  };
  const standard = {
    ...framework,
    enrolmentId: null,
    startedOn: null,
    frameworkId: 'standard',
    code: 'ST0321',
    units: [unit('K', 2, { group: null, chosen: false })],
  };
  return {
    learner: { id: 'lena', name: 'Lena', registeredAt: '2026-09-01T09:00:00Z' },
    sample: false,
    frameworks: [framework, standard],
    evidence: [item('a'), item('b')],
    references: [
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 5],
    ],
    presented: [],
    ...more,
  } satisfies Portfolio as Portfolio;
}

function decided(outcome: 'achieved' | 'not_yet', judged: Outcome['criteria']): Outcomes {
  return {
    total: 1,
    carried: [],
    rows: [
      {
        claimId: 'claim',
        state: 'decided',
        unit: {
          unitId: 'RPC1',
          reference: 'RPC1',
          title: 'A unit',
          frameworkCode: 'REC-L2-RR',
          frameworkTitle: 'A qualification',
        },
        attempt: 1,
        claimedAt: '2026-11-10T09:00:00Z',
        takenAt: '2026-11-11T09:00:00Z',
        withdrawnAt: null,
        assessorName: 'Aidan',
        decision: {
          decisionId: 'decision',
          outcome,
          standing: 'informal',
          countersignature: 'not_needed',
          countersigned: null,
          appeal: null,
          reopened: null,
          feedback: 'Clear and lawful work.',
          unjudgedAnswer: null,
          unjudgedAction: outcome === 'achieved' ? null : 'Bring one more booking.',
          party: false,
          decidedAt: '2026-11-12T09:00:00Z',
          decidedBy: 'Aidan',
          paperSha256: 'f'.repeat(64),
        },
        dialogues: [],
        criteria: judged,
      },
    ],
  };
}

const judged = (
  code: string,
  outcome: 'met' | 'not_yet',
  items: readonly string[],
  action: string | null = null,
): Outcome['criteria'][number] => ({
  criterionId: code,
  code,
  number: '1',
  label: '',
  state: outcome,
  history: [
    {
      judgementId: `j ${code}`,
      claimId: 'claim',
      attempt: 1,
      outcome,
      method: 'record',
      note: '',
      action,
      actionDueOn: null,
      answer: null,
      observedOn: null,
      observedWhere: null,
      answers: [],
      items: items.map((evidenceId) => ({ evidenceId, title: '' })),
      judgedAt: '2026-11-12T09:00:00Z',
      assessorName: 'Aidan',
    },
  ],
});

describe('where a portfolio stands', () => {
  test('a reference shows in its cell, in its criterion and in the counts', () => {
    const portfolio = portfolioWith();
    const standing = standingOf(portfolio);
    expect(standing.cellOf('RPC1.1', 'a')).toBe('referenced');
    expect(standing.cellOf('RPC1.3', 'a')).toBeUndefined();
    expect(standing.stateOf('RPC1.1')).toBe('evidenced');
    expect(standing.stateOf('RPC1.3')).toBe('open');
    expect(standing.itemsFor('RPC1.2').map(({ code }) => code)).toEqual(['E1', 'E2']);
    const [framework] = portfolio.frameworks;
    expect(framework && progressOf(framework, standing)).toEqual({
      units: 2,
      achieved: 0,
      ratified: 0,
      criteria: 5,
      evidenced: 2,
      met: 0,
      openClaims: 0,
    });
  });

  test('what was met under a framework that was replaced counts before any claim, and is told so', () => {
    const { criterionId, history } = judged('RPC1.1', 'met', ['a']);
    const carried = [{ criterionId, history: history.map((one) => ({ ...one, attempt: 0 })) }];
    const portfolio = portfolioWith();
    const standing = standingOf(portfolio, { total: 0, rows: [], carried });
    expect(standing.stateOf('RPC1.1')).toBe('met');
    expect(standing.cellOf('RPC1.1', 'a')).toBe('met');
    expect(standing.judgementsOf('RPC1.1').map(({ attempt }) => attempt)).toEqual([0]);
    const [framework] = portfolio.frameworks;
    expect(framework && progressOf(framework, standing)).toMatchObject({ met: 1, achieved: 0 });
  });

  test('nothing is claimed under a framework that was replaced', () => {
    const by = { code: 'REC3', revision: 1, title: 'Next', movedAt: '2026-11-20T09:00:00Z' };
    const portfolio = portfolioWith();
    const standing = standingOf(portfolio);
    const [framework] = portfolio.frameworks;
    const [first] = framework?.units ?? [];
    if (!framework || !first) throw new Error('No unit');
    expect(mayClaim(framework, first, standing)).toBe(true);
    expect(mayClaim({ ...framework, replacedBy: by }, first, standing)).toBe(false);
  });

  test('places are counted on through every framework', () => {
    const standing = standingOf(portfolioWith());
    expect(standing.cellOf('K.1', 'b')).toBe('referenced');
  });

  test('an open claim shows at what it presents and at every criterion of its unit', () => {
    const claim = {
      claimId: 'claim',
      unitId: 'RPC1',
      attempt: 1,
      state: 'claimed' as const,
      claimedAt: '2026-11-10T09:00:00Z',
    };
    const standing = standingOf(
      portfolioWith({ presented: [0, 1] }, [unit('RPC1', 3, { claim }), unit('RPC2', 2)]),
    );
    expect(standing.cellOf('RPC1.1', 'a')).toBe('claimed');
    expect(standing.cellOf('RPC1.2', 'b')).toBe('referenced');
    expect(standing.stateOf('RPC1.3')).toBe('claimed');
    expect(standing.unitOf('RPC1').claimOpen).toBe(true);
  });

  test('what was judged met stays met in another attempt; a not yet waits while it is claimed again', () => {
    const claim = {
      claimId: 'again',
      unitId: 'RPC1',
      attempt: 2,
      state: 'taken' as const,
      claimedAt: '2026-11-20T09:00:00Z',
    };
    const standing = standingOf(
      portfolioWith({ presented: [1] }, [unit('RPC1', 3, { claim })]),
      decided('not_yet', [
        judged('RPC1.1', 'met', ['a']),
        judged('RPC1.2', 'not_yet', ['a'], 'Show the second side.'),
      ]),
    );
    expect(standing.stateOf('RPC1.1')).toBe('met');
    expect(standing.cellOf('RPC1.1', 'a')).toBe('met');
    expect(standing.stateOf('RPC1.2')).toBe('claimed');
    expect(standing.cellOf('RPC1.2', 'a')).toBe('claimed');
    expect(standing.unitOf('RPC1').notYet).toBe(false);
  });

  test('a not yet names what to do in the assessor’s words, criteria nobody judged too', () => {
    const portfolio = portfolioWith();
    const standing = standingOf(
      portfolio,
      decided('not_yet', [judged('RPC1.2', 'not_yet', ['b'], 'Show the second side.')]),
    );
    expect(actionsOf(portfolio, standing)).toEqual([
      {
        criterionId: 'RPC1.2',
        about: 'RPC1.2 not yet',
        words: 'Show the second side.',
        assessorName: 'Aidan',
      },
      {
        criterionId: 'RPC1.1',
        about: 'RPC1.1 and RPC1.3 not judged',
        words: 'Bring one more booking.',
        assessorName: 'Aidan',
      },
    ]);
    expect(standing.cellOf('RPC1.2', 'b')).toBe('not_yet');
    expect(standing.unitOf('RPC1').notYet).toBe(true);
  });

  test('an achieved unit counts, and asks for nothing more', () => {
    const portfolio = portfolioWith();
    const standing = standingOf(
      portfolio,
      decided('achieved', [
        judged('RPC1.1', 'met', ['a']),
        judged('RPC1.2', 'met', ['a']),
        judged('RPC1.3', 'met', []),
      ]),
    );
    const [framework] = portfolio.frameworks;
    expect(framework && progressOf(framework, standing)).toMatchObject({ achieved: 1, met: 3 });
    expect(actionsOf(portfolio, standing)).toEqual([]);
  });
});

describe('the matrix', () => {
  test('shows what the learner is enrolled on, another framework or all of them as the filter says', () => {
    const portfolio = portfolioWith();
    const standing = standingOf(portfolio);
    const of = (framework?: string) =>
      groupsOf(portfolio.frameworks, standing, { framework }).map(({ id }) => id);
    expect(of()).toEqual(['RPC1', 'RPC2']);
    expect(of('ST0321')).toEqual(['K']);
    expect(of('all')).toEqual(['RPC1', 'RPC2', 'K']);
  });

  test('leaves out optional units that nobody works towards, unless something shows them', () => {
    const aside = unit('SA1', 1, { group: 'optional', chosen: false });
    const used = unit('SA2', 1, { group: 'optional', chosen: false });
    const portfolio = portfolioWith({ references: [[0, 2]] }, [unit('RPC1', 1), aside, used]);
    const groups = groupsOf(portfolio.frameworks, standingOf(portfolio), {});
    expect(groups.map(({ id, progress }) => `${id}: ${progress}`)).toEqual([
      'RPC1: 0 of 1 evidenced, 0 met',
      'SA2: 1 of 1 evidenced, 0 met',
    ]);
  });

  test('numbers items in the order in which they were accepted', () => {
    const columns = columnsOf(standingOf(portfolioWith()), '2026-11-22');
    expect(columns.map(({ code, label }) => `${code} ${label}`)).toEqual([
      'E1 Mon 2 Nov Booking a',
      'E2 Mon 2 Nov Booking b',
    ]);
  });
});
