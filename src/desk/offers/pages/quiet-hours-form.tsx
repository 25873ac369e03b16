import { clockOfMinutes, minutesOfClock } from '../../../lib/time.ts';
import { NumberField, TimeField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { readQuietHours, setQuietHoursRoute } from '../ways-schema.ts';

/** When no ring starts by itself. */
export function QuietHoursForm() {
  const reading = useRead(readQuietHours, {});
  return (
    <Section title="Quiet hours">
      <Read of={reading}>{(hours) => <Hours key={JSON.stringify(hours)} hours={hours} />}</Read>
    </Section>
  );
}

function Hours({
  hours,
}: {
  readonly hours: {
    readonly from: number;
    readonly until: number;
    readonly unlessHours: number;
  };
}) {
  const say = useNotice();
  const { act } = useAct(setQuietHoursRoute);
  const form = useForm({
    name: 'quiet-hours',
    keep: false,
    start: {
      from: clockOfMinutes(hours.from),
      until: clockOfMinutes(hours.until),
      unless: hours.unlessHours as number | undefined,
    },
    submit: ({ from, until, unless }) =>
      act({
        body: {
          from: minutesOfClock(from),
          until: minutesOfClock(until),
          unlessHours: unless ?? 0,
        },
      }),
    onDone: () => say('Quiet hours kept'),
  });
  return (
    <details>
      <summary>
        No ring starts by itself from {clockOfMinutes(hours.from)} to {clockOfMinutes(hours.until)},
        unless the shift begins within {hours.unlessHours} hours
      </summary>
      <Form form={form} action="Keep quiet hours">
        <TimeField form={form} name="from" label="From" />
        <TimeField form={form} name="until" label="Until" />
        <NumberField form={form} name="unless" label="Unless the shift begins within, hours" />
      </Form>
    </details>
  );
}
