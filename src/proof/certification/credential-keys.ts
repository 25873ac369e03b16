import { createHash, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { openForHere, sealForHere } from '../../platform/audit/log-keys.ts';
import { record } from '../../platform/audit/record.ts';
import type { Database } from '../../platform/db/pool.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { credentialKeyMade } from './events.ts';
import { certificationDb } from './tables.ts';

const makeRsa = promisify(generateKeyPair);
const NUMBER_FIRST = 1;

/** A key that signs credentials of this organisation; the private half in DER (PKCS #8). */
export interface CredentialKey {
  readonly id: string;
  readonly key: Buffer;
}

/** What the private half is bound to when it is sealed: never the same as a key of the log's. */
const sealedAs = (id: string): string => `credential ${id}`;

/**
 * The key that signs, made on first need. Refuses `credential-key-locked` where it was sealed with another secret than
 * this installation has.
 */
export async function signingKey(tx: Tx): Promise<Result<CredentialKey>> {
  const db = certificationDb(tx);
  const { organisationId } = actorOf(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`credential key:${organisationId}`}, 0))`.execute(
    db,
  );
  const row = await db
    .selectFrom('credential_key')
    .select(['id', 'sealed'])
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (!row) return ok(await makeKey(tx));
  const key = openForHere(tx, sealedAs(row.id), row.sealed);
  if (key) return ok({ id: row.id, key });
  return refuse(
    'credential-key-locked',
    'The key that signs credentials does not open with the secrets in DATA_DIR/secrets.json. Put that file back from your backup.',
  );
}

async function makeKey(tx: Tx): Promise<CredentialKey> {
  const { publicKey, privateKey } = await makeRsa('rsa', { modulusLength: 2048 });
  const { kty = '', n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const key = privateKey.export({ format: 'der', type: 'pkcs8' });
  // RFC 7638: the thumbprint of the key names it.
  const id = createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
  await certificationDb(tx)
    .insertInto('credential_key')
    .values({
      organisation_id: actorOf(tx).organisationId,
      number: NUMBER_FIRST,
      id,
      public_jwk: { kty, n, e, kid: id, alg: 'RS256', use: 'sig' },
      sealed: sealForHere(tx, sealedAs(id), key),
      made_at: nowOf(tx),
      retired_at: null,
    })
    .execute();
  record(tx, credentialKeyMade, { subjects: {}, facts: { key: id, number: NUMBER_FIRST } });
  return { id, key };
}

/** A public key as it is published. */
export interface PublicJwk {
  readonly kty: string;
  readonly n: string;
  readonly e: string;
  readonly kid: string;
  readonly alg: string;
  readonly use: string;
}

/**
 * Name and public keys of an issuer, for whoever verifies a credential: nobody needs to be signed in. Refuses
 * `issuer-not-found` for one that never signed, and for a sample.
 */
export async function issuerKeys(
  db: Database,
  organisationId: string,
): Promise<Result<{ name: string; keys: readonly PublicJwk[] }>> {
  const { rows } = await sql<{ name: string; public_jwk: PublicJwk }>`
    select name, public_jwk from credential_keys(${organisationId}::uuid)`.execute(db.kysely);
  const [first] = rows;
  if (!first) return refuse('issuer-not-found', 'No issuer of credentials has this address here.');
  return ok({ name: first.name, keys: rows.map(({ public_jwk }) => public_jwk) });
}
