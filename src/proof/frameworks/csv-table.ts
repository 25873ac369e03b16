import Papa from 'papaparse';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { CSV_COLUMNS } from '../documents/index.ts';
import { cardRows } from './cards.ts';
import { linksHere } from './links.ts';
import { frameworkNotFound } from './record-choice.ts';
import { frameworkOf } from './tree.ts';

/** A framework as a table, a row a criterion, as `readCsvTable` reads it. Refuses `framework-not-found`. */
export async function exportTable(tx: Tx, frameworkId: string): Promise<Result<FileReply>> {
  const [card] = await cardRows(tx, frameworkId);
  const tree = card && (await frameworkOf(tx, frameworkId));
  if (!card || !tree) return frameworkNotFound();
  const links = await linksHere(tx, card.code);
  const linksTo = (code: string) =>
    links
      .filter(({ from, to }) => from.framework === card.code && from.code === code && to.code)
      .map(({ kind, to }) => `${kind} ${to.framework} ${to.code}`)
      .join('; ');
  const rows = tree.units.flatMap((unit) =>
    unit.outcomes.flatMap((outcome) =>
      outcome.criteria.map((criterion) => ({
        framework: card.title,
        unit: unit.reference,
        unit_title: unit.title,
        group: unit.group,
        level: unit.level,
        credit: unit.credit,
        guided_hours: unit.guidedHours,
        unit_number: unit.ofqualNumber,
        expires_on: unit.said.expiresOn,
        certificated_until: unit.said.certificatedUntil,
        outcome: outcome.number > 0 ? outcome.number : null,
        outcome_wording: outcome.wording ?? outcome.label,
        criterion: criterion.number,
        wording: criterion.wording ?? criterion.label,
        links: linksTo(criterion.code),
        registration_ends: card.registrationEndsOn,
        certification_ends: card.certificationEndsOn,
      })),
    ),
  );
  const text = Papa.unparse(
    { fields: [...CSV_COLUMNS], data: rows },
    // A cell that a spreadsheet would take for a formula is told to be text.
    { newline: '\r\n', escapeFormulae: true },
  );
  return ok({
    fileName: `${card.code.toLowerCase()}-revision-${card.revision}.csv`,
    contentType: 'text/csv; charset=utf-8',
    bytes: Buffer.from(`\uFEFF${text}\r\n`),
  });
}
