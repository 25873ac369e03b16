import { createHash, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { addDays } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { openForHere, sealForHere } from '../../platform/audit/log-keys.ts';
import { record } from '../../platform/audit/record.ts';
import type { Database } from '../../platform/db/pool.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import type { listKeys } from './credential-schema.ts';
import { credentialKeyMade } from './events.ts';
import { certificationDb } from './tables.ts';

const makeRsa = promisify(generateKeyPair);

/** The address of an issuer: its profile, and below it its keys. */
export const issuerAddress = (publicUrl: string, organisationId: string): string =>
  `${publicUrl}/api/issuers/${organisationId}`;

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
  await lockKeys(tx);
  const row = await db
    .selectFrom('credential_key')
    .select(['id', 'sealed'])
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (!row) return ok(await makeKey(tx, 1));
  const key = openForHere(tx, sealedAs(row.id), row.sealed);
  if (key) return ok({ id: row.id, key });
  return refuse(
    'credential-key-locked',
    'The key that signs credentials does not open with the secrets in DATA_DIR/secrets.json. Put that file back from your backup.',
  );
}

/** Keys are made and ended one after the other, until the act ends. */
export async function lockKeys(tx: Tx): Promise<void> {
  const { organisationId } = actorOf(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`credential key:${organisationId}`}, 0))`.execute(
    certificationDb(tx),
  );
}

/** A key that signs from now on; the one before has to be retired. @param number counted from 1 */
export async function makeKey(tx: Tx, number: number): Promise<CredentialKey> {
  const { publicKey, privateKey } = await makeRsa('rsa', { modulusLength: 2048 });
  const { kty = '', n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const key = privateKey.export({ format: 'der', type: 'pkcs8' });
  // RFC 7638: the thumbprint of the key names it.
  const id = createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
  await certificationDb(tx)
    .insertInto('credential_key')
    .values({
      organisation_id: actorOf(tx).organisationId,
      number,
      id,
      public_jwk: { kty, n, e, kid: id, alg: 'RS256', use: 'sig' },
      sealed: sealForHere(tx, sealedAs(id), key),
      made_at: nowOf(tx),
      retired_at: null,
      ended_on: null,
      ended_because: null,
      ended_by: null,
    })
    .execute();
  record(tx, credentialKeyMade, { subjects: {}, facts: { key: id, number } });
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
  /** When it was made, when another took its place, and after which moment nothing that it signed counts. */
  readonly created?: string;
  readonly expires?: string;
  readonly revoked?: string;
}

/**
 * Name and public keys of an issuer, for whoever verifies a credential: nobody needs to be signed in. Refuses
 * `issuer-not-found` for one that never signed, and for a sample.
 */
export async function issuerKeys(
  db: Database,
  organisationId: string,
): Promise<Result<{ name: string; keys: readonly PublicJwk[] }>> {
  const { rows } = await sql<{
    name: string;
    public_jwk: PublicJwk;
    made_at: Date;
    retired_at: Date | null;
    ended_on: string | null;
  }>`
    select name, public_jwk, made_at, retired_at, ended_on from credential_keys(${organisationId}::uuid)`.execute(
    db.kysely,
  );
  const [first] = rows;
  if (!first) return refuse('issuer-not-found', 'No issuer of credentials has this address here.');
  const keys = rows.map(({ public_jwk, made_at, retired_at, ended_on }) => ({
    ...public_jwk,
    created: made_at.toISOString(),
    ...(retired_at ? { expires: retired_at.toISOString() } : {}),
    ...(ended_on ? { revoked: dateOfMinute(startOfDay(addDays(ended_on, 1))).toISOString() } : {}),
  }));
  return ok({ name: first.name, keys });
}

/** The keys of this centre as its people see them, the newest first, with how many statements each signed. */
export async function keysHere(tx: Tx): Promise<Reply<typeof listKeys>> {
  const names = await memberNames(tx);
  const rows = await certificationDb(tx)
    .selectFrom('credential_key as k')
    .leftJoin('statement as s', (join) =>
      join.onRef('s.organisation_id', '=', 'k.organisation_id').onRef('s.key_id', '=', 'k.id'),
    )
    .select(({ fn }) => [
      'k.id',
      'k.number',
      'k.made_at',
      'k.retired_at',
      'k.ended_on',
      'k.ended_because',
      'k.ended_by',
      fn.count<string>('s.id').as('statements'),
    ])
    .groupBy(['k.organisation_id', 'k.number'])
    .orderBy('k.number', 'desc')
    .execute();
  return {
    today: dateIn(nowOf(tx)),
    sample: actorOf(tx).isSample,
    rows: rows.map((row) => ({
      keyId: row.id,
      number: row.number,
      madeAt: row.made_at.toISOString(),
      retiredAt: row.retired_at?.toISOString() ?? null,
      ended: row.ended_on
        ? {
            on: row.ended_on,
            because: row.ended_because ?? '',
            by: names.get(row.ended_by ?? '') ?? '',
          }
        : null,
      statements: Number(row.statements),
    })),
  };
}
