import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { addMonths, dateIn } from '../../lib/time.ts';
import { holdListener } from '../../platform/audit/listen.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { frameworkOf } from '../frameworks/index.ts';
import { combinationOf, putUnits, type Remark, unitsToChoose } from './choose-units.ts';
import { learnerRegistered } from './events.ts';
import { countsFrom, HEARD_AS, lookBack } from './hear.ts';
import { idTaken, lockPortfolio } from './learner.ts';
import { portfolioDb } from './tables.ts';

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
 * `already-enrolled` and `id-taken`.
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
  return ok({ enrolmentId: input.id, suggested, findings });
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
