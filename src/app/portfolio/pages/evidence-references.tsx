import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { counted } from '../../../lib/text.ts';
import { referenceRoute } from '../../../proof/portfolio/schema.ts';
import { Badge } from '../../../ui/badge.tsx';
import { LongTextField, PickField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import type { Evidence } from './evidence-panel.tsx';
import type { Standing } from './standing.ts';
import { useReference } from './use-reference.ts';

/** What an item is referenced to, of whichever framework; adding, taking back, and what its records suggest. */
export function EvidenceReferences({
  evidence,
  code,
  standing,
}: {
  readonly evidence: Evidence;
  readonly code: string;
  readonly standing: Standing;
}) {
  const { add, remove, refusal, busy } = useReference(code);
  const [adding, setAdding] = useState(false);
  const { evidenceId } = evidence;
  const references = useMemo(
    () => inOrder(evidence.references, standing),
    [evidence.references, standing],
  );
  const have = useMemo(
    () => new Set(references.map(({ criterionId }) => criterionId)),
    [references],
  );
  const more = inOrder(evidence.mayShow, standing).filter(
    ({ criterionId }) => !have.has(criterionId),
  );
  return (
    <>
      <h3>Referenced to {counted(references.length, 'criterion', 'criteria')}</h3>
      {references.length === 0 ? (
        <p className="dp-dim">To nothing yet: an assessor sees it once it is referenced.</p>
      ) : (
        <ul className="pf-list">
          {references.map((one) => (
            <li key={one.criterionId}>
              <span className="pf-grow">
                <span className="pf-code">{one.code}</span> {one.label}{' '}
                <span className="dp-dim pf-small">
                  {one.frameworkCode}
                  {one.suggested ? '' : ', your own choice'}
                  {one.supports ? ', supports only' : ''}
                </span>
                {one.note === '' ? null : <span className="dp-dim pf-small"> {one.note}</span>}
              </span>
              {one.claimed ? (
                <Badge state={{ word: 'claimed', meaning: 'quiet', mark: 'clock' }} />
              ) : (
                <button
                  type="button"
                  className="dp-link pf-small"
                  aria-disabled={busy}
                  onClick={() =>
                    busy
                      ? undefined
                      : void remove(
                          { evidenceId, criterionId: one.criterionId },
                          one.code,
                          one.note,
                        )
                  }
                >
                  Take off<span className="dp-unseen"> {one.code}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      {more.length === 0 ? null : (
        <details className="pf-fold" open={references.length === 0}>
          <summary>
            Its records may show {counted(more.length, 'criterion more', 'criteria more')}
          </summary>
          <ul className="pf-list">
            {more.map((one) => (
              <li key={one.criterionId}>
                <span className="pf-grow">
                  <span className="pf-code">{one.code}</span> {one.label}{' '}
                  <span className="dp-dim pf-small">
                    {one.frameworkCode}
                    {one.supports ? ', supports only' : ''}
                  </span>
                </span>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-disabled={busy}
                  onClick={() =>
                    busy
                      ? undefined
                      : void add({ evidenceId, criterionId: one.criterionId }, one.code)
                  }
                >
                  Reference {one.code}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {adding ? (
        <ReferenceForm
          evidence={evidence}
          code={code}
          standing={standing}
          onDone={() => setAdding(false)}
        />
      ) : (
        <button type="button" className="dp-link" onClick={() => setAdding(true)}>
          Reference it to another criterion
        </button>
      )}
    </>
  );
}

/** Any criterion of any framework, those its records suggest first. */
function ReferenceForm({
  evidence,
  code,
  standing,
  onDone,
}: {
  readonly evidence: Evidence;
  readonly code: string;
  readonly standing: Standing;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(referenceRoute);
  const options = useMemo(() => optionsOf(evidence, standing), [evidence, standing]);
  const form = useForm({
    name: `reference-${evidence.evidenceId}`,
    start: { criterionId: '', note: '' },
    checks: { criterionId: needed('Choose a criterion') },
    submit: (values) => act({ body: { evidenceId: evidence.evidenceId, also: [], ...values } }),
    onDone: (_, { criterionId }) => {
      say(`${code} referenced to ${standing.criterionOf.get(criterionId)?.criterion.code}`);
      form.reset();
      onDone();
    },
  });
  return (
    <Form
      form={form}
      action="Reference it"
      label="Reference to another criterion"
      onCancel={onDone}
    >
      <PickField
        form={form}
        name="criterionId"
        label="Criterion"
        hint="Type a code or a word; what its records suggest stands first."
        options={options}
      />
      <LongTextField
        form={form}
        name="note"
        label="How it shows this"
        hint="One sentence for your assessor."
        optional
        rows={2}
      />
    </Form>
  );
}

/** In the order of the frameworks and their criteria, as the matrix has them. */
function inOrder<T extends { readonly criterionId: string }>(
  criteria: readonly T[],
  standing: Standing,
): readonly T[] {
  const places = new Map([...standing.criterionOf.keys()].map((id, at) => [id, at]));
  const place = ({ criterionId }: T) => places.get(criterionId) ?? places.size;
  return criteria.toSorted((a, b) => place(a) - place(b));
}

function optionsOf(evidence: Evidence, standing: Standing) {
  const have = new Set(evidence.references.map(({ criterionId }) => criterionId));
  const suggested = new Set(evidence.mayShow.map(({ criterionId }) => criterionId));
  const open = [...standing.criterionOf.values()].filter(
    ({ criterion }) => !have.has(criterion.criterionId),
  );
  const first = open.filter(({ criterion }) => suggested.has(criterion.criterionId));
  const rest = open.filter(({ criterion }) => !suggested.has(criterion.criterionId));
  return [...first, ...rest].map(({ framework, criterion }) => ({
    value: criterion.criterionId,
    label: `${suggested.has(criterion.criterionId) ? 'Suggested: ' : ''}${criterion.code} ${criterion.label} (${framework.code})`,
  }));
}
