import './verification.css';
import { Button } from '@mantine/core';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { listSamples, ONLY, samplesFile } from '../board-schema.ts';
import { OUTCOMES, STAGES, STATES } from '../schema.ts';
import { LATE, LIVE, NOBODY, OUTCOME_LOOKS, STATE_LOOKS, whyWords } from './looks.ts';

type List = ReplyOf<typeof listSamples>;
type Row = List['rows'][number];
type Query = NonNullable<Parameters<typeof saveFile<typeof samplesFile>>[1]['query']>;

/** The parts of the address that filter; the rest of it is the order and the view. */
const NAMES = [
  'cycle',
  'assessor',
  'learner',
  'verifier',
  'unit',
  'state',
  'outcome',
  'stage',
  'method',
  'site',
  'only',
] as const;

const options = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([value, label]) => ({ value, label: label.toLowerCase() }));

const columnsOf = (today: string): readonly Column<Row>[] => [
  {
    key: 'learner',
    head: 'Learner',
    cell: (row) =>
      row.registration === null ? row.learnerName : `${row.learnerName}, ${row.registration}`,
    by: (row) => row.learnerName,
    width: '190px',
  },
  {
    key: 'unit',
    head: 'Unit',
    cell: (row) => row.unitReference,
    by: (row) => row.unitReference,
    width: '80px',
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => (
      <>
        <Badge state={STATE_LOOKS[row.state]} /> {row.late ? <Badge state={LATE} /> : null}
      </>
    ),
    by: (row) => row.state,
    width: '200px',
  },
  {
    key: 'since',
    head: 'Since',
    cell: (row) => (row.since === null ? '' : showDate(dateIn(new Date(row.since)), today)),
    by: (row) => row.since ?? '',
    width: '110px',
  },
  {
    key: 'outcome',
    head: 'Found',
    cell: (row) => (row.outcome === null ? '' : <Badge state={OUTCOME_LOOKS[row.outcome]} />),
    by: (row) => row.outcome ?? '',
    width: '170px',
  },
  {
    key: 'assessor',
    head: 'Assessor',
    cell: (row) => row.assessorName ?? '',
    by: (row) => row.assessorName ?? '',
    width: '140px',
  },
  {
    key: 'verifier',
    head: 'Verifier',
    cell: (row) => row.verifierName ?? (row.impossible === null ? '' : <Badge state={NOBODY} />),
    by: (row) => row.verifierName ?? '',
    width: '140px',
  },
  {
    key: 'cycle',
    head: 'Cycle',
    cell: (row) => `${row.cycleName}, ${row.frameworkCode}`,
    by: (row) => row.cycleName,
    width: '180px',
  },
  { key: 'why', head: 'Why', cell: (row) => whyWords(row.why) },
];

/** Every sample of the running cycles, filtered, sorted, and as a file. */
export default function SamplesPage() {
  const { query, go } = useAddress();
  const say = useNotice();
  const asked = Object.fromEntries(
    NAMES.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])),
  ) as Query;
  const reading = useRead(listSamples, { query: asked }, { live: LIVE });
  const save = async () => {
    const saved = await saveFile(samplesFile, { query: asked });
    if (!saved.ok) say(saved.refusal.because);
  };
  const list = new URLSearchParams(query).toString();
  return (
    <Page
      title="Samples"
      where={[{ label: 'Verification', href: '/verification' }]}
      action={
        <Button variant="default" onClick={save}>
          Save as a table
        </Button>
      }
    >
      <Read of={reading}>
        {({ rows, choices, today }) => (
          <>
            <Filters
              list="samples"
              filters={[
                { name: 'cycle', label: 'Cycle', options: choices.cycle, none: 'running' },
                { name: 'assessor', label: 'Assessor', options: choices.assessor },
                { name: 'learner', label: 'Learner', options: choices.learner },
                { name: 'verifier', label: 'Verifier', options: choices.verifier },
                { name: 'unit', label: 'Unit', options: choices.unit },
                { name: 'state', label: 'State', options: options(STATES) },
                { name: 'outcome', label: 'Found', options: options(OUTCOMES) },
                { name: 'stage', label: 'Looked at', options: options(STAGES) },
                { name: 'method', label: 'Method', options: choices.method },
                { name: 'site', label: 'Site', options: choices.site },
                { name: 'only', label: 'Only', options: options(ONLY) },
              ]}
            />
            <Table
              label="Samples"
              noun={['sample', 'samples']}
              sortIn="sort"
              columns={columnsOf(today)}
              rows={rows}
              id={(row) => row.sampleId}
              name={(row) => `${row.learnerName}, ${row.unitReference}`}
              onOpen={(row) =>
                go(`/verification/samples/${row.sampleId}?list=${encodeURIComponent(list)}`)
              }
              empty={
                <Empty title="No sample like this">
                  Take a filter away, or draw the sample of a cycle first.
                </Empty>
              }
            />
          </>
        )}
      </Read>
    </Page>
  );
}
