import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { DateField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { endQualification, putQualification } from '../schema.ts';
import { OfCandidate, type OnCandidate } from './of-candidate.tsx';

/** Adds a qualification, or changes one: a new expiry, the day it was seen. */
export default function QualificationPage() {
  return (
    <OfCandidate title={(part) => (part ? 'Change a qualification' : 'Add a qualification')}>
      {(on) => <QualificationForm key={on.part ?? 'new'} {...on} />}
    </OfCandidate>
  );
}

function QualificationForm({ candidate, part, done, back }: OnCandidate) {
  const [fresh] = useState(newId);
  const held = candidate.qualifications.find(({ id }) => id === part);
  const { act } = useAct(putQualification);
  const params = { id: candidate.personId, qualificationId: held?.id ?? fresh };
  const form = useForm({
    name: `qualification ${part ?? 'new'}`,
    start: {
      name: held?.name ?? '',
      awardedBy: held?.awardedBy ?? '',
      number: held?.number ?? '',
      issuedOn: held?.issuedOn ?? '',
      expiresOn: held?.expiresOn ?? '',
      seenOn: held?.seenOn ?? '',
    },
    checks: { name: needed('Enter what the qualification is called') },
    submit: ({ issuedOn, expiresOn, seenOn, ...texts }) =>
      act({
        params,
        body: {
          ...texts,
          issuedOn: issuedOn || null,
          expiresOn: expiresOn || null,
          seenOn: seenOn || null,
        },
      }),
    onDone: (_, { name }) => done(`${name} saved`),
  });
  return (
    <>
      <Form form={form} action="Save the qualification" onCancel={back}>
        <TextField form={form} name="name" label="Qualification" />
        <TextField form={form} name="awardedBy" label="Awarded by" optional />
        <TextField form={form} name="number" label="Number" optional />
        <div className="dp-form-pair">
          <DateField form={form} name="issuedOn" label="Given on" optional />
          <DateField form={form} name="expiresOn" label="Ends on" optional />
        </div>
        <DateField
          form={form}
          name="seenOn"
          label="Original seen on"
          hint="The day one of us held it in hand"
          optional
        />
      </Form>
      {held ? <Remove on={{ candidate, part, done, back }} name={held.name} /> : null}
    </>
  );
}

function Remove({ on, name }: { readonly on: OnCandidate; readonly name: string }) {
  const { act } = useAct(endQualification);
  const say = useNotice();
  const remove = async () => {
    const params = { id: on.candidate.personId, qualificationId: on.part ?? '' };
    const removed = await act({ params });
    if (removed.ok) on.done(`${name} removed`);
    else say(removed.refusal.because);
  };
  return (
    <Button
      variant="default"
      size="compact-sm"
      style={{ alignSelf: 'flex-start' }}
      onClick={() => void remove()}
    >
      Remove the qualification
    </Button>
  );
}
