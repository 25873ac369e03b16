import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply, Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { printSheet } from '../../platform/print/pdf.ts';
import { reopenedOf } from '../assessment/index.ts';
import { unitOf } from '../frameworks/index.ts';
import { claimsNamed } from '../portfolio/index.ts';
import type { readCertification } from './schema.ts';
import { paperSha256, type StatementPaper, statementSheet } from './statement-paper.ts';
import { certificationDb } from './tables.ts';

type Overview = Reply<typeof readCertification>;

/** Statements issued, the newest first: all, or one learner's; whether each still counts. */
export async function statementsOf(
  tx: Tx,
  learnerId: string | null,
): Promise<Overview['statements']> {
  const names = await memberNames(tx);
  const rows = await certificationDb(tx)
    .selectFrom('statement')
    .select([
      'id',
      'learner_id',
      'kind',
      'paper',
      'issued_at',
      'issued_by',
      'key_id',
      'status_list',
      'decision_ids',
    ])
    .where(sql<boolean>`(${learnerId}::uuid is null or learner_id = ${learnerId}::uuid)`)
    .orderBy('issued_at', 'desc')
    .orderBy('id')
    .execute();
  const withdrawn = new Map(
    (
      await certificationDb(tx)
        .selectFrom('statement_withdrawal')
        .select(['statement_id', 'ground', 'because', 'withdrawn_at', 'withdrawn_by'])
        .execute()
    ).map((one) => [one.statement_id, one]),
  );
  const reopened = await reopenedUnits(
    tx,
    rows.flatMap(({ decision_ids }) => decision_ids),
  );
  return rows.map((row) => {
    const paper = JSON.parse(row.paper) as StatementPaper;
    const ended = withdrawn.get(row.id);
    return {
      statementId: row.id,
      learnerId: row.learner_id,
      learnerName: names.get(row.learner_id) ?? '',
      kind: row.kind,
      frameworkTitle: paper.framework.title,
      unitReference: row.kind === 'unit' ? (paper.units[0]?.reference ?? null) : null,
      issuedAt: row.issued_at.toISOString(),
      issuedBy: names.get(row.issued_by) ?? '',
      signed: row.key_id !== null,
      listed: row.status_list !== null,
      withdrawn: ended
        ? {
            at: ended.withdrawn_at.toISOString(),
            by: names.get(ended.withdrawn_by) ?? '',
            ground: ended.ground,
            because: ended.because,
          }
        : null,
      shaken: ended
        ? []
        : [...new Set(row.decision_ids.flatMap((decisionId) => reopened.get(decisionId) ?? []))],
    };
  });
}

/** The units of those decisions that were found not to be supported since (R82, R92), by decision. */
async function reopenedUnits(
  tx: Tx,
  decisionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const reopened = await reopenedOf(tx, [...new Set(decisionIds)]);
  if (reopened.size === 0) return new Map();
  const claims = await claimsNamed(
    tx,
    [...reopened.values()].map(({ claimId }) => claimId),
  );
  const units = new Map<string, string>();
  for (const { decisionId, claimId } of reopened.values()) {
    const claim = claims.find((one) => one.claimId === claimId);
    const unit = claim && (await unitOf(tx, claim.unitId));
    if (unit) units.set(decisionId, unit.reference);
  }
  return units;
}

/** A statement as its learner, or who may read all, takes it. Refuses `statement-not-found`. */
async function statementRow(tx: Tx, statementId: string, own: boolean) {
  const row = await certificationDb(tx)
    .selectFrom('statement as s')
    .leftJoin('statement_withdrawal as w', (join) =>
      join
        .onRef('w.organisation_id', '=', 's.organisation_id')
        .onRef('w.statement_id', '=', 's.id'),
    )
    .select([
      's.learner_id',
      's.paper',
      's.credential',
      's.token',
      's.kind',
      'w.withdrawn_at as withdrawnAt',
    ])
    .where('s.id', '=', statementId)
    .executeTakeFirst();
  if (row && (!own || row.learner_id === actorOf(tx).memberId)) return ok(row);
  return refuse('statement-not-found', 'There is no such statement here.');
}

/** The paper as a PDF; the same statement gives the same bytes until it is withdrawn, and says so from then on. */
export async function statementPdf(
  tx: Tx,
  statementId: string,
  { own }: { readonly own: boolean },
): Promise<Result<FileReply>> {
  const row = await statementRow(tx, statementId, own);
  if (!row.ok) return row;
  const { paper, kind, withdrawnAt } = row.value;
  const sheet = statementSheet(
    JSON.parse(paper) as StatementPaper,
    paperSha256(paper),
    withdrawnAt,
  );
  return ok({
    fileName: `provisional-${kind}.pdf`,
    contentType: 'application/pdf',
    bytes: await printSheet(sheet),
    inline: true,
  });
}

/** The credential: a signed JWT, or a sample's marked JSON, which nobody signed. */
export async function statementCredential(
  tx: Tx,
  statementId: string,
  { own }: { readonly own: boolean },
): Promise<Result<FileReply>> {
  const row = await statementRow(tx, statementId, own);
  if (!row.ok) return row;
  const { token, credential, kind } = row.value;
  return ok(
    token === null
      ? {
          fileName: `sample-${kind}.json`,
          contentType: 'application/json',
          bytes: Buffer.from(credential),
        }
      : {
          fileName: `provisional-${kind}.jwt`,
          contentType: 'application/vc+jwt',
          bytes: Buffer.from(token),
        },
  );
}

/** The credentials of a learner's statements as they were signed, oldest first; a sample's are unsigned JSON. */
export async function credentialsOf(
  tx: Tx,
  learnerId: string,
): Promise<readonly { readonly id: string; readonly signed: boolean; readonly text: string }[]> {
  const rows = await certificationDb(tx)
    .selectFrom('statement')
    .select(['id', 'credential', 'token'])
    .where('learner_id', '=', learnerId)
    .orderBy('id')
    .execute();
  return rows.map(({ id, credential, token }) => ({
    id,
    signed: token !== null,
    text: token ?? credential,
  }));
}
