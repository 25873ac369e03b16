import { sql } from 'kysely';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { declared, kindOf } from '../../platform/media/media.ts';
import { criteriaHere, idTaken, lockOwnPortfolio } from '../portfolio/index.ts';
import { fileOpened } from './events.ts';
import {
  cleanField,
  LEARNER_BYTES,
  megabytes,
  ORGANISATION_BYTES,
  piecesOf,
  takesSize,
  UNFINISHED_DAYS,
} from './files.ts';
import { filesDb } from './tables.ts';
import { type Upload, uploadOf } from './uploads.ts';

export interface FileInput {
  /** Of the file and of the item it becomes: the same id again tells how far it has come. */
  readonly id: string;
  readonly name: string;
  /** As the device says. */
  readonly media: string;
  readonly bytes: number;
  readonly pieceBytes: number;
  /** SHA-256 over the SHA-256 of the pieces one after another, lower-case hex. */
  readonly piecesSha256: string;
  readonly title: string;
  readonly shows: string;
  /** ISO instant, by the clock of the device. */
  readonly madeAt: string;
  readonly others: boolean;
  readonly toldOn: string | null;
  readonly toldHow: string;
  readonly criterionIds: readonly string[];
}

/**
 * Begins to take a file of the learner's in pieces. What is too large, of a kind that is not taken, or holds others who
 * were not told is refused before a byte is sent. Refuses `not-a-learner`, `id-taken`, `wrong-type`, `too-large`,
 * `store-full`, `criterion-not-found`, `notice-needed` and `not-yet`.
 */
export async function openFile(tx: Tx, input: FileInput): Promise<Result<Upload>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const db = filesDb(tx);
  const before = await db
    .selectFrom('evidence_file')
    .select('learner_id')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return before.learner_id === learner.value ? uploadOf(tx, input.id) : idTaken();
  const media = declared(input.media);
  if (!media.ok) return wrongField('media', media.refusal.code, media.refusal.because);
  const kind = kindOf(media.value);
  const size = takesSize(input.bytes, kind === 'photo' || kind === 'document');
  if (!size.ok) return size;
  const said = saidOf(tx, input);
  if (!said.ok) return said;
  const criteria = await criteriaHere(tx, input.criterionIds);
  if (!criteria.ok) return criteria;
  const room = await roomFor(tx, learner.value, input.bytes);
  if (!room.ok) return room;
  const madeAt = new Date(input.madeAt);
  await db
    .insertInto('evidence_file')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: input.id,
      learner_id: learner.value,
      ...said.value,
      media: media.value,
      bytes: input.bytes,
      piece_bytes: input.pieceBytes,
      pieces_sha256: Buffer.from(input.piecesSha256, 'hex'),
      criteria: [...new Set(input.criterionIds)],
      made_at: madeAt,
      others: input.others,
      told_on: input.others ? input.toldOn : null,
      opened_at: nowOf(tx),
      received_at: null,
      given_up_at: null,
      sha256: null,
      shown_sha256: null,
      evidence_id: null,
      cleared_at: null,
      cleared_by: null,
      emptied_at: null,
    })
    .execute();
  record(tx, fileOpened, {
    subjects: { learner: learner.value, file: input.id },
    facts: {
      kind,
      bytes: input.bytes,
      pieces: piecesOf(input.bytes, input.pieceBytes),
      piecesSha256: input.piecesSha256,
      madeAt: madeAt.toISOString(),
      othersTold: input.others,
    },
  });
  return uploadOf(tx, input.id);
}

/** What was written about the file, cleaned, with the notice that others were given (U20). */
function saidOf(
  tx: Tx,
  input: FileInput,
): Result<{ name: string; title: string; shows: string; told_how: string }> {
  const name = cleanField('name', input.name, { min: 1, max: 255, what: 'The name of the file' });
  if (!name.ok) return name;
  const title = cleanField('title', input.title, { min: 3, max: 200, what: 'The title' });
  if (!title.ok) return title;
  const shows = cleanField('shows', input.shows, { max: 2000, lines: true, what: 'What it shows' });
  if (!shows.ok) return shows;
  const how = cleanField('toldHow', input.toldHow, { max: 500, lines: true, what: 'How' });
  if (!how.ok) return how;
  if (input.others && (input.toldOn === null || how.value === '')) {
    return wrongField(
      input.toldOn === null ? 'toldOn' : 'toldHow',
      'notice-needed',
      'Somebody else is heard or seen in it. Say when and how they were told before; without that it is no evidence.',
    );
  }
  if (input.others && (input.toldOn ?? '') > dateIn(nowOf(tx))) {
    return wrongField('toldOn', 'not-yet', 'They were told before it was made. Check the day.');
  }
  return ok({
    name: name.value,
    title: title.value,
    shows: shows.value,
    told_how: input.others ? how.value : '',
  });
}

/** Bytes kept for a learner and for the organisation, those on their way included. */
export async function storeOf(
  tx: Tx,
  learnerId: string,
): Promise<{ readonly own: number; readonly all: number }> {
  const { rows } = await sql<{ own: string | null; all: string | null }>`
    select sum(bytes) filter (where learner_id = ${learnerId}::uuid) as own, sum(bytes) as all
    from evidence_file where organisation_id = current_organisation()
      and given_up_at is null and emptied_at is null`.execute(filesDb(tx));
  return { own: Number(rows[0]?.own ?? 0), all: Number(rows[0]?.all ?? 0) };
}

/** Refuses `store-full`. */
export async function roomFor(tx: Tx, learnerId: string, bytes: number): Promise<Result<null>> {
  const { own, all } = await storeOf(tx, learnerId);
  if (own + bytes > LEARNER_BYTES) {
    return refuse(
      'store-full',
      `You have ${megabytes(LEARNER_BYTES)} for files, and ${megabytes(LEARNER_BYTES - own)} of it are free. Send less, or give up a file that is on its way; what nobody finishes goes by itself after ${UNFINISHED_DAYS} days.`,
    );
  }
  if (all + bytes <= ORGANISATION_BYTES) return ok(null);
  return refuse(
    'store-full',
    `Your organisation has ${megabytes(ORGANISATION_BYTES)} for files and this does not fit any more. Ask an owner; nothing was sent.`,
  );
}
