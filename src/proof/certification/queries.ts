import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cutTo } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { standingsIn } from './achieved.ts';
import type { listOwnStatements, readAwardClaim, readCertification } from './schema.ts';
import { statementsOf } from './statements.ts';
import { certificationDb, type KeyHolder } from './tables.ts';

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
      'named_certificate',
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
      name: shownAs(row),
      issuer: row.issuer_name ?? row.issuer,
      keyHolder: row.key_holder,
      status: row.status,
      receivedAt: row.received_at.toISOString(),
    })),
    statements: await statementsOf(tx, null),
  };
}

/** A certificate only under an awarding body's key; whatever else calls itself one is a statement (W22). */
function shownAs(row: {
  readonly name: string;
  readonly issuer: string;
  readonly issuer_name: string | null;
  readonly key_holder: KeyHolder;
  readonly named_certificate: boolean;
}): string {
  return row.named_certificate && row.key_holder !== 'awarding_body'
    ? `Statement by ${row.issuer_name ?? row.issuer}`
    : row.name;
}

function sentOf(row: { readonly sent_on: string | null; readonly sent_reference: string | null }) {
  return row.sent_on === null ? null : { on: row.sent_on, reference: row.sent_reference ?? '' };
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
