import './training.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showPence } from '../../../lib/show.ts';
import { dateOfMinute, momentOf } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import {
  DateField,
  MoneyField,
  NumberField,
  RadioField,
  SelectField,
  TextField,
  TimeField,
} from '../../../ui/fields.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { listCourses, listSessions, PAID_BY, planSessionRoute } from '../schema.ts';

type Row = ReplyOf<typeof listSessions>['rows'][number];

/** How a session stands. */
export function sessionLook(
  row: Pick<Row, 'cancelledAt' | 'endsAt' | 'open'>,
  now: string,
): StateLook {
  if (row.cancelledAt !== null) return { word: 'Cancelled', meaning: 'quiet', mark: 'cross' };
  if (row.open > 0) return { word: 'Who came?', meaning: 'attention', mark: 'question' };
  if (row.endsAt <= now) return { word: 'Over', meaning: 'good', mark: 'tick' };
  return { word: 'To come', meaning: 'information', mark: 'clock' };
}

const columns = (now: string): readonly Column<Row>[] => [
  {
    key: 'course',
    head: 'Course',
    cell: (row) => <Link href={`/training/sessions/${row.sessionId}`}>{row.courseName}</Link>,
  },
  { key: 'state', head: 'State', cell: (row) => <Badge state={sessionLook(row, now)} /> },
  { key: 'when', head: 'When', cell: (row) => <Moment at={row.startsAt} /> },
  { key: 'place', head: 'Where', cell: (row) => row.place },
  {
    key: 'people',
    head: 'Booked',
    number: true,
    cell: (row) => (row.places === null ? row.booked : `${row.booked} of ${row.places}`),
  },
  {
    key: 'cost',
    head: 'Price of a place',
    cell: (row) =>
      row.costPence === 0
        ? 'Free'
        : `${showPence(row.costPence)}, ${row.paidBy === 'worker' ? 'the worker pays' : row.paidBy === 'client' ? `${row.clientName} pays` : 'we pay'}`,
  },
];

/** Courses on days: to come, over and open, and planning another. */
export default function SessionsPage() {
  const { query } = useAddress();
  const may = useMay();
  const which = query['which'] === 'all' ? 'all' : 'coming';
  const reading = useRead(listSessions, { query: { which } }, { live: ['training.'] });
  return (
    <Page title="Training sessions" where={[{ label: 'Training', href: '/training' }]}>
      <RecordPart
        level={2}
        title="Sessions"
        add={may('training.write') ? 'Plan a session' : undefined}
        form={(close) => <PlanForm onDone={close} />}
      >
        <Filters
          filters={[
            {
              name: 'which',
              label: 'Show',
              none: 'to come and open',
              options: [{ value: 'all', label: 'all of the last year' }],
            },
          ]}
        />
        <Read of={reading}>
          {({ rows, total, now }) => (
            <Table
              label="Training sessions"
              noun={['session', 'sessions']}
              columns={columns(now)}
              rows={rows}
              total={total}
              id={(row) => row.sessionId}
              empty={
                <Empty title="No session is planned">
                  Plan a course on a day, then book people on it here or from the training matrix.
                </Empty>
              }
            />
          )}
        </Read>
      </RecordPart>
    </Page>
  );
}

function PlanForm({ onDone }: { readonly onDone: () => void }) {
  const courses = useRead(listCourses, { query: {} });
  return (
    <Read of={courses}>
      {({ rows, choices }) =>
        rows.length === 0 ? (
          <p>
            There is no course yet. <Link href="/training/courses">Add the first</Link>.
          </p>
        ) : (
          <PlanFields
            courses={rows.map(({ courseId, name }) => ({ value: courseId, label: name }))}
            clients={choices.clients.map(({ clientId, name }) => ({
              value: clientId,
              label: name,
            }))}
            onDone={onDone}
          />
        )
      }
    </Read>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function PlanFields({
  courses,
  clients,
  onDone,
}: {
  readonly courses: readonly Choice[];
  readonly clients: readonly Choice[];
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { go } = useAddress();
  const { act } = useAct(planSessionRoute);
  const form = useForm({
    name: 'session',
    start: {
      courseId: courses.length === 1 ? (courses[0]?.value ?? '') : '',
      on: '',
      from: '09:00',
      to: '12:00',
      place: '',
      provider: '',
      cost: undefined as number | undefined,
      paidBy: 'agency',
      clientId: '',
      toldOn: '',
      places: undefined as number | undefined,
    },
    checks: {
      courseId: needed('Choose the course'),
      on: needed('Enter the day'),
      from: needed('Enter when it begins'),
      to: needed('Enter when it ends'),
      place: needed('Say where'),
      clientId: (value, { paidBy }) =>
        paidBy === 'client' && value === '' ? 'Choose which client pays' : undefined,
    },
    submit: (values, id) => {
      const from = momentOf(values.on, values.from);
      if (!from.ok) return Promise.resolve(from);
      const to = momentOf(values.on, values.to);
      if (!to.ok) return Promise.resolve(to);
      return act({
        body: {
          id,
          courseId: values.courseId,
          startsAt: dateOfMinute(from.value.minute).toISOString(),
          endsAt: dateOfMinute(to.value.minute).toISOString(),
          place: values.place,
          provider: values.provider,
          costPence: values.cost ?? 0,
          paidBy: values.paidBy as 'agency',
          clientId: values.paidBy === 'client' ? values.clientId : null,
          toldOn: values.paidBy === 'worker' ? values.toldOn || null : null,
          places: values.places ?? null,
        },
      });
    },
    onDone: ({ sessionId, mind }) => {
      say(['The session is planned', ...mind].join('. '));
      onDone();
      go(`/training/sessions/${sessionId}`);
    },
  });
  return (
    <Form form={form} action="Plan it" label="Plan a session" onCancel={onDone}>
      <SelectField form={form} name="courseId" label="Course" options={courses} />
      <DateField form={form} name="on" label="Day" />
      <TimeField form={form} name="from" label="Begins" />
      <TimeField form={form} name="to" label="Ends" />
      <TextField form={form} name="place" label="Where" hint="A place, or “online”" />
      <TextField form={form} name="provider" label="Who gives it" optional />
      <NumberField
        form={form}
        name="places"
        label="Places"
        hint="Empty: as many as come"
        optional
      />
      <MoneyField form={form} name="cost" label="Cost of a place" hint="Empty: nothing" optional />
      <RadioField
        form={form}
        name="paidBy"
        label="Who pays"
        options={Object.entries(PAID_BY).map(([value, label]) => ({
          value,
          label,
          ...(value === 'worker'
            ? { hint: 'Never for a course that work depends on (Conduct Regulations, reg 5)' }
            : {}),
        }))}
      />
      {form.values.paidBy === 'client' ? (
        <SelectField form={form} name="clientId" label="Which client" options={clients} />
      ) : null}
      {form.values.paidBy === 'worker' ? (
        <DateField
          form={form}
          name="toldOn"
          label="Told in writing on"
          hint="What it is, what it costs, and how they cancel"
          optional
        />
      ) : null}
    </Form>
  );
}
