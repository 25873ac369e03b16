import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Database } from '../../platform/db/pool.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { claimsOf } from './credential.ts';
import { issuerAddress, signingKey } from './credential-keys.ts';
import { signToken } from './signed-token.ts';
import { LIST_BITS, type StatusPlace, statusListCredential } from './status-list.ts';
import { certificationDb } from './tables.ts';

/** A list is left half empty, so that a place that nobody has is soon found. */
const MOST_OF_A_LIST = LIST_BITS / 2;

/** A place for a credential that is about to be issued, drawn so that it says nothing of when. Under the room's lock. */
export async function freePlace(tx: Tx): Promise<StatusPlace> {
  const db = certificationDb(tx);
  const { count } = await db
    .selectFrom('statement')
    .select(({ fn }) => fn.count<string>('status_index').as('count'))
    .executeTakeFirstOrThrow();
  const list = 1 + Math.floor(Number(count) / MOST_OF_A_LIST);
  const rows = await db
    .selectFrom('statement')
    .select('status_index')
    .where('status_list', '=', list)
    .execute();
  const taken = new Set(rows.map(({ status_index }) => status_index));
  for (;;) {
    const index = randomInt(LIST_BITS);
    if (!taken.has(index)) return { list, index };
  }
}

/**
 * Signs lists anew by the key that signs now. A sample has none. Refuses `credential-key-locked`.
 * @param which those lists; left out, every list there is
 */
export async function signLists(
  tx: Tx,
  publicUrl: string,
  which?: readonly number[],
): Promise<Result<null>> {
  const { organisationId, isSample } = actorOf(tx);
  if (isSample) return ok(null);
  const db = certificationDb(tx);
  const lists =
    which ??
    (await db.selectFrom('credential_status_list').select('number').execute()).map(
      ({ number }) => number,
    );
  if (lists.length === 0) return ok(null);
  const key = await signingKey(tx);
  if (!key.ok) return key;
  const issuer = {
    id: issuerAddress(publicUrl, organisationId),
    name: (await organisationCard(tx)).name,
  };
  const at = nowOf(tx);
  for (const list of lists) {
    const ended = await endedIn(tx, list);
    const credential = statusListCredential(issuer, { list, ended, at });
    const keyUri = `${issuer.id}/keys/${key.value.id}`;
    const token = signToken(claimsOf(credential), { keyUri, key: key.value.key });
    const signed = { token, key_id: key.value.id, made_at: at };
    await db
      .insertInto('credential_status_list')
      .values({ organisation_id: organisationId, number: list, ...signed })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'number']).doUpdateSet(signed))
      .execute();
  }
  return ok(null);
}

async function endedIn(tx: Tx, list: number): Promise<readonly number[]> {
  const rows = await certificationDb(tx)
    .selectFrom('statement as s')
    .innerJoin('statement_withdrawal as w', (join) =>
      join
        .onRef('w.organisation_id', '=', 's.organisation_id')
        .onRef('w.statement_id', '=', 's.id'),
    )
    .select('s.status_index as index')
    .where('s.status_list', '=', list)
    .execute();
  return rows.flatMap(({ index }) => (index === null ? [] : [index]));
}

/** One of an issuer's lists as it was signed last, for whoever verifies. Refuses `status-list-not-found`. */
export async function publishedList(
  db: Database,
  organisationId: string,
  list: number,
): Promise<Result<string>> {
  const { rows } = await sql<{ token: string }>`
    select token from credential_status_list_of(${organisationId}::uuid, ${list}::int)`.execute(
    db.kysely,
  );
  const [row] = rows;
  return row ? ok(row.token) : refuse('status-list-not-found', 'This issuer has no such list.');
}
