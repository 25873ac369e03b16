import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { DateField, LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { endWork, putWork } from '../schema.ts';
import { OfCandidate, type OnCandidate } from './of-candidate.tsx';

/** Adds a job to the work history, or changes one. */
export default function WorkPage() {
  return (
    <OfCandidate title={(part) => (part ? 'Change a job' : 'Add a job')}>
      {(on) => <WorkForm key={on.part ?? 'new'} {...on} />}
    </OfCandidate>
  );
}

function WorkForm({ candidate, part, done, back }: OnCandidate) {
  const [fresh] = useState(newId);
  const held = candidate.workHistory.find(({ id }) => id === part);
  const { act } = useAct(putWork);
  const { act: end } = useAct(endWork);
  const say = useNotice();
  const params = { id: candidate.personId, workId: held?.id ?? fresh };
  const form = useForm({
    name: `work ${part ?? 'new'}`,
    start: {
      employer: held?.employer ?? '',
      jobTitle: held?.jobTitle ?? '',
      fromOn: held?.fromOn ?? '',
      toOn: held?.toOn ?? '',
      duties: held?.duties ?? '',
    },
    checks: { employer: needed('Enter the employer') },
    submit: ({ fromOn, toOn, ...texts }) =>
      act({ params, body: { ...texts, fromOn: fromOn || null, toOn: toOn || null } }),
    onDone: (_, { employer }) => done(`${employer} saved`),
  });
  const remove = async () => {
    const removed = await end({ params });
    if (removed.ok) done('Job removed');
    else say(removed.refusal.because);
  };
  return (
    <>
      <Form form={form} action="Save the job" onCancel={back}>
        <TextField form={form} name="employer" label="Employer" />
        <TextField form={form} name="jobTitle" label="Job" optional />
        <div className="dp-form-pair">
          <DateField form={form} name="fromOn" label="From" optional />
          <DateField form={form} name="toOn" label="To" hint="Empty if it goes on" optional />
        </div>
        <LongTextField form={form} name="duties" label="What they did" optional />
      </Form>
      {held ? (
        <Button
          variant="default"
          size="compact-sm"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => void remove()}
        >
          Remove the job
        </Button>
      ) : null}
    </>
  );
}
