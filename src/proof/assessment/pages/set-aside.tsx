import { showDate } from '../../../lib/show.ts';
import { LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { setAsideDialogueRoute } from '../schema.ts';

/** Sets aside what was asked on a day and will not be signed, so that the claim can be handed over. */
export function SetAside({
  claimId,
  heldOn,
}: {
  readonly claimId: string;
  readonly heldOn: string;
}) {
  const { act } = useAct(setAsideDialogueRoute);
  const say = useNotice();
  const form = useForm({
    name: `set-aside-${heldOn}`,
    start: { reason: '' },
    checks: { reason: needed('Say why it will not be signed') },
    submit: ({ reason }) => act({ params: { id: claimId }, body: { heldOn, reason } }),
    onDone: () => say('Set aside'),
  });
  return (
    <details>
      <summary>It will not be signed: set aside what was asked on {showDate(heldOn)}</summary>
      <Form form={form} action="Set it aside" label={`Set aside ${showDate(heldOn)}`}>
        <LongTextField form={form} name="reason" label="Reason" rows={2} />
      </Form>
    </details>
  );
}
