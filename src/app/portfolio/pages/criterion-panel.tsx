import './portfolio.css';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { CLOSES_WORDS } from '../../../proof/portfolio/schema.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Moment } from '../../../ui/when.tsx';
import { LinkedCriteria } from './linked-criteria.tsx';
import { CELL_LOOKS, CRITERION_LOOKS } from './looks.ts';
import { type Judgement, mayClaim, type Placed, type Standing } from './standing.ts';

const METHODS: Readonly<Record<Judgement['method'], string>> = {
  record: 'from your work records',
  observation: 'having watched you',
  questioning: 'by questioning',
  discussion: 'in discussion',
};

/** One criterion for the panel beside the matrix: what it asks, what can close it, its items and every judgement on it. */
export function CriterionPart({
  at,
  standing,
}: {
  readonly at: Placed;
  readonly standing: Standing;
}) {
  const { framework, unit, criterion } = at;
  const { setQuery } = useAddress();
  const items = standing.itemsFor(criterion.criterionId);
  const history = standing.judgementsOf(criterion.criterionId);
  return (
    <>
      <Badge state={CRITERION_LOOKS[standing.stateOf(criterion.criterionId)]} />
      <FactList
        facts={[
          ...(criterion.wording === null ? [] : [{ label: 'Wording', value: criterion.wording }]),
          { label: 'What can close it', value: CLOSES_WORDS[criterion.closes] },
          {
            label: 'Unit',
            value: `${unit.reference} ${unit.title}`,
            from: `${framework.code}, ${framework.title}`,
          },
        ]}
      />
      <LinkedCriteria at={at} standing={standing} />
      <h3>{counted(items.length, 'item')} of evidence</h3>
      {items.length === 0 ? (
        <p className="dp-dim">
          {criterion.closes === 'discussion'
            ? 'No item yet. That need not stop a claim: your assessor may close it by questioning.'
            : 'No item yet.'}
        </p>
      ) : (
        <ul className="pf-list">
          {items.map((item) => {
            const state = standing.cellOf(criterion.criterionId, item.evidenceId);
            return (
              <li key={item.evidenceId}>
                <button
                  type="button"
                  className="dp-link pf-grow"
                  onClick={() =>
                    setQuery({ evidence: item.evidenceId, criterion: criterion.criterionId })
                  }
                >
                  {item.code} {item.title}
                </button>
                {state ? <Badge state={CELL_LOOKS[state]} /> : null}
              </li>
            );
          })}
        </ul>
      )}
      <Link href={`/portfolio/suggestions?criterion=${criterion.criterionId}`}>
        Look for work that may show {criterion.code}
      </Link>
      {mayClaim(framework, unit, standing) ? (
        <LinkButton quiet href={`/portfolio/claims/${unit.unitId}`}>
          Claim {unit.reference}
        </LinkButton>
      ) : null}
      <h3>Judgements</h3>
      {history.length === 0 ? (
        <p className="dp-dim">Nobody has judged it yet.</p>
      ) : (
        history.map((one) => <OneJudgement key={one.judgementId} judgement={one} />)
      )}
    </>
  );
}

function OneJudgement({ judgement }: { readonly judgement: Judgement }) {
  const today = dateIn(new Date());
  return (
    <div className="pf-record">
      <div className="dp-row">
        <Badge state={CELL_LOOKS[judgement.outcome]} />
        <span>
          {judgement.assessorName}, {METHODS[judgement.method]}, <Moment at={judgement.judgedAt} />
        </span>
        {judgement.attempt === 0 ? (
          <span className="dp-dim">carried over from the framework that this one replaces</span>
        ) : null}
        {judgement.attempt > 1 ? <span className="dp-dim">attempt {judgement.attempt}</span> : null}
      </div>
      {judgement.action === null || judgement.action === '' ? null : (
        <p className="dp-attention pf-note pf-said">To do: {judgement.action}</p>
      )}
      {judgement.note === '' ? null : <p className="pf-words">{judgement.note}</p>}
      {judgement.observedOn === null ? null : (
        <p className="pf-small">
          Seen on {showDate(judgement.observedOn, today)}
          {judgement.observedWhere ? `, ${judgement.observedWhere}` : ''}
        </p>
      )}
      {judgement.answers.map(({ question, answer }) => (
        <p key={question} className="pf-small pf-said">
          <strong>{question}</strong> {answer}
        </p>
      ))}
      {judgement.items.length === 0 ? null : (
        <p className="dp-dim pf-small">On {judgement.items.map(({ title }) => title).join('; ')}</p>
      )}
    </div>
  );
}
