import { sql } from 'kysely';
import { showDate } from '../../lib/show.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { unitOf } from '../frameworks/index.ts';
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

/** Open appeals of these learners against decisions on units; what was answered and not taken further is not open. */
export async function openAppealsOf(
  tx: Tx,
  learnerIds: readonly string[],
): Promise<readonly OpenAppeal[]> {
  const { rows } = await sql<{
    appealId: string;
    learnerId: string;
    unitId: string;
    assessorId: string;
    stage: Stage;
    dueOn: string;
  }>`
    select * from (
      select distinct on (a.id) a.id as "appealId", a.learner_id as "learnerId", a.unit_id as "unitId",
        a.assessor_id as "assessorId", s.stage, s.due_on::text as "dueOn", o.outcome
      from appeal a
      join appeal_stage s on s.organisation_id = a.organisation_id and s.appeal_id = a.id
      left join appeal_outcome o on o.organisation_id = s.organisation_id
        and o.appeal_id = s.appeal_id and o.stage = s.stage
      where a.organisation_id = ${actorOf(tx).organisationId}::uuid and a.unit_id is not null
        and a.learner_id = any(${[...learnerIds]}::uuid[])
      order by a.id, case s.stage when 'informal' then 1 when 'formal' then 2 else 3 end desc) newest
    where newest.outcome is null`.execute(appealsDb(tx));
  if (rows.length === 0) return [];
  const names = await memberNames(tx);
  const open: OpenAppeal[] = [];
  for (const { appealId, learnerId, unitId, assessorId, stage, dueOn } of rows) {
    const unit = await unitOf(tx, unitId);
    if (!unit) continue;
    open.push({
      appealId,
      learnerId,
      frameworkCode: unit.frameworkCode,
      unitReference: unit.reference,
      because: `${unit.reference}: the learner’s appeal against a decision is open (${WHERE[stage]}, due ${showDate(dueOn)}).`,
      clears:
        stage === 'informal'
          ? `Ask ${names.get(assessorId) ?? 'the assessor who decided'} to answer it.`
          : WHOM[stage],
    });
  }
  return open;
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
