import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf, ReplyIn } from '../../lib/route.ts';
import { counted } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { mailIsSet } from '../../platform/mail/setting.ts';
import { textSetting } from '../../platform/texts/setting.ts';
import { authorised } from '../policies/index.ts';
import { type Audience, audienceOf } from './audience.ts';
import { segmentMessaged } from './events.ts';
import {
  type previewSegment,
  type Source,
  type sendSegmentRoute,
  WITHOUT_LEAVE,
} from './schema.ts';
import {
  cleanWording,
  fingerprintOf,
  type Sorted,
  sortAudience,
  type Wording,
  wordsHash,
} from './sort-audience.ts';
import { segmentsDb } from './tables.ts';

type Found = { audience: Audience; wording: Wording; sorted: Sorted };

async function look(
  tx: Tx,
  { source, ...said }: { readonly source: Source } & Wording,
): Promise<Result<Found>> {
  const wording = cleanWording(said);
  if (!wording.ok) return wording;
  const audience = await audienceOf(tx, source);
  if (!audience.ok) return audience;
  const { personIds } = audience.value;
  const sorted = await sortAudience(tx, personIds, wording.value, actorOf(tx).name);
  if (!sorted.ok) return sorted;
  return ok({ audience: audience.value, wording: wording.value, sorted: sorted.value });
}

/** Who fits, who is left out and why, and three of the messages as they would go. Nothing is kept. */
export async function segmentPreview(
  tx: Tx,
  input: BodyOf<typeof previewSegment>,
): Promise<Result<ReplyIn<typeof previewSegment>>> {
  const found = await look(tx, input);
  if (!found.ok) return found;
  const { audience, wording, sorted } = found.value;
  const { going, leftOut } = sorted;
  const isSet = wording.channel === 'text' ? textSetting().isSet : mailIsSet();
  return ok({
    label: audience.label,
    going: going.length,
    leftOut: [...leftOut],
    samples: going.slice(0, 3),
    segments: going.reduce((sum, one) => sum + one.segments, 0),
    mostSegments: Math.max(0, ...going.map(({ segments }) => segments)),
    fingerprint: fingerprintOf(going),
    isSet: isSet && !actorOf(tx).isSample,
  });
}

/**
 * Says yes to one message to all who fit: each of them is noted in this act, and written to afterwards by a worker,
 * a portion an act. The same id again gives the first result. More than 200 at once needs a limit that reaches so far,
 * or an approval. Refuses what `audienceOf`, the words and `authorised` refuse, `nobody-to-write-to`, and
 * `segment-changed` when other people fit now than were shown.
 */
export async function sendSegment(
  tx: Tx,
  input: BodyOf<typeof sendSegmentRoute>,
): Promise<Result<{ messageId: string; going: number; leftOut: number }>> {
  const { id, source } = input;
  const before = await sentBefore(tx, id);
  if (before) return ok(before);
  const found = await look(tx, input);
  if (!found.ok) return found;
  const { audience, wording, sorted } = found.value;
  const { going, leftOut } = sorted;
  if (going.length === 0) {
    return refuse(
      'nobody-to-write-to',
      `${counted(leftOut.length, 'person fits', 'people fit')}, and all are left out. Choose others, or another way to reach them.`,
    );
  }
  if (input.going !== going.length || input.fingerprint !== fingerprintOf(going)) {
    return refuse(
      'segment-changed',
      `Since you looked, who fits has changed: ${counted(going.length, 'person', 'people')} would be written to now. Look again, then send.`,
    );
  }
  const may = await authorised(tx, {
    kind: 'message_people',
    amount: going.length > WITHOUT_LEAVE ? going.length : 0,
    about: { kind: 'segment_message', id },
    approvalId: input.approvalId,
  });
  if (!may.ok) return may;
  const { organisationId, memberId, name, branchId } = actorOf(tx);
  if (memberId === null) throw new Error('A message to many is sent by a member.');
  const now = nowOf(tx);
  const segments = going.reduce((sum, one) => sum + one.segments, 0);
  const hash = wordsHash(wording);
  const db = segmentsDb(tx);
  const made = await db
    .insertInto('segment_message')
    .values({
      organisation_id: organisationId,
      id,
      source: JSON.stringify(source),
      label: audience.label,
      channel: wording.channel,
      subject: wording.subject,
      body: wording.body,
      marketing: wording.marketing,
      words_hash: hash,
      going: going.length,
      left_out: leftOut.length,
      segments,
      branch_id: branchId,
      approved_by: may.value.approvedBy[0] ?? null,
      made_at: now,
      made_by: memberId,
      made_by_name: name,
      stopped_at: null,
      stopped_by: null,
      done_at: null,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  // Another press of the same moment has said yes.
  if (made.numInsertedOrUpdatedRows === 0n) {
    return ok({ messageId: id, going: going.length, leftOut: leftOut.length });
  }
  const rows = [
    ...going.map(({ personId }) => ({ personId, code: '', because: '' })),
    ...leftOut.map(({ personId, code, because }) => ({ personId, code, because })),
  ];
  await sql`insert into segment_person (organisation_id, message_id, person_id, position, state, code, because,
      letter_id, settled_at)
    select current_organisation(), ${id}::uuid, r.person_id, r.position,
      case when r.code = '' then 'waiting' else 'left_out' end, r.code, r.because, r.letter_id,
      case when r.code = '' then null else ${now}::timestamptz end
    from unnest(${rows.map(({ personId }) => personId)}::uuid[], ${rows.map((_, at) => at)}::int[],
      ${rows.map(({ code }) => code)}::text[], ${rows.map(({ because }) => because)}::text[],
      ${rows.map(() => newId())}::uuid[]) as r(person_id, position, code, because, letter_id)`.execute(
    db,
  );
  const byCode: Record<string, number> = {};
  for (const { code } of leftOut) byCode[code] = (byCode[code] ?? 0) + 1;
  record(tx, segmentMessaged, {
    subjects: {
      message: id,
      ...(source.kind === 'line' ? { line: source.lineId } : {}),
      ...(source.kind === 'site' ? { site: source.siteId } : {}),
    },
    facts: {
      message: id,
      source: source.kind,
      filter: {
        role: source.kind === 'candidates' ? (source.query.role ?? null) : null,
        state: source.kind === 'candidates' ? source.query.state : null,
        searched: source.kind === 'candidates' && (source.query.search ?? '') !== '',
        from: source.kind === 'site' ? source.from : null,
        to: source.kind === 'site' ? source.to : null,
      },
      channel: wording.channel,
      marketing: wording.marketing,
      going: going.length,
      leftOut: byCode,
      segments,
      wordsHash: hash.toString('hex'),
    },
    approvedBy: may.value.approvedBy,
  });
  return ok({ messageId: id, going: going.length, leftOut: leftOut.length });
}

async function sentBefore(tx: Tx, id: string) {
  const row = await segmentsDb(tx)
    .selectFrom('segment_message')
    .select(['id', 'going', 'left_out'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { messageId: row.id, going: row.going, leftOut: row.left_out };
}
