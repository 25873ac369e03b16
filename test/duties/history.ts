import { newId } from '../../src/lib/ids.ts';
import type { Actor, Role } from '../../src/platform/identity/actor.ts';
import type { World } from '../world.ts';
import { assessingMoves } from './assessing-moves.ts';
import type { House } from './centre-house.ts';
import { centreMoves } from './centre-moves.ts';
import { CODES, type Draw, drawIn } from './draw.ts';
import { verifyingMoves } from './verifying-moves.ts';

/** How often each is drawn beside the others. */
const WEIGHTS: Readonly<Record<string, number>> = {
  roles: 2,
  leaves: 1,
  authorises: 3,
  endsPost: 1,
  enrols: 2,
  observes: 5,
  claims: 8,
  takes: 9,
  judges: 10,
  decides: 1,
  samples: 6,
  plans: 4,
  signsAndReleases: 2,
  daysPass: 1,
  withdraws: 1,
  opensCycle: 1,
  publishesTerms: 1,
  declaresTie: 1,
  appeals: 3,
  answersAppeal: 3,
  panelDecides: 3,
  countersigns: 2,
  handsOver: 2,
  seesCertificate: 3,
  endsCycle: 2,
  countersignsSample: 1,
};
/** What turns a centre over; in a calm one people stay where they are. */
const UNRULY = ['roles', 'leaves', 'endsPost', 'withdraws', 'declaresTie', 'handsOver'];
const OPENINGS = [
  'enrols',
  'enrols',
  'enrols',
  'observes',
  'observes',
  'claims',
  'opensCycle',
  'opensCycle',
  'publishesTerms',
];

/**
 * Draws a history in a fresh house and presses it: mostly what somebody in that place would do next, by somebody who may
 * or who may not, now and then anything by anybody. Refusals are part of it.
 * @returns how many presses there were, and how many were let through
 */
export async function liveThrough(world: World, house: House, seed: number, presses: number) {
  const draw = await drawIn(world, house, seed);
  const moves: Readonly<Record<string, () => Promise<unknown>>> = {
    ...centreMoves(draw),
    ...assessingMoves(draw),
    ...verifyingMoves(draw),
  };
  const weighted = Object.keys(moves).flatMap((name) =>
    Array<string>(WEIGHTS[name] ?? 2).fill(name),
  );
  await begin(draw, house);
  for (const opening of OPENINGS) await moves[opening]?.();
  while (draw.tally.pressed < presses) {
    const next = draw.pick(weighted) ?? '';
    if (UNRULY.includes(next) && !draw.chance(4 * draw.wild)) continue;
    await moves[next]?.();
  }
  return draw.tally;
}

/** A centre with its tariff, mostly approved, with learners and people who may look after them. */
async function begin(
  { press, owner, pick, chance, wild, units }: Draw,
  house: House,
): Promise<void> {
  for (const { code } of units)
    await press({
      who: owner,
      route: 'POST /api/centre/tariffs',
      body: {
        id: newId(),
        frameworkCode: code,
        band: pick(['01', '02', '3a']),
        fromOn: '2026-01-01',
        letter: 'Letter 1',
      },
    });

  const given: readonly (readonly [Actor, readonly Role[]])[] = [
    [house.org.carla, ['learner', 'assessor']],
    [house.org.ravi, ['learner']],
    [house.org.ben, ['assessor', 'internal_verifier']],
    [house.org.omar, ['internal_verifier']],
  ];
  for (const [{ memberId }, roles] of given)
    await press({
      who: owner,
      route: 'PUT /api/members/:id/roles',
      params: { id: memberId ?? '' },
      body: { roles },
    });
  for (const [{ memberId }, shows] of [
    [house.org.aidan, 'assessing'],
    [house.org.ben, 'assessing'],
    [house.org.omar, 'verifying'],
    [house.staff.ivan, 'verifying'],
    [house.org.aidan, 'occupation'],
    [house.org.ben, 'occupation'],
    [house.org.omar, 'occupation'],
    [house.staff.ivan, 'occupation'],
    [house.staff.asha, 'occupation'],
    [house.org.carla, 'occupation'],
  ] as const)
    if (!chance(shows === 'occupation' ? wild : 30))
      await press({
        who: house.staff.cleo,
        route: 'POST /api/centre/qualifications',
        body: {
          id: newId(),
          memberId,
          shows,
          byWayOf: shows === 'occupation' ? 'experience' : 'accredited',
          title: 'Certificate',
          awardedOn: '2020-01-01',
          seenOn: '2026-09-01',
        },
      });
  for (const [kind, frameworkCode] of [
    ['centre', null],
    ...CODES.map((code) => ['qualification', code]),
  ])
    if (!chance(wild))
      await press({
        who: house.staff.cleo,
        route: 'POST /api/centre/approvals',
        body: {
          id: newId(),
          kind,
          frameworkCode,
          reference: 'Letter 2',
          fastTrack: false,
          fromOn: '2026-01-01',
        },
      });
}
