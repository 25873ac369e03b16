import './clearance.css';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { LongTextField } from '../../../ui/fields.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago, Moment } from '../../../ui/when.tsx';
import { decideRoute, listToLookInto } from '../schema.ts';
import { candidateHref, explainHref } from './record-href.ts';

type Point = ReplyOf<typeof listToLookInto>['rows'][number];

const OWNERS: Readonly<Record<string, string>> = {
  consultant: 'Consultant',
  compliance_officer: 'Compliance officer',
};
const HOURS = [
  { value: '168', label: 'the next 7 days' },
  { value: '336', label: 'the next 14 days' },
];

const idOf = (point: Point): string =>
  `${point.personId}.${point.rule}.${point.shifts[0]?.shiftId ?? ''}.${point.point}`;

const shiftsOf = ({ shifts }: Point): string =>
  shifts.length === 1
    ? (shifts[0]?.label ?? '')
    : `${shifts[0]?.label ?? ''} and ${counted(shifts.length - 1, 'more shift')}`;

const COLUMNS: readonly Column<Point>[] = [
  { key: 'worker', head: 'Worker', cell: (row) => row.workerName, by: (row) => row.workerName },
  { key: 'because', head: 'What is to be looked into', cell: (row) => row.because },
  {
    key: 'rule',
    head: 'Rule',
    cell: (row) => row.title || row.rule,
    by: (row) => row.rule,
    width: '160px',
  },
  {
    key: 'shifts',
    head: 'Shifts',
    cell: shiftsOf,
    by: (row) => row.shifts[0]?.startsAt,
    width: '220px',
  },
  {
    key: 'owner',
    head: 'Whose it is',
    cell: (row) => OWNERS[row.owner] ?? row.owner,
    by: (row) => row.owner,
    width: '150px',
  },
];

const DECIDED: readonly Column<Point>[] = [
  ...COLUMNS.slice(0, 4),
  { key: 'why', head: 'Goes on because', cell: (row) => row.decision?.reason ?? '' },
  {
    key: 'by',
    head: 'Decided',
    cell: (row) =>
      row.decision ? (
        <>
          {row.decision.byName}, <Ago at={row.decision.at} />
        </>
      ) : (
        ''
      ),
  },
];

/** What rules put on the list for assigned shifts: it stops nothing, and a person looks into it. */
export default function ToLookIntoPage() {
  const { query, setQuery } = useAddress();
  const asked = Number(query['hours']);
  const hours = asked === 168 || asked === 336 ? asked : 72;
  const reading = useRead(listToLookInto, { query: { hours } });
  return (
    <Page title="To look into">
      <p className="dp-dim">
        What a rule could not answer about workers who are assigned: nothing is stopped, and
        somebody asks, enters the answer, or decides that the work goes on.
      </p>
      <Filters
        list="to-look-into"
        filters={[{ name: 'hours', label: 'Shifts in', none: 'the next 3 days', options: HOURS }]}
      />
      <Read of={reading}>
        {({ rows, decided }) => {
          const open = [...rows, ...decided].find((row) => idOf(row) === query['open']);
          const close = () => setQuery({ open: undefined });
          return (
            <Beside
              panel={open === undefined ? undefined : <PointPanel point={open} onClose={close} />}
            >
              <Table
                label="To look into"
                noun={['point', 'points']}
                sortIn="sort"
                columns={COLUMNS}
                rows={rows}
                id={idOf}
                name={(row) => `${row.workerName}, ${row.rule}`}
                onOpen={(row) => setQuery({ open: idOf(row) })}
                openId={query['open']}
                empty={
                  <Empty title="Nothing to look into">
                    Every rule has its answer about whoever is assigned in these days.
                  </Empty>
                }
              />
              {decided.length === 0 ? null : (
                <Section title="Decided">
                  <Table
                    label="Decided"
                    noun={['point', 'points']}
                    columns={DECIDED}
                    rows={decided}
                    id={idOf}
                    name={(row) => `${row.workerName}, ${row.rule}`}
                    onOpen={(row) => setQuery({ open: idOf(row) })}
                    openId={query['open']}
                  />
                </Section>
              )}
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}

function PointPanel({ point, onClose }: { readonly point: Point; readonly onClose: () => void }) {
  const mayDecide = useMay()('escalations.decide');
  const [deciding, setDeciding] = useState(false);
  const { decision } = point;
  return (
    <SidePanel
      of={idOf(point)}
      title={`${point.workerName}: ${point.title || point.rule}`}
      onClose={onClose}
    >
      <p>{point.because}</p>
      {point.clears === null ? null : <p>To clear: {point.clears}</p>}
      <FactList
        facts={[
          {
            label: 'Worker',
            value: <Link href={candidateHref(point.personId)}>{point.workerName}</Link>,
          },
          { label: 'Source', value: point.source },
          { label: 'Whose it is', value: OWNERS[point.owner] ?? point.owner },
          ...(decision === null
            ? []
            : [
                {
                  label: 'Goes on because',
                  value: decision.reason,
                  from: (
                    <>
                      {decision.byName}, <Moment at={decision.at} />
                    </>
                  ),
                },
              ]),
        ]}
      />
      <h3>Shifts</h3>
      <ul className="dp-point-shifts">
        {point.shifts.map(({ shiftId, label }) => (
          <li key={shiftId}>
            <Link href={`/bookings?shift=${shiftId}`}>{label}</Link>
            <Link href={explainHref(shiftId, point.personId, point.rule)}>
              How was this worked out?
            </Link>
          </li>
        ))}
      </ul>
      {decision !== null || !mayDecide ? null : deciding ? (
        <DecideForm point={point} onDone={onClose} onCancel={() => setDeciding(false)} />
      ) : (
        <div className="dp-row">
          <LinkButton href={candidateHref(point.personId)}>Open their record</LinkButton>
          <button type="button" className="dp-link" onClick={() => setDeciding(true)}>
            Decide that it goes on
          </button>
        </div>
      )}
    </SidePanel>
  );
}

function DecideForm({
  point,
  onDone,
  onCancel,
}: {
  readonly point: Point;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(decideRoute);
  const { personId, rule, shifts, workerName } = point;
  const shiftIds = shifts.map(({ shiftId }) => shiftId);
  const form = useForm({
    name: `decide ${idOf(point)}`,
    start: { reason: '' },
    checks: { reason: needed('Say why it goes on') },
    submit: ({ reason }, id) =>
      act({ body: { id, personId, rule, point: point.point, reason, shiftIds } }),
    onDone: () => {
      say(`Decided: ${workerName} goes, in spite of ${rule}`);
      onDone();
    },
  });
  const action = `Decide that it goes on, for ${counted(shifts.length, 'shift')}`;
  return (
    <Form form={form} action={action} label={action} onCancel={onCancel}>
      <LongTextField
        form={form}
        name="reason"
        label="Why it goes on"
        hint="It is kept with your name. To keep the worker from the shift, release them instead."
        rows={3}
      />
    </Form>
  );
}
