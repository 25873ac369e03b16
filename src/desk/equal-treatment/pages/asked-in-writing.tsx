import { useState } from 'react';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { DateField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { recordRequestRoute } from '../schema.ts';
import type { ClockShown } from './words.ts';

/** Opens the form that records a worker's written request about equal treatment at one clock. */
export function AskedInWriting({
  personId,
  clock,
  name,
}: {
  readonly personId: string;
  readonly clock: ClockShown;
  /** 'Care assistant at Harrow House' */
  readonly name: string;
}) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <button
        type="button"
        className="dp-link"
        aria-label={`They asked in writing: ${name}`}
        onClick={() => setOpen(true)}
      >
        They asked in writing
      </button>
    );
  }
  return (
    <div className="et-form">
      <RequestForm personId={personId} clock={clock} name={name} close={() => setOpen(false)} />
    </div>
  );
}

function RequestForm({
  personId,
  clock,
  name,
  close,
}: {
  readonly personId: string;
  readonly clock: ClockShown;
  readonly name: string;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordRequestRoute);
  const form = useForm({
    name: `asked-in-writing ${personId} ${clock.hirerId} ${clock.role}`,
    start: { askedOn: dateIn(new Date()) },
    checks: { askedOn: needed('Enter the day the request came') },
    submit: ({ askedOn }, id) =>
      act({
        params: { id: personId },
        body: { id, hirerId: clock.hirerId, role: clock.role, askedOn },
      }),
    onDone: ({ answerBy }) => {
      say(`Recorded; answer in writing by ${showDate(answerBy, dateIn(new Date()))}`);
      close();
    },
  });
  return (
    <Form
      form={form}
      action="Record the request"
      label={`Asked in writing: ${name}`}
      onCancel={close}
    >
      <DateField
        form={form}
        name="askedOn"
        label="The request came on"
        hint="It is answered in writing within 28 days"
      />
    </Form>
  );
}
