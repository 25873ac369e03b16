import { createHash } from 'node:crypto';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { kindOf } from '../../platform/media/media.ts';
import { addItem, giveWay, idTaken, lockPortfolio } from '../portfolio/index.ts';
import { wholeOf } from './content.ts';
import type { Area } from './cover-areas.ts';
import { COVERED_MEDIA, coverPhoto } from './cover-photo.ts';
import { fileCovered, fileOpened } from './events.ts';
import { piecesOf, takesSize } from './files.ts';
import { keepWhole } from './finish-file.ts';
import { readable } from './may-read.ts';
import { roomFor } from './open-file.ts';
import { PIECE_BYTES } from './schema.ts';
import { filesDb } from './tables.ts';
import { ownFile } from './uploads.ts';

export interface CoverInput {
  /** Of the copy, which is a file and an item of its own: the same id again gives the first result. */
  readonly id: string;
  /** The photo. */
  readonly fileId: string;
  /** SHA-256 of the photo that was looked at, lower-case hex. */
  readonly sha256: string;
  readonly areas: readonly Area[];
}

type Row = NonNullable<Awaited<ReturnType<typeof ownFile>>>;

/**
 * Covers parts of a photo: faces, screens, prices (practice W29). The house makes a copy in which they are black, pixel
 * by pixel, and the copy takes the photo's place: what the photo was referenced to goes over to it, but for what is
 * before an assessor. The photo stays with the learner. By the learner, or an owner or branch manager for them.
 * Refuses `file-not-found`, `not-yours-to-cover`, `file-emptied`, `file-changed`, `cannot-be-covered`,
 * `area-outside`, `store-full`, `too-large`, `id-taken` and as `coverPhoto` does.
 */
export async function coverFile(
  tx: Tx,
  input: CoverInput,
): Promise<Result<{ evidenceId: string }>> {
  const may = await readable(tx, input.fileId);
  if (!may.ok) return may;
  const { learnerId } = may.value;
  const as = coversAs(tx, learnerId);
  if (!as) {
    return refuse(
      'not-yours-to-cover',
      'The learner covers parts of their photos, or an owner or branch manager does.',
    );
  }
  await lockPortfolio(tx, learnerId);
  const before = await ownFile(tx, learnerId, input.id);
  if (before) return before.covers === input.fileId ? ok({ evidenceId: input.id }) : idTaken();
  const file = await ownFile(tx, learnerId, input.fileId, 'share');
  if (!file) return refuse('file-not-found', 'There is no such file here.');
  const wrong = mayBeCovered(file, input);
  if (wrong) return wrong;
  const whole = await wholeOf(tx, file.id, piecesOf(Number(file.bytes), file.piece_bytes));
  const made = await coverPhoto(file.media, whole, input.areas);
  if (!made.ok) return made;
  const size = takesSize(made.value.length, true);
  if (!size.ok) return size;
  const room = await roomFor(tx, learnerId, made.value.length);
  if (!room.ok) return room;
  return keepCopy(tx, file, { ...input, as, bytes: made.value });
}

/** As whom the actor may cover parts of this learner's photos; null: they may not. */
export function coversAs(tx: Tx, learnerId: string): 'learner' | 'employer' | null {
  const { memberId, roles } = actorOf(tx);
  if (memberId === learnerId) return roles.includes('learner') ? 'learner' : null;
  return roles.some((role) => role === 'owner' || role === 'branch_manager') ? 'employer' : null;
}

function mayBeCovered(file: Row, { sha256, areas }: CoverInput): Result<never> | null {
  if (file.emptied_at) {
    return refuse('file-emptied', 'Its content was deleted with a person in it.');
  }
  if (file.sha256?.toString('hex') !== sha256) {
    return refuse('file-changed', 'This is not the file you looked at. Open it again.');
  }
  if (!COVERED_MEDIA.includes(file.media)) {
    return refuse(
      'cannot-be-covered',
      'Parts can be covered of JPEG and PNG pictures alone. Of sound, video and documents nothing can be hidden: send the part that shows your work and nobody else.',
    );
  }
  const outside = areas.some(
    ({ left, top, width, height }) => left + width > 1000 || top + height > 1000,
  );
  if (!outside) return null;
  return wrongField('areas', 'area-outside', 'A part reaches over the edge of the picture.');
}

async function keepCopy(
  tx: Tx,
  file: Row,
  { id, areas, as, bytes }: CoverInput & { readonly as: 'learner' | 'employer'; bytes: Buffer },
): Promise<Result<{ evidenceId: string }>> {
  const db = filesDb(tx);
  const { organisationId } = actorOf(tx);
  const now = nowOf(tx);
  const hash = (of: Buffer) => createHash('sha256').update(of).digest();
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    pieces.push(bytes.subarray(at, at + PIECE_BYTES));
  }
  const piecesSha256 = hash(Buffer.concat(pieces.map(hash)));
  const taken = await db
    .insertInto('evidence_file')
    .values({
      organisation_id: organisationId,
      id,
      learner_id: file.learner_id,
      name: file.name,
      title: file.title,
      shows: file.shows,
      media: file.media,
      bytes: bytes.length,
      piece_bytes: PIECE_BYTES,
      pieces_sha256: piecesSha256,
      criteria: [],
      made_at: file.made_at,
      others: file.others,
      told_on: file.told_on,
      told_how: file.told_how,
      opened_at: now,
      received_at: null,
      given_up_at: null,
      sha256: null,
      shown_sha256: null,
      evidence_id: null,
      cleared_at: null,
      cleared_by: null,
      emptied_at: null,
      covers: file.id,
      covered: JSON.stringify(areas),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!taken) return idTaken();
  for (const [nth, piece] of pieces.entries()) {
    await db
      .insertInto('evidence_file_piece')
      .values({
        organisation_id: organisationId,
        file_id: id,
        nth,
        bytes: piece,
        sha256: hash(piece),
        received_at: now,
      })
      .execute();
  }
  record(tx, fileOpened, {
    subjects: { learner: file.learner_id, file: id },
    facts: {
      kind: kindOf(file.media),
      bytes: bytes.length,
      pieces: pieces.length,
      piecesSha256: piecesSha256.toString('hex'),
      madeAt: file.made_at.toISOString(),
      othersTold: file.others,
    },
  });
  const references = await giveWay(tx, file.learner_id, file.id);
  const whole = await keepWhole(tx, taken, () =>
    addItem(tx, {
      id,
      learnerId: file.learner_id,
      source: 'file',
      title: file.title,
      parties: [],
      references,
    }),
  );
  if (!whole.ok) return whole;
  record(tx, fileCovered, {
    subjects: { learner: file.learner_id, file: id, evidence: id, of: file.id },
    facts: {
      of: file.id,
      ofSha256: file.sha256?.toString('hex') ?? '',
      sha256: whole.value,
      as,
      areas: areas.map(({ left, top, width, height }) => ({ left, top, width, height })),
      moved: references.length,
    },
  });
  return ok({ evidenceId: id });
}
