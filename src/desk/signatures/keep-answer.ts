import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { ReadyPaper } from './ready-paper.ts';
import type { Answer, AnsweredHow, PressedFrom, Strokes } from './signature.ts';
import { signaturesDb } from './tables.ts';

/** An answer that is kept. */
export interface KeptAnswer {
  readonly signatureId: string;
  readonly answer: Answer;
  readonly saidAt: Date;
}

/**
 * What this id kept before: a second press gives the first result. Refuses `already-used` for an id that somebody
 * else answered under. Null: nothing.
 */
export async function keptBefore(
  tx: Tx,
  id: string,
  { personId }: { readonly personId: string },
): Promise<Result<KeptAnswer> | null> {
  const row = await signaturesDb(tx)
    .selectFrom('signature')
    .select(['id', 'answer', 'said_at', 'person_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  if (row.person_id !== personId) {
    return refuse('already-used', 'This answer was given by somebody else. Open the page again.');
  }
  return ok({ signatureId: row.id, answer: row.answer, saidAt: row.said_at });
}

/** Keeps an answer with the exact version it was given to. */
export async function keepAnswer(
  tx: Tx,
  { paper, sha256 }: ReadyPaper,
  said: {
    readonly id: string;
    readonly kind: string;
    readonly personId: string;
    readonly answer: Answer;
    readonly how: AnsweredHow;
    readonly saidAt: Date;
    readonly requestId?: string;
    readonly typedName?: string;
    readonly drawn?: Strokes | null;
    readonly consent?: number;
    readonly words?: string;
    readonly from?: PressedFrom;
    readonly page?: Buffer;
    readonly copySha256?: string;
    readonly code?: 'mail' | 'text' | null;
  },
): Promise<void> {
  const { organisationId, memberId } = actorOf(tx);
  await signaturesDb(tx)
    .insertInto('signature')
    .values({
      organisation_id: organisationId,
      id: said.id,
      kind: said.kind,
      document_id: paper.documentId,
      version: paper.version,
      title: paper.title,
      sha256,
      matter_id: paper.matterId,
      about_person: paper.aboutPerson,
      side: paper.side,
      person_id: said.personId,
      answer: said.answer,
      how: said.how,
      said_at: said.saidAt,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
      request_id: said.requestId ?? null,
      typed_name: said.typedName ?? '',
      drawn: said.drawn ? JSON.stringify(said.drawn) : null,
      consent: said.consent ?? null,
      address: said.from?.address ?? '',
      user_agent: said.from?.userAgent ?? '',
      words: said.words ?? '',
      page: said.page ?? null,
      copy_sha256: said.copySha256 ?? null,
      code_channel: said.code ?? null,
    })
    .execute();
}
