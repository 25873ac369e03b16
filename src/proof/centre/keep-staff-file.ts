import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { typesByContent } from '../../platform/media/media.ts';
import { withoutMetadata } from '../../platform/media/photo.ts';
import { staffFileKept } from './events.ts';
import { memberHere, whoActs } from './found.ts';
import { STAFF_FILE_TYPES } from './staff-file-schema.ts';
import { centreDb } from './tables.ts';

interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/** As many files are kept of one member: a CV a year and their certificates, with room. */
const MOST_FILES = 40;

/**
 * Keeps a CV of somebody of the centre (C11, R22): one's own, or anybody's by who administers the centre. The newest
 * counts; the same file again changes nothing. Refuses `member-not-found`, `not-yours`, `wrong-type` and `too-many-files`.
 */
export async function keepCv(
  tx: Tx,
  memberId: string,
  file: Upload,
): Promise<Result<{ fileId: string }>> {
  const missing = await memberHere(tx, memberId, 'id');
  return missing ?? keep(tx, { memberId, kind: 'cv', qualificationId: null }, file);
}

/** Keeps the paper of a certificate that is on record. Refuses `qualification-not-found`, and as `keepCv`. */
export async function keepCertificate(
  tx: Tx,
  qualificationId: string,
  file: Upload,
): Promise<Result<{ fileId: string }>> {
  const row = await centreDb(tx)
    .selectFrom('staff_qualification')
    .select('member_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', qualificationId)
    .executeTakeFirst();
  if (!row) return refuse('qualification-not-found', 'There is no such certificate here.');
  return keep(tx, { memberId: row.member_id, kind: 'certificate', qualificationId }, file);
}

async function keep(
  tx: Tx,
  of: {
    readonly memberId: string;
    readonly kind: 'cv' | 'certificate';
    readonly qualificationId: string | null;
  },
  file: Upload,
): Promise<Result<{ fileId: string }>> {
  const { memberId, kind, qualificationId } = of;
  const by = whoActs(tx);
  const { organisationId, roles } = actorOf(tx);
  const administers = roles.some((role) => ADMINISTER.includes(role));
  if (by !== memberId && !administers) {
    return refuse(
      'not-yours',
      'They add their own files, or who administers the centre does: ask one of them.',
    );
  }
  const contentType = STAFF_FILE_TYPES.find((type) => typesByContent(file.bytes).includes(type));
  if (!contentType) {
    return wrongField(
      'file',
      'wrong-type',
      'This is no JPEG or PNG picture and no PDF, whatever it is called. Save it as one of these and choose it again.',
    );
  }
  const bytes =
    contentType === 'application/pdf' ? file.bytes : withoutMetadata(contentType, file.bytes).bytes;
  const sha256 = createHash('sha256').update(bytes).digest();
  const db = centreDb(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`staff-file:${memberId}`}, 0))`.execute(
    db,
  );
  const before = await db
    .selectFrom('staff_file')
    .select(['id', 'sha256', 'qualification_id'])
    .where('organisation_id', '=', organisationId)
    .where('member_id', '=', memberId)
    .execute();
  const same = before.find(
    (one) => one.qualification_id === qualificationId && one.sha256.equals(sha256),
  );
  if (same) return ok({ fileId: same.id });
  if (before.length >= MOST_FILES) {
    return refuse('too-many-files', `${MOST_FILES} files of one person are the most.`);
  }
  const name = cleanText(file.name.slice(0, 200), { max: 200, what: 'The name' });
  const id = newId();
  await db
    .insertInto('staff_file')
    .values({
      organisation_id: organisationId,
      id,
      member_id: memberId,
      kind,
      qualification_id: qualificationId,
      name: name.ok && name.value !== '' ? name.value : 'file',
      content_type: contentType,
      size: bytes.length,
      sha256,
      bytes,
      kept_by: by,
      kept_at: nowOf(tx),
      emptied_at: null,
    })
    .execute();
  record(tx, staffFileKept, {
    subjects: {
      member: memberId,
      ...(qualificationId === null ? {} : { qualification: qualificationId }),
    },
    facts: { file: id, kind, contentType, bytes: bytes.length, sha256: sha256.toString('hex') },
  });
  return ok({ fileId: id });
}

/** Who administers a centre, as in `policy.ts`. */
const ADMINISTER: readonly string[] = ['owner', 'centre_administrator', 'quality_manager'];
