import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { Badge } from '../../../ui/badge.tsx';
import { DateField, LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { chaseGapRoute, explainRoute } from '../schema.ts';
import type { OfCandidate } from './words.ts';

const OPEN = { word: 'Not explained', meaning: 'attention', mark: 'question' } as const;
const TOLD = { word: 'Explained', meaning: 'good', mark: 'tick' } as const;

/** The times without work, each explained or to be chased. */
export function GapsPart({
  id,
  seen,
  mayAsk,
}: {
  readonly id: string;
  readonly seen: OfCandidate;
  readonly mayAsk: boolean;
}) {
  const { gaps, explained, today, jobs, undated } = seen;
  const [first] = gaps;
  const span = (of: { fromOn: string; toOn: string }) =>
    `${showDate(of.fromOn, today)} to ${showDate(of.toOn, today)}`;
  return (
    <RecordPart
      title="Gaps in the work history"
      add={mayAsk ? 'Explain a gap' : undefined}
      form={(close) => (
        <ExplainForm id={id} fromOn={first?.fromOn ?? ''} toOn={first?.toOn ?? ''} close={close} />
      )}
    >
      {jobs === 0 ? (
        <p className="dp-dim">No work history is on file, so no gap can be found.</p>
      ) : gaps.length === 0 ? (
        <p className="dp-dim">No gap of four weeks or more is open.</p>
      ) : null}
      {undated === 0 ? null : (
        <p className="dp-dim">
          {counted(undated, 'job has', 'jobs have')} no first day and{' '}
          {undated === 1 ? 'covers' : 'cover'} nothing.
        </p>
      )}
      <ul className="dp-record-lines">
        {gaps.map((gap) => (
          <li key={gap.fromOn}>
            <Badge state={OPEN} />
            <span>
              {span(gap)}, {counted(gap.days, 'day')}
            </span>
            {mayAsk ? <ChaseGap id={id} gap={gap} /> : null}
          </li>
        ))}
        {explained.map((one) => (
          <li key={one.gapId}>
            <Badge state={TOLD} />
            <span>
              {span(one)}: {one.explanation}
            </span>
            <span className="dp-dim">{one.by}</span>
          </li>
        ))}
      </ul>
    </RecordPart>
  );
}

function ChaseGap({
  id,
  gap,
}: {
  readonly id: string;
  readonly gap: { readonly fromOn: string; readonly toOn: string };
}) {
  const say = useNotice();
  const { act, busy } = useAct(chaseGapRoute);
  const [taskId] = useState(newId);
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-disabled={busy}
      onClick={async () => {
        const { fromOn, toOn } = gap;
        const done = await act({ params: { id }, body: { id: taskId, fromOn, toOn } });
        say(done.ok ? 'It is on your list to ring' : done.refusal.because);
      }}
    >
      Put on my list to ring
    </Button>
  );
}

function ExplainForm({
  id,
  fromOn,
  toOn,
  close,
}: {
  readonly id: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(explainRoute);
  const form = useForm({
    name: 'employment-gap',
    start: { fromOn, toOn, explanation: '' },
    checks: {
      fromOn: needed('Enter the first day'),
      toOn: needed('Enter the last day'),
      explanation: needed('Say what they did'),
    },
    submit: (values, gapId) => act({ params: { id }, body: { ...values, id: gapId } }),
    onDone: () => {
      say('The gap is explained');
      close();
    },
  });
  return (
    <Form form={form} action="Keep the explanation" label="A gap" onCancel={close}>
      <DateField form={form} name="fromOn" label="From" />
      <DateField form={form} name="toOn" label="To" />
      <LongTextField
        form={form}
        name="explanation"
        label="What they did"
        hint="Care, travel, study, looking for work; no particulars of health"
      />
    </Form>
  );
}
