import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { frameworkOf, frameworksHere } from '../frameworks/index.ts';
import { combinationOf } from './choose-units.ts';
import { claimsOf, newestClaims } from './claims.ts';
import { sourceOf } from './documents.ts';
import { replacedEnrolments } from './learners.ts';
import type { readPortfolio } from './schema.ts';
import { type AboutKind, portfolioDb } from './tables.ts';

type Portfolio = Reply<typeof readPortfolio>;

/** The frameworks of a learner with units and newest claims, then every other newest revision here. */
async function frameworksFor(tx: Tx, learner: string): Promise<Portfolio['frameworks']> {
  const db = portfolioDb(tx);
  const enrolments = await db
    .selectFrom('enrolment')
    .select(['id', 'framework_id', 'started_on'])
    .where('learner_id', '=', learner)
    .orderBy('enrolled_at')
    .orderBy('id')
    .execute();
  const { rows: units } = await sql<{ enrolmentId: string; unitId: string }>`
    select u.enrolment_id as "enrolmentId", u.unit_id as "unitId" from enrolment_unit u
    join enrolment e on e.organisation_id = u.organisation_id and e.id = u.enrolment_id
    where e.organisation_id = current_organisation() and e.learner_id = ${learner}::uuid`.execute(
    db,
  );
  const cards = await frameworksHere(tx);
  const own = enrolments.map(({ framework_id }) => framework_id);
  const others = cards.filter(({ id, newest }) => newest && !own.includes(id)).map(({ id }) => id);
  const claims = newestClaims(await claimsOf(tx, learner));
  const replaced = await replacedEnrolments(tx, [learner]);
  const frameworks = [];
  for (const frameworkId of [...own, ...others]) {
    const tree = await frameworkOf(tx, frameworkId);
    if (!tree) continue;
    const enrolment = enrolments.find((each) => each.framework_id === frameworkId);
    const chosen = units
      .filter((unit) => unit.enrolmentId === enrolment?.id)
      .map(({ unitId }) => unitId);
    const by = replaced.get(enrolment?.id ?? '')?.by ?? null;
    frameworks.push({
      enrolmentId: enrolment?.id ?? null,
      startedOn: enrolment?.started_on ?? null,
      frameworkId,
      code: tree.code,
      revision: tree.revision,
      title: tree.title,
      chosenUnits: chosen,
      replacedBy: by,
      findings: enrolment && by === null ? [...(await combinationOf(tx, tree, chosen))] : [],
      units: tree.units.map((unit) => ({
        unitId: unit.unitId,
        reference: unit.reference,
        title: unit.title,
        group: unit.group,
        credit: unit.credit,
        expiresOn: unit.expiresOn,
        chosen:
          enrolment !== undefined && (unit.group !== 'optional' || chosen.includes(unit.unitId)),
        claim: claims.get(unit.unitId) ?? null,
        criteria: unit.outcomes.flatMap(({ criteria }) =>
          criteria.map(({ criterionId, code, label, wording, closes }) => ({
            criterionId,
            code,
            label,
            wording,
            closes,
          })),
        ),
      })),
    });
  }
  return frameworks;
}

interface ItemRow {
  readonly evidenceId: string;
  readonly title: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly source: string;
  readonly aboutKind: AboutKind | null;
  readonly kinds: readonly string[];
  readonly entries: number;
}

async function itemsOf(tx: Tx, learner: string): Promise<readonly ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select e.id as "evidenceId", e.title, e.source, c.about_kind as "aboutKind",
      coalesce(min(s.at), e.accepted_at) as "firstAt", coalesce(max(s.at), e.accepted_at) as "lastAt",
      array_remove(array_agg(distinct s.kind), null) as kinds, count(s.seq)::int as entries
    from evidence e
    left join evidence_case c on c.organisation_id = e.organisation_id and c.id = e.case_id
    left join evidence_entry n on n.organisation_id = e.organisation_id and n.evidence_id = e.id
    left join suggested_entry s on s.organisation_id = n.organisation_id
      and s.learner_id = n.learner_id and s.seq = n.seq
    where e.organisation_id = current_organisation() and e.learner_id = ${learner}::uuid
    group by e.id, e.title, e.source, e.accepted_at, c.about_kind
    order by "firstAt", e.id`.execute(portfolioDb(tx));
  return rows;
}

interface ReferenceRow {
  readonly evidenceId: string;
  readonly criterionId: string;
  readonly claimed: boolean;
}

async function referencesOf(tx: Tx, learner: string): Promise<readonly ReferenceRow[]> {
  const { rows } = await sql<ReferenceRow>`
    select r.evidence_id as "evidenceId", r.criterion_id as "criterionId", p.evidence_id is not null as claimed
    from evidence_reference r
    left join (select distinct x.evidence_id, x.criterion_id from claim c
        join claim_reference x on x.organisation_id = c.organisation_id and x.claim_id = c.id
        where c.organisation_id = current_organisation() and c.learner_id = ${learner}::uuid
          and c.withdrawn_at is null and c.decided_at is null) p
      on p.evidence_id = r.evidence_id and p.criterion_id = r.criterion_id
    where r.organisation_id = current_organisation() and r.learner_id = ${learner}::uuid`.execute(
    portfolioDb(tx),
  );
  return rows;
}

/**
 * A learner's whole portfolio, small enough for one answer: references are pairs of places. A dozen
 * questions, however large. Refuses `learner-not-found`.
 */
export async function portfolioOf(tx: Tx, learner: string): Promise<Result<Portfolio>> {
  const row = await portfolioDb(tx)
    .selectFrom('learner')
    .select('registered_at')
    .where('member_id', '=', learner)
    .executeTakeFirst();
  if (!row) return refuse('learner-not-found', 'There is no such learner here.');
  const frameworks = await frameworksFor(tx, learner);
  const items = await itemsOf(tx, learner);
  const criteria = frameworks
    .flatMap(({ units }) => units)
    .flatMap((unit) => unit.criteria.map(({ criterionId }) => criterionId));
  const itemAt = new Map(items.map(({ evidenceId }, at) => [evidenceId, at]));
  const criterionAt = new Map(criteria.map((criterionId, at) => [criterionId, at]));
  const placed = (await referencesOf(tx, learner))
    .flatMap(({ evidenceId, criterionId, claimed }) => {
      const [item, criterion] = [itemAt.get(evidenceId), criterionAt.get(criterionId)];
      return item === undefined || criterion === undefined ? [] : [{ item, criterion, claimed }];
    })
    .sort((a, b) => a.item - b.item || a.criterion - b.criterion);
  return ok({
    learner: {
      id: learner,
      name: (await memberNames(tx)).get(learner) ?? '',
      registeredAt: row.registered_at.toISOString(),
    },
    sample: actorOf(tx).isSample,
    frameworks,
    evidence: items.map((item) => ({
      ...item,
      sourceTitle: sourceOf(item.source).title,
      firstAt: item.firstAt.toISOString(),
      lastAt: item.lastAt.toISOString(),
    })),
    references: placed.map(({ item, criterion }) => [item, criterion] as const),
    presented: placed.flatMap(({ claimed }, at) => (claimed ? [at] : [])),
  });
}
