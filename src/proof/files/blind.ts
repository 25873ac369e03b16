import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { FileReply, PiecedFile } from '../../platform/http/serve.ts';
import { declared, judged, type Kind, kindOf, MEDIA } from '../../platform/media/media.ts';
import { withoutMetadata } from '../../platform/media/photo.ts';
import { criteriaHere } from '../portfolio/index.ts';
import { bytesFrom, wholeOf } from './content.ts';
import { piecesOf } from './files.ts';
import { marksOn } from './marks.ts';
import { filesDb } from './tables.ts';

/** A file as who judges it blind is told of it: not whose it is, what it is called, nor what its assessor marked. */
export interface BlindFile {
  readonly kind: Kind;
  readonly mediaCalled: string;
  readonly bytes: number;
  /** 'emptied': its content went with a person in it. 'missing': not all of it is here. */
  readonly state: 'here' | 'missing' | 'emptied';
  /** The index by learner and adviser, in the order of the file. */
  readonly marks: readonly {
    readonly criterionId: string;
    readonly code: string;
    readonly atSecond: number | null;
    readonly page: number | null;
    readonly note: string;
  }[];
}

const rowOf = (tx: Tx, evidenceId: string) =>
  filesDb(tx)
    .selectFrom('evidence_file')
    .selectAll()
    .where('id', '=', evidenceId)
    .where('given_up_at', 'is', null)
    .executeTakeFirst();

/** Of these items those that are files, with their kind, whole or still on their way. */
export async function kindsOf(
  tx: Tx,
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, Kind>> {
  if (evidenceIds.length === 0) return new Map();
  const rows = await filesDb(tx)
    .selectFrom('evidence_file')
    .select(['id', 'media'])
    .where('id', 'in', [...evidenceIds])
    .where('given_up_at', 'is', null)
    .execute();
  return new Map(rows.map(({ id, media }) => [id, kindOf(media)]));
}

/** The file that an item of evidence is, for an exercise whose room has asked who may; null: it is no file. */
export async function blindFile(tx: Tx, evidenceId: string): Promise<BlindFile | null> {
  const file = await rowOf(tx, evidenceId);
  if (!file) return null;
  const marks = (await marksOn(tx, evidenceId)).filter(({ made_as }) => made_as !== 'assessor');
  const criteria = await criteriaHere(
    tx,
    marks.map(({ criterion_id }) => criterion_id),
  );
  return {
    kind: kindOf(file.media),
    mediaCalled: MEDIA[file.media]?.called ?? '',
    bytes: Number(file.bytes),
    state: file.emptied_at ? 'emptied' : file.received_at ? 'here' : 'missing',
    marks: marks.map(({ criterion_id, at_second, page, note }) => ({
      criterionId: criterion_id,
      code: criteria.ok ? (criteria.value.get(criterion_id)?.code ?? '') : '',
      atSecond: at_second,
      page,
      note,
    })),
  };
}

/**
 * Its content under a name that tells nothing, a photo without what it says of place and device, whoever reads it. The
 * caller has asked who may. Refuses `file-missing` and `file-emptied`.
 */
export async function blindContent(
  tx: Tx,
  evidenceId: string,
): Promise<Result<FileReply | PiecedFile>> {
  const file = await rowOf(tx, evidenceId);
  if (!file?.received_at) return refuse('file-missing', 'All of this file is not here yet.');
  if (file.emptied_at) return emptied();
  const told = blindName(file.media);
  const size = Number(file.bytes);
  const pieceBytes = file.piece_bytes;
  if (kindOf(file.media) === 'photo') {
    const whole = await wholeOf(tx, evidenceId, piecesOf(size, pieceBytes));
    return ok({ ...told, bytes: withoutMetadata(file.media, whole).bytes });
  }
  return ok({
    ...told,
    size,
    sha256: file.sha256?.toString('hex') ?? '',
    read: (again, from, most) => bytesFrom(again, { id: evidenceId, pieceBytes }, from, most),
  });
}

/** The refusal for a file whose content went with a person in it. */
export function emptied(): Result<never> {
  return refuse('file-emptied', 'Its content was deleted with a person in it; its hash stays.');
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'video/quicktime': 'mov',
};

/** How a file of this type goes to who judges it blind: its own name may name somebody. */
export function blindName(media: string): Pick<FileReply, 'fileName' | 'contentType' | 'inline'> {
  const ending = ENDINGS[media] ?? (kindOf(media) === 'document' ? 'file' : media.split('/')[1]);
  return {
    fileName: `item.${ending}`,
    contentType: media,
    inline: kindOf(media) !== 'document',
  };
}

/**
 * A file that somebody hands in whole: what it is by its content, and what is kept of it, a photo without what it says
 * of place and device. Office documents are not taken. Refuses `wrong-type`.
 * @param type as the browser declares it
 */
export function takenWhole(
  bytes: Buffer,
  type: string,
): Result<{ media: string; kind: Kind; bytes: Buffer }> {
  const said = declared(type);
  const media = said.ok ? judged(bytes.subarray(0, 4096), said.value) : said;
  if (!media.ok) return wrongField('file', media.refusal.code, media.refusal.because);
  const kind = kindOf(media.value);
  if (kind === 'document') {
    return wrongField('file', 'wrong-type', 'Save the document as a PDF and choose that.');
  }
  return ok({
    media: media.value,
    kind,
    bytes: kind === 'photo' ? withoutMetadata(media.value, bytes).bytes : bytes,
  });
}

/** 'PDF', 'MP3 recording'. */
export const mediaCalled = (media: string): string => MEDIA[media]?.called ?? '';
