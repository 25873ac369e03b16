import { ok, type Result } from '../../lib/result.ts';
import { record } from '../audit/record.ts';
import { actorOf, type Tx } from '../db/tx.ts';
import { organisationChanged } from './events.ts';
import { identityDb } from './tables.ts';

/** The actor's organisation as its papers name it. */
export async function organisationCard(tx: Tx) {
  return identityDb(tx)
    .selectFrom('organisation')
    .select(['name', 'address', 'email', 'phone', 'is_sample as isSample'])
    .where('id', '=', actorOf(tx).organisationId)
    .executeTakeFirstOrThrow();
}

/** How papers name the organisation. */
export interface Letterhead {
  readonly name: string;
  readonly address: string;
  readonly email: string;
  readonly phone: string;
}

/** Changes how papers name the organisation from now on. What is as it was leaves no record. */
export async function changeOrganisation(
  tx: Tx,
  wanted: Letterhead,
): Promise<Result<Record<string, never>>> {
  const { organisationId } = actorOf(tx);
  const before = await organisationCard(tx);
  const changed = (['name', 'address', 'email', 'phone'] as const).filter(
    (field) => before[field] !== wanted[field],
  );
  if (changed.length === 0) return ok({});
  const { name, address, email, phone } = wanted;
  await identityDb(tx)
    .updateTable('organisation')
    .set({ name, address, email, phone })
    .where('id', '=', organisationId)
    .execute();
  record(tx, organisationChanged, {
    subjects: { organisation: organisationId },
    facts: { changed: [...changed] },
  });
  return ok({});
}
