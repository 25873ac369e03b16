import './pool.css';
import { useState } from 'react';
import { addDays } from '../../../lib/days.ts';
import { newId } from '../../../lib/ids.ts';
import { showDate } from '../../../lib/show.ts';
import { counted, listed } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { CheckField, RadioField, TextField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { makeAsk } from '../schema.ts';
import type { PoolRow } from './words.ts';

const NAMED = 12;

/** Asks the people picked about the week shown; says what goes out and to whom before it does. */
export function AskForm({
  weekOn,
  today,
  people,
  close,
  onAsked,
}: {
  readonly weekOn: string;
  readonly today: string;
  readonly people: readonly PoolRow[];
  readonly close: () => void;
  readonly onAsked: () => void;
}) {
  const [id] = useState(newId);
  const say = useNotice();
  const { go } = useAddress();
  const { act } = useAct(makeAsk);
  const week = `${showDate(weekOn, today)} to ${showDate(addDays(weekOn, 6), today)}`;
  const form = useForm({
    name: 'ask-pool',
    start: { channel: 'mail', parts: 'whole', note: '', asksHours: true },
    submit: ({ channel, parts, note, asksHours }) =>
      act({
        body: {
          id,
          weekOn,
          channel: channel === 'text' ? 'text' : 'mail',
          byPart: parts === 'parts',
          note,
          asksHours,
          personIds: people.map(({ personId }) => personId),
        },
      }),
    onDone: ({ askId, asked, leftOut }) => {
      say(`${counted(asked, 'worker')} asked, ${leftOut.length} left out`);
      onAsked();
      close();
      go(`/pool/asks/${askId}`);
    },
  });
  const named = people.slice(0, NAMED).map(({ name }) => name);
  const more = people.length - named.length;
  return (
    <section className="po-ask" aria-label="Ask about this week">
      <p>
        To {listed(more > 0 ? [...named, `${more} more`] : named)}. Who does not want to be
        contacted, cannot be reached, or has an open ask about this week is left out and named.
      </p>
      <p className="po-message">
        {`When can you work from ${week}?\nTell us here, it takes a minute: (a link of their own)`}
      </p>
      <Form
        form={form}
        action={`Ask ${counted(people.length, 'worker')}`}
        label="Ask about this week"
        onCancel={close}
      >
        <RadioField
          form={form}
          name="channel"
          label="By"
          options={[
            { value: 'mail', label: 'E-mail' },
            { value: 'text', label: 'Text, which they can also answer with YES or NO' },
          ]}
        />
        <RadioField
          form={form}
          name="parts"
          label="They answer"
          options={[
            { value: 'whole', label: 'Day by day' },
            { value: 'parts', label: 'Day, evening and night of each day' },
          ]}
        />
        <TextField form={form} name="note" label="A line of your own" optional />
        <CheckField
          form={form}
          name="asksHours"
          label="Ask for hours for others where what they said lapses"
          hint="Asked again every three months, so that the 48 hours can be worked out"
        />
      </Form>
    </section>
  );
}
