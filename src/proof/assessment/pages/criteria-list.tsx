import { type KeyboardEvent, useRef, useState } from 'react';
import { counted } from '../../../lib/text.ts';
import { Mark } from '../../../ui/mark.tsx';
import { CRITERION_LOOKS, type JudgedCriterion, type JudgingView } from './looks.ts';

/** The criteria of the unit in order: mark and word of each, up and down move, Enter opens. */
export function CriteriaList({
  claim,
  chosenId,
  onChoose,
}: {
  readonly claim: JudgingView;
  readonly chosenId: string | undefined;
  readonly onChoose: (criterionId: string) => void;
}) {
  const { criteria, progress } = claim;
  const chosenAt = criteria.findIndex(({ criterionId }) => criterionId === chosenId);
  const [at, setAt] = useState<number | undefined>();
  const list = useRef<HTMLOListElement>(null);
  const stop = at ?? Math.max(chosenAt, 0);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: stop + 1,
      ArrowUp: stop - 1,
      Home: 0,
      End: criteria.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(to, 0), criteria.length - 1);
    setAt(next);
    list.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  return (
    <section className="as-criteria" aria-labelledby="as-criteria-title">
      <h2 id="as-criteria-title">Criteria</h2>
      <p className="dp-dim" role="status">
        {progress.met} of {progress.criteria} met, {progress.notYet} not yet, {progress.unjudged}{' '}
        not judged
      </p>
      <ol ref={list} onKeyDown={onKeyDown}>
        {criteria.map((criterion, index) => (
          <li key={criterion.criterionId}>
            <button
              type="button"
              className="dp-plain as-criterion"
              tabIndex={index === stop ? 0 : -1}
              aria-current={criterion.criterionId === chosenId ? 'true' : undefined}
              onFocus={() => setAt(index)}
              onClick={() => onChoose(criterion.criterionId)}
            >
              <Row criterion={criterion} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Row({ criterion }: { readonly criterion: JudgedCriterion }) {
  const look = CRITERION_LOOKS[criterion.state];
  const items = criterion.references.length;
  return (
    <>
      <span className="as-criterion-code">{criterion.number}</span>
      <span className="as-criterion-label">
        {criterion.label}
        <span className="dp-dim"> {items === 0 ? 'no item' : counted(items, 'item')}</span>
      </span>
      <span className={`as-criterion-state dp-${look.meaning}`}>
        <Mark name={look.mark} size={12} /> {look.word}
      </span>
    </>
  );
}
