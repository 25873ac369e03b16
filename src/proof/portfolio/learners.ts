import { sql } from 'kysely';
import type { Found, Sought } from '../../lib/found.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { nameKey } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames, membersOf } from '../../platform/identity/members.ts';
import { creditOf } from '../../rules/combination/combination.ts';
import {
  combinationRules,
  endedForNew,
  type FrameworkTree,
  frameworkOf,
  frameworksHere,
} from '../frameworks/index.ts';
import { combinationOf, type Remark } from './choose-units.ts';
import type { judgeUnits, listLearners } from './schema.ts';
import { portfolioDb } from './tables.ts';

type Learners = Reply<typeof listLearners>;

interface EnrolmentRow {
  readonly learnerId: string;
  readonly enrolmentId: string;
  readonly frameworkId: string;
  readonly startedOn: string;
  readonly chosenUnits: string[];
}

interface CountRow {
  readonly learnerId: string;
  readonly registeredAt: Date;
  readonly evidence: number;
  readonly openClaims: number;
  readonly decidedClaims: number;
}

/** Registered learners, and members with the role of a learner who may be enrolled, by name. */
export async function learnerList(tx: Tx): Promise<Learners> {
  const db = portfolioDb(tx);
  const { rows: registered } = await sql<CountRow>`
    select l.member_id as "learnerId", l.registered_at as "registeredAt",
      (select count(*)::int from evidence e
        where e.organisation_id = l.organisation_id and e.learner_id = l.member_id) as evidence,
      (select count(*)::int from claim c where c.organisation_id = l.organisation_id
        and c.learner_id = l.member_id and c.withdrawn_at is null and c.decided_at is null) as "openClaims",
      (select count(*)::int from claim c where c.organisation_id = l.organisation_id
        and c.learner_id = l.member_id and c.decided_at is not null) as "decidedClaims"
    from learner l where l.organisation_id = current_organisation()`.execute(db);
  const { rows: enrolments } = await sql<EnrolmentRow>`
    select e.learner_id as "learnerId", e.id as "enrolmentId", e.framework_id as "frameworkId",
      e.started_on as "startedOn",
      array(select u.unit_id from enrolment_unit u
        where u.organisation_id = e.organisation_id and u.enrolment_id = e.id) as "chosenUnits"
    from enrolment e where e.organisation_id = current_organisation()
    order by e.enrolled_at, e.id`.execute(db);
  const frameworks = new Map((await frameworksHere(tx)).map((card) => [card.id, card]));
  const replaced = await replacedEnrolments(tx);
  const { members } = await membersOf(tx);
  const rows = members.flatMap((member) => {
    const own = registered.find(({ learnerId }) => learnerId === member.id);
    if (!own && (member.leftAt || !member.roles.includes('learner'))) return [];
    return [
      {
        learnerId: member.id,
        name: member.name,
        registeredAt: own?.registeredAt.toISOString() ?? null,
        left: member.leftAt !== null,
        enrolments: enrolments
          .filter(({ learnerId }) => learnerId === member.id)
          .map(({ enrolmentId, frameworkId, startedOn, chosenUnits }) => ({
            enrolmentId,
            frameworkId,
            frameworkCode: frameworks.get(frameworkId)?.code ?? '',
            frameworkTitle: frameworks.get(frameworkId)?.title ?? '',
            startedOn,
            chosenUnits,
            replacedBy: replaced.get(enrolmentId)?.by ?? null,
          })),
        evidence: own?.evidence ?? 0,
        openClaims: own?.openClaims ?? 0,
        decidedClaims: own?.decidedClaims ?? 0,
      },
    ];
  });
  return { total: rows.length, rows };
}

/** A learner of a framework with the units they work towards: the mandatory ones, and those they chose. */
export interface LearnerOf {
  readonly learnerId: string;
  /** YYYY-MM-DD. */
  readonly startedOn: string;
  readonly left: boolean;
  readonly unitIds: readonly string[];
}

/** Everybody enrolled on a framework, whether or not they have left. Three questions, however many. */
export async function learnersOn(tx: Tx, frameworkId: string): Promise<readonly LearnerOf[]> {
  const framework = await frameworkOf(tx, frameworkId);
  if (!framework) return [];
  const { rows } = await sql<{ learnerId: string; startedOn: string; chosen: string[] }>`
    select e.learner_id as "learnerId", e.started_on as "startedOn",
      array(select u.unit_id from enrolment_unit u
        where u.organisation_id = e.organisation_id and u.enrolment_id = e.id) as chosen
    from enrolment e
    where e.organisation_id = current_organisation() and e.framework_id = ${frameworkId}::uuid
    order by e.learner_id`.execute(portfolioDb(tx));
  const { members } = await membersOf(tx);
  const left = new Set(members.filter(({ leftAt }) => leftAt !== null).map(({ id }) => id));
  return rows.map(({ learnerId, startedOn, chosen }) => ({
    learnerId,
    startedOn,
    left: left.has(learnerId),
    unitIds: framework.units
      .filter(
        ({ unitId, group }) => group === null || group === 'mandatory' || chosen.includes(unitId),
      )
      .map(({ unitId }) => unitId),
  }));
}

/** Registered learners by the beginnings of their names. */
export async function findLearners(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  const words = nameKey(text).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const learners = await portfolioDb(tx).selectFrom('learner').select('member_id').execute();
  const names = await memberNames(tx);
  return learners
    .map(({ member_id }) => ({ id: member_id, label: names.get(member_id) ?? '', note: '' }))
    .filter(({ label }) => {
      const own = nameKey(label).split(' ');
      return words.every((word) => own.some((part) => part.startsWith(word)));
    })
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB') || a.id.localeCompare(b.id))
    .slice(0, most);
}

/** An enrolment as rooms above ask for it. */
export interface Enrolment {
  readonly enrolmentId: string;
  readonly learnerId: string;
  readonly frameworkId: string;
  /** 'YYYY-MM-DD' */
  readonly startedOn: string;
  /** Optional units they chose. */
  readonly unitIds: readonly string[];
  /** When they went over to the framework that replaces this one, ISO; null: they are on it. */
  readonly movedAt: string | null;
  /** Units they ever claimed, each with the instant of its first claim, ISO. */
  readonly claimed: Readonly<Record<string, string>>;
}

/** A framework that took the place of another for a learner. */
export interface ReplacedBy {
  readonly code: string;
  readonly revision: number;
  readonly title: string;
  /** When the learner went over, ISO. */
  readonly movedAt: string;
}

/** An enrolment that its learner left for the framework that replaces its own (C16). */
interface Replaced {
  readonly learnerId: string;
  /** Of the framework that was replaced. */
  readonly code: string;
  readonly by: ReplacedBy;
}

/** By enrolment, those that were replaced: of these learners, or of everybody. */
export async function replacedEnrolments(
  tx: Tx,
  learnerIds?: readonly string[],
): Promise<ReadonlyMap<string, Replaced>> {
  const ids = learnerIds ? [...learnerIds] : null;
  const { rows } = await sql<{
    enrolmentId: string;
    learnerId: string;
    fromId: string;
    toId: string;
    movedAt: Date;
  }>`
    select m.from_enrolment_id as "enrolmentId", m.learner_id as "learnerId", f.framework_id as "fromId",
      t.framework_id as "toId", m.moved_at as "movedAt"
    from learner_move m
    join enrolment f on f.organisation_id = m.organisation_id and f.id = m.from_enrolment_id
    join enrolment t on t.organisation_id = m.organisation_id and t.id = m.to_enrolment_id
    where m.organisation_id = current_organisation()
      and (${ids}::uuid[] is null or m.learner_id = any(${ids}::uuid[]))`.execute(portfolioDb(tx));
  if (rows.length === 0) return new Map();
  const cards = new Map((await frameworksHere(tx)).map((card) => [card.id, card]));
  return new Map(
    rows.flatMap(({ enrolmentId, learnerId, fromId, toId, movedAt }) => {
      const [from, to] = [cards.get(fromId), cards.get(toId)];
      if (!from || !to) return [];
      const { code, revision, title } = to;
      const by = { code, revision, title, movedAt: movedAt.toISOString() };
      return [[enrolmentId, { learnerId, code: from.code, by }] as const];
    }),
  );
}

/** When anything last moved for these learners: evidence, a reference, a claim, a decision; by learner. */
export async function lastMoves(
  tx: Tx,
  learnerIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ learnerId: string; at: Date }>`
    select learner_id as "learnerId", max(at) as at from (
      select learner_id, accepted_at as at from evidence where organisation_id = current_organisation()
      union all select learner_id, referenced_at from evidence_reference
        where organisation_id = current_organisation()
      union all select learner_id, claimed_at from claim where organisation_id = current_organisation()
      union all select learner_id, decided_at from claim
        where organisation_id = current_organisation() and decided_at is not null) moved
    where learner_id = any(${[...learnerIds]}::uuid[]) group by learner_id`.execute(
    portfolioDb(tx),
  );
  return new Map(rows.map(({ learnerId, at }) => [learnerId, at]));
}

/** Enrolments, the oldest first: all of the organisation, of these learners, or those with these ids. */
export async function enrolmentsOf(
  tx: Tx,
  of: { readonly ids?: readonly string[]; readonly learnerIds?: readonly string[] } = {},
): Promise<readonly Enrolment[]> {
  const ids = of.ids ? [...of.ids] : null;
  const learnerIds = of.learnerIds ? [...of.learnerIds] : null;
  const { rows } = await sql<Enrolment>`
    select e.id as "enrolmentId", e.learner_id as "learnerId", e.framework_id as "frameworkId",
      e.started_on as "startedOn",
      (select to_jsonb(m.moved_at) #>> '{}' from learner_move m
        where m.organisation_id = e.organisation_id and m.from_enrolment_id = e.id) as "movedAt",
      array(select u.unit_id from enrolment_unit u
        where u.organisation_id = e.organisation_id and u.enrolment_id = e.id) as "unitIds",
      (select coalesce(jsonb_object_agg(c.unit_id, c.first), '{}') from (
        select unit_id, min(claimed_at) as first from claim
        where organisation_id = e.organisation_id and learner_id = e.learner_id
        group by unit_id) c) as claimed
    from enrolment e where e.organisation_id = current_organisation()
      and (${ids}::uuid[] is null or e.id = any(${ids}::uuid[]))
      and (${learnerIds}::uuid[] is null or e.learner_id = any(${learnerIds}::uuid[]))
    order by e.enrolled_at, e.id`.execute(portfolioDb(tx));
  return rows;
}

/** What a choice of optional units would come to, before it is saved. Refuses `framework-not-found`. */
export async function judgeUnitChoice(
  tx: Tx,
  frameworkId: string,
  unitIds: readonly string[],
): Promise<Result<Reply<typeof judgeUnits>>> {
  const framework = await frameworkOf(tx, frameworkId);
  if (!framework) return refuse('framework-not-found', 'There is no such framework here.');
  const rules = await combinationRules(tx, frameworkId);
  const references = framework.units
    .filter((unit) => unit.group === 'mandatory' || unitIds.includes(unit.unitId))
    .map(({ reference }) => reference);
  const taken = (rules?.units ?? []).filter(({ reference }) => references.includes(reference));
  return ok({
    credit: creditOf(taken),
    findings: [
      ...(await versionEnded(tx, framework)),
      ...(await combinationOf(tx, framework, unitIds)),
    ],
  });
}

/** That registration on the version itself has ended, as enrolment will ask (R12). */
async function versionEnded(tx: Tx, framework: FrameworkTree): Promise<readonly Remark[]> {
  const { version, because } = await endedForNew(tx, framework, []);
  return version && because[0] ? [{ code: 'R12', because: because[0] }] : [];
}

/** What these learners referenced to these criteria. */
export async function referencesOf(
  tx: Tx,
  learnerIds: readonly string[],
  criterionIds: readonly string[],
): Promise<readonly { readonly learnerId: string; readonly criterionId: string }[]> {
  return portfolioDb(tx)
    .selectFrom('evidence_reference')
    .select(['learner_id as learnerId', 'criterion_id as criterionId'])
    .where(sql<boolean>`learner_id = any(${[...learnerIds]}::uuid[])`)
    .where(sql<boolean>`criterion_id = any(${[...criterionIds]}::uuid[])`)
    .execute();
}

/** Under which version of the declaration a learner claimed last; null: they never did, or before there were versions. */
export async function declaredLast(tx: Tx, learnerId: string): Promise<number | null> {
  const row = await portfolioDb(tx)
    .selectFrom('claim')
    .select('declared_version')
    .where('learner_id', '=', learnerId)
    .orderBy('claimed_at', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  return row?.declared_version ?? null;
}
