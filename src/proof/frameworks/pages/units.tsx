import { Button } from '@mantine/core';
import { useState } from 'react';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { CLOSES_LOOKS, type Criterion, type Framework, type Unit } from './words.ts';

/** Few units stand open from the start: a standard's kinds, a marking scheme. */
const FEW = 3;

/** Units, each opening to its outcomes and criteria. */
export function Units({ framework }: { readonly framework: Framework }) {
  const { tree } = framework;
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(tree.length <= FEW ? tree.map(({ unitId }) => unitId) : []),
  );
  const all = open.size === tree.length;
  const turn = (unitId: string, isOpen: boolean) =>
    setOpen((before) => {
      const next = new Set(before);
      if (isOpen) next.add(unitId);
      else next.delete(unitId);
      return next;
    });
  return (
    <div className="dp-units">
      <div className="dp-section-head">
        <p className="dp-dim">
          What can close a criterion stands beside it: a record of work, being observed, or a
          discussion.
        </p>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => setOpen(new Set(all ? [] : tree.map(({ unitId }) => unitId)))}
        >
          {all ? 'Close all units' : 'Open all units'}
        </Button>
      </div>
      {tree.map((unit) => (
        <details
          key={unit.unitId}
          className="dp-unit"
          open={open.has(unit.unitId)}
          onToggle={(event) => turn(unit.unitId, event.currentTarget.open)}
        >
          <summary>
            <UnitHead unit={unit} />
          </summary>
          {open.has(unit.unitId) ? <UnitBody unit={unit} /> : null}
        </details>
      ))}
    </div>
  );
}

function UnitHead({ unit }: { readonly unit: Unit }) {
  const facts = [
    unit.group,
    unit.credit === null ? null : counted(unit.credit, 'credit'),
    unit.guidedHours === null ? null : `${unit.guidedHours} h`,
    counted(unit.outcomes.flatMap(({ criteria }) => criteria).length, 'criterion', 'criteria'),
  ].filter((fact) => fact !== null);
  return (
    <span className="dp-unit-head">
      <h2>{unit.title === unit.reference ? unit.title : `${unit.reference} ${unit.title}`}</h2>
      {unit.expired ? (
        <Badge state={{ word: 'Past its date', meaning: 'attention', mark: 'triangle' }} />
      ) : null}
      <span className="dp-dim">{facts.join(' · ')}</span>
    </span>
  );
}

function UnitBody({ unit }: { readonly unit: Unit }) {
  const today = dateIn(new Date());
  return (
    <div className="dp-unit-body">
      {unit.expired && unit.expiresOn !== null ? (
        <p className="dp-unit-note">
          The unit ended on {showDate(unit.expiresOn, today)}. To clear: the owner enters the
          awarding body’s extension under Last days, or imports its new version.
        </p>
      ) : null}
      {unit.ofqualNumber === null && unit.level === null ? null : (
        <p className="dp-dim">
          {[
            unit.level === null ? '' : `Level ${unit.level}`,
            unit.ofqualNumber === null ? '' : `Ofqual number ${unit.ofqualNumber}`,
            unit.expiresOn === null || unit.expired
              ? ''
              : `ends on ${showDate(unit.expiresOn, today)}`,
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      )}
      {unit.outcomes.map((outcome) => (
        <div key={outcome.outcomeId} className="dp-outcome">
          {outcome.number === 0 ? null : (
            <>
              <h3>
                {outcome.number}. {outcome.label}
              </h3>
              {outcome.wording === null ? null : <p className="dp-wording">{outcome.wording}</p>}
            </>
          )}
          <Criteria criteria={outcome.criteria} />
        </div>
      ))}
    </div>
  );
}

function Criteria({ criteria }: { readonly criteria: readonly Criterion[] }) {
  return (
    <ul className="dp-criteria">
      {criteria.map((criterion) => (
        <li key={criterion.criterionId}>
          <span className="dp-criterion-code">{criterion.code}</span>
          <span className="dp-criterion-words">
            <span>{criterion.label}</span>
            {criterion.wording === null ? null : (
              <span className="dp-wording">{criterion.wording}</span>
            )}
          </span>
          <Badge state={CLOSES_LOOKS[criterion.closes]} />
        </li>
      ))}
    </ul>
  );
}
