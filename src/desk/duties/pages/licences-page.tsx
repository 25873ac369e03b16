import './duties.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { DateField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { listLicences, recordLicenceRoute } from '../schema.ts';
import { type Licence, licenceLook } from './words.ts';

/** The agency's own gangmaster's licence, as the public register showed it each time it was looked at. */
export default function LicencesPage() {
  const mayWrite = useMay()('licences.write');
  const reading = useRead(listLicences, {});
  const [open, setOpen] = useState(false);
  return (
    <Page
      title="Licences"
      action={
        mayWrite && !open ? (
          <Button onClick={() => setOpen(true)}>Record a look at the register</Button>
        ) : undefined
      }
    >
      <p className="dp-dim">
        Work in farming, shellfish and food processing needs a gangmaster’s licence of our own.
        Without one in force on the day, nobody is sent there.
      </p>
      {open ? (
        <div className="du-form">
          <LicenceForm close={() => setOpen(false)} />
        </div>
      ) : null}
      <Read of={reading}>
        {({ rows, today }) => (
          <Table
            label="Licences"
            noun={['look at the register', 'looks at the register']}
            columns={columnsOf(today)}
            rows={rows}
            id={({ licenceId }) => licenceId}
            empty={
              <Empty title="No licence recorded">
                {mayWrite
                  ? 'When the agency holds a gangmaster’s licence, look it up on the public register and record what it shows.'
                  : 'A compliance officer or the owner records the agency’s licence here.'}
              </Empty>
            }
          />
        )}
      </Read>
    </Page>
  );
}

function columnsOf(today: string): readonly Column<Licence>[] {
  return [
    { key: 'number', head: 'Gangmaster’s licence', cell: ({ number }) => number },
    {
      key: 'state',
      head: 'State',
      cell: (licence) => <Badge state={licenceLook(licence, today)} />,
      width: '140px',
    },
    { key: 'from', head: 'From', cell: ({ fromOn }) => showDate(fromOn, today), width: '130px' },
    {
      key: 'to',
      head: 'To',
      cell: ({ toOn }) => showDate(toOn, today),
      width: '130px',
    },
    {
      key: 'seen',
      head: 'Seen on the register',
      cell: ({ seenOn, recordedBy }) => `${showDate(seenOn, today)}, by ${recordedBy}`,
      width: '220px',
    },
    {
      key: 'page',
      head: 'Where the page is kept',
      cell: ({ page }) => page || <span className="dp-dim">not said</span>,
    },
  ];
}

function LicenceForm({ close }: { readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(recordLicenceRoute);
  const form = useForm({
    name: 'licence',
    start: { number: '', fromOn: '', toOn: '', seenOn: dateIn(new Date()), page: '' },
    checks: {
      number: needed('Enter the number of the licence'),
      fromOn: needed('Enter the first day the register shows'),
      toOn: (value, { fromOn }) =>
        value === ''
          ? 'Enter the last day the register shows'
          : value < fromOn
            ? 'The last day lies before the first'
            : undefined,
      seenOn: needed('Enter the day the register was looked at'),
    },
    submit: (values, licenceId) => act({ body: { id: licenceId, ...values } }),
    onDone: () => {
      say('The licence is recorded as the register shows it');
      close();
    },
  });
  return (
    <Form form={form} action="Record the licence" label="A look at the register" onCancel={close}>
      <TextField form={form} name="number" label="Number of the licence" short />
      <DateField form={form} name="fromOn" label="In force from" />
      <DateField
        form={form}
        name="toOn"
        label="To"
        hint="The last day; if it was cut short, the day it ended"
      />
      <DateField form={form} name="seenOn" label="Looked at on" />
      <TextField
        form={form}
        name="page"
        label="Where the page is kept"
        hint="Save the page of the register with its date"
        optional
      />
    </Form>
  );
}
