import { sql } from 'kysely';
import { addDays } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { frameworksHere } from '../frameworks/index.ts';
import type { readCentre, readStaffMember } from './schema.ts';
import { staffFilesOf } from './staff-files.ts';
import { qualifiedOn, tariffOn } from './standing.ts';
import { centreDb } from './tables.ts';
import { bandOn } from './tariff.ts';

type Centre = ReplyIn<typeof readCentre>;

const endedOf = (on: string | null, because: string | null) =>
  on === null ? null : { on, because: because ?? '' };

async function staffRows(tx: Tx, memberId?: string): Promise<Centre['staff']> {
  const names = await memberNames(tx);
  const today = dateIn(nowOf(tx));
  let asked = centreDb(tx)
    .selectFrom('centre_staff')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId);
  if (memberId !== undefined) asked = asked.where('member_id', '=', memberId);
  const rows = await asked.orderBy('from_on').orderBy('id').execute();
  const members = rows.map(({ member_id }) => member_id);
  const assessing = await qualifiedOn(tx, members, 'assessor', today);
  const verifying = await qualifiedOn(tx, members, 'verifier', today);
  return rows.map((row) => ({
    postId: row.id,
    memberId: row.member_id,
    name: names.get(row.member_id) ?? '',
    post: row.post,
    units: Object.fromEntries(Object.entries(row.units).map(([code, own]) => [code, [...own]])),
    fromOn: row.from_on,
    authorisedBy: names.get(row.authorised_by) ?? '',
    authorisedAt: row.authorised_at.toISOString(),
    ended: endedOf(row.ended_on, row.ended_because),
    told: row.told_on === null ? null : { on: row.told_on, reference: row.told_reference ?? '' },
    isNew: row.post === 'assessor' && row.settled_at === null && row.ended_on === null,
    qualified:
      row.post === 'adviser' ||
      (row.post === 'assessor' ? assessing : verifying).has(row.member_id),
  }));
}

/** The centre as it stands, and what it lacks today. */
export async function centreNow(tx: Tx): Promise<Result<Centre>> {
  const db = centreDb(tx);
  const { organisationId } = actorOf(tx);
  const names = await memberNames(tx);
  const today = dateIn(nowOf(tx));
  const approvals = await db
    .selectFrom('centre_approval')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('from_on')
    .orderBy('id')
    .execute();
  const tariffs = await db
    .selectFrom('centre_tariff')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('framework_code')
    .orderBy('from_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute();
  const inForce = new Set(
    tariffs
      .filter(({ from_on }) => from_on <= today)
      .filter(
        (row, at, all) => all.findIndex((one) => one.framework_code === row.framework_code) === at,
      )
      .map(({ id }) => id),
  );
  const staff = await staffRows(tx);
  return ok({
    today,
    approvals: approvals.map((row) => ({
      approvalId: row.id,
      kind: row.kind,
      frameworkCode: row.framework_code,
      reference: row.reference,
      fastTrack: row.fast_track,
      fromOn: row.from_on,
      ended: endedOf(row.ended_on, row.ended_because),
      recordedBy: names.get(row.recorded_by) ?? '',
    })),
    tariffs: tariffs.flatMap((row) => {
      const asks = bandOn(row.band, row.from_on > today ? row.from_on : today);
      if (!asks) return [];
      const { internalPercent, externalPercent, directClaims } = asks;
      return [
        {
          tariffId: row.id,
          frameworkCode: row.framework_code,
          band: row.band,
          fromOn: row.from_on,
          letter: row.letter,
          internalPercent,
          externalPercent,
          directClaims,
          inForce: inForce.has(row.id),
          recordedBy: names.get(row.recorded_by) ?? '',
        },
      ];
    }),
    staff,
    missing: [...(await missingOf(tx, approvals, staff, today))],
  });
}

type Missing = Centre['missing'][number];
const SPECIFICATION = 'Awarding body’s specification';

/** What stands between this centre and a certificate today, in the order in which it is put right. */
async function missingOf(
  tx: Tx,
  approvals: readonly {
    readonly kind: string;
    readonly framework_code: string | null;
    readonly from_on: string;
    readonly ended_on: string | null;
  }[],
  staff: Centre['staff'],
  today: string,
): Promise<readonly Missing[]> {
  const stands = approvals.filter(
    ({ from_on, ended_on }) => from_on <= today && (ended_on === null || ended_on > today),
  );
  const found: Missing[] = [];
  const say = (rule: string, because: string, clears: string) =>
    found.push({ rule, outcome: 'warn', because, source: SPECIFICATION, clears });
  if (!stands.some(({ kind }) => kind === 'centre')) {
    say(
      'R15',
      'No approval of the centre is on record: nobody can be registered with the awarding body, and nothing claimed.',
      'Record the awarding body’s letter of approval.',
    );
  }
  for (const { code, kind, newest } of await frameworksHere(tx)) {
    if (kind !== 'qualification' || !newest) continue;
    if (!stands.some(({ framework_code }) => framework_code === code)) {
      say(
        'R15',
        `No approval to offer ${code} is on record.`,
        'Record the awarding body’s letter.',
      );
    }
    if (!(await tariffOn(tx, code, today))) {
      say(
        'R17',
        `No tariff of ${code} is on record: how much is sampled is not known.`,
        'Record the rating that the awarding body wrote.',
      );
    }
  }
  const holds = (post: string) => staff.filter((one) => one.post === post && one.ended === null);
  for (const [post, words] of [
    ['assessor', 'an assessor'],
    ['internal_verifier', 'an internal verifier'],
  ] as const) {
    if (holds(post).length === 0) {
      say('R22', `Nobody is authorised as ${words}.`, 'The quality manager authorises somebody.');
    } else if (!holds(post).some(({ qualified }) => qualified)) {
      say(
        post === 'assessor' ? 'R26' : 'R27',
        `No one authorised as ${words} holds the qualification for it: there is nobody to countersign.`,
        'Record the certificate of somebody who holds it.',
      );
    }
  }
  for (const one of staff) {
    if (one.ended === null && one.told === null && one.post !== 'adviser') {
      say(
        'R22',
        `That ${one.name} took up a post was not reported to the awarding body yet.`,
        'Report it with a CV, and record that.',
      );
    }
  }
  return found;
}

/** One member of the centre's staff. Refuses `member-not-found`. */
export async function staffMember(
  tx: Tx,
  memberId: string,
): Promise<Result<ReplyIn<typeof readStaffMember>>> {
  const names = await memberNames(tx);
  const name = names.get(memberId);
  if (name === undefined) return refuse('member-not-found', 'There is no such member here.');
  const db = centreDb(tx);
  const { organisationId } = actorOf(tx);
  const today = dateIn(nowOf(tx));
  const qualifications = await db
    .selectFrom('staff_qualification')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('member_id', '=', memberId)
    .orderBy('awarded_on', 'desc')
    .orderBy('id')
    .execute();
  const learning = await db
    .selectFrom('staff_learning')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('member_id', '=', memberId)
    .orderBy('on_day', 'desc')
    .orderBy('id')
    .limit(500)
    .execute();
  const year = await db
    .selectFrom('staff_learning')
    .select(sql<number>`coalesce(sum(minutes), 0)::int`.as('minutes'))
    .where('organisation_id', '=', organisationId)
    .where('member_id', '=', memberId)
    .where('on_day', '>', addDays(today, -365))
    .executeTakeFirstOrThrow();
  const ties = await db
    .selectFrom('tie')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('member_id', '=', memberId)
    .orderBy('declared_at', 'desc')
    .orderBy('id')
    .execute();
  return ok({
    memberId,
    name,
    today,
    posts: await staffRows(tx, memberId),
    qualifications: qualifications.map((row) => ({
      qualificationId: row.id,
      shows: row.shows,
      byWayOf: row.by_way_of,
      language: row.language,
      title: row.title,
      awardedOn: row.awarded_on,
      expiresOn: row.expires_on,
      seenOn: row.seen_on,
      seenBy: names.get(row.seen_by) ?? '',
      withdrawn: row.withdrawn_at && {
        at: row.withdrawn_at.toISOString(),
        by: names.get(row.withdrawn_by ?? '') ?? '',
        because: row.withdrawn_because ?? '',
      },
    })),
    files: (await staffFilesOf(tx, [memberId])).map(
      ({ memberId: _of, contentType: _type, ...one }) => one,
    ),
    learning: learning.map(({ id, on_day, minutes, what, learnt, units }) => ({
      learningId: id,
      on: on_day,
      minutes,
      what,
      learnt,
      units: [...units],
    })),
    minutesThisYear: year.minutes,
    ties: ties.map((row) => ({
      tieId: row.id,
      learnerId: row.learner_id,
      learnerName: names.get(row.learner_id) ?? '',
      kind: row.kind,
      words: row.words,
      declaredAt: row.declared_at.toISOString(),
      declaredBy: names.get(row.declared_by) ?? '',
      ended: row.ended_at && {
        at: row.ended_at.toISOString(),
        by: names.get(row.ended_by ?? '') ?? '',
        because: row.ended_because ?? '',
      },
    })),
  });
}
