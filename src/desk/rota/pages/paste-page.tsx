import './rota.css';
import { type ClipboardEvent, useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { useAddress } from '../../../ui/address.tsx';
import { LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useRead } from '../../../ui/read.tsx';
import { listRoles, pasteRota } from '../schema.ts';
import { textOfFile } from './file-text.ts';
import { NO_PLACE, PlaceChoice } from './place-choice.tsx';

/** A rota pasted from a spreadsheet, or chosen as a CSV file: read on the server, booked on the next page. */
export default function PastePage() {
  const { go, query } = useAddress();
  const say = useNotice();
  const [id] = useState(newId);
  const roles = useRead(listRoles, {});
  const { act } = useAct(pasteRota);
  const form = useForm({
    name: 'rota paste',
    start: { ...NO_PLACE, clientId: query['client'] ?? '', role: '', text: '' },
    checks: { text: needed('Paste the cells of the rota') },
    submit: ({ clientId, siteId, role, text }) =>
      act({
        body: { id, text, clientId: clientId || null, siteId: siteId || null, role: role || null },
      }),
    onDone: ({ draftId }) => go(`/rota/drafts/${draftId}`),
  });
  const fromFile = async (file: File | undefined) => {
    if (!file) return;
    const text = textOfFile(new Uint8Array(await file.arrayBuffer()));
    if (text.ok) form.set('text', text.value);
    else say(text.refusal.because);
  };
  // A spreadsheet offers its cells as a picture too: the text is what counts.
  const onPaste = (event: ClipboardEvent) => {
    const [file] = event.clipboardData.files;
    if (file && event.clipboardData.getData('text/plain') === '') void fromFile(file);
  };
  return (
    <Page title="Paste a rota" where={[{ label: 'Rotas', href: '/rota' }]}>
      <p>
        Copy the cells in the spreadsheet with the names of their columns, and paste them below: a
        shift a row, or a grid with dates across. Nothing is booked before your yes.
      </p>
      <Form form={form} action="Read the rota">
        <PlaceChoice form={form} anySite="any" siteHint="For lines that name none" />
        <SelectField
          form={form}
          name="role"
          label="Role"
          hint="For lines that name none"
          none="As each line says"
          optional
          options={(roles.value?.rows ?? []).map(({ role, name }) => ({
            value: role,
            label: name,
          }))}
        />
        <div className="ro-paste" onPaste={onPaste}>
          <LongTextField
            form={form}
            name="text"
            label="The rota"
            rows={12}
            hint="Columns in any order, such as Date, Site, Role, Start, End, Break, Places, PO, Worker. Up to 2,000 lines."
          />
        </div>
        <label className="ro-file">
          Or choose a CSV file{' '}
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            onChange={(event) => void fromFile(event.target.files?.[0])}
          />
        </label>
      </Form>
      <details>
        <summary>What is understood</summary>
        <ul>
          <li>
            Dates day first: 23/11, 23/11/26, Mon 23 Nov, 23rd November. A weekday must fit its
            date.
          </li>
          <li>
            Times: 07:30, 0730, 7.30pm, 24:00. An end at or before the start is on the next day.
          </li>
          <li>Blocks: a column Until, and Days such as Mon-Fri, make one line of many shifts.</li>
          <li>
            Shift codes such as E, L, N once the client’s are kept; x2 for two places; OFF for
            nobody.
          </li>
          <li>Pay and charge left out are as last time at the site for the role.</li>
        </ul>
      </details>
    </Page>
  );
}
