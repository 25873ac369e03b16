import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { counted } from '../../../lib/text.ts';
import { LongTextField, RadioField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { groundsOfRule, liftRuleRoute } from '../schema.ts';

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
  const grounds = useRead(groundsOfRule, { params: { rule } });
  const { act } = useAct(liftRuleRoute);
  const form = useForm({
    name: `lift ${rule} ${personId}`,
    start: { groundKey: '', instead: '' },
    checks: {
      groundKey: needed('Choose the ground in law'),
      instead: needed('Say what is done instead'),
    },
    submit: (values) =>
      act({ body: { personId, rule, ...values, overrides, together: [...shiftIds] } }),
    onDone: () => {
      say(`${rule} lifted for ${displayName}; a manager signs it off`);
      close();
    },
  });
  const action = `Lift ${rule} for ${counted(shiftIds.length, 'shift')}`;
  return (
    <Read of={grounds}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p>
            The law gives no ground to lift {rule}: what it asks for must be put right.{' '}
            <button type="button" className="dp-link" onClick={close}>
              Close
            </button>
          </p>
        ) : (
          <Form form={form} action={action} label={action} danger onCancel={close}>
            <RadioField
              form={form}
              name="groundKey"
              label="Ground in law"
              options={rows.map(({ key, words, source, instead }) => ({
                value: key,
                label: words,
                hint: instead === null ? source : `${source}. ${instead}`,
              }))}
            />
            <LongTextField
              form={form}
              name="instead"
              label="What is done instead"
              hint="For this worker: “The 3 h are given on Wednesday, which is kept free.” A manager reads it and signs it off."
              rows={3}
            />
          </Form>
        )
      }
    </Read>
  );
}
