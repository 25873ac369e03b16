import './clearance.css';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showMinutes } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago, Moment } from '../../../ui/when.tsx';
import { listOverrides } from '../schema.ts';
import { candidateHref, explainHref } from './record-href.ts';
import { SignOffForm } from './sign-off-form.tsx';

type Row = ReplyOf<typeof listOverrides>['rows'][number];

const WAITS: StateLook = { word: 'To sign off', meaning: 'attention', mark: 'pen' };
const MINE: StateLook = { word: 'Waits for another manager', meaning: 'attention', mark: 'clock' };
const AGREED: StateLook = { word: 'Agreed', meaning: 'good', mark: 'tick' };
const NOT_AGREED: StateLook = { word: 'Not agreed', meaning: 'stop', mark: 'cross' };

function stateOf({ signedOff, mine }: Row): StateLook {
  if (signedOff !== null) return signedOff.agreed ? AGREED : NOT_AGREED;
  return mine ? MINE : WAITS;
}

function owedWords({ owed, rest, begun, signedOff }: Row): string {
  if (rest === null || signedOff?.agreed === false) return '';
  if (owed === null) return begun ? '' : `${showMinutes(rest.due - rest.had)} once worked`;
  return owed.open === 0
    ? `${showMinutes(owed.minutes)} given back`
    : `${showMinutes(owed.open)} of ${showMinutes(owed.minutes)} owed${owed.state === 'late' ? ', late' : ''}`;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'worker', head: 'Worker', cell: (row) => row.workerName, by: (row) => row.workerName },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={stateOf(row)} />,
    by: (row) => stateOf(row).word,
    width: '190px',
  },
  {
    key: 'rule',
    head: 'Rule',
    cell: (row) => row.title || row.rule,
    by: (row) => row.rule,
    width: '170px',
  },
  { key: 'shift', head: 'Shift', cell: (row) => row.shift, width: '230px' },
  {
    key: 'ground',
    head: 'Ground',
    cell: (row) => row.ground?.source ?? 'In words only',
    width: '200px',
  },
  {
    key: 'given',
    head: 'Given',
    cell: (row) => <Ago at={row.givenAt} />,
    by: (row) => row.givenAt,
    width: '110px',
  },
  { key: 'by', head: 'By', cell: (row) => row.givenByName, by: (row) => row.givenByName },
  { key: 'owed', head: 'Rest owed', cell: owedWords },
];

/** Blocks that were lifted, those that wait for a manager first; signed off alone or several at once. */
export default function OverridesPage() {
  const { query, setQuery } = useAddress();
  const maySign = useMay()('overrides.sign');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const show = query['show'] === 'unsigned' ? 'unsigned' : 'all';
  const reading = useRead(listOverrides, { query: { show } });
  return (
    <Page title="Overrides">
      <p className="dp-dim">
        Rules that a compliance officer or the owner lifted for one worker and one shift, on a
        ground in law. A manager who did not give it signs each off.
      </p>
      <Filters
        list="overrides"
        filters={[
          {
            name: 'show',
            label: 'Show',
            none: 'all',
            options: [{ value: 'unsigned', label: 'to sign off' }],
          },
        ]}
      />
      <Read of={reading}>
        {({ rows, total, unsigned }) => {
          const open = rows.find(({ overrideId }) => overrideId === query['open']);
          const signable = rows.filter((row) => picked.has(row.overrideId) && maySignOff(row));
          const close = () => setQuery({ open: undefined });
          return (
            <Beside
              panel={
                open === undefined ? undefined : (
                  <OverridePanel row={open} maySign={maySign && maySignOff(open)} onClose={close} />
                )
              }
            >
              <p role="status">
                {unsigned === 0
                  ? 'None waits for a manager.'
                  : `${counted(unsigned, 'override')} to sign off.`}
              </p>
              {maySign && signable.length > 0 ? (
                <SignOffForm
                  key={signable.map(({ overrideId }) => overrideId).join()}
                  overrideIds={signable.map(({ overrideId }) => overrideId)}
                  about={counted(signable.length, 'override')}
                  onDone={() => setPicked(new Set())}
                />
              ) : null}
              <Table
                label="Overrides"
                noun={['override', 'overrides']}
                sortIn="sort"
                columns={COLUMNS}
                rows={rows}
                total={total}
                id={(row) => row.overrideId}
                name={(row) => `${row.workerName}, ${row.rule}, ${row.shift}`}
                onOpen={(row) => setQuery({ open: row.overrideId })}
                openId={query['open']}
                {...(maySign
                  ? {
                      picked,
                      onPick: setPicked,
                      bulk: (
                        <span className="dp-dim">
                          {signable.length === picked.size
                            ? ''
                            : `${picked.size - signable.length} of them not yours to sign off`}
                        </span>
                      ),
                    }
                  : {})}
                empty={<None show={show} />}
              />
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}

function maySignOff({ signedOff, mine }: Row): boolean {
  return signedOff === null && !mine;
}

function None({ show }: { readonly show: 'all' | 'unsigned' }) {
  return show === 'unsigned' ? (
    <Empty title="Nothing to sign off">
      Every override has a manager’s word. New ones stand here until they do.
    </Empty>
  ) : (
    <Empty title="No rule was lifted">
      Where the law has a ground for it, a compliance officer may lift a block at “who may not go”
      of a shift. It then stands here for a manager.
    </Empty>
  );
}

function OverridePanel({
  row,
  maySign,
  onClose,
}: {
  readonly row: Row;
  readonly maySign: boolean;
  readonly onClose: () => void;
}) {
  const today = dateIn(new Date());
  return (
    <SidePanel of={row.overrideId} title={`${row.title || row.rule} lifted`} onClose={onClose}>
      <Badge state={stateOf(row)} />
      <FactList
        facts={[
          {
            label: 'Worker',
            value: <Link href={candidateHref(row.personId)}>{row.workerName}</Link>,
          },
          {
            label: 'Shift',
            value: <Link href={`/bookings?shift=${row.shiftId}`}>{row.shift}</Link>,
          },
          {
            label: 'Rule',
            value: <Link href={`/rules/${row.rule}`}>{row.rule}</Link>,
          },
          {
            label: 'The sum',
            value: (
              <Link href={explainHref(row.shiftId, row.personId, row.rule)}>
                How was this worked out?
              </Link>
            ),
          },
          {
            label: 'Ground',
            value: row.ground?.words ?? 'In words, below',
            from: row.ground?.source,
          },
          ...(row.ground?.asks ? [{ label: 'The law asks', value: row.ground.asks }] : []),
          { label: 'Instead', value: row.instead },
          {
            label: 'Given',
            value: <Moment at={row.givenAt} />,
            from: row.givenByName,
          },
          ...(row.rest === null
            ? []
            : [
                {
                  label: 'Rest',
                  value: `${showMinutes(row.rest.had)} had, ${showMinutes(row.rest.due)} due`,
                  from: owedWords(row),
                },
              ]),
          ...(row.owed === null || row.owed.open === 0
            ? []
            : [
                {
                  label: 'Given back by now',
                  value: showMinutes(row.owed.repaid),
                  from: `A person is asked after ${showDate(row.owed.askAfter, today)}; counted from shifts booked here`,
                },
              ]),
          ...(row.signedOff === null
            ? []
            : [
                {
                  label: row.signedOff.agreed ? 'Agreed by' : 'Not agreed by',
                  value: row.signedOff.byName,
                  from: <Moment at={row.signedOff.at} />,
                },
                ...(row.signedOff.reason === ''
                  ? []
                  : [{ label: 'Because', value: row.signedOff.reason }]),
              ]),
        ]}
      />
      {maySign ? (
        <SignOffForm
          key={row.overrideId}
          overrideIds={[row.overrideId]}
          about="this override"
          onDone={onClose}
        />
      ) : row.signedOff === null && row.mine ? (
        <p>You gave it, so another manager signs it off.</p>
      ) : null}
      {row.bookingId === null ? null : (
        <LinkButton href={`/bookings/${row.bookingId}`}>Open the booking</LinkButton>
      )}
    </SidePanel>
  );
}
