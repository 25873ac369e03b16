import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { candidateUpdated } from './events.ts';
import { candidatesDb } from './tables.ts';

/** How a worker wants to work; what they have not said is null. */
export interface Preferences {
  readonly wantedWeeklyMinutes: number | null;
  readonly leastWeeklyMinutes: number | null;
  readonly mostWeeklyMinutes: number | null;
  readonly travelMiles: number | null;
  /** Pence an hour. */
  readonly minimumPayPence: number | null;
  readonly worksNights: boolean | null;
  /** Minutes before a shift begins by which they need to know. */
  readonly noticeMinutes: number | null;
  /** 1 Monday to 7 Sunday. */
  readonly wantedDays: readonly number[] | null;
}

/** How a candidate wants to work, or `candidate-not-found`. */
export async function preferencesOf(tx: Tx, personId: string): Promise<Result<Preferences>> {
  const row = await candidatesDb(tx)
    .selectFrom('candidate')
    .select(['wanted_weekly_minutes as wantedWeeklyMinutes', 'works_nights as worksNights'])
    .select(['least_weekly_minutes as leastWeeklyMinutes', 'travel_miles as travelMiles'])
    .select(['most_weekly_minutes as mostWeeklyMinutes', 'notice_minutes as noticeMinutes'])
    .select(['minimum_pay_pence as minimumPayPence', 'wanted_days as wantedDays'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row) return ok(row);
  return refuse('candidate-not-found', 'There is no such candidate in your books.');
}

/**
 * Puts how a candidate wants to work, as given. Nothing changed leaves no entry.
 * @returns the fields changed; refuses `candidate-not-found` and `hours-crossed`
 */
export async function editPreferences(
  tx: Tx,
  { personId, ...to }: Preferences & { readonly personId: string },
): Promise<Result<{ changed: readonly string[] }>> {
  const before = await preferencesOf(tx, personId);
  if (!before.ok) return before;
  const { leastWeeklyMinutes: least, mostWeeklyMinutes: most, wantedWeeklyMinutes: wanted } = to;
  if (crossed(least, most) || crossed(least, wanted) || crossed(wanted, most)) {
    return refuse(
      'hours-crossed',
      'The least hours a week are more than the most, or what they want lies outside. Check the three.',
      undefined,
      { fields: { least: 'Not more than what they want and the most' } },
    );
  }
  const days =
    to.wantedDays === null || to.wantedDays.length === 0
      ? null
      : [...new Set(to.wantedDays)].sort();
  const after: Preferences = { ...to, wantedDays: days };
  const changed = (Object.keys(after) as (keyof Preferences)[]).filter(
    (field) => JSON.stringify(before.value[field]) !== JSON.stringify(after[field]),
  );
  if (changed.length === 0) return ok({ changed });
  await candidatesDb(tx)
    .updateTable('candidate')
    .set({
      wanted_weekly_minutes: wanted,
      least_weekly_minutes: least,
      most_weekly_minutes: most,
      travel_miles: to.travelMiles,
      minimum_pay_pence: to.minimumPayPence,
      works_nights: to.worksNights,
      notice_minutes: to.noticeMinutes,
      wanted_days: days,
    })
    .where('person_id', '=', personId)
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .execute();
  record(tx, candidateUpdated, {
    subjects: { candidate: personId },
    facts: { how: 'form', changed },
  });
  return ok({ changed });
}

function crossed(less: number | null, more: number | null): boolean {
  return less !== null && more !== null && less > more;
}
