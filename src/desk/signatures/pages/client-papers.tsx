import type { ReplyOf } from '../../../lib/route.ts';
import { RadioField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { askClientRoute, listForms, listOwnPapers } from '../papers-schema.ts';
import { OwnPaperList } from './own-papers.tsx';
import type { OwnPapers } from './paper-looks.ts';
import { WAYS } from './worker-papers.tsx';

type Forms = ReplyOf<typeof listForms>['rows'];

/** Terms of business that a client is asked to sign here; signing agrees them in the client's own record. */
export default function ClientPapers({ id }: { readonly id: string }) {
  const may = useMay()('signatures.record');
  const reading = useRead(
    listOwnPapers,
    { query: { clientId: id } },
    { live: ['document.', 'paper'] },
  );
  const forms = useRead(listForms, {});
  return (
    <Read of={reading}>
      {(papers) => {
        const open = (forms.value?.rows ?? []).filter(
          (form) =>
            form.kind === 'terms_of_business' &&
            !papers.rows.some(
              (paper) => paper.formId === form.formId && paper.formVersion === form.version,
            ),
        );
        const asks = may && open.length > 0 && papers.contacts.length > 0;
        return (
          <RecordPart
            title="Signed, and waiting to be signed"
            add={asks ? 'Ask them to sign' : undefined}
            form={(close) => (
              <AskTerms clientId={id} forms={open} contacts={papers.contacts} close={close} />
            )}
          >
            {papers.rows.length === 0 ? (
              <p className="dp-dim">Nobody here was asked to sign terms by link.</p>
            ) : (
              <OwnPaperList papers={papers} />
            )}
          </RecordPart>
        );
      }}
    </Read>
  );
}

function AskTerms({
  clientId,
  forms,
  contacts,
  close,
}: {
  readonly clientId: string;
  readonly forms: Forms;
  readonly contacts: OwnPapers['contacts'];
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(askClientRoute);
  const form = useForm({
    name: `terms ${clientId}`,
    keep: false,
    start: { formId: forms[0]?.formId ?? '', contactId: '', channel: 'mail' },
    checks: { formId: needed('Choose the terms'), contactId: needed('Choose whom to ask') },
    submit: ({ formId, contactId, channel }, id) =>
      act({
        params: { id: clientId },
        body: { id, formId, contactId, channel: channel as 'mail' | 'text' },
      }),
    onDone: () => {
      say('Asked by link, and recorded as sent');
      close();
    },
  });
  return (
    <Form form={form} action="Send the link" label="Ask them to sign" onCancel={close}>
      <SelectField
        form={form}
        name="formId"
        label="Which terms"
        options={forms.map(({ formId, name, version }) => ({
          value: formId,
          label: `${name}, version ${version}`,
        }))}
      />
      <SelectField
        form={form}
        name="contactId"
        label="Whom"
        options={contacts.map(({ contactId, name }) => ({ value: contactId, label: name }))}
      />
      <RadioField form={form} name="channel" label="How" options={WAYS} />
    </Form>
  );
}
