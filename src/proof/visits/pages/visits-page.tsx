import './visits.css';
import { showDate } from '../../../lib/show.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { KINDS, OUTCOMES, readVisits, WATCHED } from '../schema.ts';
import { Actions, AskForm, type AskSource } from './actions-part.tsx';
import { AnnounceForm } from './announce-form.tsx';
import { LIVE, type Line, OBSTRUCTED, type Overview, STATE_LOOKS, waitsWords } from './looks.ts';
import { WatchForm } from './watch-form.tsx';

const columnsOf = ({ today, side }: Overview): readonly Column<Line>[] => [
  {
    key: 'on',
    head: 'Day',
    cell: (row) => showDate(row.on, today),
    by: (row) => row.on,
    width: '140px',
  },
  { key: 'kind', head: 'Kind', cell: (row) => KINDS[row.kind], width: '120px' },
  { key: 'code', head: 'Qualification', cell: (row) => row.frameworkCode, width: '150px' },
  { key: 'who', head: 'External verifier', cell: (row) => row.verifierName },
  {
    key: 'state',
    head: 'State',
    cell: (row) => (
      <>
        <Badge state={STATE_LOOKS[row.state]} />
        {row.obstructions.length > 0 ? <Badge state={OBSTRUCTED} /> : null}
      </>
    ),
    width: '220px',
  },
  {
    key: 'next',
    head: 'Pack and report',
    cell: (row) =>
      [
        waitsWords(row.waitsFor, side),
        row.packs > 0 ? 'Pack handed over' : '',
        row.reported ? 'Report given' : '',
      ]
        .filter(Boolean)
        .join(', '),
  },
];

/** Visits of the external verifier, what they follow, and what the centre is to do. */
export default function VisitsPage() {
  const reading = useRead(readVisits, {}, { live: LIVE });
  return (
    <Page title="Visits">
      <Read of={reading}>{(value) => <Whole value={value} />}</Read>
    </Page>
  );
}

function Whole({ value }: { readonly value: Overview }) {
  const may = useMay();
  const { go } = useAddress();
  const sources = may('visits.verify') ? sourcesOf(value) : [];
  return (
    <>
      {may('visits.verify') ? (
        <p>
          <Link href="/external">What waits for you, and figures since the last visit</Link>
        </p>
      ) : null}
      <RecordPart
        level={2}
        title="Arranged"
        add={
          may('visits.arrange') && value.appointments.length > 0 ? 'Announce a visit' : undefined
        }
        form={(close) => <AnnounceForm value={value} onDone={close} />}
      >
        <Pattern value={value} />
        <Table
          label="Visits"
          noun={['visit', 'visits']}
          columns={columnsOf(value)}
          rows={value.visits}
          id={(row) => row.visitId}
          name={(row) => `${showDate(row.on, value.today)}, ${row.frameworkCode}`}
          onOpen={(row) => go(`/visits/${row.visitId}`)}
          empty={
            <Empty title="No visit yet">
              The external verifier or the centre announces one; the other side answers.
            </Empty>
          }
        />
      </RecordPart>
      <RecordPart
        level={2}
        title="Actions"
        add={sources.length > 0 ? 'Ask for an action' : undefined}
        form={(close) => <AskForm sources={sources} owners={value.owners} onDone={close} />}
      >
        {sources.length > 0 ? (
          <p className="dp-dim">
            By letter or in remote contact you ask here; after a visit, on the page of the visit.
          </p>
        ) : null}
        <Actions actions={value.actions} today={value.today} />
      </RecordPart>
      <Outside value={value} />
    </>
  );
}

/** From what an external verifier asks for an action without a visit: a letter, remote contact, what they watched. */
function sourcesOf({ appointments, observations, today }: Overview): readonly AskSource[] {
  const letters = appointments.flatMap(({ appointmentId: sourceId, frameworkCode }) => [
    { of: 'letter' as const, sourceId, label: `Letter, ${frameworkCode}` },
    { of: 'remote' as const, sourceId, label: `Remote contact, ${frameworkCode}` },
  ]);
  if (letters.length === 0) return [];
  const watched = observations
    .filter(({ isMine }) => isMine)
    .map((one) => ({
      of: 'observation' as const,
      sourceId: one.observationId,
      label: `${WATCHED[one.what]} watched on ${showDate(one.on, today)}, ${one.observedName}`,
    }));
  return [...letters, ...watched];
}

function Pattern({ value: { pattern } }: { readonly value: Overview }) {
  if (pattern === null) {
    return (
      <p className="dp-dim">
        No Centre Support Status is on record: how often the centre is visited is not known.
      </p>
    );
  }
  return (
    <p>
      Centre Support Status: {pattern.status}. In twelve months{' '}
      {pattern.lines
        .map(
          (one) =>
            `${KINDS[one.kind].toLowerCase()} ${one.asked} asked, ${one.held} held, ${one.agreed} agreed`,
        )
        .join('; ')}
      .
    </p>
  );
}

function Outside({ value }: { readonly value: Overview }) {
  const may = useMay();
  const { contacts } = value;
  return (
    <RecordPart
      level={2}
      title="Contacts and observations"
      add={
        may('visits.verify') && value.appointments.length > 0 ? 'Record an observation' : undefined
      }
      form={(close) => <WatchForm value={value} onDone={close} />}
    >
      <p>
        Contacts with learners: {contacts.announced} announced, {contacts.held} held.{' '}
        {may('visits.notes') ? <Link href="/external/contacts">Contacts with learners</Link> : null}
      </p>
      {value.observations.length === 0 ? (
        <p className="dp-dim">Nothing was watched from outside yet.</p>
      ) : (
        <ul className="vi-lines">
          {value.observations.map((one) => (
            <li key={one.observationId}>
              <span>{showDate(one.on, value.today)}</span>
              <span>
                {WATCHED[one.what]}, {one.observedName}
              </span>
              <span>{OUTCOMES[one.outcome]}</span>
              <span className="vi-text dp-dim">{one.seen}</span>
            </li>
          ))}
        </ul>
      )}
    </RecordPart>
  );
}
