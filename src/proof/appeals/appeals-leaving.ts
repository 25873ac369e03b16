import { crc32 } from 'node:zlib';
import { sql } from 'kysely';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { BesideFile } from '../files/index.ts';
import { wholeAppeals } from './queries.ts';
import type { WholeAppeal } from './schema.ts';
import { appealsDb } from './tables.ts';

/** An appeal as its learner reads it, to be taken along. */
export type LeavingAppeal = Pick<
  WholeAppeal,
  'about' | 'what' | 'raisedAt' | 'grounds' | 'lateBecause' | 'stages'
> & {
  readonly appeal: string;
  readonly papers: readonly {
    readonly paper: string;
    readonly title: string;
    readonly words: string;
    readonly by: string;
    readonly handedAt: string;
    /** Its bytes go along under the id of the paper. */
    readonly file: LeavingPaperFile | null;
  }[];
};

interface LeavingPaperFile {
  readonly name: string;
  readonly media: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * What was said in a learner's appeals, the oldest first, with the files of their papers, and the files that stay with
 * the reason. The learner reads all of it; a file goes only where whoever takes the record out may open it too.
 */
export async function appealsLeaving(
  tx: Tx,
  learnerId: string,
): Promise<{
  readonly appeals: readonly LeavingAppeal[];
  readonly files: readonly BesideFile[];
  readonly stays: readonly { readonly paper: string; readonly because: string }[];
}> {
  const appeals: LeavingAppeal[] = [];
  const files: BesideFile[] = [];
  const stays: { readonly paper: string; readonly because: string }[] = [];
  for (const whole of (await wholeAppeals(tx, { learnerId })).toReversed()) {
    const papers: LeavingAppeal['papers'][number][] = [];
    for (const { paperId: paper, title, words, by, handedAt, file } of whole.papers) {
      const because = !file || file.mayOpen ? null : SHUT;
      const stay = file?.emptied ? 'Its content was deleted with a person in it.' : because;
      if (stay !== null) stays.push({ paper, because: stay });
      const goes = file && stay === null ? await besideOf(tx, paper) : null;
      if (goes) files.push(goes);
      papers.push({
        paper,
        title,
        words,
        by,
        handedAt,
        file:
          file && goes
            ? { name: file.name, media: file.contentType, bytes: goes.bytes, sha256: file.sha256 }
            : null,
      });
    }
    const { appealId: appeal, about, what, raisedAt, grounds, lateBecause, stages } = whole;
    appeals.push({ appeal, about, what, raisedAt, grounds, lateBecause, stages, papers });
  }
  return { appeals, files, stays };
}

const SHUT =
  'Whoever took the record out may not open it. The quality manager or administrator who may takes it out with the file.';

/** The file of a paper, to be read bit by bit. Its content is there. */
async function besideOf(tx: Tx, paperId: string): Promise<BesideFile> {
  const { bytes } = await appealsDb(tx)
    .selectFrom('appeal_paper_file')
    .select('bytes')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('paper_id', '=', paperId)
    .executeTakeFirstOrThrow();
  if (!bytes) throw new Error('A file of an appeal without its content.');
  return {
    item: paperId,
    bytes: bytes.length,
    crc: crc32(bytes),
    read: async (again, from, most) => {
      const { rows } = await sql<{ part: Buffer | null }>`
        select substring(bytes from ${from + 1}::int for ${most}::int) as part
        from appeal_paper_file where organisation_id = current_organisation()
          and paper_id = ${paperId}::uuid`.execute(appealsDb(again));
      const part = rows[0]?.part;
      return part && part.length > 0 ? part : null;
    },
  };
}
