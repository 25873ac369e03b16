import { LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { type Pair, strikeMessageRoute, writeMessageRoute } from '../schema.ts';

type Choices = readonly { readonly id: string; readonly label: string }[];

/** A message to somebody of a list. */
export function FirstForm({
  pairs,
  me,
  onDone,
}: {
  readonly pairs: readonly Pair[];
  readonly me: string;
  readonly onDone: (pair: Pair) => void;
}) {
  const say = useNotice();
  const { act } = useAct(writeMessageRoute);
  const pairOf = (key: string) =>
    pairs.find(({ learnerId, memberId }) => `${learnerId}_${memberId}` === key);
  const form = useForm({
    name: 'first message',
    keep: false,
    start: { memberId: '', words: '' },
    checks: { memberId: needed('Choose whom it is for'), words: needed('Write the message') },
    submit: ({ memberId: key, words }, id) => {
      const pair = pairOf(key);
      return act({
        body: {
          id,
          learnerId: pair?.learnerId ?? '',
          memberId: pair?.memberId ?? '',
          words,
          unitId: null,
          judgementId: null,
        },
      });
    },
    onDone: (_, { memberId: key }) => {
      say('Sent: a mail says that a message waits, not what it says');
      const pair = pairOf(key);
      if (pair) onDone(pair);
    },
  });
  return (
    <Form form={form} action="Send" label="Message">
      <SelectField
        form={form}
        name="memberId"
        label="To"
        options={[
          { value: '', label: 'Choose' },
          ...pairs.map((pair) => ({
            value: `${pair.learnerId}_${pair.memberId}`,
            label: pair.learnerId === me ? pair.memberName : pair.learnerName,
          })),
        ]}
      />
      <LongTextField form={form} name="words" label="Message" rows={6} />
    </Form>
  );
}

/** An answer in a conversation, about a unit or an action where it belongs. */
export function AnswerForm({
  pair,
  to,
  units,
  actions,
}: {
  readonly pair: Pair;
  readonly to: string;
  readonly units: Choices;
  readonly actions: Choices;
}) {
  const say = useNotice();
  const { act } = useAct(writeMessageRoute);
  const form = useForm({
    name: `message ${pair.learnerId} ${pair.memberId}`,
    keep: false,
    start: { words: '', about: '' },
    checks: { words: needed('Write the message') },
    submit: ({ words, about }, id) =>
      act({
        body: {
          id,
          learnerId: pair.learnerId,
          memberId: pair.memberId,
          words,
          unitId: units.some((one) => one.id === about) ? about : null,
          judgementId: actions.some((one) => one.id === about) ? about : null,
        },
      }),
    onDone: () => {
      say('Sent: a mail says that a message waits, not what it says');
      form.reset();
    },
  });
  return (
    <Form form={form} action="Send" label={`Write to ${to}`}>
      <LongTextField form={form} name="words" label="Message" rows={4} />
      <SelectField
        form={form}
        name="about"
        label="About"
        optional
        options={[
          { value: '', label: 'Nothing in particular' },
          ...actions.map(({ id, label }) => ({ value: id, label: `Action: ${label}` })),
          ...units.map(({ id, label }) => ({ value: id, label })),
        ]}
      />
    </Form>
  );
}

/** Why a message is struck. */
export function StrikeForm({
  messageId,
  onDone,
}: {
  readonly messageId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(strikeMessageRoute);
  const form = useForm({
    name: `strike ${messageId}`,
    keep: false,
    start: { because: '' },
    checks: { because: needed('Say why it is struck') },
    submit: (body) => act({ params: { id: messageId }, body }),
    onDone: () => {
      say('Struck: it stays readable with your reason');
      onDone();
    },
  });
  return (
    <Form form={form} action="Strike it" label="Strike a message">
      <LongTextField form={form} name="because" label="Why" rows={2} />
    </Form>
  );
}
