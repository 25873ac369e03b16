import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { may } from '../../platform/identity/policy.ts';
import { deskMembers } from './limits.ts';
import { policy } from './policy.ts';
import { inForceOn, versionState } from './procedure.ts';
import { versionsOf } from './procedure-rows.ts';
import type { listProcedures, readProcedure } from './procedures-schema.ts';
import type { DeskRole } from './shapes-schema.ts';
import { policiesDb } from './tables.ts';

const NOT_FOUND = refuse(
  'procedure-not-found',
  'There is no such procedure, or not in this version. Look at the list of procedures.',
);

interface Receipt {
  readonly procedureId: string;
  readonly version: number;
  readonly memberId: string;
  readonly readAt: Date;
}

async function receiptsOf(tx: Tx, procedureId?: string): Promise<readonly Receipt[]> {
  let query = policiesDb(tx)
    .selectFrom('procedure_receipt')
    .select([
      'procedure_id as procedureId',
      'version',
      'member_id as memberId',
      'read_at as readAt',
    ])
    .orderBy('read_at');
  if (procedureId) query = query.where('procedure_id', '=', procedureId);
  return query.execute();
}

/** Every procedure as the reader sees it: what they must still read first, then by title. */
export async function procedureList(tx: Tx): Promise<ReplyOf<typeof listProcedures>> {
  const { memberId, roles } = actorOf(tx);
  const today = dateIn(nowOf(tx));
  const all = await versionsOf(tx);
  const receipts = await receiptsOf(tx);
  const names = await memberNames(tx);
  const members = await deskMembers(tx);
  const rows = [...Map.groupBy(all, ({ procedureId }) => procedureId).values()].flatMap(
    (versions) => {
      const current = inForceOn(versions, today);
      const shown = current ?? versions[0];
      if (!shown) return [];
      const { procedureId, version, title, inForceFrom, reviewOn, ownerId, readers } = shown;
      const state = versionState(shown, versions, today, shown.withdrawnAt !== null);
      const coming = versions.find(
        (one) => one !== shown && versionState(one, versions, today, false) === 'coming',
      );
      const read = receipts.filter(
        (one) => one.procedureId === procedureId && one.version === version,
      );
      const due = members.filter((one) => one.roles.some((role) => readers.includes(role)));
      const haveRead = new Set(read.map((one) => one.memberId));
      return [
        {
          procedureId,
          version,
          title,
          inForceFrom,
          reviewOn,
          state,
          ownerName: names.get(ownerId) ?? '',
          coming:
            coming && state !== 'withdrawn'
              ? { version: coming.version, inForceFrom: coming.inForceFrom }
              : null,
          mustRead: state !== 'withdrawn' && roles.some((role) => readers.includes(role)),
          readAt: read.find((one) => one.memberId === memberId)?.readAt.toISOString() ?? null,
          readBy: due.filter((one) => haveRead.has(one.memberId)).length,
          readers: due.length,
        },
      ];
    },
  );
  const open = (row: (typeof rows)[number]) => row.mustRead && row.readAt === null;
  const rank = (row: (typeof rows)[number]) => (row.state === 'withdrawn' ? 2 : open(row) ? 0 : 1);
  rows.sort((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, 'en'));
  return { today, total: rows.length, toRead: rows.filter(open).length, rows };
}

async function textOf(tx: Tx, procedureId: string, version: number) {
  return policiesDb(tx)
    .selectFrom('procedure_version')
    .select(['text', 'file_name as fileName', 'content_sha256 as digest'])
    .where('procedure_id', '=', procedureId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
}

/**
 * One version of a procedure, the one in force unless another is asked for. Who has read it and who must still
 * is told to those who look after it. Refuses `procedure-not-found`.
 */
export async function procedurePage(
  tx: Tx,
  procedureId: string,
  asked?: number | undefined,
): Promise<Result<ReplyOf<typeof readProcedure>>> {
  const { memberId, roles } = actorOf(tx);
  const today = dateIn(nowOf(tx));
  const versions = await versionsOf(tx, procedureId);
  const newest = versions[0];
  const shown =
    asked === undefined
      ? (inForceOn(versions, today) ?? newest)
      : versions.find(({ version }) => version === asked);
  if (!newest || !shown) return NOT_FOUND;
  const withdrawn = newest.withdrawnAt !== null;
  const { version } = shown;
  const { text, fileName, digest } = await textOf(tx, procedureId, version);
  const names = await memberNames(tx);
  const members = await deskMembers(tx);
  const read = (await receiptsOf(tx, procedureId)).filter((one) => one.version === version);
  const looksAfter = may(policy, roles, 'policies.outstanding') || shown.ownerId === memberId;
  const readers = new Set(read.map((one) => one.memberId));
  const state = versionState(shown, versions, today, withdrawn);
  const due = state === 'in_force' || state === 'coming';
  return ok({
    today,
    procedureId,
    version,
    newest: newest.version,
    state,
    title: shown.title,
    text,
    fileName,
    sha256: digest.toString('hex'),
    change: shown.change,
    inForceFrom: shown.inForceFrom,
    reviewOn: shown.reviewOn,
    ownerId: shown.ownerId,
    ownerName: names.get(shown.ownerId) ?? '',
    governs: shown.governs,
    readers: shown.readers as DeskRole[],
    publishedAt: shown.publishedAt.toISOString(),
    publishedBy: shown.publishedBy,
    withdrawn: newest.withdrawnAt
      ? {
          at: newest.withdrawnAt.toISOString(),
          by: newest.withdrawnBy ?? '',
          reason: newest.withdrawnBecause ?? '',
        }
      : null,
    versions: versions.map((one) => ({
      version: one.version,
      state: versionState(one, versions, today, withdrawn),
      inForceFrom: one.inForceFrom,
      change: one.change,
      publishedAt: one.publishedAt.toISOString(),
      publishedBy: one.publishedBy,
    })),
    mustRead: due && roles.some((role) => shown.readers.includes(role)),
    readAt: read.find((one) => one.memberId === memberId)?.readAt.toISOString() ?? null,
    receipts: looksAfter
      ? read.map((one) => ({
          memberId: one.memberId,
          name: names.get(one.memberId) ?? '',
          readAt: one.readAt.toISOString(),
        }))
      : [],
    outstanding:
      looksAfter && due
        ? members
            .filter((one) => one.roles.some((role) => shown.readers.includes(role)))
            .filter((one) => !readers.has(one.memberId))
            .map((one) => ({ memberId: one.memberId, name: one.name }))
        : [],
    members: members.map((one) => ({ memberId: one.memberId, name: one.name })),
  });
}

/** The file of a version as it was published. Refuses `procedure-not-found`. */
export async function fileOfProcedure(
  tx: Tx,
  procedureId: string,
  version: number,
): Promise<Result<FileReply>> {
  const row = await policiesDb(tx)
    .selectFrom('procedure_file as f')
    .innerJoin('procedure_version as v', (join) =>
      join
        .onRef('v.organisation_id', '=', 'f.organisation_id')
        .onRef('v.procedure_id', '=', 'f.procedure_id')
        .onRef('v.version', '=', 'f.version'),
    )
    .select(['f.bytes', 'v.file_name as name'])
    .where('f.procedure_id', '=', procedureId)
    .where('f.version', '=', version)
    .executeTakeFirst();
  if (!row) return NOT_FOUND;
  return ok({
    fileName: row.name ?? 'procedure.pdf',
    contentType: 'application/pdf',
    bytes: row.bytes,
  });
}

/** What procedures are called, by id and version: for entries that name them. */
export async function procedureTitles(
  tx: Tx,
  named: readonly { readonly policy: string; readonly version: string }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(named.map(({ policy: id }) => id))].filter((id) => UUID.test(id));
  if (ids.length === 0) return new Map();
  const rows = await policiesDb(tx)
    .selectFrom('procedure_version')
    .select(['procedure_id as id', 'version', 'title'])
    .where(sql<boolean>`procedure_id = any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, version, title }) => [`${id} ${version}`, title]));
}

/** The words of every version of every procedure that was published here. */
export async function procedureTexts(
  tx: Tx,
): Promise<readonly { readonly title: string; readonly text: string }[]> {
  return policiesDb(tx)
    .selectFrom('procedure_version')
    .select(['title', 'text'])
    .orderBy('procedure_id')
    .orderBy('version')
    .execute();
}

/** Titles of procedures by the SHA-256 of their file, in hex, of those whose file is one of these. */
export async function proceduresAsFiles(
  tx: Tx,
  sha256s: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (sha256s.length === 0) return new Map();
  const { rows } = await sql<{ digest: string; title: string }>`
    select encode(sha256(f.bytes), 'hex') as digest, v.title from procedure_file f
    join procedure_version v using (organisation_id, procedure_id, version)
    where encode(sha256(f.bytes), 'hex') = any(${[...sha256s]})`.execute(policiesDb(tx));
  return new Map(rows.map(({ digest, title }) => [digest, title]));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
