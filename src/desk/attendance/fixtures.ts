import type { TestOrganisation, World } from '../../../test/world.ts';
import { act } from '../../platform/audit/act.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
} from '../bookings/fixtures.ts';
import type { RegisterInput } from '../candidates/index.ts';

/** A worker with a mobile, who accepted a shift at Harrow House. */
export interface Morning {
  readonly org: TestOrganisation;
  readonly siteId: string;
  readonly contactId: string;
  readonly personId: string;
  readonly shiftId: string;
  readonly assignmentId: string;
}

/** Rosa expected at Harrow House on a date from start to end, booked on the Monday before. */
export async function aMorning(
  world: World,
  [date, start, end]: readonly [string, string, string] = ['2026-11-23', '07:00', '15:00'],
  worker: Partial<RegisterInput> = { phones: ['07700 900123'] },
): Promise<Morning> {
  world.at('2026-11-16T09:00:00Z');
  const org = await world.organisation();
  const place = done(
    await act(world.db, org.carla, async (tx) => ({ ok: true, value: await aPlace(tx) })),
  );
  const personId = await aClearedWorker(world.db, org.carla, 'Rosa', worker);
  return {
    ...(await anotherOf(world, { org, place, personId }, [date, start, end])),
    org,
    siteId: place.siteId,
    contactId: place.contactId,
    personId,
  };
}

async function anotherOf(
  world: World,
  {
    org,
    place,
    personId,
  }: {
    readonly org: TestOrganisation;
    readonly place: Awaited<ReturnType<typeof aPlace>>;
    readonly personId: string;
  },
  [date, start, end]: readonly [string, string, string],
) {
  return done(
    await act(world.db, org.carla, async (tx) => {
      const { shiftIds } = await aBooking(tx, place, [aShift(date, start, end)]);
      const held = await anAssignment(tx, personId, shiftIds);
      const shiftId = shiftIds[0] ?? '';
      return {
        ok: true,
        value: { shiftId, assignmentId: held.assignments[0]?.assignmentId ?? '' },
      };
    }),
  );
}
