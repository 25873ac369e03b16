import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aClearedWorker } from '../../src/desk/bookings/fixtures.ts';
import { newId } from '../../src/lib/ids.ts';
import type { Actor } from '../../src/platform/identity/actor.ts';
import { setRoles } from '../../src/platform/identity/members.ts';
import { acceptCase } from '../../src/proof/portfolio/accept-case.ts';
import { claimUnit } from '../../src/proof/portfolio/claim-unit.ts';
import {
  aConfirmedBooking,
  anEnrolment,
  aQualification,
  as,
  heardAll,
  memberOf,
  suggestedTo,
} from '../../src/proof/portfolio/fixtures.ts';
import { workerDatabase } from '../worker-database.ts';
import { openWorld, type TestOrganisation } from '../world.ts';
import { type TwoProcesses, twoProcesses } from './race.ts';
import type { Deed } from './racer.ts';

const NOW = '2026-11-16T09:00:00Z';
const DECLARATION = 'All of this is my own work.';
const world = await openWorld();
const urls = await workerDatabase();
let org: TestOrganisation;
let other: Actor;
let qualification: Awaited<ReturnType<typeof aQualification>>;
let both: TwoProcesses;

beforeAll(async () => {
  world.at(NOW);
  org = await world.organisation();
  other = { ...org.omar, roles: ['assessor'] };
  qualification = await aQualification(world, org);
  await anEnrolment(world, org, qualification.frameworkId, {
    unitIds: [qualification.unit('BA13')],
  });
  both = await twoProcesses({ appUrl: urls.appUrl, actor: org.lena, at: NOW });
}, 60_000);
afterAll(() => both.close());

/** A case of Lena's that nobody accepted yet. */
async function aCase() {
  const { bookingId } = await aConfirmedBooking(world, org.lena);
  await heardAll(world);
  const { rows } = await suggestedTo(world, org.lena);
  const found = rows.find((row) => row.aboutId === bookingId);
  if (!found) throw new Error('The case is not suggested.');
  return { caseId: found.caseId, seqs: found.entries.map(({ seq }) => seq) };
}

const acceptance = (found: { caseId: string; seqs: readonly number[] }) => ({
  id: newId(),
  ...found,
  title: 'From order to confirmation',
  note: '',
  references: [{ criterionId: qualification.criterion('BA13.2.4'), note: '' }],
});

/** Lena with an item referenced to BA13. */
async function anItem() {
  const input = acceptance(await aCase());
  await as(world, org.lena, (tx) => acceptCase(tx, input));
  return { evidenceId: input.id, criterionId: qualification.criterion('BA13.2.4') };
}

const claim = (id = newId()): Deed => ({
  does: 'claim',
  input: { id, unitId: qualification.unit('BA13'), declaration: DECLARATION, declared: 0 },
});
const ownClaim = async () => {
  const id = newId();
  await as(world, org.lena, (tx) =>
    claimUnit(tx, {
      id,
      unitId: qualification.unit('BA13'),
      declaration: DECLARATION,
      declared: 0,
    }),
  );
  return id;
};
const codes = (refused: readonly { code: string }[]) => [
  ...new Set(refused.map(({ code }) => code)),
];
const open = async () => {
  const { rows } = await world.owner.query(
    `select id from claim
     where organisation_id = $1 and withdrawn_at is null and decided_at is null`,
    [org.id],
  );
  return rows;
};
const endClaims = () =>
  world.owner.query(
    `update claim set withdrawn_at = now()
     where organisation_id = $1 and withdrawn_at is null and decided_at is null`,
    [org.id],
  );

describe('two processes at the same moment', () => {
  it('accept one case once; whoever comes second is told so', async () => {
    const found = await aCase();
    const deeds = Array.from(
      { length: 8 },
      (): Deed => ({ does: 'accept-case', input: acceptance(found) }),
    );
    const { won, refused } = await both.race(deeds.slice(0, 4), deeds.slice(4));
    expect(won).toHaveLength(1);
    expect(codes(refused)).toEqual(['already-accepted']);
  }, 30_000);

  it('claim a unit once, and answer one press made twice alike', async () => {
    await anItem();
    const { won, refused } = await both.race([claim(), claim()], [claim(), claim()]);
    expect(won).toHaveLength(1);
    expect(codes(refused)).toEqual(['already-claimed']);
    expect(await open()).toHaveLength(1);
    await endClaims();
    const press = claim();
    const again = await both.race([press, press], [press, press]);
    expect(again.refused).toEqual([]);
    expect(new Set(again.won.map((one) => JSON.stringify(one))).size).toBe(1);
    await endClaims();
  }, 30_000);

  it('claim while a reference is taken back: it is in the claim and stays, or is in neither', async () => {
    for (let round = 0; round < 4; round++) {
      const input = await anItem();
      const id = newId();
      const { refused } = await both.race([claim(id)], [{ does: 'unreference', input }]);
      const { rows } = await world.owner.query(
        `select (select count(*)::int from claim_reference
            where claim_id = $1 and evidence_id = $2) as claimed,
          (select count(*)::int from evidence_reference where evidence_id = $2) as kept`,
        [id, input.evidenceId],
      );
      expect(rows[0].claimed).toBe(rows[0].kept);
      for (const code of codes(refused)) expect(code).toBe('evidence-claimed');
      await endClaims();
    }
  }, 30_000);

  it('take and take back one claim: it is withdrawn, and never afterwards taken', async () => {
    await anItem();
    for (let round = 0; round < 4; round++) {
      const claimId = await ownClaim();
      const input = { claimId };
      const { refused } = await both.race(
        [
          { does: 'take', by: org.aidan, input },
          { does: 'withdraw', input },
        ],
        [{ does: 'take', by: other, input }],
      );
      for (const code of codes(refused)) expect(code).toMatch(/^(claim-taken|already-withdrawn)$/);
      expect(await open()).toEqual([]);
      const kinds = (await world.log(org))
        .filter(({ envelope }) => (envelope.subjects as { claim?: string }).claim === claimId)
        .map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'claim.taken').length).toBeLessThan(2);
      expect(kinds.at(-1)).toBe('claim.withdrawn');
    }
  }, 30_000);

  it('enrol one learner, record their work and hear the log: no record is lost, and none is there twice', async () => {
    const carla = org.carla;
    await as(world, org.olivia, (tx) => setRoles(tx, memberOf(carla), ['consultant', 'learner']));
    const personId = await aClearedWorker(world.db, carla, 'Asha');
    const say = (hour: number): Deed => ({
      does: 'say-available',
      by: carla,
      input: {
        id: newId(),
        personId,
        state: 'available',
        startsAt: `2026-12-${String(1 + (hour % 28)).padStart(2, '0')}T07:00:00Z`,
        endsAt: `2026-12-${String(1 + (hour % 28)).padStart(2, '0')}T15:00:00Z`,
        how: 'phone',
      },
    });
    const enrolment: Deed = {
      does: 'enrol',
      by: org.olivia,
      input: {
        id: newId(),
        memberId: memberOf(carla),
        frameworkId: qualification.frameworkId,
        unitIds: [],
      },
    };
    const busy = (from: number): readonly Deed[] => [
      ...Array.from({ length: 15 }, (_, at) => say(from + at)),
      { does: 'hear', input: null },
      enrolment,
      { does: 'enrol', by: org.olivia, input: { ...enrolment.input, id: newId() } as never },
      ...Array.from({ length: 15 }, (_, at) => say(from + 15 + at)),
      { does: 'hear', input: null },
    ];
    const { refused } = await both.race(busy(0), busy(40));
    expect(codes(refused)).toEqual(['already-enrolled']);
    await heardAll(world);
    const said = (await world.log(org)).filter(
      ({ kind, envelope }) =>
        kind === 'availability.recorded' && envelope.actor === memberOf(carla),
    );
    const { rows } = await world.owner.query(
      `select seq::int from suggested_entry
       where organisation_id = $1 and learner_id = $2 and kind = 'availability.recorded' order by seq`,
      [org.id, memberOf(carla)],
    );
    expect(said.length).toBeGreaterThanOrEqual(60);
    expect(rows.map(({ seq }) => seq)).toEqual(said.map(({ seq }) => seq));
  }, 60_000);
});
