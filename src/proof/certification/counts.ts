import { sql } from 'kysely';
import type { DateText } from '../../lib/days.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { certificationDb } from './tables.ts';

/** Certificates the awarding body issued between two days, both counted, by framework's code; a replacement is none. */
export async function certificatesIn(
  tx: Tx,
  from: DateText,
  to: DateText,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ code: string; count: number }>`
    select l.framework_code as code, count(*)::int as count from award_certificate c
    join award_line l on l.organisation_id = c.organisation_id and l.id = c.line_id
    where c.organisation_id = current_organisation() and c.replaces is null
      and c.issued_on between ${from}::date and ${to}::date
    group by l.framework_code`.execute(certificationDb(tx));
  return new Map(rows.map(({ code, count }) => [code, count]));
}

/** Learners whose claim the awarding body has not answered. */
export async function awardsUnanswered(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from award_line
    where organisation_id = current_organisation() and outcome is null`.execute(
    certificationDb(tx),
  );
  return rows[0]?.count ?? 0;
}
