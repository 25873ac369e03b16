import './assessment.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { addressOf } from '../../../ui/api.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { readOutcomePaper, readOutcomes } from '../schema.ts';
import { AnswerAction, Answered } from './action-answer.tsx';
import { OneJudgement } from './criterion-panel.tsx';
import { Dialogues } from './dialogues.tsx';
import {
  CRITERION_LOOKS,
  STANDING_LOOKS,
  SUPERSEDED,
  UNCOUNTERSIGNED,
  verdictLook,
} from './looks.ts';

type Outcome = ReplyOf<typeof readOutcomes>['rows'][number];
type Criterion = Outcome['criteria'][number];

const LOOKS: Readonly<Record<Outcome['state'], StateLook>> = {
  waiting: { word: 'Waiting for an assessor', meaning: 'quiet', mark: 'clock' },
  in_hand: { word: 'With an assessor', meaning: 'information', mark: 'pen' },
  decided: { word: 'Decided', meaning: 'good', mark: 'tick' },
  withdrawn: { word: 'Withdrawn', meaning: 'quiet', mark: 'dash' },
};

/**
 * The learner's own claims: decision, feedback, what to do next, every attempt, the paper. On the page of a
 * claim only the attempts at its unit.
 */
export default function OutcomeList({ id }: { readonly id: string }) {
  const reading = useRead(readOutcomes, {});
  return (
    <Read of={reading}>
      {({ rows: all }) => {
        const unitId = all.find(({ claimId }) => claimId === id)?.unit.unitId;
        const rows = unitId === undefined ? all : all.filter(({ unit }) => unit.unitId === unitId);
        return rows.length === 0 ? (
          <Empty title="No claim yet">
            When you claim a unit, it stands here with what the assessor judged and what to do next.
          </Empty>
        ) : (
          <ul className="as-plain">
            <li>
              <a href="/portfolio/assessment-plan">What will be assessed, and when</a>
            </li>
            {rows.map((outcome, index) => (
              <li key={outcome.claimId}>
                <OneClaim outcome={outcome} newest={isNewest(rows, index)} />
              </li>
            ))}
          </ul>
        );
      }}
    </Read>
  );
}

function isNewest(rows: readonly Outcome[], index: number): boolean {
  const unitId = rows[index]?.unit.unitId;
  return rows.findIndex(({ unit }) => unit.unitId === unitId) === index;
}

function OneClaim({ outcome, newest }: { readonly outcome: Outcome; readonly newest: boolean }) {
  const { decision, unit } = outcome;
  return (
    <article className="as-outcome" aria-label={`${unit.reference}, attempt ${outcome.attempt}`}>
      <div className="dp-row">
        <h3>
          {unit.reference} {unit.title}
        </h3>
        <Badge
          state={decision ? verdictLook(decision.outcome, decision.standing) : LOOKS[outcome.state]}
          note={`attempt ${outcome.attempt}`}
        />
      </div>
      <p className="dp-dim">
        Claimed <Moment at={outcome.claimedAt} />
        {outcome.assessorName === null ? '' : `, assessor ${outcome.assessorName}`}
        {decision === null ? null : (
          <>
            , decided <Moment at={decision.decidedAt} />
          </>
        )}
      </p>
      {decision === null ? null : (
        <>
          <p className="as-text">{decision.feedback}</p>
          {decision.party ? (
            <p className="dp-dim">
              The assessor had a hand in the work itself, so this decision is sampled.
            </p>
          ) : null}
          {decision.reopened === null ? null : (
            <p>
              {decision.reopened.ground === 'appeal' ? 'Your appeal' : 'Verification'} found on{' '}
              <Moment at={decision.reopened.at} /> that this decision is not supported. Claim the
              unit again:{' '}
              {counted(decision.reopened.criterionIds.length, 'criterion is', 'criteria are')}{' '}
              judged anew.
            </p>
          )}
          <Appeal outcome={outcome} />
          <ToDo outcome={outcome} open={newest} />
          <p className="dp-row">
            <Badge state={STANDING_LOOKS[decision.standing]} />
            {decision.reopened === null ? null : <Badge state={SUPERSEDED} />}
            {decision.countersignature === 'needed' ? <Badge state={UNCOUNTERSIGNED} /> : null}
            <a href={addressOf(readOutcomePaper, { params: { claimId: outcome.claimId } })}>
              Decision on {unit.reference}, attempt {outcome.attempt}, as PDF
            </a>
          </p>
        </>
      )}
      {outcome.dialogues.length === 0 ? null : (
        <>
          <h4>What you were asked</h4>
          <Dialogues claimId={outcome.claimId} dialogues={outcome.dialogues} />
        </>
      )}
      {outcome.criteria.length === 0 ? null : <Criteria criteria={outcome.criteria} />}
    </article>
  );
}

/** What came of an appeal against it, or the way to one; the decision stays as it was. */
function Appeal({ outcome }: { readonly outcome: Outcome }) {
  if (outcome.decision?.appeal) {
    return (
      <p>
        <a href="/portfolio/appeals">{outcome.decision.appeal.words}</a>
      </p>
    );
  }
  if (outcome.decision?.outcome !== 'not_yet') return null;
  return (
    <p>
      <a href={`/portfolio/appeals?claim=${outcome.claimId}`}>
        Appeal this decision: {outcome.unit.reference}, attempt {outcome.attempt}
      </a>
    </p>
  );
}

/** What is left to do, first; of an attempt that a newer one follows it is history. */
function ToDo({ outcome, open }: { readonly outcome: Outcome; readonly open: boolean }) {
  const lacking = outcome.criteria.filter(({ state }) => state === 'not_yet');
  const unjudged = outcome.criteria.filter(({ state }) => state === 'unjudged');
  const action = outcome.decision?.unjudgedAction ?? null;
  if (lacking.length === 0 && action === null) return null;
  return (
    <>
      <h4>{open ? 'What to do next' : 'What there was to do'}</h4>
      <ul className="as-todo">
        {lacking.map(({ criterionId, code, label, history }) => (
          <li key={criterionId}>
            <strong>{code}</strong> {label}: {history[0]?.action}
            {history[0]?.actionDueOn
              ? `, by ${showDate(history[0].actionDueOn, dateIn(new Date()))}`
              : ''}
            <Answered answer={history[0]?.answer ?? null} />
            {open && history[0] ? (
              <AnswerAction actionId={history[0].judgementId} about={code} />
            ) : null}
          </li>
        ))}
        {action === null ? null : (
          <li>
            <strong>{unjudged.map(({ code }) => code).join(', ')}</strong>, not judged: {action}
            <Answered answer={outcome.decision?.unjudgedAnswer ?? null} />
            {open ? <AnswerAction actionId={outcome.claimId} about="what was not judged" /> : null}
          </li>
        )}
      </ul>
    </>
  );
}

function Criteria({ criteria }: { readonly criteria: readonly Criterion[] }) {
  const met = criteria.filter(({ state }) => state === 'met').length;
  return (
    <details>
      <summary>
        {met} of {counted(criteria.length, 'criterion', 'criteria')} met; how each was judged
      </summary>
      <ul className="as-plain">
        {criteria.map((criterion) => (
          <li key={criterion.criterionId}>
            <p className="dp-row">
              <strong>{criterion.code}</strong>
              <span>{criterion.label}</span>
              <Badge state={CRITERION_LOOKS[criterion.state]} />
            </p>
            {criterion.history.map((record) => (
              <OneJudgement key={record.judgementId} record={record} />
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
