import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { counted } from '../../../lib/text.ts';
import { LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { liftRuleRoute } from '../schema.ts';

interface Lifting {
  readonly personId: string;
  readonly displayName: string;
  readonly rule: string;
  /** The shifts the rule stops this worker for. */
  readonly shiftIds: readonly string[];
}

/** For a compliance officer: goes on in spite of a block, on a ground in law that is sealed in the log. */
export function LiftRule(lifting: Lifting) {
  const [open, setOpen] = useState(false);
  if (open) return <LiftForm {...lifting} close={() => setOpen(false)} />;
  return (
    <button type="button" className="dp-link" onClick={() => setOpen(true)}>
      Lift {lifting.rule} on a ground
    </button>
  );
}

function LiftForm({
  personId,
  displayName,
  rule,
  shiftIds,
  close,
}: Lifting & { readonly close: () => void }) {
  const [overrides] = useState(() => shiftIds.map((shiftId) => ({ id: newId(), shiftId })));
  const say = useNotice();
  const { act } = useAct(liftRuleRoute);
  const form = useForm({
    name: `lift ${rule} ${personId}`,
    start: { ground: '' },
    checks: { ground: needed('Name the ground, and what is done instead') },
    submit: ({ ground }) =>
      act({ body: { personId, rule, ground, overrides, together: [...shiftIds] } }),
    onDone: () => {
      say(`${rule} lifted for ${displayName}`);
      close();
    },
  });
  const action = `Lift ${rule} for ${counted(shiftIds.length, 'shift')}`;
  return (
    <Form form={form} action={action} label={action} danger onCancel={close}>
      <LongTextField
        form={form}
        name="ground"
        label="Ground"
        hint="The paragraph that allows it, and what the worker is given instead: “reg 22, changeover of shifts; rest given on Wednesday”"
        rows={3}
      />
    </Form>
  );
}
