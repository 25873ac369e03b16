import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { Refusal } from '../../../lib/result.ts';
import { counted } from '../../../lib/text.ts';
import { Badge } from '../../../ui/badge.tsx';
import { LongTextField, RadioField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { candidateRegistration, openRoute, stepRoute } from '../schema.ts';
import { InterviewPart } from './interview-part.tsx';
import { PhotoPart } from './photo-part.tsx';
import { SkillsPart } from './skills-part.tsx';
import { TestsPart } from './tests-part.tsx';
import { type OfCandidate, PRESS, type Registration, STAGE_LOOKS, STEP_WORDS } from './words.ts';

/** How a candidate's registration stands, with the one press that goes on. */
export default function RegistrationSection({ id }: { readonly id: string }) {
  const mayWrite = useMay()('registrations.write');
  const reading = useRead(
    candidateRegistration,
    { params: { id } },
    { live: ['registration.', 'candidate.', 'check.'] },
  );
  return (
    <Read of={reading}>
      {(seen) => (
        <>
          <RecordPart
            title="Stage"
            add={
              mayWrite
                ? seen.registration
                  ? 'Change role or owner'
                  : 'Start the registration'
                : undefined
            }
            form={(close) => <OpenForm id={id} seen={seen} close={close} />}
          >
            {seen.registration === null ? (
              <p className="dp-dim">
                Not on the way onto the books. Start the registration for the role they want.
              </p>
            ) : (
              <Standing id={id} at={seen.registration} steps={seen.steps} mayWrite={mayWrite} />
            )}
          </RecordPart>
          <InterviewPart id={id} seen={seen} mayWrite={mayWrite} />
          <SkillsPart id={id} seen={seen} mayWrite={mayWrite} />
          <TestsPart id={id} seen={seen} mayWrite={mayWrite} />
          <PhotoPart id={id} seen={seen} mayWrite={mayWrite} />
        </>
      )}
    </Read>
  );
}

function Standing({
  id,
  at,
  steps,
  mayWrite,
}: {
  readonly id: string;
  readonly at: Registration;
  readonly steps: OfCandidate['steps'];
  readonly mayWrite: boolean;
}) {
  const say = useNotice();
  const { act, busy } = useAct(stepRoute);
  const [refusal, setRefusal] = useState<Refusal>();
  const [ends, setEnds] = useState(false);
  const ended = at.stage === 'declined' || at.stage === 'withdrawn';
  const press = async (step: 'form_out') => {
    const done = await act({ params: { id }, body: { id: newId(), step } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say('The registration has gone a step on');
  };
  const next = at.next === 'interview' ? null : at.next;
  return (
    <>
      <p>
        <Badge state={STAGE_LOOKS[at.stage]} /> since <Moment at={at.since} />, {at.ownerName}
        {at.reason === '' ? '' : `: ${at.reason}`}
      </p>
      {ended ? null : <MissingList at={at} />}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      {mayWrite && !ends ? (
        <div className="dp-row">
          {next === null ? null : (
            <Button
              size="compact-sm"
              aria-disabled={busy}
              onClick={() => void press(next as 'form_out')}
            >
              {PRESS[next]}
            </Button>
          )}
          {ended ? null : (
            <Button variant="default" size="compact-sm" onClick={() => setEnds(true)}>
              Decline or withdraw
            </Button>
          )}
        </div>
      ) : null}
      {ends ? <EndForm id={id} close={() => setEnds(false)} /> : null}
      {steps.length === 0 ? null : (
        <details>
          <summary>Steps ({steps.length})</summary>
          <ul className="dp-record-lines">
            {steps.map((one) => (
              <li key={one.at + one.step}>
                <span>{STEP_WORDS[one.step]}</span>
                <span className="dp-dim">
                  <Moment at={one.at} /> by {one.by}
                  {one.reason === '' ? '' : `: ${one.reason}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function MissingList({ at }: { readonly at: Registration }) {
  const measured =
    at.measuredBy === ''
      ? 'The role was never booked: right to work and identity are asked.'
      : `Measured by the newest shift of the role, as if it were tomorrow: ${at.measuredBy}.`;
  if (at.missing.length === 0) return <p className="dp-dim">Nothing is missing. {measured}</p>;
  return (
    <>
      <p>{counted(at.missing.length, 'thing is', 'things are')} missing.</p>
      <ul className="dp-record-lines">
        {at.missing.map((one) => (
          <li key={one.rule + one.because}>
            <span>{one.because}</span>
            <span className="dp-dim">{one.clears}</span>
          </li>
        ))}
      </ul>
      <p className="dp-dim">{measured}</p>
    </>
  );
}

function OpenForm({
  id,
  seen,
  close,
}: {
  readonly id: string;
  readonly seen: OfCandidate;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(openRoute);
  const form = useForm({
    name: 'registration',
    start: {
      role: seen.registration?.role ?? '',
      ownerId: seen.registration?.ownerId ?? seen.me ?? '',
    },
    checks: { role: needed('Choose the role'), ownerId: needed('Choose whose it is') },
    submit: (values) => act({ params: { id }, body: values }),
    onDone: () => {
      say('The registration is kept');
      close();
    },
  });
  return (
    <Form form={form} action="Keep the registration" label="The registration" onCancel={close}>
      <SelectField
        form={form}
        name="role"
        label="Role they want"
        options={seen.roles.map(({ role, name }) => ({ value: role, label: name }))}
      />
      <SelectField
        form={form}
        name="ownerId"
        label="Whose it is"
        options={seen.members.map(({ memberId, name }) => ({ value: memberId, label: name }))}
      />
    </Form>
  );
}

function EndForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(stepRoute);
  const form = useForm({
    name: 'registration-end',
    start: { step: '', reason: '' },
    checks: { step: needed('Choose which'), reason: needed('Say why') },
    submit: ({ step, reason }, stepId) =>
      act({ params: { id }, body: { id: stepId, step: step as 'declined', reason } }),
    onDone: () => {
      say('The registration has ended');
      close();
    },
  });
  return (
    <Form form={form} action="End the registration" label="The end" onCancel={close}>
      <RadioField
        form={form}
        name="step"
        label="What happened"
        options={[
          { value: 'declined', label: 'We decline' },
          { value: 'withdrawn', label: 'They withdrew' },
        ]}
      />
      <LongTextField form={form} name="reason" label="Why" hint="In words you would say to them" />
    </Form>
  );
}
