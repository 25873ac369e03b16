import { showDate } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import { DateField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { ABSENCES, AWAY_KINDS, addAbsence } from '../schema.ts';
import type { Worktime } from './words.ts';

/** Days away, from today on. */
export function AbsencePart({
  id,
  time,
  mayWrite,
}: {
  readonly id: string;
  readonly time: Worktime;
  readonly mayWrite: boolean;
}) {
  return (
    <RecordPart
      title="Days away"
      add={mayWrite ? 'Record days away' : undefined}
      form={(close) => <AbsenceForm id={id} close={close} />}
    >
      {time.absences.length === 0 ? (
        <p className="dp-dim">None ahead.</p>
      ) : (
        <ul className="dp-record-lines">
          {time.absences.map((absence) => (
            <li key={absence.id}>
              <span>
                {showDate(absence.fromOn, time.today)}
                {absence.toOn === absence.fromOn ? '' : ` to ${showDate(absence.toOn, time.today)}`}
              </span>
              <span className="dp-dim">
                {ABSENCES[absence.kind].name}
                {ABSENCES[absence.kind].outOfAverage ? ', left out of the 48-hour average' : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
    </RecordPart>
  );
}

function AbsenceForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(addAbsence);
  const form = useForm({
    name: 'absence',
    start: { kind: '', fromOn: '', toOn: '' },
    checks: {
      kind: needed('Choose why they are away'),
      fromOn: needed('Enter the first day'),
      toOn: (value, { fromOn }) => {
        if (value === '') return 'Enter the last day';
        return fromOn !== '' && value < fromOn ? 'The last day lies before the first' : undefined;
      },
    },
    submit: ({ kind, ...days }, absenceId) =>
      act({ params: { id }, body: { id: absenceId, kind: kind as 'other', ...days } }),
    onDone: ({ held }) => {
      const shifts = held.map(({ label }) => label);
      say(
        shifts.length === 0
          ? 'The days away are recorded'
          : `Recorded. They still hold ${listed(shifts)}: release what they cannot work.`,
      );
      close();
    },
  });
  return (
    <Form form={form} action="Record the days away" label="Days away" onCancel={close}>
      <SelectField
        form={form}
        name="kind"
        label="Why"
        hint="Only what the hours need: no details of health. Holiday is asked for under Holiday."
        options={AWAY_KINDS.map((value) => ({ value, label: ABSENCES[value].name }))}
      />
      <div className="dp-form-pair">
        <DateField form={form} name="fromOn" label="First day" />
        <DateField form={form} name="toOn" label="Last day" />
      </div>
    </Form>
  );
}
