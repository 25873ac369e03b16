import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { shiftTimes } from '../../lib/time.ts';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { Stint } from '../../rules/working-time/work.ts';
import { type RegisterInput, registerCandidate } from '../candidates/index.ts';
import type { CheckOnFile, Dossier } from './dossier.ts';
import type { Work } from './work.ts';

const CLIENT = '0192f000-0000-7000-8000-00000000c11e';
const HIRER = '0192f000-0000-7000-8000-0000000041fe';
const SITE = '0192f000-0000-7000-8000-00000000517e';

/** A waking shift in Leeds on a date from what the clock shows; throws where the clock has no such times. */
export function aWork(date: string, from: string, to: string, change: Partial<Work> = {}): Work {
  const times = shiftTimes(date, from, to);
  if (!times.ok) throw new Error(times.refusal.because);
  return {
    shiftId: newId(),
    role: 'care-assistant',
    siteId: SITE,
    clientId: CLIENT,
    hirerId: HIRER,
    nation: 'england',
    siteLatitude: 53.8,
    siteLongitude: -1.55,
    start: times.value.start,
    end: times.value.end,
    breakMinutes: 0,
    kind: 'waking',
    payPence: 1350,
    requiredSkills: [],
    requiredQualifications: [],
    requiredChecks: [],
    label: `${date} ${from}-${to}, Elm Lodge`,
    ...change,
  };
}

/** Time held as the dossier has it. */
export function aHeld(date: string, from: string, to: string, change: Partial<Stint> = {}): Stint {
  const work = aWork(date, from, to);
  return {
    id: work.shiftId,
    start: work.start,
    end: work.end,
    breakMinutes: 0,
    kind: 'waking',
    label: work.label,
    source: 'accepted',
    ...change,
  };
}

/** A check on file, satisfied long ago and without an end. */
export function aCheck(change: Partial<CheckOnFile> = {}): CheckOnFile {
  return {
    id: newId(),
    kind: 'right_to_work',
    name: 'British passport',
    nameKey: 'british passport',
    route: 'manual',
    list: 'A',
    basis: 'list_a',
    permissionEndsOn: null,
    noticeDated: null,
    inTimeApplication: false,
    outcome: 'satisfied',
    checkedOn: '2025-01-06',
    expiresOn: null,
    ...change,
  };
}

/** Rosa, 35, whom nothing speaks against: checked, free, near, without other work. */
export function aDossier({
  worker,
  ...change
}: Partial<Omit<Dossier, 'worker'>> & {
  readonly worker?: Partial<Dossier['worker']>;
} = {}): Dossier {
  return {
    worker: {
      personId: newId(),
      displayName: 'Rosa Marsh',
      dateOfBirth: '1991-04-09',
      roles: ['care-assistant'],
      skills: ['medication'],
      qualifications: [],
      latitude: 53.8,
      longitude: -1.54,
      postcode: 'LS1 4AP',
      travelMiles: 15,
      minimumPayPence: 1271,
      wantedWeeklyMinutes: null,
      worksNights: true,
      branchId: null,
      ...worker,
    },
    held: [],
    firstHeld: null,
    availability: [{ state: 'available', saidAt: '2026-01-05T09:00:00.000Z', reason: '' }],
    declarations: [
      { id: newId(), weeklyMinutes: 0, saidOn: '2026-01-05', answersUntil: '2026-12-31' },
    ],
    optOuts: [],
    absences: [],
    checks: [
      aCheck(),
      aCheck({ kind: 'identity', name: '', nameKey: '', basis: null, list: null }),
    ],
    doNotSend: [],
    overrides: [],
    ...change,
  };
}

/** A client with its hirer and one site in Leeds, put straight into the tables. */
export async function aPlace(
  owner: { query(text: string, values: unknown[]): Promise<unknown> },
  organisationId: string,
): Promise<Pick<Work, 'clientId' | 'hirerId' | 'siteId'>> {
  const [clientId, hirerId, siteId] = [newId(), newId(), newId()];
  const name = `Aire Foods ${clientId.slice(-6)}`;
  await owner.query(
    'insert into client (organisation_id, id, name, name_key, created_at) values ($1, $2, $3, $3, now())',
    [organisationId, clientId, name],
  );
  await owner.query(
    `insert into hirer (organisation_id, id, client_id, legal_name, created_at)
      values ($1, $2, $3, $4 || ' Limited', now())`,
    [organisationId, hirerId, clientId, name],
  );
  await owner.query(
    `insert into site (organisation_id, id, client_id, hirer_id, name, nation, created_at)
      values ($1, $2, $3, $4, 'Elm Lodge', 'england', now())`,
    [organisationId, siteId, clientId, hirerId],
  );
  return { clientId, hirerId, siteId };
}

/** Registers a worker by first name, born 1991 unless said otherwise; gives the person's id. */
export async function aWorker(
  db: Database,
  actor: Actor,
  givenName = 'Rosa',
  change: Partial<RegisterInput> = {},
): Promise<string> {
  const input = {
    id: newId(),
    givenName,
    familyName: 'Marsh',
    dateOfBirth: '1991-04-09',
    emails: [],
    phones: [],
    roles: ['Care assistant'],
    someoneElse: true,
    ...change,
  };
  return done(await act(db, actor, (tx) => registerCandidate(tx, input))).personId;
}

/** The value of an act that must not be refused. */
export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}
