import { showDate } from '../../../lib/show.ts';
import { counted, listed } from '../../../lib/text.ts';
import {
  ChecksField,
  DateField,
  LongTextField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct, useRead } from '../../../ui/read.tsx';
import { askHolidayRoute, type Heard, lookAheadRoute } from '../schema.ts';
import { HEARD_CHOICES, minutesOf, WEEKDAYS } from './looks.ts';
import { amountWords } from './working.tsx';

/** Records that a worker asks for holiday; what it comes to is said while it is filled in. */
export function AskForm({
  personId,
  today,
  fixed,
  close,
}: {
  readonly personId: string;
  readonly today: string;
  /** Regular hours: a day has a length of its own. */
  readonly fixed: boolean;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(askHolidayRoute);
  const form = useForm({
    name: `holiday ${personId}`,
    start: {
      fromOn: '',
      toOn: '',
      weekdays: ['1', '2', '3', '4', '5'] as readonly string[],
      hours: '',
      askedOn: today,
      how: 'phone',
      note: '',
    },
    checks: {
      fromOn: needed('Enter the first day'),
      toOn: (value, { fromOn }) => {
        if (value === '') return 'Enter the last day';
        return fromOn !== '' && value < fromOn ? 'The last day lies before the first' : undefined;
      },
      weekdays: (days) => (days.length === 0 ? 'Choose at least one day of the week' : undefined),
      hours: (text) => {
        if (text.trim() === '') return fixed ? undefined : 'Enter the hours of each day';
        return minutesOf(text) ? undefined : 'Write the hours like 7.5 or 7:30';
      },
      askedOn: needed('Enter the day they asked'),
    },
    submit: ({ fromOn, toOn, weekdays, hours, askedOn, how, note }, id) => {
      const minutesADay = minutesOf(hours);
      return act({
        params: { id: personId },
        body: {
          id,
          fromOn,
          toOn,
          weekdays: weekdays.map(Number),
          ...(minutesADay ? { minutesADay } : {}),
          askedOn,
          how: how as Heard,
          note,
        },
      });
    },
    onDone: ({ days, refuseBy }) => {
      say(
        `${counted(days, 'day')} of leave asked for; to be refused by ${showDate(refuseBy, today)}, if at all`,
      );
      close();
    },
  });
  const { fromOn, toOn, weekdays, hours, askedOn } = form.values;
  const minutes = minutesOf(hours);
  const ready =
    fromOn !== '' && toOn >= fromOn && weekdays.length > 0 && (fixed || minutes !== undefined);
  const ahead = useRead(
    lookAheadRoute,
    {
      params: { id: personId },
      query: {
        fromOn,
        toOn,
        weekdays: [...weekdays].sort().join(','),
        ...(minutes ? { minutesADay: minutes } : {}),
        askedOn,
      },
    },
    { when: ready && askedOn !== '' },
  ).value;
  return (
    <Form form={form} action="Record the request" label="Ask for holiday" onCancel={close}>
      <div className="dp-form-pair">
        <DateField form={form} name="fromOn" label="First day" />
        <DateField form={form} name="toOn" label="Last day" />
      </div>
      <ChecksField
        form={form}
        name="weekdays"
        label="Days they would work"
        hint="Only these are days of leave. A bank holiday among them is one too."
        options={WEEKDAYS}
      />
      <TextField
        form={form}
        name="hours"
        label="Hours of each day"
        hint={fixed ? 'Empty: a whole day of theirs; half of it is half a day' : 'Like 7.5 or 7:30'}
        optional={fixed}
      />
      <div className="dp-form-pair">
        <DateField form={form} name="askedOn" label="Asked on" />
        <SelectField form={form} name="how" label="How" options={HEARD_CHOICES} />
      </div>
      <LongTextField form={form} name="note" label="Note" rows={2} optional />
      {ready && ahead ? (
        <div aria-live="polite">
          <p>
            {counted(ahead.days, 'day')} of leave. We may refuse it until{' '}
            {showDate(ahead.refuseBy, today)}.
            {ahead.leftWith === null || ahead.leftWith < 0 || ahead.balance === null
              ? ''
              : ` With it and all else asked for, ${amountWords(ahead.leftWith, ahead.balance.unit)} will be left.`}
          </p>
          {ahead.held.length === 0 ? null : (
            <p>They hold {listed(ahead.held.map(({ label }) => label))} then.</p>
          )}
          {ahead.findings.length === 0 ? null : <Findings findings={ahead.findings as never} />}
        </div>
      ) : null}
    </Form>
  );
}
