import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type RegisterInput, registerCandidate } from '../candidates/index.ts';
import { type aClient, aClientWithContact, aSheet } from '../clients/fixtures.ts';
import { recordSiteSheet } from '../clients/record-site-sheet.ts';
import { recordCheck, recordRightToWork } from '../compliance/index.ts';
import { aSettingBody } from '../duties/fixtures.ts';
import { recordSetting } from '../duties/index.ts';
import { NOWHERE_ELSE } from '../equal-treatment/fixtures.ts';
import { declareEarlierWeeks } from '../equal-treatment/index.ts';
import { recordNightHealth } from '../vetting/index.ts';
import { declareHours, recordAvailability } from '../worktime/index.ts';
import { accept } from './accept.ts';
import { lineInput, takeBookingRoute } from './schema.ts';
import { type TakenBooking, takeBooking } from './take-booking.ts';

/** Where Harrow House takes temps, with its standing sheet. */
export interface Place {
  readonly clientId: string;
  readonly hirerId: string;
  readonly siteId: string;
  readonly billToId: string;
  readonly contactId: string;
}

/**
 * Harrow House in Leeds with Grace Hill, who orders and said that the law asks nothing more of its work, and a
 * complete standing sheet.
 */
export async function aPlace(
  tx: Tx,
  client: Parameters<typeof aClient>[0] = {},
  contact: Parameters<typeof aClientWithContact>[2] = {},
): Promise<Place> {
  const place = await aClientWithContact(tx, client, contact);
  done(await recordSiteSheet(tx, place.siteId, aSheet()));
  done(await recordSetting(tx, place.siteId, aSettingBody(place.contactId)));
  return place;
}

/** A shift as a page sends it: `aShift('2026-11-23', '07:00', '15:00')`. */
export function aShift(date: string, start: string, end: string, change: object = {}) {
  return { date, start, end, ...change };
}

/** A line for a care assistant, complete for reg 18; change what the test is about. */
export function aLine(shifts: readonly object[], change: object = {}) {
  return lineInput.parse({
    role: 'care-assistant',
    duties: 'Personal care and meals',
    experience: 'A year in care',
    payPence: 1300,
    chargePence: 1850,
    shifts,
    ...change,
  });
}

/** An order by phone for Harrow House; change what the test is about. */
export function anOrder(place: Place, lines: readonly object[], change: object = {}) {
  return takeBookingRoute.body.parse({
    id: newId(),
    clientId: place.clientId,
    hirerId: place.hirerId,
    siteId: place.siteId,
    billToId: place.billToId,
    orderedBy: place.contactId,
    approverId: place.contactId,
    lines,
    ...change,
  });
}

/** Takes a booking of one line over these shifts. */
export async function aBooking(
  tx: Tx,
  place: Place,
  shifts: readonly object[],
  { line = {}, order = {} }: { readonly line?: object; readonly order?: object } = {},
): Promise<TakenBooking & { readonly lineId: string; readonly shiftIds: readonly string[] }> {
  const taken = done(await takeBooking(tx, anOrder(place, [aLine(shifts, line)], order)));
  const [first] = taken.lines;
  if (!first) throw new Error('A booking has a line.');
  return { ...taken, ...first };
}

/** A care assistant whom nothing speaks against: checked, free all year, fit for nights, without other work. */
export async function aClearedWorker(
  db: Database,
  actor: Actor,
  givenName = 'Rosa',
  change: Partial<RegisterInput> = {},
): Promise<string> {
  const personId = newId();
  const steps: readonly ((tx: Tx) => Promise<Result<unknown>>)[] = [
    (tx) =>
      registerCandidate(tx, {
        id: personId,
        givenName,
        familyName: 'Marsh',
        dateOfBirth: '1991-04-09',
        emails: [`${givenName.toLowerCase()}.${personId}@example.org`],
        phones: [],
        postcode: 'LS1 4AP',
        roles: ['Care assistant'],
        someoneElse: true,
        ...change,
      }),
    (tx) =>
      recordRightToWork(tx, {
        id: newId(),
        personId,
        outcome: 'satisfied',
        route: 'manual',
        document: 'british_passport',
        documentState: 'current',
        checkedOn: '2026-01-05',
      }),
    (tx) =>
      recordCheck(tx, {
        id: newId(),
        personId,
        kind: 'identity',
        outcome: 'satisfied',
        checkedOn: '2026-01-05',
      }),
    (tx) =>
      recordNightHealth(tx, personId, {
        id: newId(),
        offeredOn: '2026-01-05',
        answer: 'fit',
        capacities: false,
      }),
    (tx) => declareHours(tx, { id: newId(), personId, weeklyMinutes: 0, saidOn: '2026-11-02' }),
    (tx) =>
      declareEarlierWeeks(tx, { id: newId(), personId, saidOn: '2026-11-02', ...NOWHERE_ELSE }),
    (tx) =>
      recordAvailability(tx, {
        id: newId(),
        personId,
        state: 'available',
        startsAt: '2026-11-01T00:00:00Z',
        endsAt: '2027-10-31T00:00:00Z',
        how: 'phone',
      }),
  ];
  for (const step of steps) done(await act(db, actor, step));
  return personId;
}

/** Gives a worker these shifts, said on the phone just now. */
export async function anAssignment(tx: Tx, personId: string, shiftIds: readonly string[]) {
  return done(
    await accept(tx, {
      personId,
      assignments: shiftIds.map((shiftId) => ({ id: newId(), shiftId })),
      how: 'spoken',
      willing: true,
    }),
  );
}

/** The value of a result that must not be a refusal. */
export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}
