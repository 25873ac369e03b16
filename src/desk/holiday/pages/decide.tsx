import './holiday.css';
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { DateField, LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import {
  approveRoute,
  cancelRoute,
  type Heard,
  refuseRoute,
  showHoliday,
  withdrawRoute,
} from '../schema.ts';
import { askedWords, daysWords, HEARD_CHOICES, spanWords } from './looks.ts';
import { Working } from './working.tsx';

type Shown = ReplyOf<typeof showHoliday>;

/** One holiday: what speaks for and against it, and what may be done with it now. */
export function Decide({ holidayId }: { readonly holidayId: string }) {
  const reading = useRead(
    showHoliday,
    { params: { id: holidayId } },
    { live: ['holiday.', 'shift.', 'assignment.'] },
  );
  return <Read of={reading}>{(shown) => <Body shown={shown} />}</Read>;
}

function Body({ shown }: { readonly shown: Shown }) {
  const may = useMay();
  const [doing, setDoing] = useState<'refuse' | 'end' | undefined>();
  const { holiday, seen, today } = shown;
  const close = () => setDoing(undefined);
  const asked = holiday.state === 'asked';
  const mayEnd = asked ? may('holiday.write') : may('holiday.decide');
  return (
    <>
      <p>
        {spanWords(holiday.fromOn, holiday.toOn, today)}: {daysWords(holiday)}.
      </p>
      <p className="dp-dim">
        {askedWords(holiday, today)}
        {holiday.note === '' ? '' : `; ${holiday.note}`}
      </p>
      {holiday.decidedBy === '' ? null : (
        <p>
          {holiday.state === 'refused' ? 'Refused' : 'Approved'} by {holiday.decidedBy}
          {holiday.because === '' ? '' : `: ${holiday.because}`}
        </p>
      )}
      {asked ? (
        <>
          <p>
            {holiday.overdue
              ? `It could be refused until ${showDate(holiday.refuseBy, today)}: they may take it.`
              : `May be refused until ${showDate(holiday.refuseBy, today)}.`}
          </p>
          <Findings findings={seen.findings as never} clear="Nothing speaks against it." />
          {may('holiday.decide') ? <Approve shown={shown} /> : null}
        </>
      ) : null}
      {doing === undefined && (asked || holiday.state === 'approved') ? (
        <div className="ho-acts">
          {asked && may('holiday.decide') && !holiday.overdue ? (
            <Button variant="default" onClick={() => setDoing('refuse')}>
              Refuse
            </Button>
          ) : null}
          {mayEnd ? (
            <Button variant="default" onClick={() => setDoing('end')}>
              {asked ? 'They withdraw it' : 'They give it up'}
            </Button>
          ) : null}
        </div>
      ) : null}
      {doing === 'refuse' ? <RefuseForm holidayId={holiday.holidayId} close={close} /> : null}
      {doing === 'end' && asked ? <WithdrawForm shown={shown} close={close} /> : null}
      {doing === 'end' && !asked ? <CancelForm shown={shown} close={close} /> : null}
      {seen.balance === null ? null : <Working balance={seen.balance} today={today} />}
    </>
  );
}

/** Approving, with the shifts that end by it ticked one by one. */
function Approve({ shown }: { readonly shown: Shown }) {
  const say = useNotice();
  const { act, busy } = useAct(approveRoute);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<Refusal>();
  const { holiday, seen } = shown;
  const tick = (id: string, on: boolean) =>
    setTicked(on ? [...ticked, id] : ticked.filter((one) => one !== id));
  const approve = async () => {
    const held = seen.held.map(({ assignmentId }) => assignmentId);
    const release = ticked.filter((id) => held.includes(id));
    const done = await act({ params: { id: holiday.holidayId }, body: { release } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) {
      const { released } = done.value;
      say(
        `Approved: they are away then${released === 0 ? '' : `, and released from ${counted(released, 'shift')}`}`,
      );
    }
  };
  return (
    <>
      {seen.held.length === 0 ? null : (
        <fieldset>
          <legend>Shifts they hold then: tick each that they are released from</legend>
          {seen.held.map(({ assignmentId, shiftId, label, pencilled }) => (
            <Checkbox
              key={shiftId}
              label={`Release from ${label}${pencilled ? ' (pencilled)' : ''}`}
              disabled={assignmentId === null}
              checked={assignmentId !== null && ticked.includes(assignmentId)}
              onChange={(event) => tick(assignmentId ?? '', event.target.checked)}
            />
          ))}
        </fieldset>
      )}
      {refusal ? <Refused refusal={refusal} /> : null}
      <div className="ho-acts">
        <Button disabled={busy} onClick={() => void approve()}>
          Approve
        </Button>
      </div>
    </>
  );
}

function RefuseForm({
  holidayId,
  close,
}: {
  readonly holidayId: string;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(refuseRoute);
  const form = useForm({
    name: `refuse ${holidayId}`,
    start: { because: '' },
    checks: { because: needed('Say why') },
    submit: (body) => act({ params: { id: holidayId }, body }),
    onDone: () => {
      say('Refused. Tell them, with the reason.');
      close();
    },
  });
  return (
    <Form form={form} action="Refuse it" label="Refuse the holiday" danger onCancel={close}>
      <LongTextField form={form} name="because" label="Why" rows={2} />
    </Form>
  );
}

function WithdrawForm({ shown, close }: { readonly shown: Shown; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(withdrawRoute);
  const { holidayId } = shown.holiday;
  const form = useForm({
    name: `withdraw ${holidayId}`,
    start: { saidOn: shown.today, how: 'phone' },
    checks: { saidOn: needed('Enter the day they said so') },
    submit: ({ saidOn, how }) =>
      act({ params: { id: holidayId }, body: { saidOn, how: how as Heard } }),
    onDone: () => {
      say('It is asked for no longer');
      close();
    },
  });
  return (
    <Form form={form} action="Withdraw it" label="They withdraw it" onCancel={close}>
      <DateField form={form} name="saidOn" label="Said on" />
      <SelectField form={form} name="how" label="How" options={HEARD_CHOICES} />
    </Form>
  );
}

function CancelForm({ shown, close }: { readonly shown: Shown; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(cancelRoute);
  const { holidayId, fromOn, toOn } = shown.holiday;
  const form = useForm({
    name: `give up ${holidayId}`,
    start: { backOn: '', agreedOn: shown.today, how: 'phone', because: '' },
    checks: {
      backOn: (value) => (value > toOn ? 'The holiday is over by that day' : undefined),
      agreedOn: needed('Enter the day they agreed'),
      because: needed('Say why'),
    },
    submit: ({ backOn, agreedOn, how, because }) =>
      act({
        params: { id: holidayId },
        body: { ...(backOn === '' ? {} : { backOn }), agreedOn, how: how as Heard, because },
      }),
    onDone: () => {
      say('The days are given back');
      close();
    },
  });
  return (
    <Form form={form} action="Give the days back" label="They give it up" onCancel={close}>
      <p>An approved holiday ends early only with the worker’s word.</p>
      {fromOn === toOn ? null : (
        <DateField
          form={form}
          name="backOn"
          label="First day given back"
          hint="Empty: all of it"
          optional
        />
      )}
      <DateField form={form} name="agreedOn" label="They agreed on" />
      <SelectField form={form} name="how" label="How" options={HEARD_CHOICES} />
      <LongTextField form={form} name="because" label="Why" rows={2} />
    </Form>
  );
}
