import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { declarationOf } from './declaration.ts';
import { declarationPublished } from './events.ts';
import { declarationNow } from './queries.ts';
import type { publishDeclarationRoute } from './schema.ts';
import { declarationsDb } from './tables.ts';

/**
 * Publishes the next version of what learners declare; claims made before keep theirs. The same id again gives the
 * first result. Refuses `already-in-force` for the words that count now.
 */
export async function publishDeclaration(
  tx: Tx,
  { id, words }: BodyOf<typeof publishDeclarationRoute>,
): Promise<Result<{ version: number }>> {
  const { organisationId, memberId } = actorOf(tx);
  if (memberId === null) throw new Error('A declaration was published by nobody.');
  const db = declarationsDb(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`declaration:${organisationId}`}, 0))`.execute(
    db,
  );
  const first = await db
    .selectFrom('declaration_text')
    .select('version')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (first) return ok(first);
  const now = await declarationNow(tx);
  const next = declarationOf(now.version + 1, words);
  if (next.sha256 === now.sha256)
    return refuse(
      'already-in-force',
      'These are the words in force. Change them, or leave it as it is.',
    );
  await db
    .insertInto('declaration_text')
    .values({
      organisation_id: organisationId,
      id,
      version: next.version,
      words,
      words_sha256: Buffer.from(next.sha256, 'hex'),
      published_at: nowOf(tx),
      published_by: memberId,
    })
    .execute();
  record(tx, declarationPublished, {
    subjects: { declaration: id },
    facts: { version: next.version, sha256: next.sha256 },
  });
  return ok({ version: next.version });
}
