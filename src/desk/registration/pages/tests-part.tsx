import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { DateField, NumberField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { testRoute } from '../schema.ts';
import type { OfCandidate } from './words.ts';

/** Tests they took, with version, score and day. */
export function TestsPart({
  id,
  seen,
  mayWrite,
}: {
  readonly id: string;
  readonly seen: OfCandidate;
  readonly mayWrite: boolean;
}) {
  return (
    <RecordPart
      title="Tests"
      add={mayWrite ? 'Record a test' : undefined}
      form={(close) => <TestForm id={id} close={close} />}
    >
      {seen.tests.length === 0 ? (
        <p className="dp-dim">No test is on file.</p>
      ) : (
        <ul className="dp-record-lines">
          {seen.tests.map((one) => (
            <li key={one.testId}>
              <span>
                {one.name}
                {one.version === '' ? '' : `, version ${one.version}`}: {one.score} of {one.outOf}
              </span>
              <span className="dp-dim">
                {showDate(one.takenOn, seen.today)}, recorded by {one.by}
              </span>
            </li>
          ))}
        </ul>
      )}
    </RecordPart>
  );
}

function TestForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(testRoute);
  const form = useForm({
    name: 'candidate-test',
    start: {
      name: '',
      version: '',
      score: undefined as number | undefined,
      outOf: undefined as number | undefined,
      takenOn: dateIn(new Date()),
    },
    checks: { name: needed('Say which test'), takenOn: needed('Enter the day') },
    submit: ({ score, outOf, ...rest }, testId) =>
      act({
        params: { id },
        body: { ...rest, id: testId, score: score ?? 0, outOf: outOf ?? 100 },
      }),
    onDone: () => {
      say('The test is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the test" label="A test" onCancel={close}>
      <TextField form={form} name="name" label="Test" />
      <TextField form={form} name="version" label="Version" optional />
      <NumberField form={form} name="score" label="Score" />
      <NumberField form={form} name="outOf" label="Out of" hint="100 if empty" optional />
      <DateField form={form} name="takenOn" label="Taken on" />
    </Form>
  );
}
