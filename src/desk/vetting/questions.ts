import { sql } from 'kysely';
import { dateIn } from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Certificate, NightAnswer, Referee, TermSpan, Told } from './schema.ts';
import { vettingDb } from './tables.ts';

/** Permission to work as a student. Dates as text. */
export interface Permission {
  readonly id: string;
  readonly weeklyLimitMinutes: number;
  readonly validFrom: string;
  readonly validTo: string;
  readonly termDates: {
    readonly covers: TermSpan;
    readonly terms: readonly TermSpan[];
    readonly givenBy: string;
    readonly givenOn: string;
  } | null;
  readonly recordedOn: string;
}

/** What a certificate covers, with the last status check; `checkId` is the check it was recorded with. */
export interface CertificateKept extends Certificate {
  readonly checkId: string;
  readonly status: { readonly checkedOn: string; readonly unchanged: boolean } | null;
}

export interface RefereeKept extends Referee {
  readonly checkId: string;
}

export interface NightHealthKept {
  readonly id: string;
  readonly offeredOn: string;
  readonly answer: NightAnswer;
  readonly capacities: boolean;
  readonly recordedOn: string;
}

export interface ToldKept {
  readonly id: string;
  readonly siteId: string;
  readonly what: Told;
  readonly sentOn: string;
}

/** What is kept of one worker beyond that checks were done; each list with the latest first. */
export interface Vetting {
  readonly permissions: readonly Permission[];
  readonly certificates: readonly CertificateKept[];
  readonly referees: readonly RefereeKept[];
  readonly nightHealth: readonly NightHealthKept[];
  readonly told: readonly ToldKept[];
}

/** A worker of whom nothing of it is kept. */
export const NOTHING_KEPT: Vetting = {
  permissions: [],
  certificates: [],
  referees: [],
  nightHealth: [],
  told: [],
};

/** What was kept by the end of a day; what is dated after it is left out. */
export function vettingBy(vetting: Vetting, day: string): Vetting {
  return {
    permissions: vetting.permissions.filter(({ recordedOn }) => recordedOn <= day),
    certificates: vetting.certificates.map((one) =>
      one.status !== null && one.status.checkedOn > day ? { ...one, status: null } : one,
    ),
    referees: vetting.referees,
    nightHealth: vetting.nightHealth.filter(({ recordedOn }) => recordedOn <= day),
    told: vetting.told.filter(({ sentOn }) => sentOn <= day),
  };
}

type Row = { readonly personId: string };

/** What is kept of these workers, by worker: one set question a kind, however many they are. */
export async function vettingOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<(personId: string) => Vetting> {
  if (personIds.length === 0) return () => NOTHING_KEPT;
  const of = sql<boolean>`person_id = any(${[...personIds]}::uuid[])`;
  const permissions = grouped<Permission>(await permissionRows(tx, of));
  const certificates = grouped<CertificateKept>(await certificateRows(tx, of));
  const referees = grouped<RefereeKept>(await refereeRows(tx, of));
  const nightHealth = grouped<NightHealthKept>(await nightHealthRows(tx, of));
  const told = grouped<ToldKept>(await toldRows(tx, of));
  return (personId) => ({
    permissions: permissions.get(personId) ?? [],
    certificates: certificates.get(personId) ?? [],
    referees: referees.get(personId) ?? [],
    nightHealth: nightHealth.get(personId) ?? [],
    told: told.get(personId) ?? [],
  });
}

type Of = ReturnType<typeof sql<boolean>>;

async function permissionRows(tx: Tx, of: Of): Promise<readonly (Row & Permission)[]> {
  const rows = await vettingDb(tx)
    .selectFrom('student_permission')
    .selectAll()
    .where(of)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    id: row.id,
    weeklyLimitMinutes: row.weekly_limit_minutes,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    termDates:
      row.covers_from === null || row.covers_to === null || row.given_on === null
        ? null
        : {
            covers: { from: row.covers_from, to: row.covers_to },
            terms: row.terms as readonly TermSpan[],
            givenBy: row.given_by,
            givenOn: row.given_on,
          },
    recordedOn: dateIn(row.recorded_at),
  }));
}

async function certificateRows(tx: Tx, of: Of): Promise<readonly (Row & CertificateKept)[]> {
  const rows = await vettingDb(tx).selectFrom('certificate').selectAll().where(of).execute();
  const looks = await vettingDb(tx)
    .selectFrom('status_check')
    .select(['check_id', 'checked_on as checkedOn', 'unchanged'])
    .where(of)
    .orderBy('checked_on')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  const last = new Map(looks.map(({ check_id, ...look }) => [check_id, look]));
  return rows.map((row) => ({
    personId: row.person_id,
    checkId: row.check_id,
    issuedBy: row.issued_by,
    level: row.level,
    workforce: row.workforce,
    childrenList: row.children_list,
    adultsList: row.adults_list,
    issuedOn: row.issued_on,
    originalSeenOn: row.original_seen_on,
    updateConsent: row.update_consent,
    status: last.get(row.check_id) ?? null,
  }));
}

async function refereeRows(tx: Tx, of: Of): Promise<readonly (Row & RefereeKept)[]> {
  return vettingDb(tx)
    .selectFrom('referee')
    .select([
      'person_id as personId',
      'check_id as checkId',
      'relative',
      'may_be_shown as mayBeShown',
    ])
    .where(of)
    .execute();
}

async function nightHealthRows(tx: Tx, of: Of): Promise<readonly (Row & NightHealthKept)[]> {
  const rows = await vettingDb(tx)
    .selectFrom('night_health')
    .select(['person_id as personId', 'id', 'offered_on as offeredOn', 'capacities'])
    .select(['recorded_at', (eb) => eb.ref('answer').$notNull().as('answer')])
    .where('answer', 'is not', null)
    .where(of)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ recorded_at, ...row }) => ({ ...row, recordedOn: dateIn(recorded_at) }));
}

async function toldRows(tx: Tx, of: Of): Promise<readonly (Row & ToldKept)[]> {
  return vettingDb(tx)
    .selectFrom('told_client')
    .select(['person_id as personId', 'id', 'site_id as siteId', 'what', 'sent_on as sentOn'])
    .where(of)
    .orderBy('sent_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** By worker, in the order given, without the worker's number. */
function grouped<Kept>(rows: readonly (Row & Kept)[]): ReadonlyMap<string, readonly Kept[]> {
  const map = new Map<string, Kept[]>();
  for (const { personId, ...kept } of rows) {
    const list = map.get(personId);
    if (list) list.push(kept as Kept);
    else map.set(personId, [kept as Kept]);
  }
  return map;
}
