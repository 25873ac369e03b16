import { showDate } from '../../../lib/show.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { readFirstPage } from '../schema.ts';
import { BaseLine } from './base-line.tsx';
import { FindLearner } from './find-learner.tsx';
import { APPOINTMENT_LOOKS, type FirstPage, LATE, LIVE, wordsOf } from './looks.ts';

type Wait = FirstPage['yours'][number];
type Of = FirstPage['qualifications'][number];
type Appointment = FirstPage['appointments'][number];

/** What an external verifier begins with. */
export function VerifiersPage() {
  const reading = useRead(readFirstPage, {}, { live: [...LIVE, 'visit.', 'arrangement.'] });
  return (
    <Page title="External verification">
      <Read of={reading}>{(value) => <Whole value={value} />}</Read>
    </Page>
  );
}

function Whole({ value }: { readonly value: FirstPage }) {
  const { today, qualifications, appointments } = value;
  const several = qualifications.length > 1;
  return (
    <>
      {qualifications.length === 0 ? (
        <NothingInForce appointments={appointments} today={today} />
      ) : (
        <>
          <Section title="Waits for you">
            <Waits
              waits={value.yours}
              today={today}
              several={several}
              none="Nothing waits for you today."
            />
          </Section>
          <FindLearner qualifications={qualifications} />
        </>
      )}
      {qualifications.map((one) => (
        <Qualification key={one.code} of={one} today={today} />
      ))}
      {qualifications.length === 0 ? null : (
        <Section title="Waits for the centre">
          <Waits
            waits={value.centres}
            today={today}
            several={several}
            none="The centre owes you no answer and no action."
          />
        </Section>
      )}
      {appointments.length === 0 ? null : (
        <Section title="Your appointments">
          <ul className="ex-lines">
            {appointments.map((one) => (
              <li key={one.appointmentId}>
                <span>{one.frameworkCode}</span>
                <Badge state={APPOINTMENT_LOOKS[one.state]} />
                <span>
                  {showDate(one.fromOn, today)} to {showDate(one.endedOn ?? one.toOn, today)}
                </span>
                <span className="dp-dim">{one.reference}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** Why there is nothing to read: never appointed, not begun, or over. */
function NothingInForce({
  appointments,
  today,
}: {
  readonly appointments: readonly Appointment[];
  readonly today: string;
}) {
  const ahead = appointments.filter(({ state }) => state === 'ahead').at(-1);
  if (ahead) {
    return (
      <Empty title={`Your appointment begins on ${showDate(ahead.fromOn, today)}`}>
        From that day on everything of {ahead.frameworkCode} is yours to read, and nothing before.
      </Empty>
    );
  }
  const last = appointments[0];
  if (last) {
    return (
      <Empty title={`Your appointment ended on ${showDate(last.endedOn ?? last.toOn, today)}`}>
        Nothing of {last.frameworkCode} is read any more. What you signed and reported stays. To
        come in again, ask the quality manager or the owner to appoint you.
      </Empty>
    );
  }
  return (
    <Empty title="You are appointed for no qualification yet">
      The quality manager or an owner does it, with the reference of the awarding body.
    </Empty>
  );
}

function Waits({
  waits,
  today,
  several,
  none,
}: {
  readonly waits: readonly Wait[];
  readonly today: string;
  /** Which qualification it is of has to be said. */
  readonly several: boolean;
  readonly none: string;
}) {
  if (waits.length === 0) return <p className="dp-dim">{none}</p>;
  return (
    <ul className="ex-lines">
      {waits.map((one) => (
        <li key={`${one.href} ${one.what}`}>
          <Link href={one.href}>{one.what}</Link>
          {one.late ? <Badge state={LATE} /> : null}
          {several ? <span>{one.frameworkCode}</span> : null}
          <span className="dp-dim">
            since {showDate(one.since, today)}
            {one.dueOn === null ? '' : `, due ${showDate(one.dueOn, today)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Qualification({ of, today }: { readonly of: Of; readonly today: string }) {
  const framework = `framework=${encodeURIComponent(of.code)}`;
  const { next, pack, figures } = of;
  return (
    <Section title={`${of.code}, ${of.title}`}>
      <Facts
        facts={[
          { label: 'Yours to read until', value: showDate(of.toOn, today) },
          {
            label: 'Next visit',
            value:
              next === null ? (
                <Link href="/visits">None announced</Link>
              ) : (
                <Link href={`/visits/${next.visitId}`}>{showDate(next.on, today)}</Link>
              ),
            from:
              next === null
                ? undefined
                : `${wordsOf(next.kind)}, ${next.agreed ? 'agreed' : 'not agreed yet'}`,
          },
          {
            label: 'Your sample',
            value: of.percent === null ? 'Every decided unit' : `${of.percent} per cent`,
            from:
              of.percent === null
                ? 'no tariff is on record'
                : 'of decided units, as the tariff asks',
          },
          {
            label: 'Visit pack',
            value:
              pack === null ? (
                'None handed over'
              ) : (
                <Link href={`/visits/${pack.visitId}`}>Pack {pack.number}</Link>
              ),
            from:
              pack === null ? undefined : (
                <>
                  <Moment at={pack.madeAt} />
                  {pack.taken ? ', taken' : ', not taken yet'}
                </>
              ),
          },
        ]}
      />
      <nav className="ex-ways" aria-label={`Ways into ${of.code}`}>
        <Link href={`/external/learners?${framework}`}>All {of.learners.length} learners</Link>
        <Link href={`/external/minutes?${framework}`}>Minutes and standardisation</Link>
        <Link href="/visits">Visits, packs, reports and actions</Link>
        <Link href="/external/contacts">Contacts with learners</Link>
        <Link href="/arrangements">Arrangements</Link>
      </nav>
      <h3>
        {figures.isVisit
          ? `Since the visit on ${showDate(figures.from, today)}`
          : `Since your appointment began, ${showDate(figures.from, today)}`}
      </h3>
      <dl className="ex-figures">
        {figures.lines.map(({ what, count, ofCentre }) => (
          <div key={what} className={count === 0 ? 'ex-nought' : undefined}>
            <dt>
              {what}
              {ofCentre ? <span className="dp-dim"> (whole centre)</span> : null}
            </dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <h3>Bases and samples</h3>
      {of.bases.length === 0 ? (
        <p className="dp-dim">The centre has opened no cycle of verification yet.</p>
      ) : (
        <ul className="ex-lines">
          {of.bases.map((base) => (
            <BaseLine key={base.cycleId} base={base} code={of.code} today={today} />
          ))}
        </ul>
      )}
      <h3>Assessors, verifiers and advisers</h3>
      {of.staff.length === 0 ? (
        <p className="dp-dim">Nobody has a post on it today.</p>
      ) : (
        <ul className="ex-lines">
          {of.staff.map((one) => (
            <li key={`${one.memberId} ${one.post}`}>
              <Link href={`/external/staff/${one.memberId}?${framework}`}>{one.name}</Link>
              <span className="dp-dim">{wordsOf(one.post)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
