import { sql } from 'kysely';
import type { Found, Sought } from '../../lib/found.ts';
import { showDate } from '../../lib/show.ts';
import { nameKey } from '../../lib/text.ts';
import { type DateText, dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { unitOf } from '../frameworks/index.ts';
import { panelOf } from './decide-appeal.ts';
import { partsIn } from './found.ts';
import { appealList } from './queries.ts';
import { appealsDb, type Stage } from './tables.ts';

/** An appeal against a decision that nobody has answered yet. */
export interface OpenAppeal {
  readonly appealId: string;
  readonly learnerId: string;
  readonly frameworkCode: string;
  readonly unitReference: string;
  /** One sentence: at which stage, and by when it is due. */
  readonly because: string;
  /** Whom to ask: one sentence. */
  readonly clears: string;
}

interface OpenStage {
  readonly appealId: string;
  readonly learnerId: string;
  readonly unitId: string | null;
  readonly assessorId: string | null;
  readonly stage: Stage;
  readonly dueOn: string;
}

/** The stage each unanswered appeal stands at; of these learners, or of all. */
async function openStages(
  tx: Tx,
  learnerIds: readonly string[] | null,
): Promise<readonly OpenStage[]> {
  const { rows } = await sql<OpenStage>`
    select * from (
      select distinct on (a.id) a.id as "appealId", a.learner_id as "learnerId", a.unit_id as "unitId",
        a.assessor_id as "assessorId", s.stage, s.due_on::text as "dueOn", o.outcome
      from appeal a
      join appeal_stage s on s.organisation_id = a.organisation_id and s.appeal_id = a.id
      left join appeal_outcome o on o.organisation_id = s.organisation_id
        and o.appeal_id = s.appeal_id and o.stage = s.stage
      where a.organisation_id = ${actorOf(tx).organisationId}::uuid
        and (${learnerIds === null} or a.learner_id = any(${[...(learnerIds ?? [])]}::uuid[]))
      order by a.id, case s.stage when 'informal' then 1 when 'formal' then 2 else 3 end desc) newest
    where newest.outcome is null
    order by newest."dueOn", newest."appealId"`.execute(appealsDb(tx));
  return rows;
}

/** Appeals raised on a day or later: whose, and against a decision on which unit; null: against something else. */
export async function appealsSince(
  tx: Tx,
  from: DateText,
): Promise<readonly { readonly learnerId: string; readonly unitId: string | null }[]> {
  const { rows } = await sql<{ learnerId: string; unitId: string | null }>`
    select learner_id as "learnerId", unit_id as "unitId" from appeal
    where organisation_id = current_organisation()
      and (raised_at at time zone 'Europe/London')::date >= ${from}::date
    order by raised_at, id`.execute(appealsDb(tx));
  return rows;
}

/** Open appeals of these learners against decisions on units; what was answered and not taken further is not open. */
export async function openAppealsOf(
  tx: Tx,
  learnerIds: readonly string[],
): Promise<readonly OpenAppeal[]> {
  const rows = await openStages(tx, learnerIds);
  if (rows.length === 0) return [];
  const names = await memberNames(tx);
  const open: OpenAppeal[] = [];
  for (const { appealId, learnerId, unitId, assessorId, stage, dueOn } of rows) {
    const unit = unitId === null ? null : await unitOf(tx, unitId);
    if (!unit) continue;
    open.push({
      appealId,
      learnerId,
      frameworkCode: unit.frameworkCode,
      unitReference: unit.reference,
      because: `${unit.reference}: the learner’s appeal against a decision is open (${WHERE[stage]}, due ${showDate(dueOn)}).`,
      clears:
        stage === 'informal'
          ? `Ask ${names.get(assessorId ?? '') ?? 'the assessor who decided'} to answer it.`
          : WHOM[stage],
    });
  }
  return open;
}

/** Appeals whose next step is the reader's: how many, the day the first is due, and how many are late. */
export async function appealsForMe(
  tx: Tx,
): Promise<{ readonly count: number; readonly dueOn: string | null; readonly late: number }> {
  const { memberId, roles } = actorOf(tx);
  const runs = roles.includes('quality_manager') || roles.includes('centre_administrator');
  const own: OpenStage[] = [];
  for (const row of await openStages(tx, null)) {
    if (await isMine(tx, row, { memberId: memberId ?? '', runs })) own.push(row);
  }
  const today = dateIn(nowOf(tx));
  return {
    count: own.length,
    dueOn: own[0]?.dueOn ?? null,
    late: own.filter(({ dueOn }) => dueOn < today).length,
  };
}

/** Informal: who decided, or for a refusal who runs the centre and has no part. Formal: the panel, or who seats one. */
async function isMine(
  tx: Tx,
  { appealId, assessorId, learnerId, stage }: OpenStage,
  { memberId, runs }: { readonly memberId: string; readonly runs: boolean },
): Promise<boolean> {
  if (stage === 'informal' && assessorId !== null) return assessorId === memberId;
  if (!runs || learnerId === memberId) return false;
  if (stage === 'informal') return !(await partsIn(tx, appealId, [memberId])).has(memberId);
  if (stage === 'awarding_body') return true;
  const panel = await panelOf(tx, appealId);
  return panel.length === 0 || panel.includes(memberId);
}

/** Appeals by the beginnings of the learner's name; an assessor finds those against their own decisions. */
export async function findAppeals(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  const words = nameKey(text).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return (await appealList(tx)).rows
    .filter(({ learnerName }) => {
      const own = nameKey(learnerName).split(' ');
      return words.every((word) => own.some((part) => part.startsWith(word)));
    })
    .map(({ appealId, learnerName, what, open }) => ({
      id: appealId,
      label: `Appeal of ${learnerName}`,
      note: `${what}, ${open ? 'open' : 'answered'}`,
    }))
    .slice(0, most);
}

const WHERE: Readonly<Record<Stage, string>> = {
  informal: 'informal stage',
  formal: 'formal stage',
  awarding_body: 'with the awarding body',
};
const WHOM: Readonly<Record<Exclude<Stage, 'informal'>, string>> = {
  formal: 'Ask the quality manager: the panel decides it first.',
  awarding_body: 'Ask the awarding body for its answer, and enter it in the appeal.',
};
