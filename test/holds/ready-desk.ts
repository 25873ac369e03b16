import { aPlace, done, type Place } from '../../src/desk/bookings/fixtures.ts';
import { registerCandidate } from '../../src/desk/candidates/index.ts';
import { recordCheck, recordRightToWork } from '../../src/desk/compliance/index.ts';
import { NOWHERE_ELSE } from '../../src/desk/equal-treatment/fixtures.ts';
import { declareEarlierWeeks } from '../../src/desk/equal-treatment/index.ts';
import { declareHours, recordAvailability } from '../../src/desk/worktime/index.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok, type Result } from '../../src/lib/result.ts';
import { addDays, dateIn } from '../../src/lib/time.ts';
import { act } from '../../src/platform/audit/act.ts';
import type { Database } from '../../src/platform/db/pool.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import type { Actor } from '../../src/platform/identity/actor.ts';

/** A desk that can book at once, as of the real day: a place that orders, and workers nothing speaks against. */
export interface ReadyDesk {
  readonly place: Place;
  readonly workers: readonly string[];
  /** Today in London. */
  readonly today: string;
}

/** Makes a place and so many workers, checked today and free for a year. */
export async function aReadyDesk(db: Database, actor: Actor, count: number): Promise<ReadyDesk> {
  const now = db.clock();
  const today = dateIn(now);
  const place = done(await act(db, actor, async (tx) => ok(await aPlace(tx))));
  const workers: string[] = [];
  for (let n = 0; n < count; n++) workers.push(await aReadyWorker(db, actor, n, today));
  return { place, workers, today };
}

async function aReadyWorker(db: Database, actor: Actor, n: number, today: string): Promise<string> {
  const personId = newId();
  const checked = { outcome: 'satisfied', checkedOn: today } as const;
  const steps: readonly ((tx: Tx) => Promise<Result<unknown>>)[] = [
    (tx) =>
      registerCandidate(tx, {
        id: personId,
        givenName: 'Rosa',
        familyName: `Marsh${n}`,
        dateOfBirth: '1991-04-09',
        emails: [`rosa.${personId}@example.org`],
        phones: [],
        postcode: 'LS1 4AP',
        roles: ['Care assistant'],
        someoneElse: true,
      }),
    (tx) =>
      recordRightToWork(tx, {
        id: newId(),
        personId,
        ...checked,
        route: 'manual',
        document: 'british_passport',
        documentState: 'current',
      }),
    (tx) => recordCheck(tx, { id: newId(), personId, ...checked, kind: 'identity' }),
    (tx) => declareHours(tx, { id: newId(), personId, weeklyMinutes: 0, saidOn: today }),
    (tx) => declareEarlierWeeks(tx, { id: newId(), personId, saidOn: today, ...NOWHERE_ELSE }),
    (tx) =>
      recordAvailability(tx, {
        id: newId(),
        personId,
        state: 'available',
        startsAt: `${today}T00:00:00Z`,
        endsAt: `${addDays(today, 360)}T00:00:00Z`,
        how: 'phone',
      }),
  ];
  for (const step of steps) done(await act(db, actor, step));
  return personId;
}
