import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import {
  aClaim,
  aDecision,
  aJudgement,
  hands,
  meetAll,
  takenBack,
} from '../assessment/fixtures.ts';
import { myLearners } from '../assessment/my-learners.ts';
import { ownOutcomes } from '../assessment/outcomes.ts';
import {
  adoptBuiltIn,
  exportCase,
  frameworkOf,
  proposalOf,
  publishMap,
} from '../frameworks/index.ts';
import { importFile } from '../frameworks/queries.ts';
import { as, given, memberOf, refused } from '../portfolio/fixtures.ts';
import { claimUnit, enrol, portfolioOf } from '../portfolio/index.ts';
import { learnerList } from '../portfolio/learners.ts';
import { moveLearners } from './move-learners.ts';
import { movePreviews, replacementRecord } from './queries.ts';

const world = await openWorld();

/**
 * Lena on the marking points SALES, replaced by REL: the first criterion by one, the second by two, the third by
 * nothing, the fourth by one without its judgement.
 */
async function replaced() {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const claim = await aClaim(world, org);
  const { frameworkId: to } = await as(world, org.olivia, (tx) =>
    adoptBuiltIn(tx, { id: newId(), code: 'REL' }),
  );
  const { frameworkId: from } = await as(world, org.olivia, (tx) =>
    adoptBuiltIn(tx, { id: newId(), code: 'SALES' }),
  );
  const enrolment = await as(world, org.olivia, (tx) =>
    enrol(tx, { id: newId(), memberId: memberOf(org.lena), frameworkId: from, unitIds: [] }),
  );
  for (const [at, item] of claim.items.entries()) {
    await world.owner.query(
      `insert into evidence_reference (organisation_id, evidence_id, criterion_id, learner_id, referenced_at)
        values ($1, $2, $3, $4, now())`,
      [org.id, item.evidenceId, claim.criteria[at + 1]?.criterionId, org.lena.memberId],
    );
  }
  const trees = await read(world.db, org.olivia, async (tx) => ({
    from: await frameworkOf(tx, from),
    to: await frameworkOf(tx, to),
  }));
  const fresh = trees.to?.units.flatMap(({ outcomes }) => outcomes.flatMap((one) => one.criteria));
  const id = (at: number) => fresh?.[at]?.criterionId ?? '';
  const old = claim.criteria.map(({ criterionId }) => criterionId);
  const targets = [[id(0)], [id(1), id(2)], [], [id(3)]];
  const rows = old.map((one, at) => ({
    from: one,
    to: targets[at] ?? [],
    foundBy: 'hand' as const,
    carries: at === 0,
  }));
  const map = (changes: Partial<Parameters<typeof publishMap>[1]> = {}) => ({
    id: newId(),
    fromFrameworkId: from,
    toFrameworkId: to,
    after: 0,
    because: 'Mapping of the awarding body, page 12',
    rows,
    ...changes,
  });
  const move = (id = newId(), version = 1) => ({
    from,
    to,
    version,
    because: 'The awarding body closed the old one',
    moves: [{ id, enrolmentId: enrolment.enrolmentId, newEnrolmentId: newId() }],
  });
  const preview = async () =>
    given(await read(world.db, org.olivia, (tx) => movePreviews(tx, { from, to }))).rows[0];
  return { org, claim, from, to, trees, id, old, rows, map, move, preview };
}

describe('The map of a framework that is replaced', () => {
  it('is proposed by what a package says, the same words and the same code, and carries nothing', async () => {
    const { trees, old, id } = await replaced();
    if (!trees.from || !trees.to) throw new Error('No frameworks');
    const said = new Map([[old[0] ?? '', [id(1), id(2)]]]);
    const rows = proposalOf(trees.from, trees.to, said);
    expect(rows[0]).toMatchObject({ to: [id(1), id(2)], foundBy: 'package' });
    expect(rows.some(({ carries }) => carries)).toBe(false);
    const itself = proposalOf(trees.from, trees.from);
    expect(itself.every(({ from, to, foundBy }) => to[0] === from && foundBy === 'words')).toBe(
      true,
    );
  });

  it('is published whole, version after version, and leaves as replacedBy in the CASE package', async () => {
    const { org, map, rows, from, to, old } = await replaced();
    const publish = (given: Parameters<typeof map>[0] = {}) =>
      act(world.db, org.olivia, (tx) => publishMap(tx, map(given)));
    expect(refused(await publish({ rows: [...rows, ...rows] }))).toBe('criterion-twice');
    expect(refused(await publish({ rows: rows.map((row) => ({ ...row, carries: true })) }))).toBe(
      'not-one-to-one',
    );
    const twice = rows.map((row, at) => (at === 1 ? { ...row, to: [newId()] } : row));
    expect(refused(await publish({ rows: twice }))).toBe('criterion-not-found');
    const id = newId();
    expect(given(await publish({ id })).version).toBe(1);
    expect(given(await publish({ id })).version).toBe(1);
    expect(refused(await publish())).toBe('map-changed');
    expect(given(await publish({ after: 1, rows: rows.slice(1) })).version).toBe(2);
    const file = given(await read(world.db, org.olivia, (tx) => exportCase(tx, from)));
    const packed = JSON.parse(file.bytes.toString('utf8')) as {
      CFAssociations: { associationType: string; originNodeURI: { identifier: string } }[];
    };
    const told = packed.CFAssociations.filter(
      ({ associationType }) => associationType === 'replacedBy',
    );
    expect(told.map(({ originNodeURI }) => originNodeURI.identifier).toSorted()).toEqual(
      [old[0], old[1], old[1], old[3]].toSorted(),
    );
    const again = { id: newId(), fileName: 'again.json', bytes: file.bytes, dryRun: false };
    expect((await as(world, org.olivia, (tx) => importFile(tx, again))).outcome).toBe('same');
    // Another centre that has both frameworks is told the same.
    const there = await world.organisation();
    await as(world, there.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code: 'REL' }));
    await as(world, there.olivia, (tx) => importFile(tx, { ...again, id: newId() }));
    const ids = await read(world.db, there.olivia, async (tx) => {
      const { frameworksHere } = await import('../frameworks/index.ts');
      return (await frameworksHere(tx)).map(({ id: one, code }) => ({ id: one, code }));
    });
    const of = (code: string) => ids.find((one) => one.code === code)?.id ?? '';
    const shown = given(
      await read(world.db, there.olivia, (tx) =>
        replacementRecord(tx, { from: of('SALES'), to: of('REL') }),
      ),
    );
    expect(shown.rows.map(({ to: all, foundBy }) => [all.length, foundBy])).toEqual([
      [1, 'package'],
      [2, 'package'],
      [0, 'code'],
      [1, 'package'],
    ]);
    const stranger = await read(world.db, there.olivia, (tx) =>
      replacementRecord(tx, { from, to }),
    );
    expect(refused(stranger)).toBe('framework-not-found');
  });

  it('holds one to one in the database too', async () => {
    const { org, map, rows } = await replaced();
    await as(world, org.olivia, (tx) => publishMap(tx, map()));
    const { rows: kept } = await world.owner.query(
      'select map_id from replacement_row where organisation_id = $1 limit 1',
      [org.id],
    );
    const spoil = world.owner.query(
      `insert into replacement_row (organisation_id, map_id, position, from_criterion_id, to_criterion_id, found_by)
        values ($1, $2, 99, $3, $4, 'hand')`,
      [org.id, kept[0].map_id, rows[0]?.from, rows[3]?.to[0]],
    );
    await expect(spoil).rejects.toThrow('only from one criterion to one');
  });
});

describe('A learner who goes over', () => {
  it('decides or takes back an open claim first, and is told by name', async () => {
    const { org, map, move, claim, preview } = await replaced();
    expect(refused(await act(world.db, org.olivia, (tx) => moveLearners(tx, move())))).toBe(
      'map-not-found',
    );
    await as(world, org.olivia, (tx) => publishMap(tx, map()));
    expect((await preview())?.open).toEqual(['SALES']);
    const tried = await act(world.db, org.olivia, (tx) => moveLearners(tx, move()));
    expect(refused(tried)).toBe('claim-open');
    if (!tried.ok) expect(tried.refusal.because).toMatch(/Lena.*: SALES/);
    await takenBack(world, org, claim);
    const late = await act(world.db, org.olivia, (tx) => moveLearners(tx, move(newId(), 2)));
    expect(refused(late)).toBe('map-changed');
  });

  it('takes references along, what was met only where it is ticked, and loses the rest by name', async () => {
    const { org, claim, map, move, preview, id, to } = await replaced();
    const aidan = hands(world, org, claim);
    await aidan.take();
    given(
      await aidan.say(
        aJudgement(aidan.id(0), {
          method: 'discussion',
          answers: [{ question: 'Why these targets?', answer: 'Last year’s figures.' }],
        }),
      ),
    );
    for (const at of [1, 2]) given(await aidan.say(aJudgement(aidan.id(at))));
    await takenBack(world, org, claim);
    await as(world, org.olivia, (tx) => publishMap(tx, map()));
    const codes = claim.criteria.map(({ code }) => code);
    expect(await preview()).toMatchObject({
      references: 2,
      judgements: 1,
      achieved: [],
      referencesLost: [codes[2]],
      judgementsLost: [codes[1], codes[2]],
    });
    const [one, other] = [move(), move()];
    const both = await Promise.all(
      [one, other].map((way) => act(world.db, org.olivia, (tx) => moveLearners(tx, way))),
    );
    expect(both.map((done) => given(done).moved).toSorted()).toEqual([0, 1]);
    expect(await as(world, org.olivia, (tx) => moveLearners(tx, one))).toEqual({ moved: 0 });
    const { rows: references } = await world.owner.query(
      `select r.criterion_id from evidence_reference r join framework_criterion c on c.id = r.criterion_id
        and c.organisation_id = r.organisation_id where c.framework_id = $1 order by c.position`,
      [to],
    );
    expect(references.map(({ criterion_id }) => criterion_id)).toEqual([id(1), id(2), id(3)]);
    expect((await preview())?.movedAt).not.toBeNull();
    // Wherever the learner's frameworks are shown, the old one is told as replaced.
    const now = { SALES: 'REL', REL: null };
    const portfolio = given(
      await read(world.db, org.lena, (tx) => portfolioOf(tx, memberOf(org.lena))),
    );
    const enrolled = portfolio.frameworks.filter(({ enrolmentId }) => enrolmentId !== null);
    const told = enrolled.map(({ code, replacedBy }) => [code, replacedBy?.code ?? null]);
    expect(Object.fromEntries(told)).toMatchObject(now);
    const list = await read(world.db, org.olivia, learnerList);
    const lines = list.rows.find(({ learnerId }) => learnerId === memberOf(org.lena))?.enrolments;
    expect(
      Object.fromEntries(
        (lines ?? []).map(({ frameworkCode, replacedBy }) => [
          frameworkCode,
          replacedBy?.code ?? null,
        ]),
      ),
    ).toMatchObject(now);
    await world.owner.query(
      `insert into caseload (organisation_id, id, learner_id, framework_code, post, member_id, since, set_by)
        values ($1, $2, $3, 'SALES', 'adviser', $4, '2026-11-01', $5)`,
      [org.id, newId(), org.lena.memberId, org.aidan.memberId, org.olivia.memberId],
    );
    const mine = await read(world.db, org.aidan, (tx) => myLearners(tx, { quietAfter: 28 }));
    expect(given(mine).rows).toMatchObject([{ as: [{ framework: 'SALES', replacedBy: 'REL' }] }]);
    const outcomes = given(await read(world.db, org.lena, ownOutcomes));
    expect(outcomes.carried).toMatchObject([
      { criterionId: id(0), history: [{ attempt: 0, outcome: 'met' }] },
    ]);
    const log = await world.log(org);
    const entries = log.filter(({ kind }) => kind === 'learner.moved');
    expect(entries.map(({ envelope }) => envelope)).toMatchObject([
      { facts: { references: 3, judgements: 1, referencesLost: [codes[2]] } },
    ]);
    // What was met counts for the claim of the newer unit, and nothing more is claimed of the old one.
    const unitId = (await read(world.db, org.olivia, (tx) => frameworkOf(tx, to)))?.units[0]
      ?.unitId;
    const claimOf = (unit: string) =>
      act(world.db, org.lena, (tx) =>
        claimUnit(tx, {
          id: newId(),
          unitId: unit,
          declaration: 'This is my own work.',
          declared: 0,
        }),
      );
    expect(refused(await claimOf(claim.unitId))).toBe('enrolment-replaced');
    const fresh = await aClaim(world, org, { framework: 'REL' });
    expect(fresh.unitId).toBe(unitId);
    const again = hands(world, org, fresh);
    await again.take();
    const view = given(await again.view());
    const met = view.criteria.filter(({ state }) => state === 'met');
    expect(met.map(({ criterionId }) => criterionId)).toEqual([id(0)]);
  });

  it('keeps an achieved unit under the old framework, and nobody moves themselves', async () => {
    const { org, claim, map, move, preview } = await replaced();
    const aidan = hands(world, org, claim);
    await aidan.take();
    await meetAll(aidan);
    for (const item of claim.items) await aidan.look(item);
    given(await aidan.end(aDecision()));
    await as(world, org.olivia, (tx) => publishMap(tx, map()));
    expect(await preview()).toMatchObject({ achieved: ['SALES'], open: [], judgementsLost: [] });
    const own = { ...org.lena, roles: ['owner'] } as typeof org.lena;
    expect(refused(await act(world.db, own, (tx) => moveLearners(tx, move())))).toBe('own-move');
    expect(await as(world, org.olivia, (tx) => moveLearners(tx, move()))).toEqual({ moved: 1 });
    expect(await preview()).toMatchObject({ achieved: ['SALES'] });
  });
});
