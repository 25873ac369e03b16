import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { call } from '../../../ui/api.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { Section } from '../../../ui/page.tsx';
import { compareNote } from '../schema.ts';

type Compared = ReplyOf<typeof compareNote>;

const LOOKS: Readonly<Record<Compared['outcome'], StateLook>> = {
  same: { word: 'The same log', meaning: 'good', mark: 'tick' },
  rewritten: { word: 'The log was rewritten', meaning: 'stop', mark: 'octagon' },
  cut: { word: 'The log was cut', meaning: 'stop', mark: 'octagon' },
};

function wordsOf({ outcome, size, entries }: Compared): string {
  const kept = counted(size, 'entry', 'entries');
  if (outcome === 'cut') {
    return `The checkpoint is signed over ${kept}, and ${entries === 1 ? 'only 1 is' : `only ${entries.toLocaleString('en-GB')} are`} here. Stop working, keep the checkpoint and a copy of the database, and tell the owner.`;
  }
  if (outcome === 'rewritten') {
    return `At least one of the first ${kept} is not what was signed. Stop working, keep the checkpoint and a copy of the database, and tell the owner.`;
  }
  const since = entries - size;
  return `Hashed afresh, the log still begins with the ${kept} that were signed; ${since === 0 ? 'nothing was' : since === 1 ? '1 entry was' : `${since.toLocaleString('en-GB')} were`} added since.`;
}

/** Whether the log still begins with a checkpoint that somebody kept. */
export function CompareSection() {
  const [compared, setCompared] = useState<Compared>();
  const form = useForm({
    name: 'kept-checkpoint',
    start: { note: '' },
    keep: false,
    checks: { note: needed('Paste the text of the checkpoint') },
    submit: (values) => {
      setCompared(undefined);
      return call(compareNote, { body: values });
    },
    onDone: setCompared,
  });
  return (
    <Section title="Check a checkpoint you kept">
      <Form form={form} action="Compare it with the log" label="A checkpoint you kept">
        <div className="dp-note">
          <LongTextField
            form={form}
            name="note"
            label="The text of the checkpoint"
            hint="The whole file, from its first line to its signature"
            rows={6}
          />
        </div>
      </Form>
      <div role="status">
        {compared === undefined ? null : (
          <div className="dp-row">
            <Badge state={LOOKS[compared.outcome]} />
            <span>{wordsOf(compared)}</span>
          </div>
        )}
      </div>
      <p className="dp-dim dp-measure">
        This server says so. Whoever does not trust it takes the newest checkpoint and the proof
        between the two, and checks both with the Deskproof program on a computer of their own.
      </p>
    </Section>
  );
}
