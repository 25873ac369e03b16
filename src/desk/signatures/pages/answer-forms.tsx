import { dateIn, isoOfMinute, momentOf } from '../../../lib/time.ts';
import {
  DateField,
  LongTextField,
  RadioField,
  SelectField,
  TimeField,
} from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import type { PaperKind } from '../papers-schema.ts';
import { askAgainRoute, recordAnswerRoute } from '../schema.ts';
import type { PaperRow } from './words.ts';

/** Who may answer for the hirer's side, and who is asked first. */
interface Answerers {
  readonly contacts: readonly { readonly contactId: string; readonly name: string }[];
  readonly orderedBy: string | null;
}

interface Props {
  readonly paper: Pick<PaperRow, 'documentId' | 'version' | 'side'> & { readonly kind?: PaperKind };
  readonly of: Answerers;
  readonly close: () => void;
}

const ANSWERS = [
  { value: 'accepted', label: 'They accept it' },
  { value: 'declined', label: 'They do not accept it' },
] as const;
const HOWS = [
  { value: 'phone', label: 'On the phone' },
  { value: 'in_person', label: 'In person' },
  { value: 'email', label: 'By e-mail' },
] as const;

function contactsOf({ contacts }: Answerers) {
  return contacts.map(({ contactId, name }) => ({ value: contactId, label: name }));
}

/** A side's word, as the desk was told it. */
export function TellForm({ paper, of, close }: Props) {
  const say = useNotice();
  const { act } = useAct(recordAnswerRoute);
  const form = useForm({
    name: `answer-${paper.documentId}`,
    start: {
      answer: 'accepted' as 'accepted' | 'declined',
      how: 'phone' as 'phone' | 'in_person' | 'email',
      contactId: paper.side === 'hirer' ? (of.orderedBy ?? '') : '',
      date: dateIn(new Date()),
      clock: '',
      words: '',
    },
    submit: ({ date, clock, contactId, ...told }, id) => {
      const at = clock === '' ? undefined : momentOf(date, clock);
      return act({
        body: {
          id,
          ...told,
          kind: paper.kind ?? 'confirmation',
          documentId: paper.documentId,
          contactId: contactId === '' ? null : contactId,
          ...(at?.ok ? { saidAt: isoOfMinute(at.value.minute) } : {}),
        },
      });
    },
    onDone: (_, { answer }) => {
      say(answer === 'accepted' ? 'Acceptance recorded' : 'Recorded as not accepted');
      close();
    },
  });
  return (
    <Form
      form={form}
      action="Record what was said"
      label={`What was said of version ${paper.version}`}
      onCancel={close}
    >
      <RadioField form={form} name="answer" label="Their answer" options={ANSWERS} />
      {paper.side === 'hirer' ? (
        <SelectField form={form} name="contactId" label="Who said it" options={contactsOf(of)} />
      ) : null}
      <RadioField form={form} name="how" label="How" options={HOWS} />
      <DateField form={form} name="date" label="On" />
      <TimeField form={form} name="clock" label="At" hint="Left empty: just now" optional />
      <LongTextField form={form} name="words" label="What they said" optional />
    </Form>
  );
}

/** A link once more, by mail or text; on the hirer's side to any contact. */
export function AskForm({ paper, of, close }: Props) {
  const say = useNotice();
  const { act } = useAct(askAgainRoute);
  const form = useForm({
    name: `ask-${paper.documentId}`,
    start: {
      channel: 'mail' as 'mail' | 'text',
      contactId: paper.side === 'hirer' ? (of.orderedBy ?? '') : '',
    },
    submit: ({ channel, contactId }, id) =>
      act({
        body: {
          id,
          kind: paper.kind ?? 'confirmation',
          documentId: paper.documentId,
          channel,
          contactId: contactId === '' ? null : contactId,
        },
      }),
    onDone: () => {
      say('Asked by link');
      close();
    },
  });
  return (
    <Form
      form={form}
      action="Send the link"
      label={`Ask for an answer to version ${paper.version}`}
      onCancel={close}
    >
      {paper.side === 'hirer' ? (
        <SelectField form={form} name="contactId" label="Whom" options={contactsOf(of)} />
      ) : null}
      <RadioField
        form={form}
        name="channel"
        label="How"
        options={[
          { value: 'mail', label: 'By e-mail' },
          { value: 'text', label: 'By text' },
        ]}
      />
    </Form>
  );
}
