import { useState } from 'react';
import { writeNoteRoute } from '../../../proof/portfolio/schema.ts';
import { LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import type { Evidence } from './evidence-panel.tsx';

/** The learner's note on an item, and the form that changes title and note. */
export function EvidenceWords({ evidence }: { readonly evidence: Evidence }) {
  const [changing, setChanging] = useState(false);
  return (
    <>
      <h3>Your note</h3>
      {changing ? (
        <WordsForm evidence={evidence} onDone={() => setChanging(false)} />
      ) : (
        <>
          {evidence.note === '' ? (
            <p className="dp-dim">No note. A sentence on why you did it so helps your assessor.</p>
          ) : (
            <p className="pf-words">{evidence.note}</p>
          )}
          <button type="button" className="dp-link" onClick={() => setChanging(true)}>
            Change title or note
          </button>
        </>
      )}
    </>
  );
}

function WordsForm({
  evidence,
  onDone,
}: {
  readonly evidence: Evidence;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(writeNoteRoute);
  const form = useForm({
    name: `words-${evidence.evidenceId}`,
    start: { title: evidence.title, note: evidence.note },
    checks: { title: needed('Give the item a title') },
    submit: (body) => act({ params: { id: evidence.evidenceId }, body }),
    onDone: () => {
      say('Title and note saved');
      onDone();
    },
  });
  return (
    <Form form={form} action="Save title and note" label="Title and note" onCancel={onDone}>
      <TextField
        form={form}
        name="title"
        label="Title"
        hint="Your assessor reads it: name nobody but yourself and colleagues."
      />
      <LongTextField form={form} name="note" label="Note" optional rows={4} />
    </Form>
  );
}
