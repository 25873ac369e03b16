import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showMoment } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { recordRefusal } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { documentRefused } from './events.ts';
import { type PaperToSign, sourceOf } from './paper-source.ts';
import type { Answer } from './signature.ts';
import { signaturesDb } from './tables.ts';

onConstraint('signature_once', {
  code: 'already-accepted',
  because: 'This version was accepted a moment ago. Nothing more is needed.',
});

/** A paper that may be answered now, with the hash of its exact bytes. */
export interface ReadyPaper {
  readonly paper: PaperToSign;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** SHA-256 of exactly these bytes, lower-case hex. */
export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The refusal for a paper that is not here. */
export function paperNotFound(): Result<never> {
  return refuse('paper-not-found', 'There is no such paper. Look for its booking in the list.');
}

/** The refusal for a paper whose text is gone. */
export function paperErased(): Result<never> {
  return refuse(
    'paper-erased',
    'What this paper said is no longer kept, since the details of whom it is about were erased.',
  );
}

/**
 * A version that may be answered: kept, the newest, not accepted yet. Call it under the source's lock.
 * Refuses `paper-not-found`, `version-overtaken` naming the newer one, `paper-erased`, `paper-changed` when it
 * is not what was shown, and `already-accepted`.
 * @param seenSha256 the hash of what was shown to who answers; null when the desk records what was said
 */
export async function readyPaper(
  tx: Tx,
  { kind, documentId }: { readonly kind: string; readonly documentId: string },
  seenSha256: string | null,
): Promise<Result<ReadyPaper>> {
  const paper = await sourceOf(kind)?.paper(tx, documentId);
  if (!paper) return paperNotFound();
  if (paper.newest.documentId !== documentId) return overtaken(tx, kind, paper);
  if (paper.bytes.length === 0) return paperErased();
  const sha256 = sha256Of(paper.bytes);
  if (seenSha256 !== null && seenSha256 !== sha256) {
    noteRefusal(tx, kind, paper, 'changed');
    return refuse(
      'paper-changed',
      'This is not the paper that you were shown. Open the link again, read it, then answer.',
    );
  }
  const accepted = await acceptedBefore(tx, kind, paper);
  if (!accepted) return ok({ paper, sha256 });
  const when = showMoment(minuteOfDate(accepted.saidAt), dateIn(nowOf(tx)));
  return refuse(
    'already-accepted',
    `Version ${paper.version} was ${accepted.answer} ${when}. Nothing more is needed; ring us to change anything.`,
  );
}

function overtaken(tx: Tx, kind: string, paper: PaperToSign): Result<never> {
  noteRefusal(tx, kind, paper, 'overtaken');
  const { documentId, version } = paper.newest;
  return refuse(
    'version-overtaken',
    `Version ${paper.version} was replaced by version ${version}, so it can no longer be answered. Read version ${version}, then answer that.`,
    undefined,
    { newer: { documentId, version } },
  );
}

function noteRefusal(
  tx: Tx,
  kind: string,
  { documentId, version, side, newest, subjects }: PaperToSign,
  why: 'overtaken' | 'changed',
): void {
  recordRefusal(tx, documentRefused, {
    subjects: { document: documentId, ...subjects },
    facts: { paper: kind, document: documentId, version, side, why, newest: newest.version },
  });
}

async function acceptedBefore(
  tx: Tx,
  kind: string,
  { documentId, side }: PaperToSign,
): Promise<{ saidAt: Date; answer: Answer } | undefined> {
  return signaturesDb(tx)
    .selectFrom('signature')
    .select(['said_at as saidAt', 'answer'])
    .where('kind', '=', kind)
    .where('document_id', '=', documentId)
    .where('side', '=', side)
    .where('answer', '<>', 'declined')
    .executeTakeFirst();
}
