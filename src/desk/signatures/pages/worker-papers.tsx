import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { ChecksField, RadioField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { askWorkerRoute, listForms, listOwnPapers, OWN_KINDS } from '../papers-schema.ts';
import { OwnPaperList } from './own-papers.tsx';
import type { OwnPapers } from './paper-looks.ts';

type Forms = ReplyOf<typeof listForms>['rows'];

export const WAYS = [
  { value: 'mail', label: 'By e-mail' },
  { value: 'text', label: 'By text' },
] as const;

/** Key information, terms of work and opt-out of a worker: what they signed, and asking for more. */
export default function WorkerPapers({ id }: { readonly id: string }) {
  const may = useMay()('signatures.record');
  const reading = useRead(
    listOwnPapers,
    { query: { personId: id } },
    { live: ['document.', 'paper'] },
  );
  const forms = useRead(listForms, {});
  const open = forms.value ? toAsk(forms.value.rows, reading.value) : [];
  return (
    <Read of={reading}>
      {(papers) => (
        <RecordPart
          title="Signed, and waiting to be signed"
          add={may && open.length > 0 ? 'Ask them to sign' : undefined}
          form={(close) => <AskPapers personId={id} forms={open} close={close} />}
        >
          {papers.rows.length === 0 ? (
            <p className="dp-dim">
              Nothing was asked of them here. One link asks for everything they sign on the day they
              register.
            </p>
          ) : (
            <OwnPaperList papers={papers} />
          )}
        </RecordPart>
      )}
    </Read>
  );
}

/** Forms for a worker of which they have not had the newest version. */
function toAsk(forms: Forms, papers: OwnPapers | undefined): Forms {
  return forms.filter(
    (form) =>
      form.kind !== 'terms_of_business' &&
      !papers?.rows.some(
        (paper) => paper.formId === form.formId && paper.formVersion === form.version,
      ),
  );
}

function AskPapers({
  personId,
  forms,
  close,
}: {
  readonly personId: string;
  readonly forms: Forms;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(askWorkerRoute);
  const form = useForm({
    name: `papers ${personId}`,
    keep: false,
    start: {
      formIds: [] as readonly string[],
      channel: 'mail',
      ids: Object.fromEntries(forms.map(({ formId }) => [formId, newId()])),
    },
    checks: { formIds: (value) => (value.length === 0 ? 'Choose at least one' : undefined) },
    submit: ({ formIds, channel, ids }) =>
      act({
        params: { id: personId },
        body: {
          papers: formIds.map((formId) => ({ id: ids[formId] ?? newId(), formId })),
          channel: channel as 'mail' | 'text',
        },
      }),
    onDone: () => {
      say('Asked by one link');
      close();
    },
  });
  return (
    <Form form={form} action="Send the link" label="Ask them to sign" onCancel={close}>
      <ChecksField
        form={form}
        name="formIds"
        label="What"
        options={forms.map(({ formId, kind, name, version }) => ({
          value: formId,
          label: `${OWN_KINDS[kind]}: ${name}, version ${version}`,
        }))}
      />
      <RadioField form={form} name="channel" label="How" options={WAYS} />
    </Form>
  );
}
