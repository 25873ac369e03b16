import { sql } from 'kysely';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { choicesOf, findingsOf } from './choices.ts';
import { type FrameworkKind, frameworksDb } from './tables.ts';

/** A framework in a line: facts as stated, credits in credits, guided learning in hours. */
export interface CardRow {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  /** No later revision of the code is here. */
  readonly newest: boolean;
  readonly title: string;
  readonly kind: FrameworkKind;
  readonly source: 'built_in' | 'imported';
  readonly documentVersion: string | null;
  /** The first in the document, as a rule the cover's. */
  readonly qualificationNumber: string | null;
  readonly level: number | null;
  readonly credit: number | null;
  readonly mandatoryCredit: number | null;
  readonly optionalCredit: number | null;
  /** As the table of credits states it, where the rules' own sentence may say another. */
  readonly optionalMinimum: number | null;
  readonly creditTop: number | null;
  readonly leastHours: number | null;
  readonly mostHours: number | null;
  /** As the document says them, 'YYYY-MM-DD'. */
  readonly registrationEndsOn: string | null;
  readonly certificationEndsOn: string | null;
  readonly counts: { readonly units: number; readonly outcomes: number; readonly criteria: number };
  readonly adoptedAt: Date;
  readonly adoptedBy: string | null;
  readonly document: { readonly fileName: string; readonly importedAt: Date } | null;
}

export interface FrameworkCard extends CardRow {
  /** What the linter said of its document. */
  readonly findings: number;
  /** Questions to the centre without an answer; the default counts until then. */
  readonly choicesOpen: number;
}

/** Every framework in use here, newest revisions first within a code. */
export async function frameworksHere(tx: Tx): Promise<readonly FrameworkCard[]> {
  const rows = await cardRows(tx);
  const ids = rows.map(({ id }) => id);
  const choices = await choicesOf(tx, ids);
  const findings = await findingsOf(tx, ids);
  return rows.map((row) => ({
    ...row,
    findings: findings.get(row.id)?.length ?? 0,
    choicesOpen: (choices.get(row.id) ?? []).filter((choice) => !choice.chosen || choice.askedAgain)
      .length,
  }));
}

/** Frameworks here with their counts and the document of their wording; one of them, if named. */
export async function cardRows(tx: Tx, id?: string): Promise<readonly CardRow[]> {
  const { organisationId } = actorOf(tx);
  const names = await memberNames(tx);
  const { rows } = await sql<
    Omit<CardRow, 'counts' | 'document' | 'adoptedBy'> &
      CardRow['counts'] & {
        adoptedBy: string | null;
        fileName: string | null;
        importedAt: Date | null;
      }
  >`
    select f.id, f.code, f.revision, f.title, f.kind, f.source, f.document_version as "documentVersion",
      f.qualification_number as "qualificationNumber",
      f.level, f.credit, f.mandatory_credit as "mandatoryCredit", f.optional_credit as "optionalCredit",
      f.optional_minimum as "optionalMinimum",
      f.credit_top as "creditTop", f.least_hours as "leastHours", f.most_hours as "mostHours",
      f.registration_ends_on as "registrationEndsOn", f.certification_ends_on as "certificationEndsOn",
      f.adopted_at as "adoptedAt", f.adopted_by as "adoptedBy",
      f.revision = max(f.revision) over (partition by f.code) as newest,
      i.file_name as "fileName", i.imported_at as "importedAt",
      (select count(*)::int from framework_unit u
        where u.organisation_id = f.organisation_id and u.framework_id = f.id) as units,
      (select count(*)::int from framework_outcome o
        join framework_unit u on u.organisation_id = o.organisation_id and u.id = o.unit_id
        where u.organisation_id = f.organisation_id and u.framework_id = f.id and o.number > 0) as outcomes,
      (select count(*)::int from framework_criterion c
        where c.organisation_id = f.organisation_id and c.framework_id = f.id) as criteria
    from framework f
    left join lateral (
      select file_name, imported_at from framework_import i
      where i.organisation_id = f.organisation_id and i.framework_id = f.id
      order by imported_at desc, id desc limit 1) i on true
    where f.organisation_id = ${organisationId}::uuid
    order by array_position(array['qualification', 'standard', 'marking_points'], f.kind), f.code,
      f.revision desc`.execute(frameworksDb(tx));
  return rows
    .filter((row) => id === undefined || row.id === id)
    .map(({ units, outcomes, criteria, fileName, importedAt, ...row }) => ({
      ...row,
      counts: { units, outcomes, criteria },
      adoptedBy: row.adoptedBy === null ? null : (names.get(row.adoptedBy) ?? null),
      document: fileName === null || importedAt === null ? null : { fileName, importedAt },
    }));
}
