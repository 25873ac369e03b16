import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply, PiecedFile, Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { kindOf, MEDIA } from '../../platform/media/media.ts';
import { withoutMetadata } from '../../platform/media/photo.ts';
import { frameworkOf, frameworksHere } from '../frameworks/index.ts';
import { criteriaHere, ownLearner, referencedTo } from '../portfolio/index.ts';
import { bytesFrom, wholeOf } from './content.ts';
import { coversAs } from './cover-file.ts';
import { COVERED_MEDIA } from './cover-photo.ts';
import { LEARNER_BYTES, piecesOf } from './files.ts';
import { marksOn } from './marks.ts';
import { readable } from './may-read.ts';
import { storeOf } from './open-file.ts';
import type { listFiles, readFileRoute } from './schema.ts';
import { filesDb } from './tables.ts';
import { noUpload, ownFile, type Upload, uploadOf } from './uploads.ts';

/** The learner's files, the newest first, with what may be chosen for another. Refuses `not-a-learner`. */
export async function filesOf(tx: Tx): Promise<Result<Reply<typeof listFiles>>> {
  const learner = await ownLearner(tx);
  if (!learner.ok) return learner;
  const rows = await filesDb(tx)
    .selectFrom('evidence_file')
    .selectAll()
    .where('learner_id', '=', learner.value)
    .where('given_up_at', 'is', null)
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();
  const shown: Reply<typeof listFiles>['rows'][number][] = [];
  for (const row of rows) {
    const upload = await uploadOf(tx, row.id);
    if (!upload.ok) return upload;
    shown.push({
      ...upload.value,
      // All of what was received is here; the numbers help only while it is on its way.
      have: row.received_at ? [] : upload.value.have,
      title: row.title,
      name: row.name,
      kind: kindOf(row.media),
      bytes: Number(row.bytes),
      openedAt: row.opened_at.toISOString(),
      receivedAt: row.received_at?.toISOString() ?? null,
    });
  }
  const { own } = await storeOf(tx, learner.value);
  return ok({
    usedBytes: own,
    roomBytes: Math.max(0, LEARNER_BYTES - own),
    criteria: await everyCriterion(tx),
    rows: shown,
  });
}

/** Criteria of the newest revision of each framework here. */
async function everyCriterion(tx: Tx): Promise<Reply<typeof listFiles>['criteria']> {
  const found: Reply<typeof listFiles>['criteria'][number][] = [];
  for (const { id, newest } of await frameworksHere(tx)) {
    const tree = newest ? await frameworkOf(tx, id) : null;
    for (const { criterionId, code, label } of (tree?.units ?? []).flatMap(({ outcomes }) =>
      outcomes.flatMap(({ criteria }) => criteria),
    )) {
      found.push({ criterionId, framework: tree?.code ?? '', code, label });
    }
  }
  return found;
}

/** How far an own file has come. Refuses `not-a-learner` and `file-not-found`. */
export async function ownUpload(tx: Tx, fileId: string): Promise<Result<Upload>> {
  const learner = await ownLearner(tx);
  if (!learner.ok) return learner;
  return (await ownFile(tx, learner.value, fileId)) ? uploadOf(tx, fileId) : noUpload();
}

/** A file that is evidence, with its index, for whoever may open it. Refuses `file-not-found`. */
export async function fileOf(tx: Tx, fileId: string): Promise<Result<Reply<typeof readFileRoute>>> {
  const may = await readable(tx, fileId);
  if (!may.ok) return may;
  const { memberId, isSample, roles } = actorOf(tx);
  const file = await filesDb(tx)
    .selectFrom('evidence_file')
    .selectAll()
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow();
  const marks = await marksOn(tx, fileId);
  const referenced = await referencedTo(tx, fileId);
  const criteria = await criteriaHere(tx, [
    ...new Set([...referenced, ...marks.map(({ criterion_id }) => criterion_id)]),
  ]);
  if (!criteria.ok) return criteria;
  const names = await memberNames(tx);
  const copies = await filesDb(tx)
    .selectFrom('evidence_file')
    .select(['id', 'covered'])
    .where('covers', '=', fileId)
    .where('learner_id', '=', file.learner_id)
    .orderBy('opened_at', 'desc')
    .execute();
  const criterion = (id: string) => ({
    criterionId: id,
    code: criteria.value.get(id)?.code ?? '',
    label: criteria.value.get(id)?.label ?? '',
  });
  const answers = roles.some((role) => role === 'owner' || role === 'branch_manager');
  return ok({
    fileId,
    learner: { id: file.learner_id, name: names.get(file.learner_id) ?? '' },
    title: file.title,
    shows: file.shows,
    name: file.name,
    kind: kindOf(file.media),
    media: file.media,
    mediaCalled: MEDIA[file.media]?.called ?? '',
    bytes: Number(file.bytes),
    pieceBytes: file.piece_bytes,
    piecesSha256: file.pieces_sha256.toString('hex'),
    sha256: file.sha256?.toString('hex') ?? '',
    shownSha256: file.shown_sha256?.toString('hex') ?? null,
    saysWhere: file.says_where,
    madeAt: file.made_at.toISOString(),
    receivedAt: (file.received_at ?? file.opened_at).toISOString(),
    others: file.others,
    toldOn: file.told_on,
    toldHow: file.told_how,
    clearedAt: file.cleared_at?.toISOString() ?? null,
    emptied: file.emptied_at !== null,
    sample: isSample,
    mayMarkAs: [...may.value.mayMarkAs],
    mayClear:
      answers && memberId !== file.learner_id && file.cleared_at === null && !file.emptied_at,
    mayCover:
      COVERED_MEDIA.includes(file.media) &&
      !file.emptied_at &&
      coversAs(tx, file.learner_id) !== null,
    covers: file.covers ? { fileId: file.covers, parts: file.covered?.length ?? 0 } : null,
    copies: copies.map(({ id, covered }) => ({ fileId: id, parts: covered?.length ?? 0 })),
    criteria: referenced.map(criterion),
    marks: marks.map((mark) => ({
      ...criterion(mark.criterion_id),
      markId: mark.id,
      atSecond: mark.at_second,
      page: mark.page,
      note: mark.note,
      madeBy: names.get(mark.made_by) ?? '',
      madeAs: mark.made_as,
      madeAt: mark.made_at.toISOString(),
      mine: mark.made_by === memberId,
    })),
  });
}

/**
 * The content of a file that is evidence: of a photo the copy that says nothing of place, time and device, to the
 * learner the photo as they sent it. A document is always saved, never shown. Refuses `file-not-found` and
 * `file-emptied`.
 */
export async function contentOf(tx: Tx, fileId: string): Promise<Result<FileReply | PiecedFile>> {
  const may = await readable(tx, fileId);
  if (!may.ok) return may;
  const file = await filesDb(tx)
    .selectFrom('evidence_file')
    .selectAll()
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow();
  if (file.emptied_at) {
    return refuse('file-emptied', 'Its content was deleted with a person in it; its hash stays.');
  }
  const kind = kindOf(file.media);
  const size = Number(file.bytes);
  const pieceBytes = file.piece_bytes;
  const told = { fileName: file.name, contentType: file.media, inline: kind !== 'document' };
  if (kind === 'photo' && actorOf(tx).memberId !== file.learner_id) {
    const whole = await wholeOf(tx, fileId, piecesOf(size, pieceBytes));
    return ok({ ...told, bytes: withoutMetadata(file.media, whole).bytes });
  }
  return ok({
    ...told,
    size,
    sha256: file.sha256?.toString('hex') ?? '',
    read: (again, from, most) => bytesFrom(again, { id: fileId, pieceBytes }, from, most),
  });
}
