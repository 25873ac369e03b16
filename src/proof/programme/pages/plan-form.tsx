import { Button } from '@mantine/core';
import { useState } from 'react';
import { DateField, LongTextField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { writePlanRoute } from '../schema.ts';
import type { FormOf } from './forms.tsx';

const MOST = 40;
const PARTS = ['what', 'resources', 'dueOn', 'unit', 'doneOn'] as const;
const EMPTY = { what: '', resources: '', dueOn: '', unit: '', doneOn: '' };

const fieldsOf = (index: number, action: Readonly<Record<(typeof PARTS)[number], string>>) =>
  Object.fromEntries(PARTS.map((part) => [`${part}${index}`, action[part]]));

/** The next version of the plan: what is open in the last one, what was found done, and what is new. */
export function PlanForm({ programme, learner, close }: FormOf) {
  const say = useNotice();
  const { act } = useAct(writePlanRoute);
  const open = (programme.plans[0]?.actions ?? []).filter(({ doneOn }) => doneOn === null);
  const [count, setCount] = useState(Math.min(MOST, open.length + 1));
  const start: Record<string, string> = {
    meetingOn: learner.today,
    nextOn: '',
    words: '',
    ...Object.assign(
      {},
      ...Array.from({ length: MOST }, (_, index) => {
        const before = open[index];
        return fieldsOf(index, before ? { ...before, unit: before.unit ?? '', doneOn: '' } : EMPTY);
      }),
    ),
  };
  const form = useForm({
    name: `plan ${programme.enrolmentId} ${programme.plans.length}`,
    start,
    checks: {
      meetingOn: needed('Enter the day of the meeting'),
      nextOn: needed('Enter the day of the next meeting'),
      what0: needed('Write at least one action'),
    },
    submit: (values, id) =>
      act({
        params: { id: programme.enrolmentId },
        body: {
          id,
          meetingOn: values['meetingOn'] ?? '',
          nextOn: values['nextOn'] ?? '',
          words: values['words'] ?? '',
          actions: Array.from({ length: count }, (_, index) => ({
            what: values[`what${index}`] ?? '',
            resources: values[`resources${index}`] ?? '',
            dueOn: values[`dueOn${index}`] ?? '',
            unit: values[`unit${index}`] || null,
            doneOn: values[`doneOn${index}`] || null,
          })).filter(({ what }) => what.trim() !== ''),
        },
      }),
    onDone: () => {
      say('The plan is written; the learner agrees to it on their own page');
      close();
    },
  });
  const units = programme.units.map(({ reference, title }) => ({
    value: reference,
    label: `${reference} ${title}`,
  }));
  return (
    <Form form={form} action="Write and agree the plan" label="Plan" onCancel={close}>
      <DateField form={form} name="meetingOn" label="Meeting of" />
      {Array.from({ length: count }, (_, index) => (
        <fieldset className="pr-action" key={index}>
          <legend>Action {index + 1}</legend>
          <TextField form={form} name={`what${index}`} label="What" />
          <TextField form={form} name={`resources${index}`} label="With what" optional />
          <DateField form={form} name={`dueOn${index}`} label="By" />
          <SelectField
            form={form}
            name={`unit${index}`}
            label="Unit"
            options={units}
            none="None"
            optional
          />
          {index < open.length ? (
            <DateField form={form} name={`doneOn${index}`} label="Found done on" optional />
          ) : null}
        </fieldset>
      ))}
      {count < MOST ? (
        <Button variant="default" size="compact-sm" onClick={() => setCount(count + 1)}>
          Another action
        </Button>
      ) : null}
      <LongTextField form={form} name="words" label="Note" rows={2} optional />
      <DateField form={form} name="nextOn" label="Next meeting" />
    </Form>
  );
}
