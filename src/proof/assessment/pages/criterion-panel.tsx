import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { JudgementRecord } from '../schema.ts';
import { Answered } from './action-answer.tsx';
import { Items } from './items.tsx';
import { JudgeForm } from './judge-form.tsx';
import {
  CLOSES_WORDS,
  CRITERION_LOOKS,
  type JudgedCriterion,
  type JudgingView,
  METHOD_WORDS,
} from './looks.ts';

/** The chosen criterion: what is referenced for it, what was judged of it, and the form. */
export function CriterionPanel({
  claim,
  criterion,
  asked,
  onChoose,
}: {
  readonly claim: JudgingView;
  readonly criterion: JudgedCriterion;
  /** Chosen by hand, so that the focus goes to its title. */
  readonly asked: boolean;
  readonly onChoose: (criterionId: string) => void;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  const wanted = useRef(asked);
  useEffect(() => {
    if (wanted.current) title.current?.focus();
  }, []);
  const at = claim.criteria.indexOf(criterion);
  const next = nextToJudge(claim, at);
  const notes = new Map(criterion.references.map(({ evidenceId, note }) => [evidenceId, note]));
  const referenced = claim.items.filter(({ evidenceId }) => notes.has(evidenceId));
  return (
    <section className="as-panel" aria-labelledby="as-panel-title">
      <div className="as-panel-head">
        <h2 id="as-panel-title" ref={title} tabIndex={-1}>
          {criterion.code} {criterion.label}
        </h2>
        <Badge state={CRITERION_LOOKS[criterion.state]} />
      </div>
      {criterion.wording === null ? null : <p className="as-text">{criterion.wording}</p>}
      <p className="dp-dim">{CLOSES_WORDS[criterion.closes]}.</p>
      <h3>Evidence the learner referenced for it</h3>
      {referenced.length === 0 ? (
        <p className="dp-dim">
          None. Judge on another item of the claim, observe, ask, or decide not yet.
        </p>
      ) : (
        <Items claim={claim} items={referenced} notes={notes} />
      )}
      <History records={criterion.history} />
      {claim.state === 'in_hand' ? (
        <>
          <h3>{criterion.state === 'unjudged' ? 'Judge it' : 'Judge it again'}</h3>
          <JudgeForm
            claim={claim}
            criterion={criterion}
            onJudged={() => (next ? onChoose(next.criterionId) : undefined)}
          />
        </>
      ) : null}
      {claim.state === 'waiting' && claim.mayJudge ? (
        <p className="as-note dp-information">Take this claim, and you can judge it.</p>
      ) : null}
      {next === undefined ? null : (
        <div>
          <Button variant="default" size="compact-sm" onClick={() => onChoose(next.criterionId)}>
            Next: {next.code}, {CRITERION_LOOKS[next.state].word.toLowerCase()}
          </Button>
        </div>
      )}
    </section>
  );
}

/** The next criterion that nobody judged, from here on and then from the start; else simply the next. */
function nextToJudge(claim: JudgingView, at: number): JudgedCriterion | undefined {
  const round = [...claim.criteria.slice(at + 1), ...claim.criteria.slice(0, at)];
  return round.find(({ state }) => state === 'unjudged') ?? claim.criteria[at + 1];
}

function History({ records }: { readonly records: readonly JudgementRecord[] }) {
  if (records.length === 0) return null;
  return (
    <>
      <h3>Judged so far</h3>
      <ol className="as-plain as-attempts">
        {records.map((record) => (
          <li key={record.judgementId}>
            <OneJudgement record={record} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** One judgement whole, for the assessor and for the learner alike. */
export function OneJudgement({ record }: { readonly record: JudgementRecord }) {
  return (
    <div className="as-judgement">
      <p className="dp-row">
        <Badge state={CRITERION_LOOKS[record.outcome]} />
        <span>
          {METHOD_WORDS[record.method]}, {record.assessorName}, <Moment at={record.judgedAt} />
        </span>
        <span className="dp-dim">attempt {record.attempt}</span>
      </p>
      {record.observedOn === null ? null : (
        <p>
          Observed on {showDate(record.observedOn, dateIn(new Date()))}, {record.observedWhere}
        </p>
      )}
      {record.items.length === 0 ? null : (
        <p className="dp-dim">On: {record.items.map(({ title }) => title).join(', ')}</p>
      )}
      {record.note === '' ? null : <p className="as-text">{record.note}</p>}
      {record.answers.map(({ question, answer }) => (
        <dl key={question} className="as-dialogue">
          <dt>{question}</dt>
          <dd>{answer}</dd>
        </dl>
      ))}
      {record.action === null ? null : (
        <p className="as-text">
          <strong>
            To do
            {record.actionDueOn === null
              ? ''
              : ` by ${showDate(record.actionDueOn, dateIn(new Date()))}`}
            :
          </strong>{' '}
          {record.action}
        </p>
      )}
      <Answered answer={record.answer} />
    </div>
  );
}
