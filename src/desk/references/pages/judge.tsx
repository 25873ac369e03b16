import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { RadioField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { judgeRoute, showingRoute } from '../schema.ts';
import type { Reference } from './words.ts';

/** What a reference is worth, and whether the candidate may see it. */
export function Judge({ one }: { readonly one: Reference }) {
  const mayJudge = useMay()('references.judge');
  const say = useNotice();
  const { act, busy } = useAct(judgeRoute);
  const [checkId] = useState(newId);
  const [shows, setShows] = useState(false);
  const judge = async (outcome: 'satisfied' | 'not_satisfied') => {
    const done = await act({ params: { id: one.referenceId }, body: { id: checkId, outcome } });
    say(done.ok ? 'The reference is recorded as a check' : done.refusal.because);
  };
  const { showing, judged } = one;
  return (
    <>
      <p className="dp-dim">
        {judged === null ? null : (
          <>
            Judged <Ago at={judged.at} /> by {judged.by}.{' '}
          </>
        )}
        {showing === null
          ? 'Given in confidence: the candidate is not shown it.'
          : `The candidate ${showing.maySee ? 'may' : 'may not'} be shown it: ${showing.because} (${showing.by})`}
      </p>
      {mayJudge && !shows ? (
        <div className="dp-row">
          {judged === null && one.answer?.what !== 'refused' ? (
            <>
              <Button
                size="compact-sm"
                aria-disabled={busy}
                onClick={() => void judge('satisfied')}
              >
                It satisfies
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                aria-disabled={busy}
                onClick={() => void judge('not_satisfied')}
              >
                It does not satisfy
              </Button>
            </>
          ) : null}
          <Button variant="subtle" size="compact-sm" onClick={() => setShows(true)}>
            Decide who may see it
          </Button>
        </div>
      ) : null}
      {shows ? <ShowingForm one={one} close={() => setShows(false)} /> : null}
    </>
  );
}

function ShowingForm({ one, close }: { readonly one: Reference; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(showingRoute);
  const form = useForm({
    name: 'reference-showing',
    start: { maySee: '', because: '' },
    checks: { maySee: needed('Choose one'), because: needed('Say why') },
    submit: ({ maySee, because }, id) =>
      act({
        params: { id: one.referenceId },
        body: { id, maySee: maySee === 'yes', because },
      }),
    onDone: () => {
      say('The decision is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the decision" label="Who may see it" onCancel={close}>
      <RadioField
        form={form}
        name="maySee"
        label="May the candidate be shown it?"
        hint="References are given in confidence (Data Protection Act 2018, Schedule 2, paragraph 24)"
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
      />
      <TextField form={form} name="because" label="Why" hint="What the referee said when asked" />
    </Form>
  );
}
