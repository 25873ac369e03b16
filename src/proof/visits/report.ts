import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { confirmedLately } from '../../platform/identity/confirm.ts';
import { recordTariff } from '../centre/index.ts';
import { reportDrafted, reportGiven, tariffTaken } from './events.ts';
import { lockVisit, ownVisit, stepsOf, visitHere, whoActs } from './found.ts';
import type { takeTariffRoute, writeReportRoute } from './schema.ts';
import { visitsDb } from './tables.ts';
import { standOf } from './visit.ts';

/**
 * Writes the draft of a report, or writes it anew under the same id. Refuses as `ownVisit`, `not-held` before the
 * visit, `day-needed`, `already-given` for a given one, and `draft-waits` beside another draft.
 */
export async function writeReport(
  tx: Tx,
  visitId: string,
  { id, words, band, bandFrom }: BodyOf<typeof writeReportRoute>,
): Promise<Result<{ reportId: string; number: number }>> {
  const visit = await ownVisit(tx, visitId);
  if (!visit.ok) return visit;
  if (standOf((await stepsOf(tx, [visitId])).get(visitId) ?? []).state !== 'held') {
    return refuse(
      'not-held',
      'A report is written of a visit that was held: say first that it was.',
    );
  }
  if ((band === null) !== (bandFrom === null)) {
    return wrongField(
      'bandFrom',
      'day-needed',
      'Say both which tariff you propose and from which day, or neither.',
    );
  }
  const db = visitsDb(tx);
  const { organisationId } = actorOf(tx);
  const rows = await db
    .selectFrom('visit_report')
    .select(['id', 'number', 'given_at', 'words', 'band', 'band_from'])
    .where('organisation_id', '=', organisationId)
    .where('visit_id', '=', visitId)
    .orderBy('number')
    .execute();
  const before = rows.find((row) => row.id === id);
  const says = { words, band, band_from: bandFrom };
  const same = before?.words === words && before.band === band && before.band_from === bandFrom;
  if (before && same) return ok({ reportId: id, number: before.number });
  if (before?.given_at) {
    return refuse('already-given', 'This report was given. Write a new one in its place.');
  }
  if (!before && rows.some(({ given_at }) => given_at === null)) {
    return refuse('draft-waits', 'There is a draft of this visit already: go on with that one.');
  }
  const number = before?.number ?? rows.length + 1;
  if (before) {
    await db
      .updateTable('visit_report')
      .set({ ...says, written_at: nowOf(tx) })
      .where('organisation_id', '=', organisationId)
      .where('id', '=', id)
      .execute();
  } else {
    await db
      .insertInto('visit_report')
      .values({
        organisation_id: organisationId,
        id,
        visit_id: visitId,
        member_id: visit.value.member_id,
        number,
        ...says,
        written_at: nowOf(tx),
        sha256: null,
        given_at: null,
      })
      .execute();
  }
  record(tx, reportDrafted, { subjects: { visit: visitId }, facts: { report: id, number } });
  return ok({ reportId: id, number });
}

async function reportHere(tx: Tx, reportId: string) {
  const row = await visitsDb(tx)
    .selectFrom('visit_report')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', reportId)
    .executeTakeFirst();
  return row ? ok(row) : refuse('report-not-found', 'There is no such report here.');
}

/**
 * Gives a report to the centre: from here it stays, under the hash of what it says. Again changes nothing. Refuses
 * `report-not-found`, as `ownVisit`, and `confirm-it-is-you`.
 */
export async function giveReport(
  tx: Tx,
  reportId: string,
): Promise<Result<{ reportId: string; sha256: string }>> {
  const found = await reportHere(tx, reportId);
  if (!found.ok) return found;
  const visit = await ownVisit(tx, found.value.visit_id);
  if (!visit.ok) return visit;
  const report = await reportHere(tx, reportId);
  if (!report.ok) return report;
  const { visit_id, number, words, band, band_from, sha256: given } = report.value;
  if (given) return ok({ reportId, sha256: given.toString('hex') });
  const confirmed = await confirmedLately(tx);
  if (!confirmed.ok) return confirmed;
  const text = canonicalJson({ visit: visit_id, number, words, band, bandFrom: band_from });
  const sha256 = createHash('sha256').update(text).digest();
  await visitsDb(tx)
    .updateTable('visit_report')
    .set({ sha256, given_at: nowOf(tx) })
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', reportId)
    .execute();
  record(tx, reportGiven, {
    subjects: { visit: visit_id },
    facts: { report: reportId, number, sha256: sha256.toString('hex'), band, bandFrom: band_from },
  });
  return ok({ reportId, sha256: sha256.toString('hex') });
}

/**
 * The quality manager puts the tariff that a given report proposes on record from its day on; what was before stays,
 * and samples planned from that day follow the new one (R18-R20). Again gives the first result. Refuses
 * `report-not-found`, `not-given`, `superseded`, `nothing-proposed` and what `recordTariff` refuses.
 */
export async function takeTariff(
  tx: Tx,
  reportId: string,
  { id }: BodyOf<typeof takeTariffRoute>,
): Promise<Result<{ tariffId: string }>> {
  const found = await reportHere(tx, reportId);
  if (!found.ok) return found;
  const { visit_id, member_id, number, band, band_from, given_at } = found.value;
  await lockVisit(tx, visit_id);
  const visit = await visitHere(tx, visit_id);
  if (!visit.ok) return visit;
  const db = visitsDb(tx);
  const { organisationId } = actorOf(tx);
  const before = await db
    .selectFrom('visit_tariff')
    .select('tariff_id')
    .where('organisation_id', '=', organisationId)
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  if (before) return ok({ tariffId: before.tariff_id });
  if (given_at === null) return refuse('not-given', 'This report is still a draft.');
  const later = await db
    .selectFrom('visit_report')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('visit_id', '=', visit_id)
    .where('number', '>', number)
    .where('given_at', 'is not', null)
    .executeTakeFirst();
  if (later) return refuse('superseded', 'A later report stands in its place: look at that one.');
  if (band === null || band_from === null) {
    return refuse('nothing-proposed', 'This report proposes no other tariff.');
  }
  const put = await recordTariff(tx, {
    id,
    frameworkCode: visit.value.framework_code,
    band,
    fromOn: band_from,
    letter: `Report ${number} of the external verifier, given ${showDate(dateIn(given_at))}`,
  });
  if (!put.ok) return put;
  await db
    .insertInto('visit_tariff')
    .values({
      organisation_id: organisationId,
      report_id: reportId,
      member_id,
      tariff_id: put.value.tariffId,
      pressed_at: nowOf(tx),
      pressed_by: whoActs(tx),
    })
    .execute();
  record(tx, tariffTaken, {
    subjects: { visit: visit_id, tariff: put.value.tariffId },
    facts: { report: reportId, band, fromOn: band_from },
  });
  return ok({ tariffId: put.value.tariffId });
}
