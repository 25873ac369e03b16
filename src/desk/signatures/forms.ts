import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import type { FormToPrint } from './paper-sheet.ts';
import type { FormSays, listForms, readForm } from './papers-schema.ts';
import { formNotFound } from './publish-form.ts';
import { signaturesDb } from './tables.ts';

const COLUMNS = [
  'form_id as formId',
  'version',
  'kind',
  'name',
  'change',
  'text',
  'facts',
  'file_name as fileName',
  'content_sha256 as sha256',
  'published_at as publishedAt',
  'published_by as publishedBy',
] as const;

/** The newest version of a form, or this one, as it is printed; undefined: there is none. */
export async function formToPrint(
  tx: Tx,
  formId: string,
  version?: number,
): Promise<FormToPrint | undefined> {
  const query = signaturesDb(tx)
    .selectFrom('paper_form')
    .select(COLUMNS)
    .where('form_id', '=', formId)
    .orderBy('version', 'desc')
    .limit(1);
  const row = await (version === undefined
    ? query
    : query.where('version', '=', version)
  ).executeTakeFirst();
  if (!row) return undefined;
  const { kind, name, fileName, sha256 } = row;
  const says =
    fileName === null
      ? ({ ...row.facts, ...(row.text === '' ? {} : { text: row.text }) } as FormSays)
      : ({ kind: 'file' } as const);
  const file = fileName === null ? null : { name: fileName, sha256 };
  return { kind, name, version: row.version, says, file };
}

/** All forms, each in its newest version, with how many of its papers stand how. */
export async function formsInUse(tx: Tx): Promise<ReplyIn<typeof listForms>['rows']> {
  const db = signaturesDb(tx);
  const rows = await db
    .selectFrom('paper_form')
    .distinctOn('form_id')
    .select(COLUMNS)
    .orderBy('form_id')
    .orderBy('version', 'desc')
    .execute();
  const { rows: counts } = await sql<{
    formId: string;
    formVersion: number;
    kind: string;
    accepted: boolean;
    count: number;
  }>`select p.form_id as "formId", p.form_version as "formVersion", p.kind, exists (select from signature g
      where g.organisation_id = p.organisation_id and g.kind = p.kind and g.document_id = p.id
        and g.answer <> 'declined') as accepted, count(*)::int as count
    from paper p
    where p.organisation_id = current_organisation() and octet_length(p.pdf) > 0
      and not exists (select from paper n where n.organisation_id = p.organisation_id and n.kind = p.kind
        and n.matter_id = p.matter_id and n.version > p.version)
    group by 1, 2, 3, 4`.execute(db);
  const members = await memberNames(tx);
  return rows
    .map((row) => {
      const of = counts.filter(({ formId }) => formId === row.formId);
      const sum = (which: (one: (typeof of)[number]) => boolean) =>
        of.filter(which).reduce((all, { count }) => all + count, 0);
      const old = (one: (typeof of)[number]) =>
        one.formVersion < row.version && !(one.kind === 'opt_out' && one.accepted);
      return {
        ...shownForm(row, members),
        signed: sum((one) => one.accepted && !old(one)),
        waiting: sum((one) => !one.accepted && !old(one)),
        outdated: sum(old),
      };
    })
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name));
}

type Row = Awaited<ReturnType<typeof versionsOf>>[number];

function versionsOf(tx: Tx, formId: string) {
  return signaturesDb(tx)
    .selectFrom('paper_form')
    .select(COLUMNS)
    .where('form_id', '=', formId)
    .orderBy('version', 'desc')
    .execute();
}

function shownForm(row: Row, members: ReadonlyMap<string, string>) {
  const { facts, publishedAt, publishedBy, ...rest } = row;
  return {
    ...rest,
    says: { ...facts },
    publishedAt: publishedAt.toISOString(),
    publishedBy: members.get(publishedBy) ?? '',
  };
}

/** A form with all its versions, newest first. Refuses `form-not-found`. */
export async function formInFull(
  tx: Tx,
  formId: string,
): Promise<Result<ReplyIn<typeof readForm>>> {
  const rows = await versionsOf(tx, formId);
  if (rows.length === 0) return formNotFound();
  const members = await memberNames(tx);
  return ok({ versions: rows.map((row) => shownForm(row, members)) });
}

/** The file of one version. Refuses `form-not-found` where there is none. */
export async function fileOfForm(
  tx: Tx,
  formId: string,
  version: number,
): Promise<Result<FileReply>> {
  const row = await signaturesDb(tx)
    .selectFrom('paper_form')
    .select(['name', 'version', 'file'])
    .where('form_id', '=', formId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row?.file) return formNotFound();
  const fileName = `${row.name} version ${row.version}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return ok({ fileName: `${fileName}.pdf`, contentType: 'application/pdf', bytes: row.file });
}
