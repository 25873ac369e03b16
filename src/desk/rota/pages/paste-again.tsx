import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { pasteAgain } from '../schema.ts';

/** Lines corrected in the spreadsheet, pasted in place of those that are refused or in doubt. */
export function PasteAgain({ draftId }: { readonly draftId: string }) {
  const say = useNotice();
  const [id, setId] = useState(newId);
  const { act } = useAct(pasteAgain);
  const form = useForm({
    name: 'rota again',
    start: { text: '' },
    checks: { text: needed('Paste the corrected lines') },
    submit: ({ text }) => act({ params: { draftId }, body: { id, text } }),
    onDone: ({ counts }) => {
      form.reset();
      setId(newId());
      say(`${counts.good} good, ${counts.doubtful} doubtful, ${counts.refused} refused`);
    },
  });
  return (
    <details className="ro-again">
      <summary>Correct them in the spreadsheet and paste them again</summary>
      <Form form={form} action="Read these in their place">
        <LongTextField
          form={form}
          name="text"
          label="Corrected lines, with the names of their columns"
          hint="They take the place of all refused and doubtful lines. Save those as a sheet first, so that none is lost."
          rows={6}
        />
      </Form>
    </details>
  );
}
