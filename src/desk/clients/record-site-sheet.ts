import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { siteSheetRecorded } from './events.ts';
import { notFound } from './found.ts';
import { newestSheets } from './questions.ts';
import type { recordSheetRoute } from './schema.ts';
import { partsChanged, partsSaid } from './site-sheet.ts';
import { clientsDb } from './tables.ts';

/**
 * Records a new version of a site's standing sheet; earlier versions stay as they were. A sheet that says
 * what the last one says is no new version unless its review date moves. Refuses `site-not-found`,
 * `empty-sheet`, `review-in-the-past`, and `sheet-changed` when a colleague recorded another version since
 * the one this change was made from.
 */
export async function recordSiteSheet(
  tx: Tx,
  siteId: string,
  { from, reviewOn, ...parts }: BodyOf<typeof recordSheetRoute>,
): Promise<Result<{ version: number }>> {
  const { organisationId, memberId } = actorOf(tx);
  const db = clientsDb(tx);
  const site = await db
    .selectFrom('site')
    .select('client_id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', siteId)
    .forUpdate()
    .executeTakeFirst();
  if (!site) return notFound('site');
  const before = (await newestSheets(tx, [siteId])).get(siteId) ?? null;
  const says = partsSaid(parts);
  const changed = partsChanged(before, parts);
  const same = before !== null && changed.length === 0 && before.reviewOn === reviewOn;
  if (same) return ok({ version: before.version });
  if (from !== (before?.version ?? 0)) {
    return refuse(
      'sheet-changed',
      `A colleague recorded version ${before?.version ?? 0} of this sheet while you were writing. Look at it and put your change into it.`,
    );
  }
  if (says.length === 0) {
    return wrongField(
      'reportTo',
      'empty-sheet',
      'The sheet says nothing. Write at least whom workers report to.',
    );
  }
  if (reviewOn !== null && reviewOn < dateIn(nowOf(tx))) {
    return wrongField(
      'reviewOn',
      'review-in-the-past',
      'The review date is in the past. Give a day from today on.',
    );
  }
  const version = from + 1;
  await db
    .insertInto('site_sheet')
    .values({
      organisation_id: organisationId,
      site_id: siteId,
      version,
      report_to: parts.reportTo,
      arrival: parts.arrival,
      ppe: parts.ppe,
      risks: parts.risks,
      controls: parts.controls,
      breaks: parts.breaks,
      expenses: parts.expenses,
      review_on: reviewOn,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .execute();
  record(tx, siteSheetRecorded, {
    subjects: { client: site.client_id, site: siteId },
    facts: { version, says, changed, reviewOn },
  });
  return ok({ version });
}
