import { createHash } from 'node:crypto';
import { isDate } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cutTo } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Upload } from '../../platform/http/serve.ts';
import { policyPublished } from './events.ts';
import { deskMembers } from './limits.ts';
import { looksLikePdf } from './procedure.ts';
import type { Particulars } from './procedures-schema.ts';
import { policiesDb } from './tables.ts';

/** What a version says: a text, or a file. */
export type Content = { readonly text: string } | { readonly file: Upload };

function wrong(field: string, code: string, because: string): Result<never> {
  return refuse(code, because, undefined, { fields: { [field]: because } });
}

function checkDays({ inForceFrom, reviewOn }: Particulars, today: string): Result<null> {
  if (!isDate(inForceFrom) || inForceFrom < today) {
    return wrong(
      'inForceFrom',
      'in-the-past',
      'A procedure is in force from today or a later day: what was done before was done without it.',
    );
  }
  if (reviewOn <= inForceFrom) {
    return wrong(
      'reviewOn',
      'review-too-early',
      'The day of its review lies before it is in force. Choose a later day.',
    );
  }
  return ok(null);
}

const digestOf = (content: Content): Buffer =>
  createHash('sha256')
    .update('text' in content ? content.text : content.file.bytes)
    .digest();

async function newestOf(tx: Tx, procedureId: string) {
  return policiesDb(tx)
    .selectFrom('procedure_version as v')
    .leftJoin('procedure_withdrawal as w', (join) =>
      join
        .onRef('w.organisation_id', '=', 'v.organisation_id')
        .onRef('w.procedure_id', '=', 'v.procedure_id'),
    )
    .select(['v.version', 'v.content_sha256', 'v.published_by', 'w.reason as withdrawn'])
    .where('v.procedure_id', '=', procedureId)
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Where this version comes after: or the first result, where the same was published already. */
async function placeOf(
  tx: Tx,
  { procedureId, from, change }: Particulars,
  digest: Buffer,
): Promise<Result<{ readonly published: boolean }>> {
  const newest = await newestOf(tx, procedureId);
  if (newest?.withdrawn) {
    return refuse(
      'procedure-withdrawn',
      'This procedure was withdrawn. Publish a new one in its place.',
    );
  }
  const at = newest?.version ?? 0;
  const same = newest?.content_sha256.equals(digest) === true;
  if (at === from + 1 && same && newest?.published_by === actorOf(tx).memberId) {
    return ok({ published: true });
  }
  if (at !== from) {
    return refuse(
      'procedure-changed',
      'A colleague has published a version in between. Read it, then publish yours.',
    );
  }
  if (at > 0 && change === '') {
    return wrong('change', 'no-change-said', 'Say what changed since the version before.');
  }
  return ok({ published: false });
}

/**
 * Publishes a procedure, or a new version of one: nothing that was published is ever edited. In force from its
 * day on, it is named in every work record of the kinds it governs. The same again gives the first result.
 * Refuses `in-the-past`, `review-too-early`, `member-not-found` (who looks after it), `procedure-changed` (a
 * colleague’s version in between), `procedure-withdrawn`, `no-change-said`, and `wrong-type` where a file is no PDF.
 */
export async function publishProcedure(
  tx: Tx,
  input: Particulars,
  content: Content,
): Promise<Result<{ procedureId: string; version: number }>> {
  const { organisationId, memberId, name } = actorOf(tx);
  if (memberId === null) throw new Error('A procedure is published by a member.');
  const { procedureId, from, title, change, inForceFrom, reviewOn, ownerId } = input;
  if ('file' in content && !looksLikePdf(content.file.bytes)) {
    return refuse('wrong-type', 'The file is not a PDF. Save it as one and send it again.');
  }
  const days = checkDays(input, dateIn(nowOf(tx)));
  if (!days.ok) return days;
  const digest = digestOf(content);
  const version = from + 1;
  const place = await placeOf(tx, input, digest);
  if (!place.ok) return place;
  if (place.value.published) return ok({ procedureId, version });
  if (!(await deskMembers(tx)).some((one) => one.memberId === ownerId)) {
    return wrong('ownerId', 'member-not-found', 'There is no such member on the desk.');
  }
  const governs = [...new Set(input.governs)].sort();
  const readers = [...new Set(input.readers)].sort();
  const db = policiesDb(tx);
  await db
    .insertInto('procedure_version')
    .values({
      organisation_id: organisationId,
      procedure_id: procedureId,
      version,
      title,
      text: 'text' in content ? content.text : '',
      file_name: 'file' in content ? cutTo(content.file.name || 'procedure.pdf', 200) : null,
      content_sha256: digest,
      change,
      in_force_from: inForceFrom,
      review_on: reviewOn,
      owner_id: ownerId,
      governs,
      readers,
      published_at: nowOf(tx),
      published_by: memberId,
      published_by_name: name,
    })
    .execute();
  if ('file' in content) {
    await db
      .insertInto('procedure_file')
      .values({
        organisation_id: organisationId,
        procedure_id: procedureId,
        version,
        bytes: content.file.bytes,
      })
      .execute();
  }
  record(tx, policyPublished, {
    subjects: { procedure: procedureId, member: ownerId },
    facts: {
      title,
      version: String(version),
      inForceFrom,
      reviewOn,
      replaces: from === 0 ? null : String(from),
      governs,
      readers,
      form: 'text' in content ? 'text' : 'file',
      sha256: digest.toString('hex'),
    },
  });
  return ok({ procedureId, version });
}
