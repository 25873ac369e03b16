import './issued.css';
import { useState } from 'react';
import { dateIn } from '../../../lib/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { DateField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { ITEM_KINDS, type ItemKind, issueItemRoute, listIssued } from '../schema.ts';
import { EndForm } from './end-form.tsx';
import { Leaving } from './leaving.tsx';
import { type Item, itemHistory, itemLook, itemWords } from './looks.ts';

/** What a worker has of ours or of a client's, and that they leave or come back. */
export default function IssuedSection({ id }: { readonly id: string }) {
  const may = useMay();
  const reading = useRead(
    listIssued,
    { query: { personId: id, which: 'all' } },
    { live: ['item.', 'worker.'] },
  );
  return (
    <>
      <Read of={reading}>
        {({ rows, today, clients }) => (
          <RecordPart
            title="Issued to them"
            add={may('issued.write') ? 'Issue something' : undefined}
            form={(close) => <IssueForm personId={id} clients={clients} onDone={close} />}
          >
            {rows.length === 0 ? (
              <p className="dp-dim">Nothing was issued to them.</p>
            ) : (
              <ul className="is-lines">
                {rows.map((item) => (
                  <ItemLine
                    key={item.itemId}
                    item={item}
                    today={today}
                    mayEnd={may('issued.write')}
                  />
                ))}
              </ul>
            )}
          </RecordPart>
        )}
      </Read>
      <Leaving personId={id} />
    </>
  );
}

function ItemLine({
  item,
  today,
  mayEnd,
}: {
  readonly item: Item;
  readonly today: string;
  readonly mayEnd: boolean;
}) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <Badge state={itemLook(item)} />
      <span>{itemWords(item)}</span>
      <span className="dp-dim">{itemHistory(item, today)}</span>
      {mayEnd && !open && (item.ended === null || item.ended.how === 'lost') ? (
        <button
          type="button"
          className="dp-link"
          aria-label={`What became of it: ${itemWords(item)}`}
          onClick={() => setOpen(true)}
        >
          Came back, or lost
        </button>
      ) : null}
      {open ? <EndForm item={item} close={() => setOpen(false)} /> : null}
    </li>
  );
}

function IssueForm({
  personId,
  clients,
  onDone,
}: {
  readonly personId: string;
  readonly clients: readonly { readonly clientId: string; readonly name: string }[];
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(issueItemRoute);
  const form = useForm({
    name: `issue ${personId}`,
    start: {
      kind: 'badge',
      name: '',
      size: '',
      number: '',
      clientId: '',
      issuedOn: dateIn(new Date()),
      backBy: '',
    },
    checks: { name: needed('Say what it is'), issuedOn: needed('Enter the day') },
    submit: ({ kind, name, size, number, clientId, issuedOn, backBy }, id) =>
      act({
        params: { id: personId },
        body: {
          id,
          kind: kind as ItemKind,
          name,
          size,
          number,
          clientId: clientId || null,
          issuedOn,
          backBy: backBy || null,
        },
      }),
    onDone: () => {
      say('It is on the list of what is out');
      onDone();
    },
  });
  return (
    <Form form={form} action="Issue it" label="Issue something" onCancel={onDone}>
      <p>No deposit is taken and nothing is charged for it.</p>
      <SelectField
        form={form}
        name="kind"
        label="Kind"
        options={Object.entries(ITEM_KINDS).map(([value, label]) => ({ value, label }))}
      />
      <TextField form={form} name="name" label="What it is" />
      <TextField form={form} name="number" label="Number" optional />
      <TextField form={form} name="size" label="Size" optional />
      <SelectField
        form={form}
        name="clientId"
        label="Whose it is"
        none="Ours"
        optional
        options={clients.map(({ clientId, name }) => ({ value: clientId, label: name }))}
      />
      <DateField form={form} name="issuedOn" label="Issued on" />
      <DateField form={form} name="backBy" label="Back by" optional />
    </Form>
  );
}
