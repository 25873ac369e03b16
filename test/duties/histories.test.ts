import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/lib/ids.ts';
import { SOAK } from '../soak.ts';
import { openWorld } from '../world.ts';
import type { Sealed } from './account.ts';
import { houseOf } from './centre-house.ts';
import { breachesIn } from './checker.ts';
import { liveThrough } from './history.ts';

const world = await openWorld();
const HISTORIES = Number(process.env['HISTORIES'] ?? (SOAK ? 2000 : 3));
const PRESSES = SOAK ? 250 : 150;

describe('the duties hold under history', () => {
  it(
    `finds no breach in the log of ${HISTORIES} histories drawn at random and pressed through the commands`,
    async () => {
      const kinds = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(fc.integer(), async (seed) => {
          const house = await houseOf(world);
          await liveThrough(world, house, seed, PRESSES);
          const log = await house.log();
          for (const { kind } of log) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
          expect(breachesIn(log)).toEqual([]);
        }),
        { numRuns: HISTORIES, endOnFailure: true },
      );
      // A history in which nothing happens proves nothing.
      const reached = ['unit.claimed', 'claim.taken', 'criterion.judged', 'sample.planned'];
      if (SOAK) reached.push('sample.closed', 'base.released', 'appeal.decided', 'handover.read');
      for (const kind of reached) expect([kind, kinds.get(kind) ?? 0]).not.toEqual([kind, 0]);
      if (SOAK) console.log([...kinds].map((one) => one.join(' ')).join(', '));
    },
    SOAK ? 6 * 3_600_000 : 60_000,
  );
});

const [olivia, lena, aidan, ivan, asha, quinn] = Array.from({ length: 6 }, newId);
const [CLAIM, UNIT, DECISION, SAMPLE, CYCLE, ITEM, PAPER] = Array.from({ length: 7 }, newId);
type Plain = readonly [
  string,
  string | undefined,
  Record<string, unknown>?,
  Record<string, unknown>?,
];

/** A sound log: Lena claims, Aidan decides, Ivan verifies and releases; `change` spoils it. */
function logOf(change: (entries: Plain[]) => void = () => {}): readonly Sealed[] {
  const of = { learner: lena, claim: CLAIM, unit: UNIT };
  const joins = (member: string | undefined, ...roles: string[]): Plain => [
    'member.joined',
    olivia,
    { member },
    { roles },
  ];
  const entries: Plain[] = [
    joins(olivia, 'owner'),
    joins(lena, 'learner'),
    joins(aidan, 'assessor'),
    joins(ivan, 'internal_verifier'),
    joins(asha, 'adviser', 'assessor'),
    joins(quinn, 'quality_manager'),
    ['approval.recorded', quinn, { approval: newId() }, { framework: null, fromOn: '2026-01-01' }],
    [
      'approval.recorded',
      quinn,
      { approval: newId() },
      { framework: 'SALES', fromOn: '2026-01-01' },
    ],
    ['tariff.recorded', quinn, {}, { framework: 'SALES', band: '01', fromOn: '2026-01-01' }],
    [
      'staff.authorised',
      quinn,
      { member: aidan, post: newId() },
      { post: 'assessor', fromOn: '2026-01-01' },
    ],
    [
      'staff.authorised',
      quinn,
      { member: ivan, post: newId() },
      { post: 'internal_verifier', fromOn: '2026-01-01' },
    ],
    ...[aidan, ivan].map(
      (member): Plain => [
        'qualification.seen',
        quinn,
        { member },
        {
          qualification: newId(),
          shows: 'occupation',
          awardedOn: '2020-01-01',
          expiresOn: null,
        },
      ],
    ),
    [
      'qualification.seen',
      quinn,
      { member: aidan },
      { qualification: PAPER, shows: 'assessing', awardedOn: '2020-01-01', expiresOn: null },
    ],
    [
      'qualification.seen',
      quinn,
      { member: ivan },
      { qualification: newId(), shows: 'verifying', awardedOn: '2020-01-01', expiresOn: null },
    ],
    ['learner.allocated', quinn, { learner: lena, member: asha }, { post: 'adviser' }],
    ['unit.claimed', lena, of, { framework: 'SALES', items: [{ evidence: ITEM }] }],
    ['claim.taken', aidan, of],
    [
      'criterion.judged',
      aidan,
      of,
      {
        criterion: 'S.1',
        outcome: 'met',
        method: 'record',
        questions: 0,
        items: [{ evidence: ITEM }],
      },
    ],
    [
      'unit.decided',
      aidan,
      { ...of, decision: DECISION },
      {
        outcome: 'achieved',
        standing: 'informal',
        countersign: false,
        criteria: [{ criterion: 'S.1', state: 'met' }],
      },
    ],
    ['verification.cycle_opened', ivan, { cycle: CYCLE }, { framework: 'SALES' }],
    ['sample.planned', ivan, { cycle: CYCLE }, { base: 10, drawn: 2, impossible: 0 }],
    ['sample.plan_sent', ivan, { cycle: CYCLE }, { way: 'email' }],
    ['sample.started', ivan, { ...of, sample: SAMPLE, cycle: CYCLE }, { frozenSha256: 'a' }],
    [
      'sample.closed',
      ivan,
      { ...of, sample: SAMPLE, cycle: CYCLE },
      { frozenSha256: 'a', outcome: 'confirmed', countersign: false },
    ],
    ['base.released', ivan, { cycle: CYCLE }, { decisions: 1 }],
  ];
  change(entries);
  return entries.map(([kind, actor, subjects = {}, facts = {}], at) => ({
    seq: at + 1,
    kind,
    at: '2026-11-23T09:00:00.000Z',
    actor: actor ?? null,
    subjects: subjects as Record<string, string>,
    facts,
  }));
}

/** Somebody else does what stands in the log. */
const by = (kind: string, actor: string | undefined) => (entries: Plain[]) => {
  const at = entries.findIndex(([one]) => one === kind);
  const [, , subjects, facts] = entries[at] ?? [kind, actor];
  entries[at] = [kind, actor, subjects, facts];
};
const without = (kind: string) => (entries: Plain[]) => {
  entries.splice(
    entries.findIndex(([one]) => one === kind),
    1,
  );
};
const says = (kind: string, more: Record<string, unknown>) => (entries: Plain[]) => {
  const at = entries.findIndex(([one]) => one === kind);
  const [, actor, subjects, facts] = entries[at] ?? [kind, undefined];
  entries[at] = [kind, actor, subjects, { ...facts, ...more }];
};
const adds =
  (before: string, ...entry: Plain) =>
  (entries: Plain[]) => {
    entries.splice(
      entries.findIndex(([one]) => one === before),
      0,
      entry,
    );
  };

/** Where the assessor's certificate was seen. */
const PAPER_AT = (entries: readonly Plain[]): number =>
  entries.findIndex(([, , , facts]) => facts?.['qualification'] === PAPER);

describe('the checker', () => {
  it('finds nothing in a sound log', () => {
    expect(breachesIn(logOf())).toEqual([]);
  });

  it.each<readonly [string, (entries: Plain[]) => void]>([
    ['R63', by('unit.claimed', aidan)],
    ['R66', by('criterion.judged', asha)],
    ['R84', without('sample.plan_sent')],
    [
      'R55',
      adds(
        'criterion.judged',
        'authorship.found',
        aidan,
        { learner: lena, claim: CLAIM, evidence: ITEM },
        { finding: 'hand_out' },
      ),
    ],
    ['R66', by('unit.decided', asha)],
    ['R30', by('claim.taken', lena)],
    [
      'R30',
      adds(
        'sample.started',
        'learner.allocated',
        quinn,
        { learner: lena, member: ivan },
        { post: 'adviser' },
      ),
    ],
    [
      'R30',
      adds(
        'base.released',
        'learner.allocated',
        quinn,
        { learner: lena, member: ivan },
        { post: 'assessor' },
      ),
    ],
    ['R82', by('sample.closed', quinn)],
    ['roles', by('sample.started', asha)],
    ['roles', by('base.released', quinn)],
    [
      'roles',
      adds(
        'unit.decided',
        'member.roles_changed',
        olivia,
        { member: aidan },
        { after: ['learner'] },
      ),
    ],
    ['roles', adds('unit.decided', 'member.left', olivia, { member: aidan })],
    ['R9', says('criterion.judged', { outcome: 'not_yet' })],
    ['R67', without('criterion.judged')],
    ['R69', says('criterion.judged', { method: 'questioning' })],
    ['R56', says('criterion.judged', { items: [] })],
    ['R73', says('unit.decided', { standing: 'ratified' })],
    ['R25', without('qualification.seen')],
    ['R26', (entries) => entries.splice(PAPER_AT(entries), 1)],
    [
      'R26',
      adds('base.released', 'decision.countersigned', aidan, { learner: lena, decision: DECISION }),
    ],
    ['R22', says('staff.authorised', { post: 'adviser' })],
    ['R22', without('staff.authorised')],
    ['R22', by('staff.authorised', aidan)],
    ['R24', by('qualification.seen', aidan)],
    [
      'R31',
      adds(
        'unit.claimed',
        'observation.recorded',
        aidan,
        { learner: lena },
        { kind: 'expert_witness', actedAs: 'assessor' },
      ),
    ],
    ['R77', says('sample.planned', { drawn: 1 })],
    ['R77', without('sample.closed')],
    ['R27', says('sample.closed', { countersign: true })],
    ['R15', without('approval.recorded')],
    ['R91', says('tariff.recorded', { band: '02' })],
    ['R92', adds('base.released', 'appeal.raised', aidan, { learner: lena, decision: DECISION })],
    [
      'R92',
      adds(
        'base.released',
        'appeal.panel_seated',
        quinn,
        { learner: lena },
        { members: [aidan, quinn] },
      ),
    ],
  ])('names a breach of %s', (rule, change) => {
    expect(breachesIn(logOf(change)).map((breach) => breach.rule)).toContain(rule);
  });
});
