import { sql } from 'kysely';
import { addDays } from '../../lib/days.ts';
import { type DateText, dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { caseloadList } from './caseloads.ts';
import { letterList } from './letters.ts';
import { centreNow } from './queries.ts';
import { registrationList } from './registrations.ts';
import { centreDb } from './tables.ts';

/** A certificate that runs out within so many days stands among the gaps. */
export const SOON_DAYS = 60;

/** What a dashboard counts of a centre today. */
export interface CentreCounts {
  readonly toRegister: number;
  readonly registrationsLate: number;
  readonly lettersLate: number;
  /** Certificates of staff that ran out, or do within `SOON_DAYS`. */
  readonly certificatesEnding: number;
  /** Advisers and assessors with more learners than their limit. */
  readonly overLimit: number;
  /** What stands between the centre and a certificate. */
  readonly missing: number;
}

/** What a dashboard counts of this centre today. */
export async function centreCounts(tx: Tx): Promise<CentreCounts> {
  const today = dateIn(nowOf(tx));
  const registrations = await registrationList(tx);
  const letters = await letterList(tx);
  const { staff } = await caseloadList(tx);
  const centre = await centreNow(tx);
  const { rows } = await sql<{ ending: number }>`
    select count(*)::int as ending from staff_qualification q
    where q.organisation_id = current_organisation() and q.withdrawn_at is null
      and q.expires_on <= ${addDays(today, SOON_DAYS)}::date
      and exists (select from centre_staff s where s.organisation_id = q.organisation_id
        and s.member_id = q.member_id and s.ended_on is null)
      and not exists (select from staff_qualification n where n.organisation_id = q.organisation_id
        and n.member_id = q.member_id and n.shows = q.shows
        and n.language is not distinct from q.language and n.withdrawn_at is null
        and (n.expires_on is null or n.expires_on > ${addDays(today, SOON_DAYS)}::date))`.execute(
    centreDb(tx),
  );
  return {
    toRegister: registrations.rows.filter(({ state }) => state === 'to_send').length,
    registrationsLate: registrations.late,
    lettersLate: letters.rows.filter(({ late }) => late).length,
    certificatesEnding: rows[0]?.ending ?? 0,
    overLimit: staff.filter(
      ({ most, advises, assesses }) => most !== null && Math.max(advises, assesses) > most,
    ).length,
    missing: centre.ok ? centre.value.missing.length : 0,
  };
}

/** Learners registered between two days, both counted, by framework's code. */
export async function registeredIn(
  tx: Tx,
  from: DateText,
  to: DateText,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ code: string; count: number }>`
    select framework_code as code, count(*)::int as count from centre_registration
    where organisation_id = current_organisation()
      and registered_on between ${from}::date and ${to}::date
    group by framework_code`.execute(centreDb(tx));
  return new Map(rows.map(({ code, count }) => [code, count]));
}

/** Members who held a post on any day between two days, both counted. */
export async function heldPostIn(
  tx: Tx,
  post: 'assessor' | 'internal_verifier',
  from: DateText,
  to: DateText,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct member_id)::int as count from centre_staff
    where organisation_id = current_organisation() and post = ${post}
      and from_on <= ${to}::date and (ended_on is null or ended_on > ${from}::date)`.execute(
    centreDb(tx),
  );
  return rows[0]?.count ?? 0;
}
