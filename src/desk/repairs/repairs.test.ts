import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
  type Place,
} from '../bookings/fixtures.ts';
import { askRules, confirm, loadShifts, pencil, release } from '../bookings/index.ts';
import { recordDoNotSend } from '../compliance/index.ts';
import { recordAvailability } from '../worktime/index.ts';
import { applyRepair } from './apply-repair.ts';
import { gapOf } from './gap.ts';
import { gather } from './gather.ts';
import type { AskedMove } from './moves.ts';
import { proposeRepair } from './propose.ts';
import type { Proposal } from './show-repair.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;
let elm: Place;

beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
});

/** A fresh agency with two places of work: what one test arranges is not in another's way. */
beforeEach(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  [harrow, elm] = done(
    await act(world.db, org.carla, async (tx) =>
      ok([
        await aPlace(tx),
        await aPlace(
          tx,
          { name: 'Elm Lodge Care' },
          { givenName: 'Nora', email: 'nora@elm.example', phone: '0113 496 0002' },
        ),
      ] as const),
    ),
  );
});

const worker = (name: string, change: Parameters<typeof aClearedWorker>[3] = {}) =>
  aClearedWorker(world.db, org.carla, name, change);
const book = async (shifts: readonly object[], place = harrow, line: object = {}) =>
  done(
    await act(world.db, org.carla, async (tx) => ok(await aBooking(tx, place, shifts, { line }))),
  );
const assign = (personId: string, shiftIds: readonly string[]) =>
  act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, personId, shiftIds))).then(done);
const away = (personId: string, startsAt: string, endsAt: string) =>
  act(world.db, org.carla, (tx) =>
    recordAvailability(tx, {
      id: newId(),
      personId,
      state: 'unavailable',
      startsAt,
      endsAt,
      how: 'phone',
    }),
  ).then(done);
const propose = (shiftId: string, without: readonly string[] = []) =>
  read(world.db, org.carla, (tx) => proposeRepair(tx, shiftId, without));
const proposed = async (shiftId: string, without: readonly string[] = []) =>
  done(await propose(shiftId, without));
const told = ({ repairs }: Proposal) =>
  repairs.map(({ moves }) => moves.map(({ name }) => name.split(' ')[0]).join(' < '));
const asked = (proposal: Proposal, saidYes: boolean | readonly boolean[] = true): AskedMove[] =>
  (proposal.repairs[0]?.moves ?? []).map(({ personId, takes, gives }, at) => ({
    personId,
    saidYes: typeof saidYes === 'boolean' ? saidYes : (saidYes[at] ?? false),
    takes: takes.shifts.map(({ shiftId }) => ({ id: newId(), shiftId })),
    gives: (gives?.shifts ?? []).flatMap(({ assignmentId }) => assignmentId ?? []),
  }));
const apply = (shiftId: string, moves: readonly AskedMove[], by = org.carla) =>
  act(world.db, by, (tx) => applyRepair(tx, { shiftId, moves }));
const holder = async (shiftId: string) =>
  (
    await world.owner.query(
      'select person_id, accepted_at is not null as accepted from assignment where shift_id = $1 and ended_at is null',
      [shiftId],
    )
  ).rows[0] as { person_id: string; accepted: boolean } | undefined;

/** Rosa has a day at Elm Lodge that lies across a gap at Harrow House; Tom may only go to Elm Lodge. */
async function aChainOfTwo() {
  const rosa = await worker('Rosa');
  const tom = await worker('Tom');
  done(
    await act(world.db, org.carla, (tx) =>
      recordDoNotSend(tx, {
        id: newId(),
        personId: tom,
        place: 'site',
        placeId: harrow.siteId,
        saidBy: 'client',
        reason: 'Asked for somebody else',
      }),
    ),
  );
  const held = await book([aShift('2026-11-23', '08:00', '16:00')], elm);
  const gap = await book([aShift('2026-11-23', '07:00', '15:00')]);
  const [x = '', g = ''] = [held.shiftIds[0], gap.shiftIds[0]];
  await assign(rosa, [x]);
  return { rosa, tom, x, g, held, gap };
}

describe('a proposal', () => {
  it('sends straight whoever may go, and asks nobody again who was let go or said no', async () => {
    const [rosa, tom, gap] = [
      await worker('Rosa'),
      await worker('Tom'),
      await book([aShift('2026-11-23', '07:00', '15:00')]),
    ];
    const g = gap.shiftIds[0] ?? '';
    const { assignments } = await assign(rosa, [g]);
    world.at('2026-11-16T10:00:00Z');
    const assignmentId = assignments[0]?.assignmentId ?? '';
    done(await act(world.db, org.carla, (tx) => release(tx, { assignmentId, because: 'Sick' })));
    const found = await proposed(g);
    expect(told(found)).toEqual(['Tom']);
    expect(found).toMatchObject({ since: '2026-11-16T10:00:00.000Z', none: null });
    expect(found.repairs[0]).toMatchObject({ direct: true, confirmed: 0, moved: 0 });
    const none = await proposed(g, [tom]);
    expect(none.repairs).toEqual([]);
    expect(none.none).toContain('Chains of up to 3 people were looked at');
    expect(none.without).toEqual([{ personId: tom, name: 'Tom Marsh' }]);
  });

  it('moves one person where nobody may go straight, and says what that costs and who is told', async () => {
    const { g, held, gap } = await aChainOfTwo();
    const found = await proposed(g);
    expect(told(found)).toEqual(['Rosa < Tom']);
    expect(found.repairs[0]).toMatchObject({
      direct: false,
      confirmed: 0,
      moved: 1,
      moves: [
        {
          mustSayYes: true,
          gives: { siteName: expect.any(String), shifts: [{ state: 'assigned' }] },
        },
        { mustSayYes: false, gives: null },
      ],
      tell: [
        { bookingId: gap.bookingId, comes: 'Rosa Marsh', goes: null },
        { bookingId: held.bookingId, comes: 'Tom Marsh', goes: 'Rosa Marsh' },
      ],
    });
  });

  it('moves nobody who has it in writing where another move does as well', async () => {
    const { rosa, tom, g, held } = await aChainOfTwo();
    done(
      await act(world.db, org.carla, (tx) =>
        confirm(tx, { id: newId(), bookingId: held.bookingId, personId: rosa, because: '' }),
      ),
    );
    expect((await proposed(g)).repairs[0]).toMatchObject({ confirmed: 1, moved: 1 });
    const ana = await worker('Ana');
    const y = await book([aShift('2026-11-23', '08:00', '15:00')], elm);
    await assign(ana, y.shiftIds);
    // Ana may go to the gap if Tom takes hers: nothing of it is in writing yet.
    const found = await proposed(g);
    expect(found.repairs[0]).toMatchObject({ confirmed: 0, moved: 1 });
    expect(found.repairs[0]?.moves[0]?.name).toBe('Ana Marsh');
    expect(found.repairs[0]?.moves[1]?.personId).toBe(tom);
    await away(tom, '2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z');
    expect((await proposed(g)).repairs).toEqual([]);
  });

  it('takes a line for one face as a whole, and leaves it alone once it has begun', async () => {
    const { rosa, g } = await aChainOfTwo();
    const ana = await worker('Ana');
    const days = ['2026-11-22', '2026-11-23', '2026-11-24'];
    const line = await book(
      days.map((day) => aShift(day, '08:00', '16:00')),
      elm,
      { samePerson: 'must' },
    );
    await assign(ana, line.shiftIds);
    const whole = await proposed(g, [rosa]);
    expect(told(whole)).toEqual(['Ana < Tom']);
    expect(whole.repairs[0]?.moves[1]?.takes.shifts).toHaveLength(3);
    expect(whole.repairs[0]).toMatchObject({ moved: 3 });
    world.at('2026-11-22T12:00:00Z');
    expect((await proposed(g, [rosa])).repairs).toEqual([]);
  });

  it('says that only who has the rest of a one-face line may take its gap', async () => {
    const [rosa] = [await worker('Rosa'), await worker('Tom')];
    const line = await book(
      [aShift('2026-11-23', '08:00', '16:00'), aShift('2026-11-24', '08:00', '16:00')],
      elm,
      { samePerson: 'must' },
    );
    const { assignments } = await assign(rosa, line.shiftIds);
    const assignmentId = assignments[0]?.assignmentId ?? '';
    done(await act(world.db, org.carla, (tx) => release(tx, { assignmentId, because: 'Sick' })));
    const { repairs, none } = await proposed(line.shiftIds[0] ?? '');
    expect(repairs).toEqual([]);
    expect(none).toContain('Rosa Marsh has the rest of it');
  });

  it('refuses a shift that is held, cancelled, over or not there', async () => {
    const { x } = await aChainOfTwo();
    expect(await propose(x)).toMatchObject({ refusal: { code: 'shift-held' } });
    expect(await propose(newId())).toMatchObject({ refusal: { code: 'shift-not-found' } });
    world.at('2026-11-23T18:00:00Z');
    expect(await propose(x)).toMatchObject({ refusal: { code: 'shift-over' } });
  });

  it('asks the rules as if what is given up were not there, just as they are asked of the database', async () => {
    const { rosa, x, g } = await aChainOfTwo();
    const { alone, without } = done(
      await act(world.db, org.carla, async (tx) => {
        const gap = done(await gapOf(tx, g));
        const { rules } = await gather(tx, gap, { without: new Set(), declined: new Set() });
        return ok({
          alone: rules.findings({ personId: rosa, takes: [g], gives: [] }).get(g) ?? [],
          without: rules.findings({ personId: rosa, takes: [g], gives: [x] }).get(g) ?? [],
        });
      }),
    );
    const asRead = async () =>
      read(world.db, org.carla, async (tx) => {
        const shifts = await loadShifts(tx, [g]);
        return (await askRules(tx, [rosa], shifts, 'together')).get(rosa)?.get(g) ?? [];
      });
    expect(alone).toEqual(await asRead());
    expect(alone.map(({ rule }) => rule)).toContain('OWN-BUSY');
    const given = await world.owner.query('select id from assignment where shift_id = $1', [x]);
    done(
      await act(world.db, org.carla, (tx) =>
        release(tx, { assignmentId: given.rows[0].id, because: 'Gives it up' }),
      ),
    );
    expect(without).toEqual(await asRead());
  });
});

describe('applying a repair', () => {
  it('makes all moves in one act and says in the log what was moved and how long the shift was empty', async () => {
    const { rosa, tom, x, g } = await aChainOfTwo();
    const moves = asked(await proposed(g));
    world.at('2026-11-16T09:12:00Z');
    const first = done(await apply(g, moves));
    expect(first.moves).toEqual([
      { personId: rosa, name: 'Rosa Marsh', as: 'assigned' },
      { personId: tom, name: 'Tom Marsh', as: 'assigned' },
    ]);
    expect(first.bookings).toHaveLength(2);
    expect(await holder(g)).toEqual({ person_id: rosa, accepted: true });
    expect(await holder(x)).toEqual({ person_id: tom, accepted: true });
    const entries = (await world.log(org)).filter(({ kind }) => kind === 'repair.applied');
    expect(entries.map(({ envelope }) => envelope)).toMatchObject([
      { facts: { people: 2, moved: 1, confirmedMoved: 0, minutesSinceGap: null } },
    ]);
    // The same press again says the same and moves nobody.
    expect(done(await apply(g, moves))).toEqual(first);
    expect((await world.log(org)).filter(({ kind }) => kind === 'repair.applied')).toHaveLength(1);
  });

  it('moves nobody who accepted without their word, and pencils who has not said yes', async () => {
    const { rosa, tom, x, g } = await aChainOfTwo();
    const found = await proposed(g);
    expect(await apply(g, asked(found, false))).toMatchObject({ refusal: { code: 'word-needed' } });
    expect(await holder(x)).toMatchObject({ person_id: rosa });
    done(await apply(g, asked(found, [true, false])));
    expect(await holder(g)).toEqual({ person_id: rosa, accepted: true });
    expect(await holder(x)).toEqual({ person_id: tom, accepted: false });
  });

  it('does nothing when somebody’s time changed meanwhile, and proposes anew', async () => {
    const { rosa, tom, x, g } = await aChainOfTwo();
    const moves = asked(await proposed(g));
    const other = await book([aShift('2026-11-23', '09:00', '12:00')], elm);
    done(
      await act(world.db, org.carla, (tx) =>
        pencil(tx, {
          personId: tom,
          assignments: [{ id: newId(), shiftId: other.shiftIds[0] ?? '' }],
        }),
      ),
    );
    const refused = await apply(g, moves);
    expect(refused).toMatchObject({
      refusal: {
        code: 'repair-changed',
        because: expect.stringContaining('Tom Marsh can no longer go'),
      },
    });
    expect(await holder(x)).toMatchObject({ person_id: rosa });
    expect(await holder(g)).toBeUndefined();
    expect((await proposed(g)).repairs).toEqual([]);
  });

  it('lets one of two repairs at the same moment win and tells the other', async () => {
    const { x, g } = await aChainOfTwo();
    const found = await proposed(g);
    const both = await Promise.all([apply(g, asked(found)), apply(g, asked(found), org.ben)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'repair-changed' } });
    expect(await holder(x)).toBeDefined();
  });

  it('refuses moves that do not hang together', async () => {
    const { g } = await aChainOfTwo();
    const [first, second] = asked(await proposed(g));
    if (!first || !second) throw new Error('A chain of two.');
    for (const moves of [
      [first],
      [{ ...first, gives: [] }, second],
      [first, { ...second, personId: first.personId }],
    ]) {
      expect(await apply(g, moves)).toMatchObject({ refusal: { code: 'not-a-chain' } });
    }
    expect(await apply(g, [second])).toMatchObject({ refusal: { code: 'repair-changed' } });
  });
});
