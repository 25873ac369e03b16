import { Button } from '@mantine/core';
import { newId } from '../../../lib/ids.ts';
import { Link } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { pickRoute } from '../schema.ts';
import type { Sample } from './looks.ts';

type Unit = Sample['units'][number];

const PLAIN: readonly Column<Unit>[] = [
  { key: 'learner', head: 'Learner', cell: (row) => row.learnerName, by: (row) => row.learnerName },
  {
    key: 'unit',
    head: 'Unit',
    cell: (row) => `${row.unitReference} ${row.unitTitle}`,
    by: (row) => row.unitReference,
  },
  { key: 'assessor', head: 'Assessor', cell: (row) => row.assessorName ?? '', width: '160px' },
  {
    key: 'decided',
    head: 'Decided',
    cell: (row) => (row.decided ? 'Yes' : 'In hand'),
    by: (row) => Number(row.decided),
    width: '100px',
  },
  {
    key: 'verified',
    head: 'Verified',
    cell: (row) => (row.verified ? 'By the centre' : 'No'),
    by: (row) => Number(row.verified),
    width: '130px',
  },
  {
    key: 'special',
    head: 'Special',
    cell: (row) => (row.special ? 'Arrangements' : ''),
    width: '130px',
  },
];

/** What is left of the base, to pick from. */
export function BasePart({ sample }: { readonly sample: Sample }) {
  const may = useMay();
  const say = useNotice();
  const { act, busy } = useAct(pickRoute);
  const pick = async (unit: Unit) => {
    const done = await act({
      params: { id: sample.sampleId },
      body: { id: newId(), learnerId: unit.learnerId, unitId: unit.unitId },
    });
    say(done.ok ? `Picked: ${unit.unitReference}, ${unit.learnerName}` : done.refusal.because);
  };
  const mayPick = sample.isMine && may('external.verify');
  const columns: readonly Column<Unit>[] = [
    ...PLAIN,
    ...(mayPick
      ? [
          {
            key: 'pick',
            head: 'Sample',
            cell: (row: Unit) => (
              <Button
                variant="default"
                size="compact-sm"
                disabled={busy}
                onClick={() => pick(row)}
                aria-label={`Pick ${row.unitReference}, ${row.learnerName}`}
              >
                Pick
              </Button>
            ),
            width: '90px',
          },
        ]
      : []),
  ];
  return (
    <Section title="The base">
      <p className="dp-dim">
        The same base as internal verification has, verified or not.{' '}
        {mayPick ? (
          <Link href={`/external/cycles/${sample.cycleId}`}>What the centre drew</Link>
        ) : null}
      </p>
      <Table
        label="The base"
        noun={['learner’s unit', 'learners’ units']}
        sortIn="sort"
        columns={columns}
        rows={sample.units.filter(({ pick: own }) => own === null)}
        id={(row) => `${row.learnerId} ${row.unitId}`}
        name={(row) => `${row.learnerName}, ${row.unitReference}`}
        empty={<Empty title="Nothing left to pick">What is in hand or decided is picked.</Empty>}
      />
    </Section>
  );
}
