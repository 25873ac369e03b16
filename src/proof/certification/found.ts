import { sql } from 'kysely';
import { type Result, wrongField } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { certificationDb } from './tables.ts';

/** The member who acts; every act of certification has one. */
export function whoActs(tx: Tx): string {
  const { memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Something of certification was done by nobody.');
  return memberId;
}

/** Refuses `not-yet` for a day that has not come. */
export function notAhead(tx: Tx, on: string, field = 'on'): Result<never> | null {
  return on <= dateIn(nowOf(tx))
    ? null
    : wrongField(field, 'not-yet', 'That day has not come yet. Enter what has happened.');
}

/** Whatever claims or issues here happens one after the other, until the act ends: the same press twice is one act. */
export async function lockCertification(tx: Tx): Promise<void> {
  const { organisationId } = actorOf(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`certification:${organisationId}`}, 0))`.execute(
    certificationDb(tx),
  );
}
