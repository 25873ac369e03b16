import './order.css';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/result.ts';
import { counted } from '../../../lib/text.ts';
import { AskApproval } from '../../../ui/ask-approval.tsx';
import { Form, type FormApi, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { addShiftsRoute, askApprovalRoute, type BookingPage, type LimitKind } from '../schema.ts';
import { ShiftPreview } from './shift-preview.tsx';
import { checkRow, emptyRow, planOf, type TimesDraft } from './times-draft.ts';
import { TimesFields } from './times-fields.tsx';

interface AddDraft extends TimesDraft {
  id: string;
  rows: readonly string[];
  leftOut: readonly string[];
}

function emptyDraft(): AddDraft {
  return { ...emptyRow('r1'), id: newId(), rows: ['r1'], leftOut: [] };
}

/** Adds shifts to a line: the same rows of times and the same list as when the booking was taken. */
export function AddShifts({
  line,
  onDone,
}: {
  readonly line: BookingPage['lines'][number];
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(addShiftsRoute);
  const ask = useAct(askApprovalRoute);
  const [start] = useState(emptyDraft);
  const form: FormApi<AddDraft> = useForm<AddDraft, { shiftIds: readonly string[] }>({
    name: `add-${line.lineId}`,
    start,
    submit: async (values) => {
      const fields = Object.assign({}, ...values.rows.map((key) => checkRow(values, key)));
      if (Object.keys(fields).length > 0) {
        return refuse('invalid-input', 'Some times cannot be read yet.', undefined, { fields });
      }
      const shifts = planOf(values, values.rows)
        .filter(({ key }) => !values.leftOut.includes(key))
        .map(({ input }) => input);
      return act({ params: { lineId: line.lineId }, body: { id: values.id, shifts } });
    },
    onDone: ({ shiftIds }) => {
      say(`${counted(shiftIds.length, 'shift')} added`);
      onDone();
    },
  });
  const { rows, leftOut } = form.values;
  return (
    <Form form={form} action="Add shifts" label="New shifts" onCancel={onDone}>
      <AskApproval<LimitKind> refusal={form.refusal} ask={(body) => ask.act({ body })} />
      <TimesFields
        form={form as unknown as FormApi<TimesDraft>}
        rows={rows}
        onRows={(next) => form.set('rows', next)}
        nextKey={() => `r${Date.now().toString(36)}`}
      />
      <ShiftPreview
        shifts={planOf(form.values, rows)}
        leftOut={leftOut}
        onLeftOut={(keys) => form.set('leftOut', keys)}
        onePerson={line.samePerson === 'must'}
      />
    </Form>
  );
}
