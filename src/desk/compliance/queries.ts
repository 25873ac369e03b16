import { sql } from 'kysely';
import { daysBetween } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { QueryOf, ReplyIn } from '../../lib/route.ts';
import { nameKey } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { may } from '../../platform/identity/policy.ts';
import { peopleOf } from '../people/index.ts';
import { vettingOf } from '../vetting/index.ts';
import { onTheBooks } from './on-the-books.ts';
import { placeWishesOf } from './place-wishes.ts';
import { placeNames } from './places.ts';
import { policy } from './policy.ts';
import type { listDoNotSend, listPlaceWishes, Route, showChecks } from './schema.ts';
import { complianceDb } from './tables.ts';

/**
 * Checks and do-not-send of one worker for their record, the latest first. Numbers of certificates and where
 * copies are kept are for whoever records checks; for others they are empty. Refuses `worker-not-found`.
 */
export async function checksRecord(
  tx: Tx,
  personId: string,
): Promise<Result<ReplyIn<typeof showChecks>>> {
  const worker = await onTheBooks(tx, personId);
  if (!worker.ok) return worker;
  const today = dateIn(nowOf(tx));
  const checks = await complianceDb(tx)
    .selectFrom('worker_check')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('checked_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const words = await complianceDb(tx)
    .selectFrom('do_not_send')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy(sql`ended_at is not null`)
    .orderBy('recorded_at', 'desc')
    .execute();
  const places = words.length > 0 ? await placeNames(tx) : new Map<string, string>();
  const kept = (await vettingOf(tx, [personId]))(personId);
  const certificates = new Map(
    kept.certificates.map(({ checkId, status: _, ...one }) => [checkId, one]),
  );
  const referees = new Map(kept.referees.map(({ checkId, ...one }) => [checkId, one]));
  const names = await memberNames(tx);
  const by = (id: string | null) => (id === null ? 'the system' : (names.get(id) ?? ''));
  const seen = new Set<string>();
  const seesNumbers = may(policy, actorOf(tx).roles, 'checks.write');
  return ok({
    today,
    checks: checks.map((check) => {
      const same = `${check.kind} ${sameName(check.kind, check.name)}`;
      const superseded = seen.has(same);
      seen.add(same);
      return {
        id: check.id,
        kind: check.kind,
        name: check.name,
        route: check.route === '' ? null : (check.route as Route),
        basis: check.basis,
        list: check.list,
        outcome: check.outcome,
        checkedOn: check.checked_on,
        expiresOn: check.expires_on,
        daysLeft: check.expires_on === null ? null : daysBetween(today, check.expires_on),
        superseded,
        reference: seesNumbers ? check.reference : '',
        checkedBy: by(check.checked_by),
        certificate: certificates.get(check.id) ?? null,
        referee: referees.get(check.id) ?? null,
      };
    }),
    doNotSend: words.map((word) => {
      const place = word.site_id ? 'site' : word.hirer_id ? 'hirer' : 'client';
      const placeId = word.site_id ?? word.hirer_id ?? word.client_id ?? '';
      return {
        id: word.id,
        place,
        placeName: places.get(placeId) ?? '',
        saidBy: word.said_by,
        reason: word.reason,
        reviewOn: word.review_on,
        reviewDue: word.ended_at === null && word.review_on !== null && word.review_on <= today,
        recordedAt: word.recorded_at.toISOString(),
        recordedBy: by(word.recorded_by),
        endedAt: word.ended_at?.toISOString() ?? null,
        endedBy: word.ended_at === null ? '' : by(word.ended_by),
      };
    }),
  });
}

/** Right to work and identity are one check however the document is called. */
function sameName(kind: string, name: string): string {
  return kind === 'right_to_work' || kind === 'identity' ? '' : nameKey(name);
}

interface StandingRow {
  readonly id: string;
  readonly personId: string;
  readonly clientId: string | null;
  readonly hirerId: string | null;
  readonly siteId: string | null;
  readonly saidBy: 'client' | 'worker';
  readonly reason: string;
  readonly recordedAt: Date;
  readonly reviewOn: string | null;
  readonly reviewedAt: Date | null;
  readonly reviewedBy: string | null;
}

/**
 * Do-not-sends that hold, those to look at again first. One without a day for it is due half a year after it was
 * recorded: none may stand unread for ever.
 */
export async function doNotSendsToReview(
  tx: Tx,
  { clientId, due }: QueryOf<typeof listDoNotSend>,
): Promise<ReplyIn<typeof listDoNotSend>> {
  const today = dateIn(nowOf(tx));
  const { rows } = await sql<StandingRow>`
    select d.id, d.person_id as "personId", d.client_id as "clientId", d.hirer_id as "hirerId",
      d.site_id as "siteId", d.said_by as "saidBy", d.reason, d.recorded_at as "recordedAt",
      coalesce(d.review_on, (d.recorded_at + interval '6 months')::date) as "reviewOn",
      r.reviewed_at as "reviewedAt", r.reviewed_by as "reviewedBy"
    from do_not_send d
    left join lateral (select * from do_not_send_review r where r.organisation_id = d.organisation_id
      and r.do_not_send_id = d.id order by r.reviewed_at desc limit 1) r on true
    where d.ended_at is null and (${clientId ?? null}::uuid is null or d.client_id = ${clientId ?? null}::uuid
      or d.hirer_id in (select hirer_id from sites_published where client_id = ${clientId ?? null}::uuid)
      or d.site_id in (select site_id from sites_published where client_id = ${clientId ?? null}::uuid))
    order by "reviewOn", d.id`.execute(complianceDb(tx));
  const shown = due === 'yes' ? rows.filter(({ reviewOn }) => (reviewOn ?? '') <= today) : rows;
  const people = await peopleOf(
    tx,
    shown.map(({ personId }) => personId),
  );
  const places = shown.length > 0 ? await placeNames(tx) : new Map<string, string>();
  const names = await memberNames(tx);
  return {
    today,
    total: shown.length,
    rows: shown.map(({ clientId: client, hirerId, siteId, ...row }) => ({
      ...row,
      name: people.get(row.personId)?.displayName ?? '',
      place: siteId ? 'site' : hirerId ? 'hirer' : 'client',
      placeName: places.get(siteId ?? hirerId ?? client ?? '') ?? '',
      recordedAt: row.recordedAt.toISOString(),
      reviewDue: (row.reviewOn ?? '') <= today,
      reviewedAt: row.reviewedAt?.toISOString() ?? null,
      reviewedBy: row.reviewedBy ? (names.get(row.reviewedBy) ?? '') : '',
    })),
  };
}

/** Where a worker likes to go and would rather not, with the places' names. */
export async function placeWishesShown(
  tx: Tx,
  personId: string,
): Promise<ReplyIn<typeof listPlaceWishes>> {
  const wishes = (await placeWishesOf(tx, [personId])).get(personId) ?? [];
  const places = wishes.length > 0 ? await placeNames(tx) : new Map<string, string>();
  return {
    total: wishes.length,
    rows: wishes.map(({ clientId, hirerId, siteId, ...wish }) => ({
      ...wish,
      place: siteId ? 'site' : hirerId ? 'hirer' : 'client',
      placeName: places.get(siteId ?? hirerId ?? clientId ?? '') ?? '',
    })),
  };
}
