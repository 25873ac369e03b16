import { LongTextField, RadioField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { signOffRoute } from '../schema.ts';

/** A manager's word: agreed, or not and why. */
export function SignOffForm({
  overrideIds,
  about,
  onDone,
}: {
  readonly overrideIds: readonly string[];
  /** 'this override', '3 overrides' */
  readonly about: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(signOffRoute);
  const form = useForm({
    name: `sign off ${overrideIds.join(' ')}`,
    keep: false,
    start: { word: '', reason: '' },
    checks: {
      word: needed('Say whether you agree'),
      reason: (value, { word }) =>
        word === 'not' && value.trim().length < 10
          ? 'Say why you do not agree, in 10 letters or more'
          : undefined,
    },
    submit: ({ word, reason }) =>
      act({ body: { overrideIds: [...overrideIds], agreed: word === 'agreed', reason } }),
    onDone: (_, { word }) => {
      say(`${about} ${word === 'agreed' ? 'signed off' : 'not agreed with'}`);
      onDone();
    },
  });
  return (
    <Form form={form} action={`Sign off ${about}`} label={`Sign off ${about}`}>
      <RadioField
        form={form}
        name="word"
        label="Your word"
        options={[
          { value: 'agreed', label: 'I agree' },
          {
            value: 'not',
            label: 'I do not agree',
            hint: 'It lifts nothing any more for a shift that has not begun; whoever holds it is stopped on Today.',
          },
        ]}
      />
      <LongTextField
        form={form}
        name="reason"
        label="Why"
        optional={form.values.word !== 'not'}
        rows={2}
      />
    </Form>
  );
}
