import { ok, type Result, refuse } from '../../lib/result.ts';
import { counted } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { appealsLeaving } from '../appeals/index.ts';
import { type BesideFile, filesLeaving, type TravellingFile } from '../files/index.ts';

/** Bytes of files in one archive: what a browser saves without trouble, well below what a ZIP can hold. */
const PART_BYTES = 1_000_000_000;
let mostInPart = PART_BYTES;

/** Says how many bytes of files one archive of a record takes; left out: 1 GB. */
export function configureRecordParts({ bytes }: { readonly bytes?: number | undefined }): void {
  mostInPart = bytes ?? PART_BYTES;
}

/** The files of one archive of a record; the first holds the words too. */
export interface RecordPart {
  readonly files: readonly TravellingFile[];
  /** Files of papers of appeals: they are few and small, and go with the words. */
  readonly beside: readonly BesideFile[];
}

/**
 * What of a learner's record goes in which archive: items' files in the order of their ids, as many as fit; one that is
 * larger than a part has its own. There is one part at least.
 */
export async function partsOf(tx: Tx, learnerId: string) {
  const { files, stays } = await filesLeaving(tx, learnerId);
  const { files: beside, ...said } = await appealsLeaving(tx, learnerId);
  const parts: { files: TravellingFile[]; beside: readonly BesideFile[] }[] = [];
  let left = -1;
  for (const file of files) {
    if (left < file.bytes || parts.length === 0) {
      parts.push({ files: [], beside: [] });
      left = mostInPart;
    }
    parts.at(-1)?.files.push(file);
    left -= file.bytes;
  }
  const [first = { files: [] }, ...others] = parts;
  return { parts: [{ ...first, beside }, ...others] as readonly RecordPart[], files, stays, said };
}

/** One of the parts, from 1. Refuses `no-such-part`. */
export function partAt(parts: readonly RecordPart[], nth: number): Result<RecordPart> {
  const part = parts[nth - 1];
  if (part) return ok(part);
  return refuse(
    'no-such-part',
    `This record goes in ${counted(parts.length, 'part')} now. Open the page again and take each of them.`,
  );
}

/** How large each part's files are. */
export function sizesOf(parts: readonly RecordPart[]) {
  return parts.map(({ files, beside }, at) => ({
    part: at + 1,
    files: files.length + beside.length,
    bytes: [...files, ...beside].reduce((sum, { bytes }) => sum + bytes, 0),
  }));
}
