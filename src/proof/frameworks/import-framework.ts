import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { LintFinding, ReadDocument } from '../documents/index.ts';
import { wholeDocument } from '../documents/index.ts';
import { idTaken } from './adopt-built-in.ts';
import { carryChoices } from './carry-choices.ts';
import { type Content, contentCounts } from './content.ts';
import { contentOfDocument } from './content-of-document.ts';
import { frameworkImported } from './events.ts';
import { goByChoices } from './go-by-choices.ts';
import { keepFramework, printedRow } from './keep-framework.ts';
import { keepLinks, linksOf, newLinks } from './keep-links.ts';
import { type ImportOutcome, type ImportPlan, planImport } from './plan-import.ts';
import { frameworksDb } from './tables.ts';

/** What an import did. */
export interface Imported {
  readonly frameworkId: string;
  readonly outcome: ImportOutcome;
  readonly revision: number;
}

interface NewImport {
  readonly id: string;
  readonly document: ReadDocument;
  readonly findings: readonly LintFinding[];
  readonly fileName: string;
  /** SHA-256 of the file, 32 bytes. */
  readonly sha256: Buffer;
}

/**
 * Imports an awarding body's document whole or not at all: a new framework, its wording into the one in
 * use, or its next revision; see `planImport`. Findings are kept with it and stop nothing. The same id, or
 * the same file, again gives the first result. Refuses `document-not-whole`.
 */
export async function importFramework(tx: Tx, input: NewImport): Promise<Result<Imported>> {
  const whole = wholeDocument(input.document);
  if (!whole.ok) return whole;
  const content = contentOfDocument(whole.value);
  // A colleague's import of the same code may commit between the look and the insert: then look again.
  for (let tries = 0; tries < 3; tries++) {
    const links = await newLinks(tx, await linksOf(tx, whole.value, content));
    const plan = await planImport(tx, content, input.sha256, { lock: true, links: links.length });
    const before = await importedBefore(tx, input.id);
    if (before) return ok(before);
    const frameworkId = plan.frameworkId ?? input.id;
    const { outcome, revision } = plan;
    if (outcome === 'same') return ok({ frameworkId, outcome, revision });
    if (outcome === 'wording_added') await fillIn(tx, frameworkId, content);
    else if (
      outcome !== 'links_added' &&
      !(await keepFramework(tx, frameworkId, revision, 'imported', content))
    ) {
      continue;
    }
    await keepImport(tx, input, { frameworkId, plan, content, links: links.length });
    await keepLinks(tx, input.id, frameworkId, content, links);
    if (outcome === 'new_version') {
      await carryChoices(tx, { frameworkId, code: content.code, revision });
    }
    return ok({ frameworkId, outcome, revision });
  }
  return idTaken();
}

async function importedBefore(tx: Tx, id: string): Promise<Imported | undefined> {
  return frameworksDb(tx)
    .selectFrom('framework_import as i')
    .innerJoin('framework as f', (join) =>
      join
        .onRef('f.organisation_id', '=', 'i.organisation_id')
        .onRef('f.id', '=', 'i.framework_id'),
    )
    .select(['f.id as frameworkId', 'f.revision', 'i.outcome'])
    .where('i.organisation_id', '=', actorOf(tx).organisationId)
    .where('i.id', '=', id)
    .executeTakeFirst();
}

async function keepImport(
  tx: Tx,
  { id, findings, fileName, sha256 }: NewImport,
  {
    frameworkId,
    plan: { outcome, revision },
    content,
    links,
  }: {
    readonly frameworkId: string;
    readonly plan: ImportPlan;
    readonly content: Content;
    readonly links: number;
  },
): Promise<void> {
  if (outcome === 'same') return;
  const { organisationId, memberId } = actorOf(tx);
  const db = frameworksDb(tx);
  const name = cleanText(fileName, { min: 1, max: 255, control: 'remove' });
  await db
    .insertInto('framework_import')
    .values({
      organisation_id: organisationId,
      id,
      framework_id: frameworkId,
      outcome,
      file_name: name.ok ? name.value : 'document',
      file_sha256: sha256,
      imported_at: nowOf(tx),
      imported_by: memberId,
    })
    .execute();
  const rows = findings.map(({ where, ...finding }, position) => ({
    ...finding,
    place: where,
    position,
  }));
  await sql`
    insert into framework_finding (organisation_id, import_id, position, code, place, stated, computed, message)
    select ${organisationId}::uuid, ${id}::uuid, position, code, place, stated, computed, message
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as found (position int, code text, place text,
      stated text, computed text, message text)`.execute(db);
  record(tx, frameworkImported, {
    subjects: { framework: frameworkId },
    facts: {
      code: content.code,
      revision,
      outcome,
      ...contentCounts(content),
      findings: findings.length,
      links,
      sha256: sha256.toString('hex'),
    },
  });
}

/** Fills wording into the revision in use, and takes over the dates and hours its document now states. */
async function fillIn(tx: Tx, frameworkId: string, content: Content): Promise<void> {
  const { organisationId } = actorOf(tx);
  const db = frameworksDb(tx);
  await db
    .updateTable('framework')
    .set({
      source: 'imported',
      document_version: content.version,
      qualification_number: content.qualificationNumber,
      optional_minimum: content.optionalMinimum,
      registration_ends_on: content.registrationEndsOn ?? null,
      certification_ends_on: content.certificationEndsOn ?? null,
    })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', frameworkId)
    .execute();
  const units = content.units.map((unit) => ({
    reference: unit.reference,
    ofqual_number: unit.ofqualNumber,
    expires_on: unit.expiresOn,
    certification_ends_on: unit.certificatedUntil ?? null,
    ...printedRow(unit),
  }));
  await sql`
    update framework_unit u set ofqual_number = coalesce(said.ofqual_number, u.ofqual_number),
      expires_on = said.expires_on, certification_ends_on = said.certification_ends_on, page_title = said.page_title, table_title = said.table_title,
      page_level = said.page_level, table_level = said.table_level, page_credit = said.page_credit,
      table_credit = said.table_credit, page_hours = said.page_hours, table_hours = said.table_hours
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as said (reference text, ofqual_number text,
      expires_on date, certification_ends_on date, page_title text, table_title text, page_level int, table_level int, page_credit int,
      table_credit int, page_hours int, table_hours int)
    where u.organisation_id = ${organisationId}::uuid and u.framework_id = ${frameworkId}::uuid
      and u.reference = said.reference`.execute(db);
  await goByChoices(tx, frameworkId);
  const outcomes = content.units.flatMap(({ reference, outcomes }) =>
    outcomes.map(({ number, wording }) => ({ reference, number, wording })),
  );
  await sql`
    update framework_outcome o set wording = coalesce(o.wording, said.wording)
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as said (reference text, number int,
      wording text)
    join framework_unit u on u.organisation_id = ${organisationId}::uuid
      and u.framework_id = ${frameworkId}::uuid and u.reference = said.reference
    where o.organisation_id = u.organisation_id and o.unit_id = u.id and o.number = said.number`.execute(
    db,
  );
  const criteria = content.units.flatMap((unit) =>
    unit.outcomes.flatMap((outcome) =>
      outcome.criteria.map(({ code, wording }) => ({ code, wording })),
    ),
  );
  await sql`
    update framework_criterion c set wording = coalesce(c.wording, said.wording)
    from jsonb_to_recordset(${JSON.stringify(criteria)}::jsonb) as said (code text, wording text)
    where c.organisation_id = ${organisationId}::uuid and c.framework_id = ${frameworkId}::uuid
      and c.code = said.code`.execute(db);
}
