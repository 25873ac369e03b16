import { createHash } from 'node:crypto';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { typesByContent, withoutMetadata } from '../files/index.ts';
import { appealFileHandedIn } from './events.ts';
import { lockAppeal, whoActs } from './found.ts';
import { FILE_TYPES } from './schema.ts';
import { appealsDb } from './tables.ts';

/**
 * Hands in the file of a paper of one's own; both sides open it, and who judges the appeal. A photo is kept without what
 * it says of place and device; the log has the hash of what is kept. The same file again changes nothing. Refuses
 * `paper-not-found`, `wrong-type` and `file-there`.
 */
export async function handInFile(
  tx: Tx,
  paperId: string,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<Result<{ paperId: string }>> {
  const contentType = FILE_TYPES.find((type) => typesByContent(file.bytes).includes(type));
  if (!contentType) {
    return wrongField(
      'file',
      'wrong-type',
      'This is no JPEG or PNG picture and no PDF, whatever it is called. Save it as one of these and choose it again.',
    );
  }
  const db = appealsDb(tx);
  const { organisationId } = actorOf(tx);
  const memberId = whoActs(tx);
  const paper = await db
    .selectFrom('appeal_paper')
    .select(['appeal_id', 'handed_by'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', paperId)
    .executeTakeFirst();
  if (paper?.handed_by !== memberId) {
    return refuse('paper-not-found', 'You have handed in no such paper. Hand the paper in first.');
  }
  const held = await lockAppeal(tx, paper.appeal_id);
  if (!held.ok) return held;
  const isPhoto = contentType !== 'application/pdf';
  const bytes = isPhoto ? withoutMetadata(contentType, file.bytes).bytes : file.bytes;
  const sha256 = createHash('sha256').update(bytes).digest();
  const before = await db
    .selectFrom('appeal_paper_file')
    .select('sha256')
    .where('organisation_id', '=', organisationId)
    .where('paper_id', '=', paperId)
    .executeTakeFirst();
  if (before?.sha256.equals(sha256)) return ok({ paperId });
  if (before) {
    return refuse(
      'file-there',
      'This paper has its file, and what was handed in stays. Hand in another paper with the other file.',
    );
  }
  const name = cleanText(file.name.slice(0, 200), { max: 200, what: 'The name' });
  await db
    .insertInto('appeal_paper_file')
    .values({
      organisation_id: organisationId,
      paper_id: paperId,
      name: name.ok && name.value !== '' ? name.value : 'file',
      content_type: contentType,
      sha256,
      bytes,
      handed_by: memberId,
      handed_at: nowOf(tx),
      emptied_at: null,
    })
    .execute();
  record(tx, appealFileHandedIn, {
    subjects: { learner: held.value.row.learner_id, appeal: paper.appeal_id },
    facts: { paper: paperId, sha256: sha256.toString('hex'), contentType, bytes: bytes.length },
  });
  return ok({ paperId });
}
