import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { kindOf } from '../../platform/media/media.ts';
import { criteriaHere, idTaken, lockPortfolio, referencedTo } from '../portfolio/index.ts';
import { fileMarked, fileMarkTakenOff } from './events.ts';
import { cleanField } from './files.ts';
import { readable } from './may-read.ts';
import { filesDb, type MarkedAs } from './tables.ts';

export interface MarkInput {
  /** The same id again gives the first result. */
  readonly id: string;
  readonly fileId: string;
  readonly as: MarkedAs;
  readonly criterionId: string;
  /** Of sound and video; null: all of it. */
  readonly atSecond: number | null;
  /** Of a PDF; null: all of it. */
  readonly page: number | null;
  readonly note: string;
}

const PRESENTED = refuse(
  'evidence-presented',
  'This file is before an assessor, so its index stays as it was presented. The assessor who took the claim adds marks of their own.',
);

/**
 * Marks where in a file a criterion shows (R57): learner, assessor and adviser until it is presented in a claim, after
 * that only the assessor who took it. Refuses `file-not-found`, `evidence-presented`, `not-in-this-role`,
 * `not-referenced`, `no-such-place` and `id-taken`.
 */
export async function markFile(tx: Tx, input: MarkInput): Promise<Result<{ markId: string }>> {
  const { memberId, organisationId } = actorOf(tx);
  const before = await readable(tx, input.fileId);
  if (!before.ok) return before;
  // A claim of the learner's would freeze the index meanwhile.
  await lockPortfolio(tx, before.value.learnerId);
  const file = await readable(tx, input.fileId);
  if (!file.ok) return file;
  const db = filesDb(tx);
  const first = await db
    .selectFrom('evidence_file_mark')
    .select(['made_by', 'file_id'])
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (first) {
    const isSame = first.made_by === memberId && first.file_id === input.fileId;
    return isSame ? ok({ markId: input.id }) : idTaken();
  }
  if (!memberId || !file.value.mayMarkAs.includes(input.as)) {
    return file.value.claims.length > 0
      ? PRESENTED
      : refuse('not-in-this-role', `You do not mark this file as ${input.as}.`);
  }
  const place = await placeIn(tx, input);
  if (!place.ok) return place;
  const note = cleanField('note', input.note, { max: 500, lines: true, what: 'The note' });
  if (!note.ok) return note;
  const criteria = await criteriaHere(tx, [input.criterionId]);
  if (!criteria.ok) return criteria;
  if (!(await referencedTo(tx, input.fileId)).includes(input.criterionId)) {
    return refuse(
      'not-referenced',
      'This item is not referenced to that criterion. The learner references it first, in the portfolio.',
    );
  }
  await db
    .insertInto('evidence_file_mark')
    .values({
      organisation_id: organisationId,
      id: input.id,
      file_id: input.fileId,
      learner_id: file.value.learnerId,
      criterion_id: input.criterionId,
      at_second: input.atSecond,
      page: input.page,
      note: note.value,
      made_by: memberId,
      made_as: input.as,
      made_at: nowOf(tx),
      taken_off_at: null,
    })
    .execute();
  const row = criteria.value.get(input.criterionId);
  record(tx, fileMarked, {
    subjects: { learner: file.value.learnerId, file: input.fileId, mark: input.id },
    facts: {
      framework: row?.framework_code ?? '',
      criterion: row?.code ?? '',
      as: input.as,
      atSecond: input.atSecond,
      page: input.page,
    },
  });
  return ok({ markId: input.id });
}

async function placeIn(tx: Tx, { fileId, atSecond, page }: MarkInput): Promise<Result<null>> {
  const { media } = await filesDb(tx)
    .selectFrom('evidence_file')
    .select('media')
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow();
  const kind = kindOf(media);
  if (page !== null && kind !== 'pdf') {
    return wrongField('page', 'no-such-place', 'Only a PDF has pages to mark. Leave it empty.');
  }
  if (atSecond !== null && kind !== 'audio' && kind !== 'video') {
    return wrongField(
      'atSecond',
      'no-such-place',
      'Only sound and video have minutes and seconds to mark. Leave it empty.',
    );
  }
  return ok(null);
}

/**
 * Takes an own mark off, while it may still be marked: what an assessor marked in a claim stays. Twice changes
 * nothing. Refuses `file-not-found`, `mark-not-found` and `evidence-presented`.
 */
export async function takeOffMark(
  tx: Tx,
  { fileId, markId }: { readonly fileId: string; readonly markId: string },
): Promise<Result<{ markId: string }>> {
  const file = await readable(tx, fileId);
  if (!file.ok) return file;
  await lockPortfolio(tx, file.value.learnerId);
  const again = await readable(tx, fileId);
  if (!again.ok) return again;
  const db = filesDb(tx);
  const mark = await db
    .selectFrom('evidence_file_mark')
    .select(['taken_off_at'])
    .where('id', '=', markId)
    .where('file_id', '=', fileId)
    .where('made_by', '=', actorOf(tx).memberId)
    .executeTakeFirst();
  if (!mark) return refuse('mark-not-found', 'There is no such mark of yours in this file.');
  if (mark.taken_off_at) return ok({ markId });
  if (again.value.claims.length > 0) return PRESENTED;
  await db
    .updateTable('evidence_file_mark')
    .set({ taken_off_at: nowOf(tx) })
    .where('id', '=', markId)
    .execute();
  record(tx, fileMarkTakenOff, {
    subjects: { learner: file.value.learnerId, file: fileId, mark: markId },
    facts: {},
  });
  return ok({ markId });
}
