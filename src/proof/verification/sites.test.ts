import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { addBranch } from '../../platform/identity/members.ts';
import { recordEmployment, registerEmployer } from '../release/index.ts';
import { baseOf } from './base.ts';
import { type Centre, centresIn, done, given, idOf } from './fixtures.ts';
import { cycleHere } from './found.ts';
import { sampleList } from './list-samples.ts';
import { namedIn, namesOf, onBranches, sitesOf, type Workplaces } from './sites.ts';

const TODAY = '2026-11-23';
const worked = (employer: string, fromOn: string, toOn: string | null = null) => ({
  learnerId: 'lena',
  employer,
  fromOn,
  toOn,
});
/** Lena works at the York branch, was at Calder until September and is at Aire too since October. */
const PLACES: Workplaces = {
  branchOf: new Map([['lena', 'York']]),
  branchOfBooking: new Map([['b1', 'Leeds']]),
  employments: new Map([
    ['lena', [worked('Calder', '2026-01-01', '2026-09-30'), worked('Aire', '2026-10-01')]],
  ]),
  releasedBy: new Map([['r1', 'Calder']]),
  observed: new Map([
    ['o1', { heldOn: '2026-11-02', place: 'the LEEDS branch, front desk' }],
    ['o2', { heldOn: '2026-08-03', place: 'at Mrs Marsh’s kitchen table' }],
  ]),
  known: namesOf(['York', 'Leeds', 'Leeds North', 'Calder', 'Aire', '']),
};
const item = (source: string, more: object = {}) => ({
  source,
  learnerId: 'lena',
  evidenceId: '',
  bookingId: null as string | null,
  on: '2026-11-01',
  ...more,
});
const of = (...items: readonly ReturnType<typeof item>[]) => sitesOf('lena', items, PLACES, TODAY);

describe('the sites of a learner-unit', () => {
  test('W25 are where its evidence arose: branch of a booking, employer who released, place of an observation', () => {
    expect(of(item('work', { bookingId: 'b1' }))).toEqual(['Leeds']);
    expect(of(item('work', { bookingId: 'b9' }))).toEqual(['York']);
    expect(of(item('released', { evidenceId: 'r1' }))).toEqual(['Calder']);
    expect(of(item('observation', { evidenceId: 'o1' }))).toEqual(['Leeds']);
    expect(of(item('file', { evidenceId: 'f1' }))).toEqual(['Aire']);
    expect(of(item('file', { evidenceId: 'f1', on: '2026-05-01' }))).toEqual(['Calder']);
  });

  test('W25 of a learner who works at two sites, or for two employers, are both', () => {
    const all = of(
      item('work'),
      item('work', { bookingId: 'b1' }),
      item('released', { evidenceId: 'r1' }),
      item('statement', { evidenceId: 's1' }),
    );
    expect(all).toEqual(['Aire', 'Calder', 'Leeds', 'York']);
    const both = {
      ...PLACES,
      employments: new Map([['lena', [worked('A', '2026-01-01'), worked('B', '2026-02-01')]]]),
    };
    expect(sitesOf('lena', [item('file')], both, TODAY)).toEqual(['A', 'B']);
  });

  test('say nothing of a place beyond the workplaces it names: else it is where the learner worked that day', () => {
    expect(of(item('observation', { evidenceId: 'o2' }))).toEqual(['Calder']);
    expect(namedIn('Leeds-North, room 2', PLACES.known)).toEqual(['Leeds North']);
    expect(namedIn('Leedsgate', PLACES.known)).toEqual([]);
    expect(namedIn(' … ', PLACES.known)).toEqual([]);
  });

  test('without evidence are the learner’s workplace today, and none where nothing is on record', () => {
    expect(of()).toEqual(['Aire']);
    expect(sitesOf('lena', [], { ...PLACES, employments: new Map() }, TODAY)).toEqual(['York']);
    expect(sitesOf('tom', [item('work', { learnerId: 'tom' })], PLACES, TODAY)).toEqual([]);
  });

  test('grow with what is presented, whatever its order, and never name one twice', () => {
    const items = fc.array(
      fc.record({
        source: fc.constantFrom('work', 'released', 'observation', 'file'),
        learnerId: fc.constant('lena'),
        evidenceId: fc.constantFrom('r1', 'o1', 'o2', 'f1'),
        bookingId: fc.option(fc.constantFrom('b1', 'b2')),
        on: fc.constantFrom('2025-01-01', '2026-05-01', '2026-11-01'),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(items, items, (some, more) => {
        const small = sitesOf('lena', some, PLACES, TODAY);
        const large = sitesOf('lena', [...some, ...more], PLACES, TODAY);
        expect(large).toEqual(sitesOf('lena', [...more, ...some], PLACES, TODAY));
        expect(large).toEqual(expect.arrayContaining([...small]));
        expect(new Set(large).size).toBe(large.length);
      }),
      { numRuns: 200 },
    );
  });
});

const world = await openWorld();
const { does, asks, centre } = centresIn(world);

/** Something more in Lena's claim, past the commands that would put it there. */
async function presents(c: Centre, source: string): Promise<string> {
  const client = await world.owner.connect();
  const id = newId();
  try {
    await client.query("set session_replication_role = 'replica'");
    await client.query(
      `insert into evidence (organisation_id, id, learner_id, source, case_id, title, accepted_at)
       values ($1, $2, $3, $4, null, 'More', '2026-11-20T09:00:00Z')`,
      [c.org.id, id, idOf(c.org.lena), source],
    );
    await client.query(
      `insert into claim_evidence (organisation_id, claim_id, evidence_id, rendition, rendition_sha256)
       select organisation_id, claim_id, $2, rendition, rendition_sha256 from claim_evidence
       where claim_id = $1 limit 1`,
      [c.claim.claimId, id],
    );
  } finally {
    client.release(true);
  }
  return id;
}

test('W25 a plan covers each site of the evidence, says so, and plan against done shows it by site', async () => {
  const c = await centre();
  const employerId = newId();
  await done(
    does(c.staff.cleo, (tx) =>
      registerEmployer(tx, {
        id: employerId,
        name: 'Calder Bridge',
        contact: { givenName: 'Idris', familyName: 'Calloway', email: 'idris@calder.example' },
      }),
    ),
  );
  await done(
    does(c.staff.cleo, (tx) =>
      recordEmployment(tx, {
        id: newId(),
        employerId,
        learnerId: idOf(c.org.lena),
        fromOn: '2026-11-01',
        toOn: null,
      }),
    ),
  );
  await done(does(c.org.olivia, (tx) => addBranch(tx, { id: newId(), name: 'Harrogate' })));
  const sites = () =>
    asks(c.staff.ivan, async (tx) => baseOf(tx, given(await cycleHere(tx, c.cycleId)))).then(
      ({ units }) => units.flatMap((unit) => unit.sites),
    );
  // Her work stands in this log, so it arose at her branch here, whoever employs her.
  expect(await sites()).toEqual(['Main branch']);
  await presents(c, 'statement');
  expect(await sites()).toEqual(['Calder Bridge', 'Main branch']);
  const seen = await presents(c, 'observation');
  await world.owner.query(
    `insert into observation (organisation_id, id, learner_id, observer_id, acted_as, kind, held_on, place, minutes,
       words, words_sha256, recorded_at, answered_at, agreed)
     values ($1, $2, $3, $4, 'assessor', 'observation', '2026-11-20', 'Harrogate branch, front desk', 30,
       'She asked, and waited.', sha256('x'), now(), now(), true)`,
    [c.org.id, seen, idOf(c.org.lena), idOf(c.org.aidan)],
  );
  expect(await sites()).toEqual(['Calder Bridge', 'Harrogate', 'Main branch']);
  onBranches(async (_, ids) => new Map(ids.map((id) => [id, 'no branch of theirs'])));
  expect(await sites()).toEqual(['Calder Bridge', 'Harrogate', 'Main branch']);
  await done(c.plan());
  const view = await c.view();
  const told = view.samples.flatMap(({ why }) => why).filter(({ why }) => why === 'site');
  expect(told.map((one) => one.of).sort()).toEqual(['Calder Bridge', 'Harrogate', 'Main branch']);
  expect(view.board.sites).toMatchObject(
    ['Calder Bridge', 'Harrogate', 'Main branch'].map((name) => ({ name, base: 1, drawn: 1 })),
  );
  const listed = (site: string) =>
    asks(c.staff.cleo, (tx) => sampleList(tx, { site })).then((all) => given(all).total);
  expect(await listed('Harrogate')).toBe(1);
  expect(await listed('York')).toBe(0);
  // Nothing of the place but the branch it names stands in the plan.
  const { rows } = await world.owner.query(
    'select file from verification_plan where cycle_id = $1',
    [c.cycleId],
  );
  expect(rows[0].file).not.toContain('front desk');
});
