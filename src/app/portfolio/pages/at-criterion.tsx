import { Button } from '@mantine/core';
import { Badge } from '../../../ui/badge.tsx';
import { Refused } from '../../../ui/refused.tsx';
import type { Evidence } from './evidence-panel.tsx';
import { LinkedCriteria } from './linked-criteria.tsx';
import { CELL_LOOKS } from './looks.ts';
import type { Placed, Standing } from './standing.ts';
import { useReference } from './use-reference.ts';

/** The cell itself: this item against this criterion, with the one press that references or takes back. */
export function AtCriterion({
  evidence,
  code,
  at,
  standing,
}: {
  readonly evidence: Evidence;
  readonly code: string;
  readonly at: Placed;
  readonly standing: Standing;
}) {
  const { criterion } = at;
  const { add, remove, refusal, busy } = useReference(code);
  const pair = { evidenceId: evidence.evidenceId, criterionId: criterion.criterionId };
  const reference = evidence.references.find(({ criterionId }) => criterionId === pair.criterionId);
  const may = evidence.mayShow.find(({ criterionId }) => criterionId === pair.criterionId);
  const state = standing.cellOf(pair.criterionId, pair.evidenceId);
  return (
    <div className="pf-card">
      <p>
        <span className="pf-code">{criterion.code}</span> {criterion.wording ?? criterion.label}
      </p>
      <div className="dp-row">
        {state === undefined ? (
          <span className="dp-dim">
            {may === undefined
              ? 'Not referenced. Nothing in its records is known to show this; you may still say so.'
              : may.supports
                ? 'Not referenced. Its records support this, and never carry it alone.'
                : 'Not referenced. Its records may show this.'}
          </span>
        ) : (
          <Badge state={CELL_LOOKS[state]} />
        )}
        {reference === undefined ? (
          <Button
            size="compact-sm"
            aria-disabled={busy}
            onClick={() => (busy ? undefined : void add(pair, criterion.code))}
          >
            Reference {code} to {criterion.code}
          </Button>
        ) : reference.claimed ? (
          <span className="dp-dim">
            Presented in a claim; it stays until you take the claim back.
          </span>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            aria-disabled={busy}
            onClick={() => (busy ? undefined : void remove(pair, criterion.code, reference.note))}
          >
            Take {criterion.code} off {code}
          </Button>
        )}
      </div>
      {reference === undefined || reference.note === '' ? null : (
        <p className="pf-words">{reference.note}</p>
      )}
      <LinkedCriteria
        at={at}
        evidence={{ evidenceId: evidence.evidenceId, code }}
        standing={standing}
      />
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </div>
  );
}
