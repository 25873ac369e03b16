import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { addressOf } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { FAULTS, HANDED, ROUTES, readAwardClaim, readSchedule } from '../schema.ts';
import { CertificateForms, ResultForm, SendForm } from './claim-forms.tsx';
import {
  type Certificate,
  certificateLook,
  type Detail,
  LIVE,
  type Line,
  lineLook,
} from './words.ts';

/** One claim to the awarding body: its schedule, the answers, and the certificates on their way. */
export default function AwardClaimPage() {
  const { params, query, setQuery } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead(readAwardClaim, { params: { id } }, { live: LIVE });
  const close = () => setQuery({ of: undefined });
  return (
    <Page title="Claim to the awarding body">
      <Read of={reading}>
        {(claim) => (
          <Beside panel={<Panel claim={claim} of={query['of'] ?? ''} close={close} />}>
            <Section title={`${claim.frameworkCode}, ${claim.frameworkTitle}`}>
              <Facts
                facts={[
                  { label: 'For', value: ROUTES[claim.route] },
                  { label: 'Claimed', value: <Moment at={claim.claimedAt} /> },
                  { label: 'By', value: claim.claimedBy },
                  {
                    label: 'Schedule of results',
                    value: (
                      <a href={addressOf(readSchedule, { params: { id } })}>
                        Take it along as a table (CSV)
                      </a>
                    ),
                  },
                  {
                    label: 'Sent',
                    value: claim.sent
                      ? `${showDate(claim.sent.on, claim.today)}, ${claim.sent.reference}`
                      : 'Not yet',
                  },
                ]}
              />
            </Section>
            <Sending claim={claim} />
            <Section title="Learners">
              <Table
                label="Learners of this claim"
                noun={['line', 'lines']}
                rows={claim.lines}
                id={(row) => row.lineId}
                openId={query['of'] ?? ''}
                onOpen={(row) => setQuery({ of: row.lineId })}
                columns={[
                  {
                    key: 'who',
                    head: 'Learner',
                    cell: (row) => row.learnerName,
                    by: (row) => row.learnerName,
                  },
                  {
                    key: 'what',
                    head: 'Claimed',
                    cell: (row) => (row.what === '' ? 'Qualification' : `Unit ${row.what}`),
                    width: '150px',
                  },
                  {
                    key: 'credit',
                    head: 'Credits',
                    cell: (row) => row.credit,
                    number: true,
                    width: '80px',
                  },
                  {
                    key: 'result',
                    head: 'Result',
                    cell: (row) => <Badge state={lineLook(row)} />,
                    by: (row) => lineLook(row).word,
                    width: '150px',
                  },
                  {
                    key: 'certificate',
                    head: 'Certificate',
                    cell: (row) => newest(row, claim.today),
                    width: '220px',
                  },
                ]}
              />
            </Section>
          </Beside>
        )}
      </Read>
    </Page>
  );
}

function newest({ certificates }: Line, today: string) {
  const last = certificates.at(-1);
  return last ? <Badge state={certificateLook(last, today)} /> : '';
}

function Sending({ claim }: { readonly claim: Detail }) {
  const manages = useMay()('certification.manage');
  if (claim.sent !== null || !manages) return null;
  return (
    <Section title="Send the schedule">
      <SendForm claimId={claim.claimId} today={claim.today} />
    </Section>
  );
}

function Panel({
  claim,
  of,
  close,
}: {
  readonly claim: Detail;
  readonly of: string;
  readonly close: () => void;
}) {
  const manages = useMay()('certification.manage');
  const line = claim.lines.find(({ lineId }) => lineId === of);
  if (!line) return null;
  return (
    <SidePanel of={of} title={line.learnerName} onClose={close}>
      <p>
        Units: {line.units.join(', ')}.
        {line.extraUnits.length > 0 ? ` Extra: ${line.extraUnits.join(', ')}.` : ''}
      </p>
      {line.result ? (
        <p>
          {line.result.outcome === 'issued' ? 'Awarded' : `Refused: ${line.result.because}`}{' '}
          {showDate(line.result.on, claim.today)}; entered by {line.result.enteredBy}.
        </p>
      ) : null}
      {line.result === null && manages && claim.sent ? (
        <ResultForm key={line.lineId} lineId={line.lineId} today={claim.today} onDone={close} />
      ) : null}
      {line.certificates.map((one) => (
        <section key={one.certificateId} aria-label={`Certificate ${one.number}`}>
          <h3>Certificate {one.number}</h3>
          <Badge state={certificateLook(one, claim.today)} />
          <p>{historyOf(one, claim.today)}</p>
          {manages ? <CertificateForms certificate={one} today={claim.today} /> : null}
        </section>
      ))}
    </SidePanel>
  );
}

function historyOf(one: Certificate, today: string): string {
  const on = (day: string) => showDate(day, today);
  return [
    `Issued ${on(one.issuedOn)}.`,
    one.receivedOn && `Arrived ${on(one.receivedOn)}.`,
    one.checkedOn && `Name and content checked ${on(one.checkedOn)} by ${one.checkedBy}.`,
    one.handed && `Handed over ${on(one.handed.on)}: ${HANDED[one.handed.how].toLowerCase()}.`,
    one.faulty &&
      `${FAULTS[one.faulty.fault]}, said ${on(one.faulty.on)}.${one.faulty.note ? ` ${one.faulty.note}` : ''}`,
  ]
    .filter(Boolean)
    .join(' ');
}
