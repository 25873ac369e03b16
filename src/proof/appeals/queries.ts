import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { decisionsIn } from '../assessment/index.ts';
import { unitOf } from '../frameworks/index.ts';
import { learnersHere, ownLearner } from '../portfolio/index.ts';
import { whyNotAnswer } from './answer-appeal.ts';
import { dueAfter } from './appeal.ts';
import { panelOf, seatsOf } from './decide-appeal.ts';
import { appealHere, mayGoOn, termsNow, whoActs } from './found.ts';
import { filesIn } from './paper-files.ts';
import {
  ABOUT,
  type listAppeals,
  type listOwnAppeals,
  type readAppeal,
  type WholeAppeal,
} from './schema.ts';
import { appealsDb, type Stage } from './tables.ts';
import { furtherBy } from './take-further.ts';

const ORDER: readonly Stage[] = ['informal', 'formal', 'awarding_body'];

/** Appeals with everything that was said in them, the newest first: all, those with these ids, or of a learner or an assessor. */
export async function wholeAppeals(
  tx: Tx,
  of: {
    readonly ids?: readonly string[];
    readonly learnerId?: string;
    readonly assessorId?: string;
  },
): Promise<readonly WholeAppeal[]> {
  const db = appealsDb(tx);
  const { organisationId } = actorOf(tx);
  let asked = db.selectFrom('appeal').selectAll().where('organisation_id', '=', organisationId);
  if (of.ids) asked = asked.where(sql<boolean>`id = any(${[...of.ids]}::uuid[])`);
  if (of.learnerId) asked = asked.where('learner_id', '=', of.learnerId);
  if (of.assessorId) asked = asked.where('assessor_id', '=', of.assessorId);
  const rows = await asked.orderBy('raised_at', 'desc').orderBy('id').execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const here = sql<boolean>`appeal_id = any(${ids}::uuid[])`;
  const stages = await db.selectFrom('appeal_stage').selectAll().where(here).execute();
  const outcomes = await db.selectFrom('appeal_outcome').selectAll().where(here).execute();
  const seats = await db.selectFrom('appeal_seat').selectAll().where(here).execute();
  const papers = await db
    .selectFrom('appeal_paper')
    .selectAll()
    .where(here)
    .orderBy('handed_at')
    .orderBy('id')
    .execute();
  const files = await filesIn(tx, rows);
  const names = await memberNames(tx);
  const units = await unitNames(
    tx,
    rows.map(({ unit_id }) => unit_id),
  );
  const today = dateIn(nowOf(tx));
  const nameOf = (id: string | null) => names.get(id ?? '') ?? '';
  return rows.map((row) => {
    const own = ORDER.flatMap((stage) => {
      const one = stages.find((each) => each.appeal_id === row.id && each.stage === stage);
      if (!one) return [];
      const said = outcomes.find((each) => each.appeal_id === row.id && each.stage === stage);
      return [
        {
          stage,
          openedAt: one.opened_at.toISOString(),
          dueOn: one.due_on,
          late: !said && today > one.due_on,
          why: one.why,
          lateBecause: one.late_because,
          sentOn: one.sent_on,
          reference: one.reference,
          outcome: said
            ? {
                outcome: said.outcome,
                reasons: said.reasons,
                heldOn: said.held_on,
                hearing: said.hearing,
                decidedAt: said.decided_at.toISOString(),
                by: stage === 'awarding_body' ? 'The awarding body' : nameOf(said.decided_by),
              }
            : null,
        },
      ];
    });
    const last = own.at(-1);
    if (!last) throw new Error('An appeal without a stage.');
    return {
      appealId: row.id,
      learnerName: nameOf(row.learner_id),
      about: row.about,
      what: units.get(row.unit_id ?? '') ?? row.refused ?? ABOUT[row.about],
      raisedAt: row.raised_at.toISOString(),
      stage: last.stage,
      dueOn: last.dueOn,
      late: last.late,
      outcome: last.outcome?.outcome ?? null,
      open: last.outcome === null,
      claimId: row.claim_id,
      assessorName: row.assessor_id === null ? null : nameOf(row.assessor_id),
      sinceOn: row.since_on,
      grounds: row.grounds,
      version: row.terms_version,
      raiseBy: row.raise_by,
      lateBecause: row.late_because,
      stages: own,
      papers: papers
        .filter(({ appeal_id }) => appeal_id === row.id)
        .map(({ id, title, words, handed_by, handed_at }) => ({
          paperId: id,
          title,
          words,
          by: nameOf(handed_by),
          handedAt: handed_at.toISOString(),
          mine: handed_by === actorOf(tx).memberId,
          file: files.get(id) ?? null,
        })),
      panel: seats
        .filter(({ appeal_id }) => appeal_id === row.id)
        .map(({ member_id }) => ({ memberId: member_id, name: nameOf(member_id) }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
      furtherBy: null,
    };
  });
}

async function unitNames(tx: Tx, ids: readonly (string | null)[]) {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) {
    const unit = id === null ? null : await unitOf(tx, id);
    if (unit) names.set(unit.unitId, `${unit.reference} ${unit.title}`);
  }
  return names;
}

function shownTerms(terms: Awaited<ReturnType<typeof termsNow>>) {
  if (!terms) return null;
  return {
    termsId: terms.id,
    version: terms.version,
    procedure: terms.procedure,
    nation: terms.nation,
    raiseDays: terms.raise_days,
    informalDays: terms.informal_days,
    furtherDays: terms.further_days,
    formalDays: terms.formal_days,
    bodyDays: terms.body_days,
    publishedAt: terms.published_at.toISOString(),
  };
}

/** An assessor who neither verifies nor runs the centre sees only appeals against their own decisions. */
function onlyOwn(tx: Tx): boolean {
  const { roles } = actorOf(tx);
  return !roles.some((role) =>
    (
      [
        'owner',
        'internal_verifier',
        'external_verifier',
        'centre_administrator',
        'quality_manager',
      ] as readonly string[]
    ).includes(role),
  );
}

/** Appeals as the centre sees them, the open ones first. */
export async function appealList(tx: Tx): Promise<ReplyOf<typeof listAppeals>> {
  const rows = await wholeAppeals(tx, onlyOwn(tx) ? { assessorId: whoActs(tx) } : {});
  const terms = await termsNow(tx);
  const read = terms
    ? await appealsDb(tx)
        .selectFrom('appeal_terms_read')
        .select('learner_id')
        .where('organisation_id', '=', actorOf(tx).organisationId)
        .where('version', '=', terms.version)
        .execute()
    : [];
  const haveRead = new Set(read.map(({ learner_id }) => learner_id));
  const unread =
    terms && !onlyOwn(tx) ? (await learnersHere(tx)).filter(({ id }) => !haveRead.has(id)) : [];
  return {
    total: rows.length,
    rows: rows
      .map(
        ({ appealId, learnerName, about, what, raisedAt, stage, dueOn, late, outcome, open }) => ({
          appealId,
          learnerName,
          about,
          what,
          raisedAt,
          stage,
          dueOn,
          late,
          outcome,
          open,
        }),
      )
      .sort((a, b) => Number(b.open) - Number(a.open)),
    terms: shownTerms(terms),
    mayPublish: actorOf(tx).roles.includes('quality_manager'),
    unread: unread.map(({ name }) => name),
  };
}

/** One appeal with what the reader may do next. Refuses `appeal-not-found`. */
export async function oneAppeal(
  tx: Tx,
  appealId: string,
): Promise<Result<ReplyOf<typeof readAppeal>>> {
  const held = await appealHere(tx, appealId);
  if (!held.ok) return held;
  const { memberId, roles } = actorOf(tx);
  if (onlyOwn(tx) && held.value.row.assessor_id !== memberId) {
    return refuse('appeal-not-found', 'There is no such appeal against a decision of yours.');
  }
  const [whole] = await wholeAppeals(tx, { ids: [appealId] });
  if (!whole) return refuse('appeal-not-found', 'There is no such appeal here.');
  const mayRun = roles.includes('quality_manager') || roles.includes('centre_administrator');
  const mayEver = mayRun || roles.includes('assessor');
  const atStage = (stage: Stage) => whole.open && whole.stage === stage;
  return ok({
    ...whole,
    today: dateIn(nowOf(tx)),
    mayAnswer: mayEver && atStage('informal') && (await whyNotAnswer(tx, held.value)) === null,
    mayRun,
    mayDecide: mayRun && atStage('formal') && (await panelOf(tx, appealId)).includes(whoActs(tx)),
    seats: mayRun && atStage('formal') ? await seatsOf(tx, appealId) : [],
  });
}

/** A learner's own appeals, what they may appeal, and the procedure. Refuses `not-a-learner`. */
export async function ownAppeals(tx: Tx): Promise<Result<ReplyOf<typeof listOwnAppeals>>> {
  const learner = await ownLearner(tx);
  if (!learner.ok) return learner;
  const terms = await termsNow(tx);
  const today = dateIn(nowOf(tx));
  const read = terms
    ? await appealsDb(tx)
        .selectFrom('appeal_terms_read')
        .select('read_at')
        .where('organisation_id', '=', actorOf(tx).organisationId)
        .where('version', '=', terms.version)
        .where('learner_id', '=', learner.value)
        .executeTakeFirst()
    : undefined;
  const rows: WholeAppeal[] = [];
  for (const one of await wholeAppeals(tx, { learnerId: learner.value })) {
    rows.push({ ...one, furtherBy: await nextBy(tx, one.appealId, today) });
  }
  const appealed = new Set(rows.map(({ claimId }) => claimId));
  const decided = (await decisionsIn(tx, { learnerIds: [learner.value] })).filter(
    ({ outcome, claimId }) => outcome === 'not_yet' && !appealed.has(claimId),
  );
  const decisions = [];
  for (const { claimId, unitReference, attempt, decidedAt } of decided) {
    const decidedOn = dateIn(decidedAt);
    const by = terms && (await dueAfter(tx, decidedOn, terms.raise_days, terms.nation));
    decisions.push({
      claimId,
      what: `${unitReference}, attempt ${attempt}`,
      decidedOn,
      raiseBy: by?.ok ? by.value : null,
    });
  }
  return ok({
    today,
    terms: shownTerms(terms),
    readAt: read?.read_at.toISOString() ?? null,
    decisions: decisions.reverse(),
    rows,
  });
}

async function nextBy(tx: Tx, appealId: string, today: string): Promise<string | null> {
  const held = await appealHere(tx, appealId);
  if (!held.ok || held.value.stage('formal')) return null;
  if (!mayGoOn(held.value, 'informal', today).ok) return null;
  const by = await furtherBy(tx, held.value);
  return by.ok ? by.value : null;
}
