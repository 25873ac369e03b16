import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cutTo } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply, Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { printSheet } from '../../platform/print/pdf.ts';
import { reopenedOf } from '../assessment/index.ts';
import { frameworksHere, unitOf } from '../frameworks/index.ts';
import { claimsNamed } from '../portfolio/index.ts';
import { standingsIn } from './achieved.ts';
import type { listOwnStatements, readAwardClaim, readCertification } from './schema.ts';
import { paperSha256, type StatementPaper, statementSheet } from './statement-paper.ts';
import { certificationDb } from './tables.ts';

type Overview = Reply<typeof readCertification>;
type Detail = Reply<typeof readAwardClaim>;
type Own = Reply<typeof listOwnStatements>;

/** What learners have of every framework here, the claims made, and what was issued and received. */
export async function certificationNow(tx: Tx): Promise<Overview> {
  const db = certificationDb(tx);
  const names = await memberNames(tx);
  const lines = await db
    .selectFrom('award_line')
    .select(['claim_id', 'learner_id', 'framework_code', 'what', 'outcome'])
    .execute();
  const frameworks: Overview['frameworks'][number][] = [];
  for (const { id, code, title } of await frameworksHere(tx)) {
    const found = await standingsIn(tx, id);
    if (!found.ok || found.value.learners.length === 0) continue;
    const learners = found.value.learners.map(({ learnerId, decisions, standing, unitRoute }) => ({
      learnerId,
      name: names.get(learnerId) ?? '',
      units: decisions.map(({ unitId, reference, ratified }) => ({
        unitId,
        reference,
        ratified,
        extra: standing.extra.includes(reference),
      })),
      mandatoryCredit: standing.mandatoryCredit,
      optionalCredit: standing.optionalCredit,
      missing: [...standing.missing],
      passes: standing.passes,
      unitRoute,
      claimed: lines
        .filter((one) => one.learner_id === learnerId && one.framework_code === code)
        .filter(({ outcome }) => outcome !== 'refused')
        .map(({ what }) => what),
    }));
    learners.sort((a, b) => a.name.localeCompare(b.name));
    frameworks.push({ frameworkId: id, code, title, learners });
  }
  const claims = await db
    .selectFrom('award_claim')
    .selectAll()
    .orderBy('claimed_at', 'desc')
    .execute();
  const { rows: underway } = await sql<{ claimId: string; count: number }>`
    select l.claim_id as "claimId", count(*)::int as count from award_certificate c
    join award_line l on l.organisation_id = c.organisation_id and l.id = c.line_id
    where c.organisation_id = current_organisation() and c.handed_on is null and c.faulty is null
    group by 1`.execute(db);
  const open = new Map(underway.map(({ claimId, count }) => [claimId, count]));
  const received = await db
    .selectFrom('credential_received')
    .select([
      'id',
      'learner_id',
      'name',
      'issuer',
      'issuer_name',
      'key_holder',
      'status',
      'received_at',
    ])
    .orderBy('received_at', 'desc')
    .execute();
  return {
    today: dateIn(nowOf(tx)),
    frameworks,
    claims: claims.map((row) => {
      const own = lines.filter(({ claim_id }) => claim_id === row.id);
      return {
        claimId: row.id,
        frameworkCode: row.framework_code,
        route: row.route,
        claimedAt: row.claimed_at.toISOString(),
        claimedBy: names.get(row.claimed_by) ?? '',
        sent: sentOf(row),
        lines: own.length,
        answered: own.filter(({ outcome }) => outcome !== null).length,
        underway: open.get(row.id) ?? 0,
      };
    }),
    received: received.map((row) => ({
      credentialId: row.id,
      learnerId: row.learner_id,
      learnerName: names.get(row.learner_id) ?? '',
      name: row.name,
      issuer: row.issuer_name ?? row.issuer,
      keyHolder: row.key_holder,
      status: row.status,
      receivedAt: row.received_at.toISOString(),
    })),
    statements: await statementsOf(tx, null),
  };
}

function sentOf(row: { readonly sent_on: string | null; readonly sent_reference: string | null }) {
  return row.sent_on === null ? null : { on: row.sent_on, reference: row.sent_reference ?? '' };
}

async function statementsOf(tx: Tx, learnerId: string | null): Promise<Overview['statements']> {
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

/** One claim with its lines, results and certificates. Refuses `claim-not-found`. */
export async function awardClaim(tx: Tx, claimId: string): Promise<Result<Detail>> {
  const db = certificationDb(tx);
  const row = await db
    .selectFrom('award_claim')
    .selectAll()
    .where('id', '=', claimId)
    .executeTakeFirst();
  if (!row) return refuse('claim-not-found', 'There is no such claim here.');
  const names = await memberNames(tx);
  const nameOf = (id: string | null) => (id === null ? '' : (names.get(id) ?? ''));
  const lines = await db
    .selectFrom('award_line')
    .selectAll()
    .where('claim_id', '=', claimId)
    .execute();
  const certificates = await db
    .selectFrom('award_certificate')
    .selectAll()
    .where(sql<boolean>`line_id = any(${lines.map(({ id }) => id)}::uuid[])`)
    .orderBy('entered_at')
    .orderBy('id')
    .execute();
  const replaced = new Set(certificates.map(({ replaces }) => replaces));
  const title = (await frameworksHere(tx)).find(({ id }) => id === row.framework_id)?.title;
  const shown = lines.map((line) => ({
    lineId: line.id,
    learnerId: line.learner_id,
    learnerName: nameOf(line.learner_id),
    what: line.what,
    units: line.units,
    extraUnits: line.extra_units,
    credit: line.credit,
    result:
      line.outcome === null
        ? null
        : {
            outcome: line.outcome,
            on: line.answered_on ?? '',
            because: line.refused_because,
            enteredBy: nameOf(line.answered_by),
          },
    certificates: certificates
      .filter(({ line_id }) => line_id === line.id)
      .map((one) => ({
        certificateId: one.id,
        number: one.number,
        issuedOn: one.issued_on,
        replaces: one.replaces,
        receivedOn: one.received_on,
        checkedOn: one.checked_on,
        checkedBy: one.checked_by === null ? null : nameOf(one.checked_by),
        handed: one.handed_on && one.handed_how ? { on: one.handed_on, how: one.handed_how } : null,
        faulty:
          one.faulty && one.faulty_on
            ? { fault: one.faulty, on: one.faulty_on, note: one.faulty_note }
            : null,
        replaced: replaced.has(one.id),
      })),
  }));
  shown.sort((a, b) => a.learnerName.localeCompare(b.learnerName) || a.what.localeCompare(b.what));
  return ok({
    claimId,
    today: dateIn(nowOf(tx)),
    frameworkCode: row.framework_code,
    frameworkTitle: title ?? row.framework_code,
    route: row.route,
    claimedAt: row.claimed_at.toISOString(),
    claimedBy: nameOf(row.claimed_by),
    sent: sentOf(row),
    lines: shown,
  });
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

/** The signed-in learner's own statements, and how their certificates stand. */
export async function ownStatements(tx: Tx): Promise<Own> {
  const { memberId } = actorOf(tx);
  if (memberId === null) return { rows: [], certificates: [] };
  const { rows } = await sql<{
    frameworkCode: string;
    what: string;
    claimedAt: Date;
    outcome: 'issued' | 'refused' | null;
    received: boolean | null;
    handed: boolean | null;
    live: boolean;
  }>`
    select l.framework_code as "frameworkCode", l.what, a.claimed_at as "claimedAt", l.outcome,
      c.received_on is not null as received, c.handed_on is not null as handed, c.id is not null as live
    from award_line l
    join award_claim a on a.organisation_id = l.organisation_id and a.id = l.claim_id
    left join award_certificate c on c.organisation_id = l.organisation_id and c.line_id = l.id
      and c.faulty is null
    where l.organisation_id = current_organisation() and l.learner_id = ${memberId}::uuid
    order by a.claimed_at desc, l.what`.execute(certificationDb(tx));
  return {
    rows: await statementsOf(tx, memberId),
    certificates: rows.map(({ frameworkCode, what, claimedAt, outcome, ...row }) => ({
      frameworkCode,
      what: cutTo(what, 60),
      claimedAt: claimedAt.toISOString(),
      state: stateOf(outcome, row),
    })),
  };
}

function stateOf(
  outcome: 'issued' | 'refused' | null,
  { received, handed, live }: { received: boolean | null; handed: boolean | null; live: boolean },
): Own['certificates'][number]['state'] {
  if (outcome === null) return 'claimed';
  if (outcome === 'refused') return 'refused';
  if (!live) return 'faulty';
  if (handed) return 'handed_over';
  return received ? 'at_centre' : 'issued';
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
