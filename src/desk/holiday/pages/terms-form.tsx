import { CheckField, DateField, NumberField, RadioField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { CLASSES, type HolidayClass, setTermsRoute } from '../schema.ts';
import { minutesOf, type Terms } from './looks.ts';

/** How a worker's holiday is reckoned from a day on; begins as it stood before. */
export function TermsForm({
  personId,
  today,
  last,
  close,
}: {
  readonly personId: string;
  readonly today: string;
  readonly last: Terms | undefined;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(setTermsRoute);
  const hours = (minutes: number | null | undefined) => (minutes ? String(minutes / 60) : '');
  const form = useForm({
    name: `holiday terms ${personId}`,
    start: {
      fromOn: today,
      workerClass: last?.workerClass ?? ('irregular_hours' as string),
      startedOn: last?.startedOn ?? today,
      yearOn: last?.yearOn ?? `${today.slice(0, 4)}-04-01`,
      days: last?.daysPerWeek ? String(last.daysPerWeek) : '5',
      hours: hours(last?.minutesPerWeek),
      payPeriod: last?.payPeriod ?? ('week' as string),
      rolledUp: last?.rolledUp ?? false,
      byContract: last?.notice != null,
      askTimes: (last?.notice?.askTimes ?? 2) as number | undefined,
      askMore: (last?.notice?.askMore ?? 1) as number | undefined,
      refuseTimes: (last?.notice?.refuseTimes ?? 1) as number | undefined,
      refuseMore: (last?.notice?.refuseMore ?? 1) as number | undefined,
    },
    checks: {
      fromOn: needed('Enter the first day'),
      startedOn: needed('Enter their first day of work with us'),
      yearOn: needed('Enter a day on which the leave year begins'),
      days: (text, { workerClass }) =>
        workerClass !== 'fixed_hours' || daysOf(text)
          ? undefined
          : 'Write the days a week, like 5 or 2.5',
      hours: (text, { workerClass }) =>
        workerClass !== 'fixed_hours' || minutesOf(text)
          ? undefined
          : 'Write the hours a week, like 37.5',
    },
    submit: (values, id) => {
      const fixed = values.workerClass === 'fixed_hours';
      return act({
        params: { id: personId },
        body: {
          id,
          fromOn: values.fromOn,
          workerClass: values.workerClass as HolidayClass,
          startedOn: values.startedOn,
          yearOn: values.yearOn,
          daysPerWeek: fixed ? (daysOf(values.days) ?? null) : null,
          minutesPerWeek: fixed ? (minutesOf(values.hours) ?? null) : null,
          payPeriod: values.payPeriod === 'month' ? 'month' : 'week',
          rolledUp: !fixed && values.rolledUp,
          notice: values.byContract
            ? {
                askTimes: values.askTimes ?? 0,
                askMore: values.askMore ?? 0,
                refuseTimes: values.refuseTimes ?? 0,
                refuseMore: values.refuseMore ?? 0,
              }
            : null,
        },
      });
    },
    onDone: () => {
      say('It is on their record');
      close();
    },
  });
  const { workerClass, byContract } = form.values;
  return (
    <Form form={form} action="Keep these terms" label="How holiday is reckoned" onCancel={close}>
      <RadioField
        form={form}
        name="workerClass"
        label="They work"
        options={Object.entries(CLASSES).map(([value, label]) => ({ value, label }))}
      />
      {workerClass === 'fixed_hours' ? (
        <div className="dp-form-pair">
          <TextField form={form} name="days" label="Days a week" />
          <TextField form={form} name="hours" label="Hours a week" hint="Like 37.5" />
        </div>
      ) : (
        <>
          <RadioField
            form={form}
            name="payPeriod"
            label="Leave accrues at the end of each"
            options={[
              { value: 'week', label: 'Week, Monday to Sunday' },
              { value: 'month', label: 'Month' },
            ]}
          />
          <CheckField
            form={form}
            name="rolledUp"
            label="Holiday pay is rolled up into each payment"
            hint="On a line of its own; they still take the time"
          />
        </>
      )}
      <div className="dp-form-pair">
        <DateField form={form} name="fromOn" label="These terms hold from" />
        <DateField form={form} name="startedOn" label="Worked for us since" />
      </div>
      <DateField
        form={form}
        name="yearOn"
        label="The leave year begins on"
        hint="The day and the month count, not the year"
      />
      <CheckField
        form={form}
        name="byContract"
        label="Their contract says another notice than the law"
        hint="The law: they ask twice the leave and a day ahead, we refuse the leave and a day ahead"
      />
      {byContract ? (
        <div className="dp-form-pair">
          <NumberField form={form} name="askTimes" label="They ask ahead: times the leave" />
          <NumberField form={form} name="askMore" label="They ask ahead: and days" />
          <NumberField form={form} name="refuseTimes" label="We refuse ahead: times the leave" />
          <NumberField form={form} name="refuseMore" label="We refuse ahead: and days" />
        </div>
      ) : null}
    </Form>
  );
}

function daysOf(text: string): number | undefined {
  const plain = text.trim().replace(',', '.');
  const days = /^[0-7](\.\d)?$/.test(plain) ? Number(plain) : 0;
  return days > 0 && days <= 7 ? days : undefined;
}
