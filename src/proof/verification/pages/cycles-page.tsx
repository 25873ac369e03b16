import './verification.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ChecksField, DateField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { readBoard } from '../board-schema.ts';
import { listCycles, openCycleRoute } from '../schema.ts';
import { CountsPart, PlansPart, RiskPart, UncoveredPart, WaitingPart } from './dashboard.tsx';
import { LIVE, OPEN, RELEASED, UNPLANNED } from './looks.ts';

type Cycles = ReplyOf<typeof listCycles>;
type Row = Cycles['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', head: 'Cycle', cell: (row) => row.name, by: (row) => row.name },
  {
    key: 'framework',
    head: 'Framework',
    cell: (row) => row.frameworkCode,
    by: (row) => row.frameworkCode,
    width: '140px',
  },
  {
    key: 'days',
    head: 'From and to',
    cell: (row) => `${showDate(row.fromOn)} to ${showDate(row.toOn)}`,
    by: (row) => row.fromOn,
    width: '270px',
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => (
      <Badge state={row.released ? RELEASED : row.counts === null ? UNPLANNED : OPEN} />
    ),
    width: '140px',
  },
  {
    key: 'done',
    head: 'Done of the sample',
    cell: (row) => (row.counts === null ? '' : `${row.counts.done} of ${row.counts.drawn}`),
    by: (row) => row.counts?.done ?? -1,
    number: true,
    width: '150px',
  },
  {
    key: 'sent',
    head: 'External verifier',
    cell: (row) => (row.sentToExternal ? 'Plan sent' : 'Plan not sent'),
    width: '150px',
  },
];

/** The verifier's dashboard over all running cycles, then every cycle with what is planned, done and released. */
export default function CyclesPage() {
  const { go } = useAddress();
  const may = useMay();
  const reading = useRead(listCycles, {}, { live: LIVE });
  const board = useRead(readBoard, {}, { live: LIVE });
  return (
    <Page
      title="Verification"
      action={<LinkButton href="/verification/samples">All samples</LinkButton>}
    >
      <Read of={board}>
        {(now) => (
          <>
            <WaitingPart board={now} />
            <CountsPart board={now} />
            <RiskPart board={now} />
            <PlansPart board={now} />
            <UncoveredPart board={now} />
          </>
        )}
      </Read>
      <p className="dp-dim">
        A cycle is one base of learners’ units for internal and external verification. Its sample is
        drawn by a seed nobody chooses, and its decisions are informal until the base is released.
      </p>
      <Read of={reading}>
        {(cycles) => (
          <RecordPart
            level={2}
            title="Cycles"
            add={may('verification.plan') ? 'Open a cycle' : undefined}
            form={(close) => <OpenForm cycles={cycles} onDone={close} />}
          >
            <Table
              label="Cycles of verification"
              noun={['cycle', 'cycles']}
              sortIn="sort"
              columns={COLUMNS}
              rows={cycles.rows}
              id={(row) => row.cycleId}
              name={(row) => row.name}
              onOpen={(row) => go(`/verification/cycles/${row.cycleId}`)}
              empty={
                <Empty title="No cycle yet">
                  Open one for a framework and some months: all its learners, or those you name.
                  Then draw its sample.
                </Empty>
              }
            />
          </RecordPart>
        )}
      </Read>
    </Page>
  );
}

function OpenForm({ cycles, onDone }: { readonly cycles: Cycles; readonly onDone: () => void }) {
  const say = useNotice();
  const { go } = useAddress();
  const { act } = useAct(openCycleRoute);
  const form = useForm({
    name: 'cycle',
    start: {
      frameworkId: '',
      name: '',
      fromOn: dateIn(new Date()),
      toOn: '',
      learnerIds: [] as readonly string[],
    },
    checks: {
      frameworkId: needed('Choose a framework'),
      name: needed('Enter a name'),
      fromOn: needed('Enter the first day'),
      toOn: needed('Enter the last day'),
    },
    submit: ({ learnerIds, ...values }, id) =>
      act({ body: { id, ...values, learnerIds: [...learnerIds] } }),
    onDone: ({ cycleId }) => {
      say('The cycle is open');
      onDone();
      go(`/verification/cycles/${cycleId}`);
    },
  });
  const chosen = cycles.frameworks.find(
    ({ frameworkId }) => frameworkId === form.values.frameworkId,
  );
  return (
    <Form form={form} action="Open the cycle" onCancel={onDone}>
      <SelectField
        form={form}
        name="frameworkId"
        label="Framework"
        options={cycles.frameworks.map(({ frameworkId, code, title, percent }) => ({
          value: frameworkId,
          label: `${code}, ${title}${percent === null ? ' (no tariff on record)' : ''}`,
        }))}
      />
      <TextField form={form} name="name" label="Name" hint="As you speak of it: Autumn 2026" />
      <DateField form={form} name="fromOn" label="First day" />
      <DateField form={form} name="toOn" label="Last day" />
      {chosen === undefined || chosen.learners.length === 0 ? null : (
        <ChecksField
          form={form}
          name="learnerIds"
          label="Learners"
          hint="None picked: all learners of the framework, those who join later too"
          optional
          options={chosen.learners.map(({ learnerId, name }) => ({
            value: learnerId,
            label: name,
          }))}
        />
      )}
    </Form>
  );
}
