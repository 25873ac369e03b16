import './external.css';
import { Button } from '@mantine/core';
import { showDate } from '../../../lib/show.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { endAppointmentRoute, readExternal } from '../schema.ts';
import { AppointForm } from './appoint-form.tsx';
import { VerifiersPage } from './first-page.tsx';
import { APPOINTMENT_LOOKS, CLOSED, LIVE, OPEN, type Overview, SIGNED } from './looks.ts';

type SampleLine = Overview['samples'][number];

const COLUMNS: readonly Column<SampleLine>[] = [
  { key: 'name', head: 'Base', cell: (row) => row.cycleName },
  { key: 'code', head: 'Qualification', cell: (row) => row.frameworkCode, width: '150px' },
  { key: 'who', head: 'External verifier', cell: (row) => row.verifierName, width: '180px' },
  {
    key: 'units',
    head: 'Picked of asked',
    cell: (row) => `${row.there} of ${row.asked}`,
    width: '140px',
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => (
      <Badge state={row.signedAt !== null ? SIGNED : row.closedAt !== null ? CLOSED : OPEN} />
    ),
    width: '180px',
  },
];

/** For an external verifier what they begin with; for the centre who verifies from outside, and what came of it. */
export default function ExternalPage() {
  return useMay()('external.verify') ? <VerifiersPage /> : <CentresPage />;
}

/** Who verifies from outside, what they sampled and signed. */
function CentresPage() {
  const reading = useRead(readExternal, {}, { live: LIVE });
  return (
    <Page title="External verification">
      <Read of={reading}>{(value) => <Whole value={value} />}</Read>
    </Page>
  );
}

function Whole({ value }: { readonly value: Overview }) {
  const may = useMay();
  const { go } = useAddress();
  return (
    <>
      {may('visits.read') ? (
        <p>
          <Link href="/visits">Visits, packs, reports and actions</Link>
        </p>
      ) : null}
      <Section title="Samples">
        <Table
          label="External samples"
          noun={['sample', 'samples']}
          columns={COLUMNS}
          rows={value.samples}
          id={(row) => row.sampleId}
          name={(row) => `${row.cycleName}, ${row.frameworkCode}`}
          onOpen={(row) => go(`/external/samples/${row.sampleId}`)}
          empty={
            <Empty title="No external sample yet">
              The external verifier opens one from a base of internal verification.
            </Empty>
          }
        />
      </Section>
      <RecordPart
        level={2}
        title="Appointments"
        add={may('external.appoint') ? 'Appoint an external verifier' : undefined}
        form={(close) => <AppointForm value={value} onDone={close} />}
      >
        {value.appointments.length === 0 ? (
          <p className="dp-dim">
            Nobody is appointed: an administrator writes down what the external verifier signed.
          </p>
        ) : (
          <ul className="ex-lines">
            {value.appointments.map((one) => (
              <Appointment key={one.appointmentId} one={one} today={value.today} />
            ))}
          </ul>
        )}
      </RecordPart>
    </>
  );
}

function Appointment({
  one,
  today,
}: {
  readonly one: Overview['appointments'][number];
  readonly today: string;
}) {
  const may = useMay();
  const say = useNotice();
  const { act, busy } = useAct(endAppointmentRoute);
  const end = async () => {
    const done = await act({ params: { id: one.appointmentId } });
    say(done.ok ? 'The appointment is ended' : done.refusal.because);
  };
  const name = `${one.memberName}, ${one.frameworkCode}`;
  return (
    <li>
      <span>{name}</span>
      <Badge state={APPOINTMENT_LOOKS[one.state]} />
      <span>
        {showDate(one.fromOn, today)} to {showDate(one.toOn, today)}
      </span>
      <span className="dp-dim">
        {one.reference}; appointed by {one.madeBy}
      </span>
      {may('external.appoint') && (one.state === 'ahead' || one.state === 'in_force') ? (
        <Button
          variant="default"
          size="compact-sm"
          onClick={end}
          loading={busy}
          aria-label={`End it: ${name}`}
        >
          End it
        </Button>
      ) : null}
    </li>
  );
}
