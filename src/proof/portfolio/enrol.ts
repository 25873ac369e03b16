import { randomBytes } from 'node:crypto';
import { type Insertable, sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { listed } from '../../lib/text.ts';
import { addMonths, dateIn } from '../../lib/time.ts';
import { holdListener } from '../../platform/audit/listen.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { type EndedForNew, endedForNew, frameworkOf } from '../frameworks/index.ts';
import { combinationOf, putUnits, type Remark, unitsToChoose } from './choose-units.ts';
import { claimsOf } from './claims.ts';
import { learnerRegistered } from './events.ts';
import { countsFrom, HEARD_AS, lookBack } from './hear.ts';
import { idTaken, lockPortfolio } from './learner.ts';
import { type PortfolioTables, portfolioDb } from './tables.ts';

/** Nobody is on a programme longer: it takes a year and a half, breaks included some more. */
const LONGEST_YEARS = 5;

export interface EnrolInput {
  /** Of the enrolment: the same id again gives the first result. */
  readonly id: string;
  readonly memberId: string;
  readonly frameworkId: string;
  /** 'YYYY-MM-DD'; left out: today. */
  readonly startedOn?: string | undefined;
  /** Optional units they work towards. */
  readonly unitIds: readonly string[];
  /** Why, although the version or a unit of it has ended: kept with the enrolment. */
  readonly endedBecause?: string | undefined;
}

export interface Enrolled {
  readonly enrolmentId: string;
  /** Records of the log that are put before them now. */
  readonly suggested: number;
  readonly findings: readonly Remark[];
}

onConstraint('enrolment_organisation_id_learner_id_framework_id_key', {
  code: 'already-enrolled',
  because: 'They are enrolled on this framework already.',
});

/**
 * Registers a member as a learner and enrols them on a framework: their last three years of the log are
 * read back in the same act, and from here on it is listened to for them. Refuses `member-not-found`,
 * `learner-role-missing`, `framework-not-found`, `unit-not-found`, `starts-in-future`, `starts-too-long-ago`,
 * `framework-ended`, `reason-needed` (R12, W28), `already-enrolled` and `id-taken`.
 */
export async function enrol(tx: Tx, input: EnrolInput): Promise<Result<Enrolled>> {
  const { organisationId, memberId } = actorOf(tx);
  if (!memberId) throw new Error('A learner is enrolled by a member.');
  const before = await enrolledBefore(tx, input);
  if (before) return before;
  const may = await mayLearn(tx, input.memberId);
  if (!may.ok) return may;
  const framework = await frameworkOf(tx, input.frameworkId);
  if (!framework) return refuse('framework-not-found', 'There is no such framework here.');
  const units = unitsToChoose(framework, input.unitIds);
  if (!units.ok) return units;
  const startedOn = input.startedOn ?? dateIn(nowOf(tx));
  if (startedOn > dateIn(nowOf(tx))) {
    return refuse('starts-in-future', 'This day is still to come. Enrol them when they begin.');
  }
  if (startedOn < addMonths(dateIn(nowOf(tx)), -12 * LONGEST_YEARS)) {
    return refuse(
      'starts-too-long-ago',
      `They would have begun more than ${LONGEST_YEARS} years ago. Check the year of the start.`,
    );
  }
  const ended = await endedForNew(tx, framework, input.unitIds);
  const endedRefusal = refuseEnded(ended, input.endedBecause);
  if (endedRefusal) return endedRefusal;
  // Held so that no entry falls between what is read back here and what is heard after it.
  await holdListener(tx, HEARD_AS);
  await lockPortfolio(tx, input.memberId);
  const db = portfolioDb(tx);
  const now = nowOf(tx);
  await db
    .insertInto('learner')
    .values({
      organisation_id: organisationId,
      member_id: input.memberId,
      registered_at: now,
      registered_by: memberId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('pseudonym_key')
    .values({ organisation_id: organisationId, key: randomBytes(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('enrolment')
    .values({
      organisation_id: organisationId,
      id: input.id,
      learner_id: input.memberId,
      framework_id: input.frameworkId,
      started_on: startedOn,
      enrolled_at: now,
      enrolled_by: memberId,
      ended_because: ended.because.length > 0 ? input.endedBecause || null : null,
    })
    .execute();
  await putUnits(
    tx,
    input.id,
    units.value.map(({ unitId }) => unitId),
  );
  const suggested = await lookBack(tx, input.memberId);
  record(tx, learnerRegistered, {
    subjects: { learner: input.memberId, enrolment: input.id, framework: input.frameworkId },
    facts: {
      framework: framework.code,
      revision: framework.revision,
      startedOn,
      units: units.value.map(({ reference }) => reference),
      readBackFrom: countsFrom(now),
      suggested,
    },
  });
  const findings = await combinationOf(tx, framework, input.unitIds);
  return ok({ enrolmentId: input.id, suggested, findings: withVersion(findings, ended) });
}

/** A version or unit that has ended stops where the centre chose so; a version that has ended needs a reason. */
function refuseEnded(ended: EndedForNew, because: string | undefined): Result<never> | null {
  const [first] = ended.because;
  if (first === undefined) return null;
  if (ended.stops) {
    return refuse(
      'framework-ended',
      `${first} The centre chose that nobody new begins then. Ask the owner for the awarding body’s extension or its new version.`,
    );
  }
  if (!ended.version || because) return null;
  const told = `${first} Say why they begin nevertheless, or ask the owner to enter the awarding body’s extension.`;
  return refuse('reason-needed', told, undefined, { fields: { endedBecause: told } });
}

/** The rules of combination name units that have ended; that the version has ended is said beside them. */
function withVersion(findings: readonly Remark[], { version, because: [first] }: EndedForNew) {
  return version && first ? [{ code: 'R12', because: first }, ...findings] : findings;
}

async function enrolledBefore(tx: Tx, input: EnrolInput): Promise<Result<Enrolled> | null> {
  const { rows } = await sql<{ suggested: number; memberId: string; frameworkId: string }>`
    select e.learner_id as "memberId", e.framework_id as "frameworkId",
      (select count(*)::int from suggested_entry s
        where s.organisation_id = e.organisation_id and s.learner_id = e.learner_id) as suggested
    from enrolment e
    where e.organisation_id = current_organisation() and e.id = ${input.id}::uuid`.execute(
    portfolioDb(tx),
  );
  const [row] = rows;
  const framework = row && (await frameworkOf(tx, row.frameworkId));
  if (!framework) return null;
  if (row.memberId !== input.memberId || row.frameworkId !== input.frameworkId) return idTaken();
  const findings = await combinationOf(tx, framework, input.unitIds);
  return ok({ enrolmentId: input.id, suggested: row.suggested, findings });
}

async function mayLearn(tx: Tx, memberId: string): Promise<Result<null>> {
  const member = (await membersOf(tx)).members.find(({ id }) => id === memberId);
  if (!member || member.leftAt) {
    return refuse('member-not-found', 'There is no such member here, or they have left.');
  }
  if (member.roles.includes('learner')) return ok(null);
  return refuse(
    'learner-role-missing',
    `${member.name} does not have the role of a learner. Give it to them under Members, then enrol them.`,
  );
}

export interface MoveInput {
  /** Of the move: the same id again gives the first result. */
  readonly id: string;
  /** The enrolment that is replaced. */
  readonly enrolmentId: string;
  /** Of the new one, where they are not enrolled on that framework yet. */
  readonly newEnrolmentId: string;
  readonly toFrameworkId: string;
  readonly mapId: string;
  readonly because: string;
  /** Optional units of the new framework. */
  readonly unitIds: readonly string[];
  /** Each reference to the first criterion goes along to the second. */
  readonly pairs: readonly { readonly from: string; readonly to: string }[];
}

export interface Moved {
  readonly learnerId: string;
  readonly enrolmentId: string;
  /** References that went along. */
  readonly references: number;
  /** They had gone over before: nothing was done. */
  readonly again: boolean;
}

onConstraint('claim_not_under_replaced', {
  code: 'enrolment-replaced',
  because: 'This learner went over to the framework that replaces this one. Claim the unit there.',
});

/**
 * Takes a learner over to the framework that replaces theirs: a new enrolment of the same start, with what they
 * referenced; the old one stays as it was. Again, it changes nothing. Refuses `enrolment-not-found`, `own-move` and
 * `claim-open`, naming the units.
 */
export async function moveEnrolment(tx: Tx, input: MoveInput): Promise<Result<Moved>> {
  const { organisationId, memberId } = actorOf(tx);
  if (!memberId) throw new Error('A learner is moved by a member.');
  const db = portfolioDb(tx);
  const old = await db
    .selectFrom('enrolment')
    .select(['learner_id', 'framework_id', 'started_on'])
    .where('id', '=', input.enrolmentId)
    .executeTakeFirst();
  if (!old) return refuse('enrolment-not-found', 'There is no such enrolment here.');
  const learnerId = old.learner_id;
  await lockPortfolio(tx, learnerId);
  const before = await db
    .selectFrom('learner_move')
    .select('to_enrolment_id')
    .where('from_enrolment_id', '=', input.enrolmentId)
    .executeTakeFirst();
  if (before) {
    return ok({ learnerId, enrolmentId: before.to_enrolment_id, references: 0, again: true });
  }
  const name = (await membersOf(tx)).members.find(({ id }) => id === learnerId)?.name ?? '';
  if (learnerId === memberId) {
    return refuse('own-move', `${name} is you. Somebody else takes you over to the new framework.`);
  }
  const units = new Map(
    ((await frameworkOf(tx, old.framework_id))?.units ?? []).map((one) => [
      one.unitId,
      one.reference,
    ]),
  );
  const open = (await claimsOf(tx, learnerId)).filter(
    ({ unitId, withdrawnAt, decidedAt }) => units.has(unitId) && !withdrawnAt && !decidedAt,
  );
  if (open.length > 0) {
    return refuse(
      'claim-open',
      `${name} has ${listed(open.map(({ unitId }) => units.get(unitId) ?? ''))} before an assessor. The claim is decided or taken back first; then ${name} goes over.`,
    );
  }
  const enrolmentId = await enrolmentOn(tx, input, {
    organisation_id: organisationId,
    id: input.newEnrolmentId,
    learner_id: learnerId,
    framework_id: input.toFrameworkId,
    started_on: old.started_on,
    enrolled_at: nowOf(tx),
    enrolled_by: memberId,
    ended_because: null,
  });
  const carried = await sql`
    insert into evidence_reference (organisation_id, evidence_id, criterion_id, learner_id, note, referenced_at)
    select distinct on (r.evidence_id, p."to") r.organisation_id, r.evidence_id, p."to", r.learner_id, r.note,
      ${nowOf(tx)}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(input.pairs)}::jsonb) as p ("from" uuid, "to" uuid)
    join evidence_reference r on r.organisation_id = ${organisationId}::uuid
      and r.learner_id = ${learnerId}::uuid and r.criterion_id = p."from"
    order by r.evidence_id, p."to", r.note desc
    on conflict do nothing`.execute(db);
  await db
    .insertInto('learner_move')
    .values({
      organisation_id: organisationId,
      id: input.id,
      learner_id: learnerId,
      from_enrolment_id: input.enrolmentId,
      to_enrolment_id: enrolmentId,
      map_id: input.mapId,
      because: input.because,
      moved_at: nowOf(tx),
      moved_by: memberId,
    })
    .execute();
  const references = Number(carried.numAffectedRows ?? 0n);
  return ok({ learnerId, enrolmentId, references, again: false });
}

/** The learner's enrolment on the new framework: the one they have, or this one with its optional units. */
async function enrolmentOn(
  tx: Tx,
  { unitIds }: MoveInput,
  row: Insertable<PortfolioTables['enrolment']>,
): Promise<string> {
  const db = portfolioDb(tx);
  const has = await db
    .selectFrom('enrolment')
    .select('id')
    .where('learner_id', '=', row.learner_id)
    .where('framework_id', '=', row.framework_id)
    .executeTakeFirst();
  if (has) return has.id;
  await db.insertInto('enrolment').values(row).execute();
  await putUnits(tx, row.id, unitIds);
  return row.id;
}
