import { Link } from '../../../ui/address.tsx';
import { SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { SOURCES, seeSourceRoute } from '../schema.ts';
import type { JudgingView } from './looks.ts';

/** Whose evidence an item is (R60), and the way to the balance over the whole programme. */
export function Sources({ claim }: { readonly claim: JudgingView }) {
  return (
    <>
      <p>
        <Link href={`/assessment/learners/${claim.learner.id}?framework=${claim.frameworkId}`}>
          Plan of assessment, and balance over the programme
        </Link>
      </p>
      {claim.state === 'in_hand' && claim.items.length > 0 ? <SourceForm claim={claim} /> : null}
    </>
  );
}

function SourceForm({ claim }: { readonly claim: JudgingView }) {
  const { act } = useAct(seeSourceRoute);
  const say = useNotice();
  const form = useForm({
    name: 'source',
    start: { evidenceId: '', source: '' },
    checks: { evidenceId: needed('Choose the item'), source: needed('Say whose evidence it is') },
    submit: ({ evidenceId, source }, id) =>
      act({
        params: { id: claim.claimId },
        body: { id, evidenceId, source: source === 'report' ? 'report' : 'line_manager' },
      }),
    onDone: () => say('Marked'),
  });
  return (
    <details>
      <summary>Mark an item as evidence of the line manager or of a report</summary>
      <Form form={form} action="Mark it" label="Whose evidence">
        <SelectField
          form={form}
          name="evidenceId"
          label="Item"
          options={claim.items.map(({ evidenceId, title }) => ({
            value: evidenceId,
            label: title,
          }))}
        />
        <SelectField
          form={form}
          name="source"
          label="Valid evidence of"
          options={Object.entries(SOURCES).map(([value, label]) => ({ value, label }))}
        />
      </Form>
    </details>
  );
}
