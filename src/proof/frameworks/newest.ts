import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { frameworksDb } from './tables.ts';

/** The newest revision of a code here, locked until the act ends so that imports come one after another. */
export async function newestOf(tx: Tx, code: string, { lock = false } = {}) {
  const query = frameworksDb(tx)
    .selectFrom('framework')
    .select(['id', 'revision', 'source', 'credit', 'optional_credit'])
    .select(['registration_ends_on', 'certification_ends_on'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('code', '=', code)
    .orderBy('revision', 'desc')
    .limit(1);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}
