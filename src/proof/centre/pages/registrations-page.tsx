import './centre.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showPence } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { listRegistrations } from '../registration-schema.ts';
import { BatchForm, NumbersForm } from './registration-forms.tsx';

export type Registrations = ReplyOf<typeof listRegistrations>;
type Row = Registrations['rows'][number];

const keyOf = (row: Row): string => `${row.learnerId}.${row.frameworkCode}`;

const STATES = {
  to_send: { word: 'To be sent', meaning: 'information', mark: 'letter' },
  sent: { word: 'Sent', meaning: 'quiet', mark: 'clock' },
  registered: { word: 'Registered', meaning: 'good', mark: 'tick' },
} as const satisfies Readonly<Record<Row['state'], StateLook>>;

const lookOf = (row: Row): StateLook =>
  row.late
    ? {
        word: row.state === 'sent' ? 'Sent, and late' : 'Late',
        meaning: 'stop',
        mark: 'octagon',
      }
    : STATES[row.state];

/** Learners and their registration with the awarding body, within four weeks of their start. */
export default function RegistrationsPage() {
  const { query, setQuery } = useAddress();
  const may = useMay()('centre.administer');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const reading = useRead(listRegistrations, {}, { live: ['learner.', 'centre.'] });
  const close = () => setQuery({ form: undefined });
  return (
    <Page
      title="Registrations"
      where={[{ label: 'Centre', href: '/centre' }]}
      action={
        may ? (
          <Button variant="default" onClick={() => setQuery({ form: 'numbers' })}>
            Read in numbers
          </Button>
        ) : undefined
      }
    >
      <Read of={reading}>
        {(registrations) => {
          const chosen = registrations.rows.filter(
            (row) => picked.has(keyOf(row)) && row.state === 'to_send',
          );
          const shown = registrations.rows.filter(
            (row) =>
              query['state'] === undefined ||
              (query['state'] === 'late' ? row.late : row.state === query['state']),
          );
          const panel =
            !may || query['form'] === undefined ? undefined : query['form'] === 'numbers' ? (
              <SidePanel of="numbers" title="Read in numbers" onClose={close}>
                <NumbersForm onCancel={close} />
              </SidePanel>
            ) : (
              <SidePanel of="batch" title="Send for registration" onClose={close}>
                <BatchForm
                  key={chosen.map(keyOf).join(' ')}
                  rows={chosen}
                  onDone={() => {
                    setPicked(new Set());
                    close();
                  }}
                />
              </SidePanel>
            );
          return (
            <Beside panel={panel}>
              <Filters
                list="registrations"
                filters={[
                  {
                    name: 'state',
                    label: 'State',
                    options: [
                      { value: 'late', label: 'late' },
                      { value: 'to_send', label: 'to be sent' },
                      { value: 'sent', label: 'sent' },
                      { value: 'registered', label: 'registered' },
                    ],
                  },
                ]}
              />
              <Table
                label="Registrations"
                noun={['learner', 'learners']}
                sortIn="sort"
                rows={shown}
                id={keyOf}
                name={(row) => `${row.learnerName}, ${row.frameworkCode}`}
                {...(may
                  ? {
                      picked,
                      onPick: setPicked,
                      bulk: (
                        <Button
                          size="compact-sm"
                          disabled={chosen.length === 0}
                          onClick={() => setQuery({ form: 'batch' })}
                        >
                          Send {counted(chosen.length, 'learner')} for registration
                        </Button>
                      ),
                    }
                  : {})}
                columns={[
                  {
                    key: 'learner',
                    head: 'Learner',
                    cell: (row) => row.learnerName,
                    by: (row) => row.learnerName,
                  },
                  {
                    key: 'qualification',
                    head: 'Qualification',
                    cell: (row) => row.frameworkCode,
                    by: (row) => row.frameworkCode,
                  },
                  {
                    key: 'state',
                    head: 'State',
                    cell: (row) => <Badge state={lookOf(row)} />,
                    by: (row) => lookOf(row).word,
                    width: '150px',
                  },
                  {
                    key: 'started',
                    head: 'Started',
                    cell: (row) => showDate(row.startedOn, registrations.today),
                    by: (row) => row.startedOn,
                    width: '120px',
                  },
                  {
                    key: 'due',
                    head: 'Register by',
                    cell: (row) => showDate(row.dueOn, registrations.today),
                    by: (row) => row.dueOn,
                    width: '120px',
                  },
                  { key: 'number', head: 'Number', cell: (row) => row.number ?? '' },
                  {
                    key: 'fee',
                    head: 'Fee',
                    cell: (row) => (row.feePence === null ? '' : showPence(row.feePence)),
                    by: (row) => row.feePence ?? 0,
                    number: true,
                    width: '90px',
                  },
                ]}
                empty={
                  <Empty title="Nobody to register">
                    Learners enrolled on a qualification stand here until the awarding body has
                    given them a number. <Link href="/learners">Enrol a learner</Link>, or take the
                    filter off.
                  </Empty>
                }
              />
              <Batches registrations={registrations} />
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}

function Batches({ registrations }: { readonly registrations: Registrations }) {
  const may = useMay()('centre.administer');
  if (registrations.batches.length === 0) return null;
  return (
    <Section title="Batches">
      <ul className="ce-lines">
        {registrations.batches.map((batch) => (
          <li key={batch.batchId}>
            <strong>{batch.frameworkCode}</strong>
            <span>{counted(batch.learners, 'learner')}</span>
            <span>
              {batch.answered} registered, {showPence(batch.feePence)}
            </span>
            <span className="dp-dim">
              made by {batch.madeBy}, <Moment at={batch.madeAt} />
            </span>
            {may ? (
              <a
                href={`/api/centre/registration-batches/${batch.batchId}/file`}
                download
                aria-label={`File for the awarding body (CSV): ${batch.frameworkCode}, ${counted(batch.learners, 'learner')}`}
              >
                File for the awarding body (CSV)
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
