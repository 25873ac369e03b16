import { newId } from '../../src/lib/ids.ts';
import type { Actor, Role } from '../../src/platform/identity/actor.ts';
import type { World } from '../world.ts';
import type { House, Press } from './centre-house.ts';

export const ROLES = [
  'assessor',
  'adviser',
  'internal_verifier',
  'quality_manager',
  'centre_administrator',
  'learner',
  'consultant',
] as const satisfies readonly Role[];
export const DAY = 86_400_000;
export const CODES = ['SALES', 'REL'] as const;

/** Whole numbers below a bound, the same for the same seed (mulberry32). */
function dice(seed: number) {
  let state = seed >>> 0;
  const below = (bound: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
  const pick = <T>(from: readonly T[]): T | undefined => from[below(from.length || 1)];
  /** True in so many of a hundred. */
  const chance = (percent: number) => below(100) < percent;
  return { below, pick, chance };
}

interface Unit {
  readonly framework_id: string;
  readonly code: string;
  readonly unit_id: string;
  readonly reference: string;
  readonly criteria: readonly string[];
}

/**
 * What moves are drawn with: who is there, where they stand, and a press that counts. The clock goes on a minute with
 * each press; both frameworks are in use when it comes back.
 */
export async function drawIn(world: World, house: House, seed: number) {
  const { below, pick, chance } = dice(seed);
  const { people, owner, peek } = house;
  // How often somebody does what is not theirs, of a hundred: calm histories get far, wild ones go everywhere.
  const wild = pick([1, 8, 25]) ?? 8;
  let today = Date.parse('2026-09-07T09:00:00Z');
  const date = (days = 0) => new Date(today + days * DAY).toISOString().slice(0, 10);
  const passes = (ms: number) => {
    today += ms;
    world.at(new Date(today).toISOString());
  };
  const tally = {
    pressed: 0,
    done: 0,
    kinds: new Map<string, number>(),
    refused: new Map<string, number>(),
  };
  const press = async (one: Press) => {
    passes(60_000);
    const answer = await house.press(one);
    tally.pressed++;
    if (!answer.ok) {
      const key = `${one.route} ${answer.refusal.code}`;
      tally.refused.set(key, (tally.refused.get(key) ?? 0) + 1);
    } else {
      tally.done++;
      tally.kinds.set(one.route, (tally.kinds.get(one.route) ?? 0) + 1);
    }
    return answer;
  };
  const anybody = () => pick(people) as Actor;
  const byId = (id: string | null | undefined) =>
    people.find(({ memberId }) => memberId === id) ?? anybody();
  /** Mostly somebody with this role who may act in it here, else anybody. */
  const one = async (role: Role) => {
    if (chance(wild)) return anybody();
    const rows = await peek<{ member_id: string }>(
      `select r.member_id from member_role r where r.organisation_id = $1 and r.role = $2 and r.member_id <> $3
        and not exists (select 1 from member_departure d where d.organisation_id = r.organisation_id and d.member_id = r.member_id)
        and (not exists (select 1 from centre_staff s where s.organisation_id = r.organisation_id)
          or r.role not in ('assessor', 'adviser', 'internal_verifier')
          or exists (select 1 from centre_staff s where s.organisation_id = r.organisation_id
            and s.member_id = r.member_id and s.post = r.role and s.ended_on is null)) order by 1`,
      [role, owner.memberId],
    );
    return byId(pick(rows)?.member_id);
  };
  /** Who holds a role, authorised or not. */
  const holder = async (role: Role) =>
    byId(
      pick(
        await peek<{ member_id: string }>(
          'select member_id from member_role where organisation_id = $1 and role = $2 order by 1',
          [role],
        ),
      )?.member_id,
    );
  /** Mostly this very member. */
  const they = (id: string | null) => (id === null || chance(wild) ? anybody() : byId(id));

  passes(0);
  for (const code of CODES)
    await press({ who: owner, route: 'POST /api/frameworks', body: { id: newId(), code } });
  const units = await peek<Unit>(
    `select framework_id, framework_code as code, unit_id, unit_reference as reference,
        array_agg(criterion_id order by code) as criteria
      from criteria_published where organisation_id = $1 group by 1, 2, 3, 4 order by 2`,
  );
  const unitOf = (id: string) => units.find(({ unit_id }) => unit_id === id);
  const anyUnit = () => pick(units) as Unit;
  const learners = async () =>
    (
      await peek<{ member_id: string }>(
        'select member_id from learner where organisation_id = $1 order by 1',
      )
    ).map(({ member_id }) => member_id);
  const claims = () =>
    peek<{ id: string; learner_id: string; unit_id: string; assessor_id: string | null }>(
      `select id, learner_id, unit_id, assessor_id from claim where organisation_id = $1 and withdrawn_at is null
        and decided_at is null order by 1`,
    );
  /** Mostly one that somebody has in hand, or that nobody has. */
  const openClaim = async (inHand?: boolean) => {
    const all = await claims();
    const fit = all.filter(
      ({ assessor_id }) => inHand === undefined || (assessor_id !== null) === inHand,
    );
    return pick(chance(wild) || fit.length === 0 ? all : fit);
  };
  /** A learner on a unit, with how far its evidence is. */
  const enrolled = async (ready: boolean) =>
    pick(
      await peek<{ learner_id: string; unit_id: string }>(
        `select e.learner_id, u.unit_id from enrolment e join enrolment_unit u on u.organisation_id = e.organisation_id
          and u.enrolment_id = e.id where e.organisation_id = $1 and not exists (select 1 from claim c
            where c.organisation_id = e.organisation_id and c.learner_id = e.learner_id and c.unit_id = u.unit_id
              and c.withdrawn_at is null and (c.decided_at is null or c.achieved))
          and $2 = exists (select 1 from evidence v where v.organisation_id = e.organisation_id and v.learner_id = e.learner_id)
          order by 1, 2`,
        [ready],
      ),
    );

  return {
    press,
    tally,
    pick,
    chance,
    below,
    wild,
    peek,
    one,
    they,
    holder,
    anybody,
    date,
    passes,
    owner,
    units,
    unitOf,
    anyUnit,
    learners,
    enrolled,
    openClaim,
  };
}
export type Draw = Awaited<ReturnType<typeof drawIn>>;
