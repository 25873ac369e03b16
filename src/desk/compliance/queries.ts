import { sql } from 'kysely';
import { daysBetween } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { nameKey } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { may } from '../../platform/identity/policy.ts';
import { vettingOf } from '../vetting/index.ts';
import { onTheBooks } from './on-the-books.ts';
import { placeNames } from './places.ts';
import { policy } from './policy.ts';
import type { Route, showChecks } from './schema.ts';
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
