import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { csvText } from '../../lib/csv.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate, showMoment } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { printSheet } from '../../platform/print/pdf.ts';
import { writeZip } from '../../platform/zip.ts';
import { packMade, packTaken } from './events.ts';
import { lockVisit, sideOf, stepsOf, visitHere, whoActs } from './found.ts';
import { indexOf, staffFilesIn } from './pack-files.ts';
import { packSections, type Section } from './pack-sections.ts';
import type { makePackRoute } from './schema.ts';
import { visitsDb } from './tables.ts';
import { standOf } from './visit.ts';

/** At most so much is kept and handed over at once. */
const MOST_BYTES = 20_000_000;

/**
 * Makes the pack of a visit and hands it over (C14): PDF and CSV with CVs and certificates of the staff and an index in
 * one archive, recorded with its hash. The same id
 * again gives the first result. Refuses `visit-not-found`, `visit-over` once it was called off, and `pack-too-large`.
 */
export async function makePack(
  tx: Tx,
  visitId: string,
  { id }: BodyOf<typeof makePackRoute>,
): Promise<Result<{ packId: string; sha256: string }>> {
  await lockVisit(tx, visitId);
  const visit = await visitHere(tx, visitId);
  if (!visit.ok) return visit;
  const db = visitsDb(tx);
  const { organisationId } = actorOf(tx);
  const rows = await db
    .selectFrom('visit_pack')
    .select(['id', 'sha256'])
    .where('organisation_id', '=', organisationId)
    .where('visit_id', '=', visitId)
    .execute();
  const first = rows.find((row) => row.id === id);
  if (first) return ok({ packId: id, sha256: first.sha256.toString('hex') });
  const { state, on } = standOf((await stepsOf(tx, [visitId])).get(visitId) ?? []);
  if (state === 'called_off') {
    return refuse('visit-over', 'This visit was called off: there is nothing to hand over.');
  }
  const code = visit.value.framework_code;
  const staff = await staffFilesIn(tx, code);
  const sections = [...(await packSections(tx, code)), staff.section];
  const number = rows.length + 1;
  const pdf = await pdfOf(tx, { id, code, on, sections });
  const papers = [
    { path: 'pack.pdf', bytes: pdf },
    ...sections.map(({ file, columns, rows: lines }) => ({
      path: file,
      bytes: Buffer.from(csvText(columns, lines), 'utf8'),
    })),
    ...staff.files,
  ];
  const files = [...papers, indexOf(papers)];
  const content = writeZip(files);
  if (content.length > MOST_BYTES) {
    return refuse(
      'pack-too-large',
      `This pack has ${content.length} bytes, and ${MOST_BYTES} are the most. Tell whoever runs the server.`,
    );
  }
  const sha256 = createHash('sha256').update(content).digest();
  await db
    .insertInto('visit_pack')
    .values({
      organisation_id: organisationId,
      id,
      visit_id: visitId,
      member_id: visit.value.member_id,
      number,
      files: files.length,
      bytes: content.length,
      sha256,
      says: JSON.stringify(sections),
      content,
      made_at: nowOf(tx),
      made_by: whoActs(tx),
    })
    .execute();
  record(tx, packMade, {
    subjects: { visit: visitId },
    facts: {
      pack: id,
      number,
      files: files.length,
      bytes: content.length,
      sha256: sha256.toString('hex'),
      counts: Object.fromEntries(sections.map(({ file, rows: lines }) => [file, lines.length])),
    },
  });
  return ok({ packId: id, sha256: sha256.toString('hex') });
}

async function pdfOf(
  tx: Tx,
  of: {
    readonly id: string;
    readonly code: string;
    readonly on: string;
    readonly sections: readonly Section[];
  },
): Promise<Buffer> {
  const { name, address, phone, email } = await organisationCard(tx);
  const now = nowOf(tx);
  return printSheet({
    letterhead: { name, address, phone, email },
    title: `Visit pack of ${of.code}`,
    subtitle: `For the visit on ${showDate(of.on)}, as of ${showMoment(minuteOfDate(now))}`,
    lead: ['Each part stands in a file of its own beside this paper, to be sorted and counted.'],
    sections: of.sections.map(({ title, columns, rows }) => ({
      title,
      rows:
        rows.length === 0
          ? [{ label: 'None', value: 'Nothing is on record.' }]
          : rows.map((row) => ({
              label: row[0] ?? '',
              value: row
                .slice(1)
                .flatMap((cell, at) => (cell === '' ? [] : [`${columns[at + 1]}: ${cell}`]))
                .join('. '),
            })),
    })),
    documentId: of.id,
    sha256: createHash('sha256').update(canonicalJson(of.sections)).digest('hex'),
    madeAt: now,
    isSample: actorOf(tx).isSample,
  });
}

/**
 * Saves a pack as it was handed over; that the external verifier does is on record once a day. Refuses
 * `pack-not-found`, `not-appointed`, and `pack-emptied` where it named somebody who was forgotten.
 */
export async function takePack(tx: Tx, packId: string): Promise<Result<FileReply>> {
  const db = visitsDb(tx);
  const { organisationId } = actorOf(tx);
  const pack = await db
    .selectFrom('visit_pack')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', packId)
    .executeTakeFirst();
  if (!pack) return refuse('pack-not-found', 'There is no such pack here.');
  const visit = await visitHere(tx, pack.visit_id);
  if (!visit.ok) return visit;
  if (pack.content === null) {
    return refuse(
      'pack-emptied',
      'This pack named somebody whose data was erased since: its content is gone, its hash stays. Make a new one.',
    );
  }
  const on = dateIn(nowOf(tx));
  if (sideOf(tx) === 'verifier' && pack.member_id === whoActs(tx)) {
    const made = await db
      .insertInto('visit_pack_taken')
      .values({
        organisation_id: organisationId,
        pack_id: packId,
        member_id: whoActs(tx),
        on_day: on,
        taken_at: nowOf(tx),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 1n) {
      record(tx, packTaken, {
        subjects: { visit: pack.visit_id, member: pack.member_id },
        facts: { pack: packId, sha256: pack.sha256.toString('hex'), on },
      });
    }
  }
  return ok({
    fileName: `visit-pack-${visit.value.framework_code}-${pack.number}.zip`,
    contentType: 'application/zip',
    bytes: pack.content,
  });
}
