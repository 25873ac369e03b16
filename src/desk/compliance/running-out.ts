import { sql } from 'kysely';
import { addDays, daysBetween } from '../../lib/days.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { peopleOf } from '../people/index.ts';
import type { listRunningOut } from './schema.ts';
import { complianceDb } from './tables.ts';

const MOST = 50;

interface Row {
  readonly personId: string;
  readonly kind: ReplyIn<typeof listRunningOut>['rows'][number]['kind'];
  readonly name: string;
  readonly expiresOn: string;
  readonly total: number;
}

/**
 * The checks of people on the books that run out within so many days or ran out already, the soonest
 * first; only the latest of each kind counts. RTW-FOLLOWUP reminds 90, 60, 30 and 7 days ahead.
 * @param days days from today, in London
 */
export async function checksRunningOut(
  tx: Tx,
  days: number,
): Promise<ReplyIn<typeof listRunningOut>> {
  const today = dateIn(nowOf(tx));
  const { rows } = await sql<Row>`
    select person_id as "personId", kind, name, expires_on as "expiresOn", count(*) over () as total
    from (
      select distinct on (c.person_id, c.kind, lower(c.name))
        c.person_id, c.kind, c.name, c.expires_on, c.outcome
      from worker_check c
      join candidates_published b on b.organisation_id = c.organisation_id and b.person_id = c.person_id
      where c.organisation_id = current_organisation() and not b.archived
      order by c.person_id, c.kind, lower(c.name), c.checked_on desc, c.recorded_at desc, c.id desc
    ) latest
    where expires_on <= ${addDays(today, days)}::date and outcome = 'satisfied'
    order by expires_on, person_id limit ${MOST}`.execute(complianceDb(tx));
  const people = await peopleOf(tx, [...new Set(rows.map(({ personId }) => personId))]);
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _, ...row }) => ({
      ...row,
      workerName: people.get(row.personId)?.displayName ?? '',
      daysLeft: daysBetween(today, row.expiresOn),
    })),
  };
}
