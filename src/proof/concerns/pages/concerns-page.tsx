import './concerns.css';
import { Button } from '@mantine/core';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { type Concern, KINDS, listConcerns, OUTCOMES, STATES } from '../schema.ts';
import { EntryForm, RaiseForm } from './concern-forms.tsx';
import { concernLook } from './looks.ts';

type Concerns = ReplyOf<typeof listConcerns>;

/** Malpractice, complaints and safeguarding: who raises one enters it here; who handles them finds them in a list. */
export default function ConcernsPage() {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const close = () => setQuery({ form: undefined });
  const raising = query['form'] === 'raise' || !may('concerns.read');
  return (
    <Page
      title="Concerns"
      where={may('centre.read') ? [{ label: 'Centre', href: '/centre' }] : []}
      action={
        may('concerns.read') ? (
          <Button onClick={() => setQuery({ form: 'raise', open: undefined })}>
            Raise a concern
          </Button>
        ) : undefined
      }
    >
      {may('concerns.read') ? (
        <Logs raising={raising} onClose={close} />
      ) : (
        <>
          <p>
            Say what you saw or were told. The quality manager reads it; a safeguarding concern is
            read by the quality manager and the owner alone.
          </p>
          <RaiseForm onDone={close} />
        </>
      )}
    </Page>
  );
}

function Logs({ raising, onClose }: { readonly raising: boolean; readonly onClose: () => void }) {
  const { query, setQuery } = useAddress();
  const reading = useRead(listConcerns, {}, { live: ['concern.', 'safeguarding.'] });
  return (
    <Read of={reading}>
      {(concerns) => {
        const open = concerns.rows.find(({ concernId }) => concernId === query['open']);
        const shown = concerns.rows.filter(
          (row) => query['kind'] === undefined || row.kind === query['kind'],
        );
        const panel = raising ? (
          <SidePanel of="raise" title="Raise a concern" onClose={onClose}>
            <RaiseForm onDone={onClose} />
          </SidePanel>
        ) : open ? (
          <SidePanel
            of={open.concernId}
            title={KINDS[open.kind]}
            onClose={() => setQuery({ open: undefined })}
          >
            <OneConcern concern={open} concerns={concerns} />
          </SidePanel>
        ) : undefined;
        return (
          <Beside panel={panel}>
            <Filters
              list="concerns"
              filters={[
                {
                  name: 'kind',
                  label: 'Kind',
                  options: Object.entries(KINDS).map(([value, label]) => ({
                    value,
                    label: label.toLowerCase(),
                  })),
                },
              ]}
            />
            <Table
              label="Concerns"
              noun={['concern', 'concerns']}
              sortIn="sort"
              rows={shown}
              id={(row) => row.concernId}
              name={(row) => `${KINDS[row.kind]}: ${row.about}`}
              onOpen={(row) => setQuery({ open: row.concernId, form: undefined })}
              columns={columns(concerns.today)}
              empty={
                <Empty title="Nothing is logged">
                  Suspected malpractice, a complaint of a learner or a safeguarding concern stands
                  here with what was done about it.
                </Empty>
              }
            />
          </Beside>
        );
      }}
    </Read>
  );
}

const columns = (today: string): readonly Column<Concern>[] => [
  {
    key: 'kind',
    head: 'Kind',
    cell: (row) => KINDS[row.kind],
    by: (row) => row.kind,
    width: '190px',
  },
  { key: 'about', head: 'About', cell: (row) => row.about },
  {
    key: 'said',
    head: 'Said on',
    cell: (row) => showDate(row.saidOn, today),
    by: (row) => row.saidOn,
    width: '120px',
  },
  {
    key: 'due',
    head: 'Due',
    cell: (row) => (row.state === 'closed' ? '' : showDate(row.dueOn, today)),
    by: (row) => row.dueOn,
    width: '120px',
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={concernLook(row)} />,
    by: (row) => concernLook(row).word,
    width: '190px',
  },
];

function OneConcern({
  concern,
  concerns,
}: {
  readonly concern: Concern;
  readonly concerns: Concerns;
}) {
  return (
    <>
      <Badge state={concernLook(concern)} />
      <p className="cn-text">
        <strong>{concern.about}</strong>
      </p>
      <p className="cn-text">{concern.facts}</p>
      <FactList
        facts={[
          { label: 'Said by', value: `${concern.saidBy}, ${showDate(concern.saidOn)}` },
          ...(concern.against === null ? [] : [{ label: 'Against', value: concern.against.name }]),
          {
            label: 'Entered by',
            value: concern.raisedBy,
            from: <Moment at={concern.raisedAt} />,
          },
          ...(concern.state === 'closed' ? [] : [{ label: 'Due', value: showDate(concern.dueOn) }]),
        ]}
      />
      <ol className="cn-entries" aria-label="What was done">
        {concern.entries.map((entry) => (
          <li key={entry.number}>
            <strong>
              {entry.number}. {STATES[entry.state]}
            </strong>
            , {showDate(entry.on)}, {entry.by}
            {entry.outcome === null ? '' : `. ${OUTCOMES[entry.outcome]}`}
            {entry.reference === '' ? '' : `. Reference ${entry.reference}`}
            {entry.dueOn === null ? '' : `. Next by ${showDate(entry.dueOn)}`}
            <p className="cn-text">{entry.words}</p>
            {entry.replacedBy === null ? null : (
              <p className="dp-dim">Replaced by entry {entry.replacedBy}.</p>
            )}
          </li>
        ))}
      </ol>
      {concerns.mayHandle ? (
        <EntryForm key={concern.entries.length} concern={concern} today={concerns.today} />
      ) : null}
    </>
  );
}
