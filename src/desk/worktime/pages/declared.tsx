import { showDate, showMinutes } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { DateField, NumberField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { addDeclaration } from '../schema.ts';
import { HOLDS, LAPSED, UNKNOWN, type Worktime } from './words.ts';

/** Hours the worker says they work for others, with the day until which that answers. */
export function DeclaredPart({
  id,
  time,
  mayWrite,
}: {
  readonly id: string;
  readonly time: Worktime;
  readonly mayWrite: boolean;
}) {
  const [latest] = time.declarations;
  return (
    <RecordPart
      title="Hours for others"
      add={mayWrite ? 'Record hours for others' : undefined}
      form={(close) => <DeclaredForm id={id} close={close} />}
    >
      {latest === undefined ? (
        <p>
          <Badge state={UNKNOWN} /> They have not been asked whether they work for others.
        </p>
      ) : (
        <p>
          <Badge state={latest.lapsed ? LAPSED : HOLDS} />{' '}
          {latest.weeklyMinutes === 0
            ? 'No other work'
            : `${showMinutes(latest.weeklyMinutes)} a week for others`}
          , said on {showDate(latest.saidOn, time.today)};{' '}
          {latest.lapsed ? 'it answered' : 'it answers'} until{' '}
          {showDate(latest.answersUntil, time.today)}.{' '}
          <span className="dp-dim">Recorded by {latest.recordedBy}.</span>
        </p>
      )}
    </RecordPart>
  );
}

function DeclaredForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(addDeclaration);
  const form = useForm({
    name: 'declared-hours',
    start: {
      hours: undefined as number | undefined,
      saidOn: dateIn(new Date()),
      answersUntil: '',
    },
    checks: {
      hours: (value) => {
        if (value === undefined) return 'Enter the hours a week, 0 for no other work';
        return value > 168 ? 'A week has 168 hours' : undefined;
      },
      saidOn: needed('Enter the day they said it'),
    },
    submit: ({ hours = 0, saidOn, answersUntil }, declarationId) =>
      act({
        params: { id },
        body: {
          id: declarationId,
          weeklyMinutes: hours * 60,
          saidOn,
          ...(answersUntil === '' ? {} : { answersUntil }),
        },
      }),
    onDone: ({ answersUntil }) => {
      say(`Recorded; ask again by ${showDate(answersUntil)}`);
      close();
    },
  });
  return (
    <Form form={form} action="Record the hours" label="Hours for others" onCancel={close}>
      <NumberField
        form={form}
        name="hours"
        label="Hours a week for others"
        hint="On average, all other jobs together; 0 for none"
      />
      <DateField form={form} name="saidOn" label="Said on" />
      <DateField
        form={form}
        name="answersUntil"
        label="Answers until"
        hint="Three months on if left empty"
        optional
      />
    </Form>
  );
}
