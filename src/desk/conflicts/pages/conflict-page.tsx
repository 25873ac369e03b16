import './conflicts.css';
import { showPhone } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Page, Section, Sides } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { readConflict } from '../schema.ts';
import { BY_WHOM, CAUSES, HOW, KINDS, STEPS } from '../shapes-schema.ts';
import { ConflictActs } from './conflict-acts.tsx';
import { ConflictMoney } from './conflict-money.tsx';
import { type Conflict, conflictWords, LOOKS, noticeWords } from './words.ts';

/** One conflict: what happened, everything said and done, what it comes to, and what can be done now. */
export default function ConflictPage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead(
    readConflict,
    { params: { id } },
    { live: ['conflict.', 'shift.', 'cancellation.', 'approval.'], every: 60_000 },
  );
  return (
    <Read of={reading}>
      {(conflict) => (
        <Page
          title={conflictWords(conflict)}
          where={[{ label: 'What went wrong', href: '/conflicts' }]}
        >
          <Facts state={LOOKS[conflict.state]} facts={factsOf(conflict)} />
          <Sides main={<Main conflict={conflict} />} side={<Records conflict={conflict} />} />
        </Page>
      )}
    </Read>
  );
}

function factsOf(conflict: Conflict) {
  const { worker, client, booking, otherBooking, owner } = conflict;
  const phone = conflict.workerPhone;
  return [
    { label: 'What', value: KINDS[conflict.kind] },
    { label: 'When', value: <Moment at={conflict.happenedAt} /> },
    ...(worker === null
      ? []
      : [
          {
            label: 'Worker',
            value: <Link href={`/candidates/${worker.id}`}>{worker.name}</Link>,
            from: phone === null ? undefined : showPhone(phone),
          },
        ]),
    ...(client === null
      ? []
      : [
          {
            label: 'Client',
            value: <Link href={`/clients/${client.id}`}>{client.name}</Link>,
            from: conflict.siteName ?? undefined,
          },
        ]),
    ...(booking === null
      ? []
      : [
          {
            label: otherBooking === null ? 'Booking' : 'Bookings',
            value: (
              <>
                <Link href={`/bookings/${booking.id}`}>{booking.name}</Link>
                {otherBooking === null ? null : (
                  <>
                    {' '}
                    and <Link href={`/bookings/${otherBooking.id}`}>{otherBooking.name}</Link>
                  </>
                )}
              </>
            ),
          },
        ]),
    { label: 'Written down by', value: conflict.openedBy },
    ...(owner === null ? [] : [{ label: 'Given to', value: owner.name }]),
  ];
}

function Main({ conflict }: { readonly conflict: Conflict }) {
  return (
    <>
      {conflict.questions.length === 0 ? null : (
        <Section title="What has to be asked">
          <ol className="co-questions">
            {conflict.questions.map(({ key, question, source }) => (
              <li key={key}>
                {question} <span className="dp-dim">{source}</span>
              </li>
            ))}
          </ol>
        </Section>
      )}
      {conflict.accident === null ? null : <Accident accident={conflict.accident} />}
      {conflict.ofShifts.length === 0 ? null : <Shifts conflict={conflict} />}
      <ConflictMoney conflict={conflict} />
      <ConflictActs conflict={conflict} />
    </>
  );
}

function Accident({ accident }: { readonly accident: NonNullable<Conflict['accident']> }) {
  return (
    <Section title="Accident book">
      <Facts
        facts={[
          { label: 'Where', value: accident.place },
          { label: 'What was being done', value: accident.doing },
          {
            label: 'Hurt',
            value: !accident.injured
              ? 'Nobody'
              : accident.injury === null
                ? 'Somebody; read by those who answer for it'
                : `${accident.injury || 'Somebody'}${accident.treatment ? `; ${accident.treatment}` : ''}`,
          },
          { label: 'Hospital', value: accident.hospital ? 'Yes' : 'No' },
          ...(accident.witnesses === ''
            ? []
            : [{ label: 'Who saw it', value: accident.witnesses }]),
        ]}
      />
      {accident.injured ? (
        <p className="dp-dim">
          Ask whoever is responsible for the premises whether it must be reported: a fracture, a
          hospital patient, or more than seven days away from normal work (RIDDOR 2013, regs 4 to
          6).
        </p>
      ) : null}
    </Section>
  );
}

function Shifts({ conflict }: { readonly conflict: Conflict }) {
  return (
    <Section title="Shifts">
      <ul className="co-lines">
        {conflict.ofShifts.map((shift) => (
          <li key={shift.shiftId}>
            <Link href={`/bookings/${shift.bookingId}?shift=${shift.shiftId}`}>{shift.label}</Link>
            <span className="dp-dim">
              {[
                shift.personName,
                noticeWords(shift.noticeMinutes),
                shift.short ? 'less notice than we ask' : null,
                shift.cancelled ? 'cancelled' : null,
                shift.refilledBy
                  ? `${shift.refilledBy} went instead`
                  : shift.done === 'released' && !shift.cancelled
                    ? 'nobody instead yet'
                    : null,
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Records({ conflict }: { readonly conflict: Conflict }) {
  const words = new Map(conflict.records.map((one) => [one.recordId, one.words]));
  return (
    <Section title="Said and done">
      {conflict.records.length === 0 ? <p className="dp-dim">Nothing yet.</p> : null}
      <ol className="co-steps">
        {conflict.records.map((one) => (
          <li key={one.recordId}>
            <p>
              <strong>{STEPS[one.step]}</strong>
              {one.step === 'statement'
                ? `, ${BY_WHOM[one.byWhom].toLowerCase()}, ${HOW[one.how].toLowerCase()}`
                : ''}
              {one.withWhom.length === 0
                ? ''
                : ` with ${listed(one.withWhom.map((who) => WITH[who]))}, ${HOW[one.how].toLowerCase()}`}
              {one.cause === null ? '' : `: ${CAUSES[one.cause].toLowerCase()}`}
            </p>
            {one.optionId === null ? null : <p>{words.get(one.optionId)}</p>}
            {one.words === '' ? null : <p>{one.words}</p>}
            <p className="dp-dim">
              {one.recordedBy}, <Moment at={one.at} />
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

const WITH = {
  worker: 'the worker',
  hirer: 'the client',
  desk: 'colleagues',
  other: 'somebody else',
} as const;
