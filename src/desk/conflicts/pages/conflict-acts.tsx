import './conflicts.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { AskApproval } from '../../../ui/ask-approval.tsx';
import {
  CheckField,
  ChecksField,
  LongTextField,
  MoneyField,
  RadioField,
  SelectField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import {
  agreeConflictRoute,
  askApprovalRoute,
  closeConflictRoute,
  giveConflictRoute,
  sayOnConflictRoute,
} from '../schema.ts';
import { BY_WHOM, CAUSES, HOW, SAID, SIDES, STEPS } from '../shapes-schema.ts';
import { WhoGoes } from './who-goes.tsx';
import { type Conflict, options } from './words.ts';

type Doing = 'say' | 'agree' | 'give' | 'close';

interface Props {
  readonly conflict: Conflict;
  readonly close: () => void;
}

/** What can be done now: write down, agree, give, close; the next step first. */
export function ConflictActs({ conflict }: { readonly conflict: Conflict }) {
  const may = useMay();
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  if (!may('conflicts.write')) return null;
  if (conflict.state === 'closed') return null;
  const offered = conflict.records.some(({ step }) => step === 'option');
  const next: Doing = conflict.state === 'agreed' ? 'close' : offered ? 'agree' : 'say';
  const button = (what: Doing, words: string) => (
    <Button variant={what === next ? 'filled' : 'default'} onClick={() => setDoing(what)}>
      {words}
    </Button>
  );
  return (
    <Section title="What next">
      {doing === undefined ? (
        <div className="co-acts">
          {button('say', offered ? 'Write something down' : 'Write down what can be done')}
          {offered ? button('agree', 'Agree on one') : null}
          {button('give', 'Give it to a colleague')}
          {button('close', 'Close it')}
        </div>
      ) : null}
      {doing === 'say' ? <SayForm conflict={conflict} close={close} /> : null}
      {doing === 'agree' ? <AgreeForm conflict={conflict} close={close} /> : null}
      {doing === 'give' ? <GiveForm conflict={conflict} close={close} /> : null}
      {doing === 'close' ? <CloseForm conflict={conflict} close={close} /> : null}
    </Section>
  );
}

const CONCERN: readonly string[] = ['police_told', 'authority_told', 'referred', 'no_referral'];
const MUTE: readonly string[] = [
  'cause',
  'hirer_told',
  'police_told',
  'authority_told',
  'referred',
];

function SayForm({ conflict, close }: Props) {
  const say = useNotice();
  const { act } = useAct(sayOnConflictRoute);
  const toFill = conflict.ofShifts.filter(
    ({ done, refilledAt, cancelled }) => done !== 'cancelled' && !cancelled && refilledAt === null,
  );
  const knownCause = conflict.records.some(({ step }) => step === 'cause');
  const form = useForm({
    name: `say ${conflict.conflictId}`,
    start: {
      step: knownCause ? 'option' : 'cause',
      byWhom: 'desk',
      how: 'phone',
      words: '',
      cause: '',
      shiftId: toFill[0]?.shiftId ?? '',
    },
    checks: {
      words: (value, { step }) =>
        value.trim() === '' && !MUTE.includes(step) && step !== 'refilled'
          ? 'Say it in a few words'
          : undefined,
      cause: (value, { step }) =>
        step === 'cause' && value === '' ? 'Choose why it happened' : undefined,
    },
    submit: (values, id) =>
      act({
        params: { id: conflict.conflictId },
        body: {
          id,
          step: values.step as 'option',
          byWhom: values.byWhom as 'desk',
          how: values.how as 'phone',
          words: values.words,
          cause: values.step === 'cause' ? (values.cause as 'travel') : null,
          shiftId: values.step === 'refilled' ? values.shiftId : null,
        },
      }),
    onDone: () => {
      say('Written down');
      close();
    },
  });
  const { step } = form.values;
  const steps = SAID.filter((one) => conflict.kind === 'safeguarding' || !CONCERN.includes(one));
  return (
    <Form form={form} action="Write it down" label="Write something down" onCancel={close}>
      <SelectField
        form={form}
        name="step"
        label="What"
        options={[
          ...steps.map((one) => ({ value: one, label: STEPS[one] })),
          ...(toFill.length === 0 ? [] : [{ value: 'refilled', label: STEPS.refilled }]),
        ]}
      />
      {step === 'cause' ? (
        <SelectField form={form} name="cause" label="Why" none="Choose" options={options(CAUSES)} />
      ) : null}
      {step === 'refilled' ? (
        <SelectField
          form={form}
          name="shiftId"
          label="Whoever holds it now went instead"
          options={toFill.map(({ shiftId, label }) => ({ value: shiftId, label }))}
        />
      ) : null}
      {step === 'statement' ? (
        <>
          <SelectField form={form} name="byWhom" label="Who said so" options={options(BY_WHOM)} />
          <SelectField form={form} name="how" label="How" options={options(HOW)} />
        </>
      ) : null}
      {step === 'refilled' ? null : (
        <LongTextField
          form={form}
          name="words"
          label={step === 'option' ? 'What we could do' : 'In words'}
          rows={3}
          optional={MUTE.includes(step)}
        />
      )}
    </Form>
  );
}

/** Shifts with nobody can be given, those with somebody released, all cancelled. */
const fits = (holder: unknown, did: string) =>
  did === 'cancelled' || (holder !== null) === (did === 'released');

function AgreeForm({ conflict, close }: Props) {
  const say = useNotice();
  const { act } = useAct(agreeConflictRoute);
  const ask = useAct(askApprovalRoute);
  const mayAssign = useMay()('bookings.assign');
  const [sumId] = useState(newId);
  const offered = conflict.records.filter(({ step }) => step === 'option');
  const standing = conflict.ofShifts.filter(({ cancelled }) => !cancelled);
  const chosen = ({ shiftIds, did }: { shiftIds: readonly string[]; did: string }) =>
    standing
      .filter(({ shiftId, holder }) => shiftIds.includes(shiftId) && fits(holder, did))
      .map(({ shiftId }) => shiftId);
  const form = useForm({
    name: `agree ${conflict.conflictId}`,
    start: {
      optionId: offered.length === 1 ? (offered[0]?.recordId ?? '') : '',
      withWhom: ['hirer'] as readonly string[],
      how: 'phone',
      words: '',
      did: 'nothing',
      shiftIds: [] as readonly string[],
      personId: '',
      money: false,
      side: 'credit',
      pence: undefined as number | undefined,
    },
    checks: {
      optionId: needed('Choose what was agreed on'),
      withWhom: (value) => (value.length === 0 ? 'Say with whom' : undefined),
      shiftIds: (_, values) =>
        values.did !== 'nothing' && chosen(values).length === 0 ? 'Choose the shifts' : undefined,
      personId: (value, { did }) =>
        did === 'assigned' && value === '' ? 'Choose who goes' : undefined,
      pence: (value, { money }) =>
        money && value === undefined ? 'Enter how much it comes to' : undefined,
    },
    submit: (values, id) =>
      act({
        params: { id: conflict.conflictId },
        body: {
          id,
          optionId: values.optionId,
          withWhom: values.withWhom as 'hirer'[],
          how: values.how as 'phone',
          words: values.words,
          did: values.did as 'nothing',
          shiftIds: values.did === 'nothing' ? [] : chosen(values),
          personId: values.did === 'assigned' ? values.personId : null,
          sums:
            values.money && values.pence !== undefined
              ? [{ id: sumId, side: values.side as 'credit', pence: values.pence }]
              : [],
        },
      }),
    onDone: () => {
      say('Agreed');
      close();
    },
  });
  const { did, money } = form.values;
  const shifts = standing.filter(({ holder }) => fits(holder, did));
  const open = standing.some(({ holder }) => holder === null);
  return (
    <Form form={form} action="It is agreed" label="What was agreed" onCancel={close}>
      <AskApproval refusal={form.refusal} ask={(body) => ask.act({ body: body as never })} />
      <RadioField
        form={form}
        name="optionId"
        label="On which option"
        options={offered.map(({ recordId, words }) => ({ value: recordId, label: words }))}
      />
      <ChecksField form={form} name="withWhom" label="With whom" options={options(BY_WHOM)} />
      <SelectField form={form} name="how" label="How" options={options(HOW)} />
      <LongTextField form={form} name="words" label="In words" rows={2} optional />
      {standing.length === 0 ? null : (
        <>
          <RadioField
            form={form}
            name="did"
            label="To be done at once"
            options={[
              { value: 'nothing', label: 'Nothing' },
              { value: 'cancelled', label: 'Cancel shifts' },
              { value: 'released', label: 'Release whoever holds them' },
              ...(open && mayAssign ? [{ value: 'assigned', label: 'Assign somebody' }] : []),
            ]}
          />
          {did === 'nothing' ? null : (
            <ChecksField
              form={form}
              name="shiftIds"
              label="Which shifts"
              options={shifts.map(({ shiftId, label, holder }) => ({
                value: shiftId,
                label: holder === null ? label : `${label}, ${holder.name}`,
              }))}
            />
          )}
          {did === 'assigned' ? (
            <WhoGoes form={form} shiftId={chosen(form.values)[0] ?? ''} />
          ) : null}
        </>
      )}
      <CheckField form={form} name="money" label="It comes to money" />
      {money ? (
        <>
          <SelectField form={form} name="side" label="For whom" options={options(SIDES)} />
          <MoneyField form={form} name="pence" label="How much" />
        </>
      ) : null}
    </Form>
  );
}

function GiveForm({ conflict, close }: Props) {
  const say = useNotice();
  const { act } = useAct(giveConflictRoute);
  const form = useForm({
    name: `give ${conflict.conflictId}`,
    start: { ownerId: '', words: '' },
    checks: { ownerId: needed('Choose a colleague') },
    submit: (values, id) => act({ params: { id: conflict.conflictId }, body: { id, ...values } }),
    onDone: () => {
      say('Given; they find it on Today');
      close();
    },
  });
  return (
    <Form form={form} action="Give it" label="Give it to a colleague" onCancel={close}>
      <SelectField
        form={form}
        name="ownerId"
        label="To"
        none="Choose"
        options={conflict.members
          .filter(({ id }) => id !== conflict.owner?.id)
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      <LongTextField form={form} name="words" label="What they must know" rows={2} optional />
    </Form>
  );
}

function CloseForm({ conflict, close }: Props) {
  const say = useNotice();
  const { act } = useAct(closeConflictRoute);
  const agreed = conflict.state === 'agreed';
  const form = useForm({
    name: `close ${conflict.conflictId}`,
    start: { words: '' },
    checks: agreed ? {} : { words: needed('Say why it can be closed') },
    submit: ({ words }, id) => act({ params: { id: conflict.conflictId }, body: { id, words } }),
    onDone: () => {
      say('Closed');
      close();
    },
  });
  return (
    <Form form={form} action="Close it" label="Close it" onCancel={close}>
      <LongTextField
        form={form}
        name="words"
        label={agreed ? 'What we learn from it' : 'Why it can be closed'}
        rows={3}
        optional={agreed}
      />
    </Form>
  );
}
