import { sql } from 'kysely';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { cancellationTermsAgreed } from './events.ts';
import { conflictsDb } from './tables.ts';
import { type Band, inOrder, type Terms } from './terms.ts';

const CHANGED = {
  code: 'terms-changed',
  because: 'A colleague has entered a version meanwhile. Look at it, then enter yours after it.',
};
onConstraint('cancellation_terms_version', CHANGED);

/** Terms of cancelling, or a new version of them. */
export interface NewTerms {
  readonly id: string;
  /** null: what we promise our workers. */
  readonly clientId: string | null;
  /** The version it follows; 0: the first. */
  readonly follows: number;
  readonly fromOn: string;
  readonly bands: readonly Band[];
  readonly minimumMinutes: number;
  readonly askedMinutes: number | null;
  readonly note: string;
}

/**
 * Agrees terms of cancelling with a client, or promises them to our workers, from a day on. Refuses `client-not-found`,
 * `bands-out-of-order`, `no-charge-to-workers`, `from-before-version` and `terms-changed`.
 */
export async function agreeTerms(
  tx: Tx,
  input: NewTerms,
): Promise<Result<{ termsId: string; version: number }>> {
  const db = conflictsDb(tx);
  // One version after the other, so that a press repeated at the same moment finds the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cancellation terms:${actorOf(tx).organisationId}:${input.clientId}`}, 0))`.execute(
    db,
  );
  const before = await db
    .selectFrom('cancellation_terms')
    .select('version')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return ok({ termsId: input.id, version: before.version });
  if (input.clientId !== null) {
    const client = await db
      .selectFrom('clients_published')
      .select('client_id')
      .where('client_id', '=', input.clientId)
      .executeTakeFirst();
    if (!client) return refuse('client-not-found', 'There is no such client. Look at the list.');
  } else if (input.bands.some(({ chargePercent }) => chargePercent > 0)) {
    return wrongField(
      'bands',
      'no-charge-to-workers',
      'What is charged is agreed with each client. Here stands only what workers are paid.',
    );
  }
  if (!inOrder(input.bands)) {
    return wrongField(
      'bands',
      'bands-out-of-order',
      'The bands run from the shortest notice to the longest, and a longer notice costs no more than a shorter one.',
    );
  }
  const last = (await termsOf(tx, input.clientId))[0];
  if ((last?.version ?? 0) !== input.follows) return refuse(CHANGED.code, CHANGED.because);
  if (last && input.fromOn < last.fromOn) {
    return wrongField(
      'fromOn',
      'from-before-version',
      'The version before holds from a later day. Choose that day or one after it.',
    );
  }
  const { organisationId, memberId, name } = actorOf(tx);
  const version = input.follows + 1;
  await db
    .insertInto('cancellation_terms')
    .values({
      organisation_id: organisationId,
      id: input.id,
      client_id: input.clientId,
      version,
      from_on: input.fromOn,
      bands: JSON.stringify(input.bands) as unknown as readonly Band[],
      minimum_minutes: input.minimumMinutes,
      asked_minutes: input.askedMinutes,
      note: input.note,
      agreed_at: nowOf(tx),
      agreed_by: memberId,
      agreed_by_name: name,
    })
    .execute();
  record(tx, cancellationTermsAgreed, {
    subjects: { terms: input.id, ...(input.clientId ? { client: input.clientId } : {}) },
    facts: {
      terms: input.id,
      version,
      fromOn: input.fromOn,
      bands: [...input.bands],
      minimumMinutes: input.minimumMinutes,
      askedMinutes: input.askedMinutes,
    },
  });
  return ok({ termsId: input.id, version });
}

/** A version as a page shows it. */
export interface TermsVersion extends Terms {
  readonly note: string;
  readonly agreedAt: Date;
  readonly agreedBy: string;
}

/** Every version of a client's terms, or of what we promise workers (null), the newest first. */
export async function termsOf(tx: Tx, clientId: string | null): Promise<readonly TermsVersion[]> {
  const rows = await conflictsDb(tx)
    .selectFrom('cancellation_terms')
    .selectAll()
    .where('client_id', clientId === null ? 'is' : '=', clientId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    termsId: row.id,
    version: row.version,
    fromOn: row.from_on,
    bands: row.bands,
    minimumMinutes: row.minimum_minutes,
    askedMinutes: row.asked_minutes,
    note: row.note,
    agreedAt: row.agreed_at,
    agreedBy: row.agreed_by_name,
  }));
}

/** The version in force on a day of London; null: none yet. */
export async function termsOn(
  tx: Tx,
  clientId: string | null,
  day: string,
): Promise<TermsVersion | null> {
  return inForceOn(await termsOf(tx, clientId), day);
}

/** Of versions, the newest first, the one in force on a day of London; null: none yet. */
export function inForceOn(versions: readonly TermsVersion[], day: string): TermsVersion | null {
  return versions.find(({ fromOn }) => fromOn <= day) ?? null;
}
