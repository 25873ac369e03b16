import { DateField, LongTextField, RadioField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { type STEPS, stepVisitRoute } from '../schema.ts';
import type { Visit } from './looks.ts';

type Kind = keyof typeof STEPS;

const WORDS: Readonly<Record<Kind, string>> = {
  agreed: 'Agree to the day',
  proposed: 'Propose another day',
  refused: 'Refuse the visit',
  called_off: 'Call it off',
  held: 'It was held',
  access_refused: 'Access was refused',
  pack_withheld: 'What was asked for was withheld',
};

/** What the reader may say of a visit now. */
export function stepsFor({ state, waitsFor, side }: Visit): readonly Kind[] {
  const settled = state === 'held' || state === 'called_off';
  return [
    ...(waitsFor === side ? (['agreed', 'refused'] as const) : []),
    ...(settled ? [] : (['proposed', 'called_off'] as const)),
    ...(side === 'verifier' && state === 'agreed' ? (['held'] as const) : []),
    ...(side === 'verifier' ? (['access_refused', 'pack_withheld'] as const) : []),
  ];
}

/** An answer, another day, or what became of a visit. */
export function StepForm({
  visit,
  onDone,
}: {
  readonly visit: Visit;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(stepVisitRoute);
  const kinds = stepsFor(visit);
  const form = useForm({
    name: `visit-step-${visit.visitId}`,
    start: { kind: kinds[0] as string, on: '', words: '' },
    checks: {},
    submit: ({ kind, on, words }) =>
      act({
        params: { id: visit.visitId },
        body: {
          after: visit.steps.length,
          kind: kind as Kind,
          on: on === '' ? null : on,
          words,
        },
      }),
    onDone: () => {
      say('It is on record');
      onDone();
    },
  });
  const { kind } = form.values;
  return (
    <Form form={form} action="Record it" onCancel={onDone}>
      <RadioField
        form={form}
        name="kind"
        label="What you say"
        options={kinds.map((one) => ({ value: one, label: WORDS[one] }))}
      />
      {kind === 'proposed' || kind === 'held' ? (
        <DateField form={form} name="on" label="Day" />
      ) : null}
      {kind === 'refused' && visit.side === 'centre' ? (
        <p role="note">
          A refused visit is obstruction: it can lead to suspension or withdrawal of the approval
          (R35). The reason is kept, and the external verifier reads it.
        </p>
      ) : null}
      <LongTextField
        form={form}
        name="words"
        label="Reason"
        rows={3}
        optional={kind === 'agreed' || kind === 'held'}
      />
    </Form>
  );
}
