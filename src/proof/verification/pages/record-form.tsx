import { newId } from '../../../lib/ids.ts';
import { ChecksField, DateField, LongTextField, RadioField } from '../../../ui/fields.tsx';
import { Form, type FormApi, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { OUTCOMES, recordSampleRoute, SAYS, VERIFY_METHODS } from '../schema.ts';
import { Judged } from './judged.tsx';
import type { Start } from './looks.ts';

type Says = keyof typeof SAYS;
interface Values {
  readonly outcome: string;
  readonly methods: readonly string[];
  readonly feedback: string;
  readonly action: string;
  readonly actionId: string;
  readonly dueOn: string;
  readonly [says: `says-${string}`]: string;
  readonly [words: `words-${string}`]: string;
  readonly [seen: `seen-${string}`]: readonly string[];
}

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** The verifier's record, the mirror of the assessor's: criterion by criterion. */
export function RecordForm({ start }: { readonly start: Start }) {
  const say = useNotice();
  const { act } = useAct(recordSampleRoute);
  const form = useForm<Values, { recordId: string }>({
    name: `verify-${start.startId}`,
    start: {
      outcome: '',
      methods: [],
      feedback: '',
      action: '',
      actionId: newId(),
      dueOn: '',
      ...Object.fromEntries(
        start.criteria.flatMap(({ criterionId }) => [
          [`says-${criterionId}`, ''],
          [`words-${criterionId}`, ''],
          [`seen-${criterionId}`, [] as readonly string[]],
        ]),
      ),
    },
    checks: {
      outcome: needed('Say what comes of it'),
      feedback: needed('Enter the feedback to the assessor'),
      methods: (value) => (value.length === 0 ? 'Say how you verified it' : undefined),
    },
    submit: (values, id) =>
      act({
        params: { id: start.startId },
        body: {
          id,
          outcome: values.outcome as keyof typeof OUTCOMES,
          methods: [...values.methods] as (keyof typeof VERIFY_METHODS)[],
          feedback: values.feedback,
          findings: start.criteria.flatMap(({ criterionId }) => {
            const says = values[`says-${criterionId}`] ?? '';
            if (says === '') return [];
            return [
              {
                criterionId,
                says: says as Says,
                words: values[`words-${criterionId}`] ?? '',
                evidenceIds: [...(values[`seen-${criterionId}`] ?? [])],
              },
            ];
          }),
          actions:
            values.action === ''
              ? []
              : [{ id: values.actionId, words: values.action, dueOn: values.dueOn }],
        },
      }),
    onDone: () => say('The record is written'),
  });
  return (
    <Form form={form} action="Write the record">
      {start.criteria.map((one) => (
        <Criterion key={one.criterionId} form={form} start={start} one={one} />
      ))}
      <ChecksField form={form} name="methods" label="How" options={options(VERIFY_METHODS)} />
      <LongTextField form={form} name="feedback" label="Feedback to the assessor" />
      <LongTextField form={form} name="action" label="Action for the assessor" optional />
      <DateField form={form} name="dueOn" label="Due" optional />
      <RadioField form={form} name="outcome" label="What comes of it" options={options(OUTCOMES)} />
    </Form>
  );
}

function Criterion({
  form,
  start,
  one,
}: {
  readonly form: FormApi<Values>;
  readonly start: Start;
  readonly one: Start['criteria'][number];
}) {
  const { criterionId } = one;
  const says = form.values[`says-${criterionId}`];
  return (
    <fieldset className="ve-criterion">
      <legend>
        {one.code} {one.wording ?? one.label}
      </legend>
      <Judged judged={one.judged} />
      <RadioField
        form={form}
        name={`says-${criterionId}`}
        label="Do you agree?"
        options={options(SAYS)}
      />
      {says === 'not_agreed' || says === 'question' ? (
        <LongTextField
          form={form}
          name={`words-${criterionId}`}
          label={says === 'question' ? 'Question to the assessor' : 'Why not'}
        />
      ) : null}
      {start.items.length === 0 ? null : (
        <ChecksField
          form={form}
          name={`seen-${criterionId}`}
          label="Evidence seen"
          optional
          options={start.items.map(({ evidenceId, title }) => ({
            value: evidenceId,
            label: title,
          }))}
        />
      )}
    </fieldset>
  );
}
