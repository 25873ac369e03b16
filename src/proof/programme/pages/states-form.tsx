import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { DateField, LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { changeStatesRoute, LEARNER_STATES } from '../schema.ts';

type Report = ReplyOf<typeof changeStatesRoute>;

/** One change of state for everybody picked; who cannot be changed is named. */
export function StatesForm({
  picked,
  today,
  onDone,
}: {
  readonly picked: readonly { readonly enrolmentId: string; readonly name: string }[];
  readonly today: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(changeStatesRoute);
  const [report, setReport] = useState<Report>();
  // The same ids when it is pressed again, so that nobody is changed twice.
  const [changes] = useState(() => picked.map(({ enrolmentId }) => ({ id: newId(), enrolmentId })));
  const form = useForm({
    name: 'states of several',
    keep: false,
    start: { state: '', fromOn: today, newEndOn: '', words: '' },
    checks: {
      state: needed('Choose the state'),
      fromOn: needed('Enter from which day'),
      words: needed('Say why'),
    },
    submit: ({ state, newEndOn, ...rest }) =>
      act({
        body: {
          changes,
          state: state as keyof typeof LEARNER_STATES,
          newEndOn: newEndOn === '' ? null : newEndOn,
          ...rest,
        },
      }),
    onDone: (given: Report) => {
      setReport(given);
      say(`${counted(given.changed, 'learner')} changed`);
      if (given.changed === given.lines.length) onDone();
    },
  });
  return (
    <>
      <Form form={form} action={`Change ${counted(picked.length, 'learner')}`} onCancel={onDone}>
        <p>{picked.map(({ name }) => name).join(', ')}.</p>
        <SelectField
          form={form}
          name="state"
          label="State"
          options={[
            { value: '', label: 'Choose' },
            ...Object.entries(LEARNER_STATES).map(([value, label]) => ({ value, label })),
          ]}
        />
        <DateField form={form} name="fromOn" label="From" />
        <DateField
          form={form}
          name="newEndOn"
          label="New planned end"
          hint="For a break or an extension"
          optional
        />
        <LongTextField form={form} name="words" label="Why" rows={3} />
      </Form>
      {report === undefined ? null : (
        <ul className="pr-lines" aria-label="Who could not be changed">
          {report.lines
            .filter(({ because }) => because !== null)
            .map((line) => (
              <li key={line.enrolmentId}>
                <span>{line.name}</span>
                <span>{line.because}</span>
              </li>
            ))}
        </ul>
      )}
    </>
  );
}
