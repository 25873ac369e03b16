import './centre.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { NumberField, PickField } from '../../../ui/fields.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { Table } from '../../../ui/table.tsx';
import { allocateRoute, listCaseloads, setCaseloadLimitRoute } from '../caseload-schema.ts';
import { readCentreChoices } from '../schema.ts';
import { UNALLOCATED } from './words.ts';

type Caseloads = ReplyOf<typeof listCaseloads>;
type Row = Caseloads['rows'][number];

const keyOf = (row: Row): string => `${row.learnerId}.${row.frameworkCode}`;

/** Who advises and who assesses whom, and how many each has. */
export default function CaseloadsPage() {
  const { query, setQuery } = useAddress();
  const reading = useRead(listCaseloads, {}, { live: ['learner.', 'caseload.', 'staff.'] });
  const close = () => setQuery({ open: undefined, limit: undefined });
  return (
    <Page title="Caseloads" where={[{ label: 'Centre', href: '/centre' }]}>
      <Read of={reading}>
        {(caseloads) => {
          const open = caseloads.rows.find((row) => keyOf(row) === query['open']);
          const limited = caseloads.staff.find(({ memberId }) => memberId === query['limit']);
          const shown = caseloads.rows.filter(
            ({ adviser, assessor }) =>
              query['only'] !== 'without' || adviser === null || assessor === null,
          );
          return (
            <Beside
              panel={
                open ? (
                  <LearnerPanel key={keyOf(open)} row={open} close={close} />
                ) : limited ? (
                  <LimitPanel key={limited.memberId} one={limited} close={close} />
                ) : undefined
              }
            >
              <Section title="Learners">
                <Filters
                  list="caseloads"
                  filters={[
                    {
                      name: 'only',
                      label: 'Only',
                      options: [{ value: 'without', label: 'without an adviser or an assessor' }],
                    },
                  ]}
                />
                <Learners rows={shown} openId={query['open'] ?? ''} today={caseloads.today} />
              </Section>
              <Section title="Staff">
                <StaffTable staff={caseloads.staff} />
              </Section>
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}

function Learners({
  rows,
  openId,
  today,
}: {
  readonly rows: readonly Row[];
  readonly openId: string;
  readonly today: string;
}) {
  const { setQuery } = useAddress();
  const name = (one: Row['adviser']) => one?.name ?? <Badge state={UNALLOCATED} />;
  return (
    <Table
      label="Learners"
      noun={['learner', 'learners']}
      sortIn="sort"
      rows={rows}
      id={keyOf}
      name={(row) => `${row.learnerName}, ${row.frameworkCode}`}
      openId={openId}
      onOpen={(row) => setQuery({ open: keyOf(row), limit: undefined })}
      columns={[
        {
          key: 'learner',
          head: 'Learner',
          cell: (row) => row.learnerName,
          by: (row) => row.learnerName,
        },
        {
          key: 'framework',
          head: 'Framework',
          cell: (row) => row.frameworkCode,
          by: (row) => row.frameworkCode,
        },
        {
          key: 'started',
          head: 'Started',
          cell: (row) => showDate(row.startedOn, today),
          by: (row) => row.startedOn,
          width: '130px',
        },
        {
          key: 'adviser',
          head: 'Adviser',
          cell: (row) => name(row.adviser),
          by: (row) => row.adviser?.name ?? '',
        },
        {
          key: 'assessor',
          head: 'Assessor',
          cell: (row) => name(row.assessor),
          by: (row) => row.assessor?.name ?? '',
        },
      ]}
      empty={
        <Empty title="No learners here">
          Everybody enrolled on a framework stands here with who advises and who assesses them.{' '}
          <Link href="/learners">Enrol a learner</Link>, or take the filter off.
        </Empty>
      }
    />
  );
}

function StaffTable({ staff }: { readonly staff: Caseloads['staff'] }) {
  const { setQuery } = useAddress();
  const may = useMay();
  return (
    <Table
      label="Caseloads of staff"
      noun={['member', 'members']}
      rows={staff}
      id={(row) => row.memberId}
      name={(row) => row.name}
      {...(may('centre.administer')
        ? {
            onOpen: (row: Caseloads['staff'][number]) =>
              setQuery({ limit: row.memberId, open: undefined }),
          }
        : {})}
      columns={[
        { key: 'name', head: 'Name', cell: (row) => row.name },
        {
          key: 'advises',
          head: 'Advises',
          cell: (row) => row.advises,
          number: true,
          width: '90px',
        },
        {
          key: 'assesses',
          head: 'Assesses',
          cell: (row) => row.assesses,
          number: true,
          width: '90px',
        },
        {
          key: 'limit',
          head: 'At most',
          cell: (row) =>
            row.most !== null && row.assesses > row.most ? (
              <Badge state={{ word: `Over ${row.most}`, meaning: 'attention', mark: 'triangle' }} />
            ) : (
              (row.most ?? 'Not set')
            ),
          width: '130px',
        },
      ]}
      empty={
        <Empty title="No staff yet">
          Whoever is authorised as an adviser or assessor stands here with how many learners they
          have. The quality manager authorises them on the <Link href="/centre">centre’s page</Link>
          .
        </Empty>
      }
    />
  );
}

function LearnerPanel({ row, close }: { readonly row: Row; readonly close: () => void }) {
  const may = useMay()('centre.administer');
  const choices = useRead(readCentreChoices, {}, { when: may });
  return (
    <SidePanel of={keyOf(row)} title={`${row.learnerName}, ${row.frameworkCode}`} onClose={close}>
      <p>
        Adviser: {row.adviser?.name ?? 'nobody yet'}. Assessor: {row.assessor?.name ?? 'nobody yet'}
        .
      </p>
      {may ? (
        <Read of={choices}>
          {({ members }) => <AllocateForm row={row} members={members} onDone={close} />}
        </Read>
      ) : null}
      <h3>Before</h3>
      {row.before.length === 0 ? (
        <p className="dp-dim">Nobody.</p>
      ) : (
        <ul className="ce-lines">
          {row.before.map((one) => (
            <li key={`${one.post} ${one.from}`}>
              <strong>{one.name}</strong>
              <span>{one.post === 'adviser' ? 'Adviser' : 'Assessor'}</span>
              <span className="dp-dim">
                {showDate(dateIn(new Date(one.from)))} to {showDate(dateIn(new Date(one.until)))},
                set by {one.setBy}
              </span>
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  );
}

function AllocateForm({
  row,
  members,
  onDone,
}: {
  readonly row: Row;
  readonly members: readonly { readonly memberId: string; readonly name: string }[];
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(allocateRoute);
  const options = members
    .filter(({ memberId }) => memberId !== row.learnerId)
    .map(({ memberId, name }) => ({ value: memberId, label: name }));
  const adviser = useForm({
    name: `adviser ${keyOf(row)}`,
    start: { memberId: '' },
    checks: { memberId: needed('Choose the adviser') },
    submit: ({ memberId }, id) => act({ body: { ...place(row), id, post: 'adviser', memberId } }),
    onDone: () => {
      say('They advise this learner now');
      onDone();
    },
  });
  const assessor = useForm({
    name: `assessor ${keyOf(row)}`,
    start: { memberId: '' },
    checks: { memberId: needed('Choose the assessor') },
    submit: ({ memberId }, id) => act({ body: { ...place(row), id, post: 'assessor', memberId } }),
    onDone: ({ over }) => {
      say(
        over === null
          ? 'They assess this learner now'
          : `They assess this learner now: ${counted(over.learners, 'learner')}, over their limit of ${over.most}`,
      );
      onDone();
    },
  });
  return (
    <>
      <Form form={adviser} action="Give the adviser" label="Adviser">
        <PickField form={adviser} name="memberId" label="New adviser" options={options} />
      </Form>
      <Form form={assessor} action="Give the assessor" label="Assessor">
        <PickField form={assessor} name="memberId" label="New assessor" options={options} />
      </Form>
    </>
  );
}

const place = ({ learnerId, frameworkCode }: Row) => ({ learnerId, frameworkCode });

function LimitPanel({
  one,
  close,
}: {
  readonly one: Caseloads['staff'][number];
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(setCaseloadLimitRoute);
  const form = useForm({
    name: `limit ${one.memberId}`,
    start: { most: (one.most ?? undefined) as number | undefined },
    checks: {
      most: (most) =>
        most === undefined || most < 1 || most > 500 ? 'Enter 1 to 500 learners' : undefined,
    },
    submit: ({ most }, id) => act({ body: { id, memberId: one.memberId, most: most ?? 0 } }),
    onDone: () => {
      say('The limit is set');
      close();
    },
  });
  return (
    <SidePanel of={one.memberId} title={`Caseload of ${one.name}`} onClose={close}>
      <p>
        <Link href={`/centre/members/${one.memberId}`}>Their posts and certificates</Link>
      </p>
      <Form form={form} action="Set the limit" onCancel={close}>
        <p>More learners than this are warned of, never refused.</p>
        <NumberField form={form} name="most" label="Learners they assess at most" />
      </Form>
    </SidePanel>
  );
}
