import { useState } from 'react';
import {
  listOnCall,
  setOnCallRoute,
  withdrawOnCallRoute,
} from '../../../desk/tasks/on-call-schema.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showMoment, showPhone } from '../../../lib/show.ts';
import { addDays, dateIn, isoOfMinute, minuteOfDate, momentOf } from '../../../lib/time.ts';
import { DateField, SelectField, TextField, TimeField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

type OnCall = ReplyOf<typeof listOnCall>;

const moment = (at: string): string => showMoment(minuteOfDate(new Date(at)), dateIn(new Date()));
const number = (phone: string): string =>
  phone === '' ? 'the agency’s own number' : showPhone(phone);

/** Who answers out of hours now and to come, on the page of hand-overs. */
export default function OnCallPart() {
  const maySet = useMay()('handovers.write');
  const [open, setOpen] = useState(false);
  const reading = useRead(listOnCall, {}, { live: ['on_call'] });
  return (
    <Section title="On call">
      <Read of={reading}>
        {(onCall) => (
          <>
            {onCall.rows.length === 0 ? (
              <p>Nobody is named for the hours to come.</p>
            ) : (
              <ul>
                {onCall.rows.map((turn) => (
                  <li key={turn.onCallId}>
                    <strong>{turn.name}</strong>, {number(turn.phone)}, {moment(turn.startsAt)} to{' '}
                    {moment(turn.endsAt)}
                    {maySet ? <TakeBack turn={turn} /> : null}
                  </li>
                ))}
              </ul>
            )}
            {!maySet ? null : open ? (
              <TurnForm onCall={onCall} close={() => setOpen(false)} />
            ) : (
              <div className="dp-row">
                <button type="button" className="dp-link" onClick={() => setOpen(true)}>
                  Name who is on call
                </button>
              </div>
            )}
          </>
        )}
      </Read>
    </Section>
  );
}

function TakeBack({ turn }: { readonly turn: OnCall['rows'][number] }) {
  const say = useNotice();
  const { act, busy } = useAct(withdrawOnCallRoute);
  const press = async () => {
    const done = await act({ params: { id: turn.onCallId }, body: {} });
    say(done.ok ? `${turn.name} is not on call then any more` : done.refusal.because);
  };
  return (
    <>
      {' '}
      <button
        type="button"
        className="dp-link"
        aria-disabled={busy}
        aria-label={`Take back: ${turn.name}, ${moment(turn.startsAt)}`}
        onClick={() => (busy ? undefined : void press())}
      >
        Take back
      </button>
    </>
  );
}

function TurnForm({ onCall, close }: { readonly onCall: OnCall; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(setOnCallRoute);
  const today = dateIn(new Date());
  const at = (date: string, clock: string) => {
    const found = momentOf(date, clock);
    return found.ok ? isoOfMinute(found.value.minute) : '';
  };
  const form = useForm({
    name: 'on-call',
    start: {
      memberId: '',
      phone: '',
      fromDate: today,
      fromTime: '18:00',
      toDate: addDays(today, 1),
      toTime: '07:00',
    },
    checks: {
      memberId: needed('Choose who is on call'),
      fromDate: needed('Enter the day'),
      fromTime: needed('Enter the time'),
      toDate: needed('Enter the day'),
      toTime: needed('Enter the time'),
    },
    submit: ({ memberId, phone, fromDate, fromTime, toDate, toTime }, id) =>
      act({
        body: {
          id,
          memberId,
          phone,
          startsAt: at(fromDate, fromTime),
          endsAt: at(toDate, toTime),
        },
      }),
    onDone: () => {
      say('Recorded who is on call');
      close();
    },
  });
  return (
    <Form form={form} action="Name who is on call" label="Who is on call" onCancel={close}>
      <SelectField
        form={form}
        name="memberId"
        label="Who"
        options={onCall.members.map(({ memberId, name }) => ({ value: memberId, label: name }))}
      />
      <TextField form={form} name="phone" label="Number to ring" optional />
      <DateField form={form} name="fromDate" label="From, day" />
      <TimeField form={form} name="fromTime" label="From, time" />
      <DateField form={form} name="toDate" label="Until, day" />
      <TimeField form={form} name="toTime" label="Until, time" />
    </Form>
  );
}
