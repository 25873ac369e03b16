import Papa from 'papaparse';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyOf } from '../../lib/route.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { heldPostIn, registeredIn } from '../../proof/centre/index.ts';
import { certificatesIn } from '../../proof/certification/index.ts';
import { frameworksHere } from '../../proof/frameworks/index.ts';
import { statesIn } from '../../proof/programme/index.ts';
import type { readReturn } from './schema.ts';

/** What the awarding body asks of a year, each number with how it was computed (U33). */
export async function dataReturn(tx: Tx, year: number): Promise<ReplyOf<typeof readReturn>> {
  const from = `${year}-01-01`;
  const to = `${year}-12-31`;
  const counts = [
    {
      what: 'Registrations',
      by: await registeredIn(tx, from, to),
      how: 'Learners whose registration number the awarding body dated in the year.',
    },
    {
      what: 'Withdrawals',
      by: await statesIn(tx, 'withdrawn', from, to),
      how: 'Programmes that were recorded as withdrawn from a day in the year.',
    },
    {
      what: 'Completions',
      by: await statesIn(tx, 'completed', from, to),
      how: 'Programmes that were recorded as completed from a day in the year.',
    },
    {
      what: 'Certificates',
      by: await certificatesIn(tx, from, to),
      how: 'Certificates dated in the year; one that replaces another is not counted again.',
    },
  ];
  const codes = new Set(
    (await frameworksHere(tx))
      .filter(({ kind }) => kind === 'qualification')
      .map(({ code }) => code),
  );
  for (const { by } of counts) for (const code of by.keys()) codes.add(code);
  const staff = [
    { what: 'Assessors', post: 'assessor' as const },
    { what: 'Internal verifiers', post: 'internal_verifier' as const },
  ];
  const rows = [...codes]
    .sort()
    .flatMap((framework) =>
      counts.map(({ what, by, how }) => ({ framework, what, count: by.get(framework) ?? 0, how })),
    );
  for (const { what, post } of staff) {
    rows.push({
      framework: 'All',
      what,
      count: await heldPostIn(tx, post, from, to),
      how: 'Members who held the post on any day of the year, each counted once.',
    });
  }
  return { year, rows };
}

/** The data return as a table, with the words on how each number was computed. */
export async function returnTable(tx: Tx, year: number): Promise<Result<FileReply>> {
  const { rows } = await dataReturn(tx, year);
  const text = Papa.unparse(
    {
      fields: ['Year', 'Qualification', 'What', 'Number', 'How it was computed'],
      data: rows.map(({ framework, what, count, how }) => [year, framework, what, count, how]),
    },
    { newline: '\r\n', escapeFormulae: true },
  );
  return ok({
    fileName: `data-return-${year}.csv`,
    contentType: 'text/csv; charset=utf-8',
    bytes: Buffer.from(`\uFEFF${text}\r\n`),
  });
}
