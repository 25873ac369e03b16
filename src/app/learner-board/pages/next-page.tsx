import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showMinutes } from '../../../lib/show.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { readNext } from '../schema.ts';

type Board = ReplyOf<typeof readNext>;
type Line = Board['next'][number];
type Progress = Board['progress'][number];

const LATE: StateLook = { word: 'Late', meaning: 'attention', mark: 'clock', edge: 'double' };
const UNITS: Readonly<Record<Progress['units'][number]['state'], StateLook>> = {
  open: { word: 'Open', meaning: 'quiet', mark: 'clock', edge: 'dotted' },
  claimed: { word: 'Claimed', meaning: 'information', mark: 'clock' },
  not_yet: { word: 'Not yet', meaning: 'attention', mark: 'clock' },
  informal: { word: 'Achieved, informal', meaning: 'good', mark: 'tick', edge: 'dashed' },
  ratified: { word: 'Achieved, ratified', meaning: 'good', mark: 'tick' },
};

/** What a learner does next, in order; what waits for others; and how far they are. */
export default function NextPage() {
  const reading = useRead(
    readNext,
    {},
    { live: ['contact.', 'learner_visit.', 'plan.', 'unit.', 'claim.'] },
  );
  return (
    <Page title="What next">
      <Read of={reading}>
        {({ next, waiting, progress, today }) => (
          <>
            <Table
              label="What you do next"
              noun={['thing to do', 'things to do']}
              rows={next.map((line, at) => ({ ...line, id: `${at} ${line.href}` }))}
              id={(row) => row.id}
              columns={columnsOf(today)}
              empty={
                <Empty title="Nothing waits for you">
                  Actions, plans to agree, visits and messages stand here in the order in which they
                  are due.
                </Empty>
              }
            />
            {waiting.length === 0 ? null : (
              <Section title="Waits for somebody else">
                <ul>
                  {waiting.map(({ text, since, href }) => (
                    <li key={href}>
                      <Link href={href}>{text}</Link>, since {showDate(since, today)}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {progress.map((one) => (
              <HowFar key={one.frameworkCode} one={one} />
            ))}
          </>
        )}
      </Read>
    </Page>
  );
}

const columnsOf = (today: string): readonly Column<Line>[] => [
  { key: 'text', head: 'What', cell: (row) => row.text },
  {
    key: 'due',
    head: 'Day',
    cell: (row) => (row.dueOn === null ? '' : showDate(row.dueOn, today)),
    width: '120px',
  },
  {
    key: 'late',
    head: 'State',
    cell: (row) => (row.late ? <Badge state={LATE} /> : ''),
    width: '110px',
  },
  {
    key: 'act',
    head: 'Where',
    cell: (row) => <Link href={row.href}>{row.act}</Link>,
    width: '170px',
  },
];

function HowFar({ one }: { readonly one: Progress }) {
  const asked = one.guidedAsked === null ? '' : ` of ${showMinutes(one.guidedAsked)}`;
  return (
    <Section title={`${one.frameworkCode} ${one.title}`}>
      <Facts
        facts={[
          { label: 'Criteria met', value: `${one.met} of ${one.criteria}` },
          { label: 'Criteria with evidence', value: `${one.withEvidence} of ${one.criteria}` },
          { label: 'Credits achieved', value: `${one.creditsAchieved} of ${one.credits}` },
          { label: 'Guided time', value: `${showMinutes(one.guidedMinutes)}${asked}` },
          {
            label: 'Months',
            value: `${one.months} of ${one.plannedMonths}`,
            from: `${showDate(one.startedOn)} to ${showDate(one.plannedEndOn)}`,
          },
        ]}
      />
      <Table
        label={`Units of ${one.frameworkCode}`}
        noun={['unit', 'units']}
        rows={one.units}
        id={(row) => row.reference}
        empty={<p className="dp-dim">No units are on record for this framework.</p>}
        columns={[
          { key: 'unit', head: 'Unit', cell: (row) => `${row.reference} ${row.title}` },
          {
            key: 'state',
            head: 'State',
            cell: (row) => <Badge state={UNITS[row.state]} />,
            width: '200px',
          },
        ]}
      />
    </Section>
  );
}
