import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, opener, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { allocate, makeBatch } from '../../proof/centre/index.ts';
import { planVisitBy } from '../../proof/contact/index.ts';
import type { FrameworkTree } from '../../proof/frameworks/index.ts';
import { chooseUnits, enrol } from '../../proof/portfolio/index.ts';
import { recordEmployment } from '../../proof/release/index.ts';
import { inviteByMail } from '../members/invite-by-mail.ts';
import { cohortSetUp } from './events.ts';
import { type CohortPlan, type PlannedLine, planCohort, type Template } from './plan.ts';
import { AT_ONCE, type setUpCohort as route, type tryCohort } from './schema.ts';

/** Nothing of a cohort is kept in a table of its own: only locks are asked for here. */
const lockDb = opener<Record<never, never>>();

const shown = ({ row: _row, todo: _todo, ...line }: PlannedLine) => line;

/** What a file of a cohort would do; nothing is saved. Refuses what `planCohort` refuses. */
export async function cohortTrial(
  tx: Tx,
  template: Template,
  bytes: Buffer,
): Promise<Result<ReplyIn<typeof tryCohort>>> {
  const plan = await planCohort(tx, template, bytes);
  if (!plan.ok) return plan;
  return ok({ lines: plan.value.lines.map(shown), unread: [...plan.value.unread] });
}

/**
 * Carries out the next lines of a cohort's file by the commands that do each thing alone: invitation, enrolment,
 * units, adviser and assessor, employer, batch for the awarding body, induction in the diary (C8). All of them or
 * none; the same file again does what is left, and nothing twice. Refuses what `planCohort` and those commands refuse,
 * naming the line.
 * @param publicUrl where people reach Deskproof
 */
export async function setUpCohort(
  tx: Tx,
  template: Template,
  bytes: Buffer,
  publicUrl: string,
): Promise<Result<ReplyIn<typeof route>>> {
  // One file after the other: a press repeated at the same moment finds what the first did.
  const key = `cohorts:${actorOf(tx).organisationId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(lockDb(tx));
  const plan = await planCohort(tx, template, bytes);
  if (!plan.ok) return plan;
  const open = plan.value.lines.filter(({ outcome }) => outcome === 'to_do');
  const now = open.slice(0, AT_ONCE);
  const inviter = { name: actorOf(tx).name, organisationName: (await organisationCard(tx)).name };
  for (const line of now) {
    const done = await carryOut(tx, line, plan.value.framework, template, { inviter, publicUrl });
    if (!done.ok) {
      const { code, because, source } = done.refusal;
      return refuse(code, `Nothing was done. Line ${line.line}, ${line.name}: ${because}`, source);
    }
  }
  const sent = await registerAll(tx, now, plan.value.framework);
  if (!sent.ok) return sent;
  if (now.length > 0) say(tx, plan.value, now);
  return ok({
    done: now.length,
    left: open.length - now.length,
    lines: plan.value.lines.map((line) => shown(now.includes(line) ? carriedOut(line) : line)),
  });
}

/** How a line stands once its todo is done: an invitation waits for its answer. */
const carriedOut = (line: PlannedLine): PlannedLine => ({
  ...line,
  outcome: line.todo.invite ? 'waiting' : 'complete',
});

async function carryOut(
  tx: Tx,
  { row, todo }: PlannedLine,
  framework: FrameworkTree,
  template: Template,
  mail: {
    readonly inviter: { readonly name: string; readonly organisationName: string };
    readonly publicUrl: string;
  },
): Promise<Result<unknown>> {
  if (todo.invite) {
    return inviteByMail(
      tx,
      { id: newId(), name: row.name, email: row.email, roles: ['learner'], branchId: null },
      mail.inviter,
      mail.publicUrl,
    );
  }
  const learnerId = todo.memberId;
  if (learnerId === null) return ok(null);
  const steps: (() => Promise<Result<unknown>>)[] = [];
  const { enrol: begin, choose, employment, induction } = todo;
  if (begin) {
    steps.push(() =>
      enrol(tx, {
        id: newId(),
        memberId: learnerId,
        frameworkId: framework.id,
        startedOn: begin.startedOn,
        unitIds: begin.unitIds,
        endedBecause: template.endedBecause || undefined,
      }),
    );
  }
  if (choose) steps.push(() => chooseUnits(tx, choose.enrolmentId, choose.unitIds));
  for (const { post, memberId } of todo.allocate) {
    const input = { id: newId(), learnerId, frameworkCode: framework.code, post, memberId };
    steps.push(() => allocate(tx, input));
  }
  if (employment) {
    steps.push(() => recordEmployment(tx, { id: newId(), learnerId, ...employment, toOn: null }));
  }
  if (induction) {
    steps.push(() =>
      planVisitBy(tx, induction.memberId, {
        id: newId(),
        learnerId,
        kind: 'induction',
        on: induction.on,
        clock: template.inductionAt,
        minutes: 60,
        place: template.inductionPlace || 'To be agreed',
        words: '',
      }),
    );
  }
  for (const step of steps) {
    const done = await step();
    if (!done.ok) return done;
  }
  return ok(null);
}

/** One batch of all whom the awarding body has not heard of. */
async function registerAll(
  tx: Tx,
  lines: readonly PlannedLine[],
  framework: FrameworkTree,
): Promise<Result<unknown>> {
  const learners = lines.flatMap(({ row, todo: { register, memberId } }) =>
    register && memberId ? [{ learnerId: memberId, uln: row.uln, bornOn: row.bornOn }] : [],
  );
  if (learners.length === 0) return ok(null);
  return makeBatch(tx, { id: newId(), frameworkCode: framework.code, learners });
}

function say(tx: Tx, plan: CohortPlan, lines: readonly PlannedLine[]): void {
  const count = (is: (line: PlannedLine) => boolean) => lines.filter(is).length;
  record(tx, cohortSetUp, {
    subjects: { framework: plan.framework.id },
    facts: {
      framework: plan.framework.code,
      lines: lines.length,
      invited: count(({ todo }) => todo.invite),
      enrolled: count(({ todo }) => todo.enrol !== null),
      allocated: count(({ todo }) => todo.allocate.length > 0),
      registered: count(({ todo }) => todo.register),
      inductions: count(({ todo }) => todo.induction !== null),
    },
  });
}
