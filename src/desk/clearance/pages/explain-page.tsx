import './clearance.css';
import { type FormEvent, useState } from 'react';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { LOOKS } from '../../../ui/finding-looks.ts';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { type Explained, type ExplainedAnswer, explainRoute } from '../schema.ts';
import { candidateHref, restsOnHref } from './record-href.ts';

const PASS: StateLook = { word: 'Passes', meaning: 'good', mark: 'tick' };

/** How a rule came to its answer about a worker and a shift, today, on an earlier day, and as it was stored. */
export default function ExplainPage() {
  const { params, query } = useAddress();
  const { shiftId = '', personId = '', rule = '' } = params;
  const reading = useRead(explainRoute, {
    params: { shiftId, personId, rule },
    query: {
      ...(query['asOf'] ? { asOf: query['asOf'] } : {}),
      ...(query['with'] ? { with: query['with'] } : {}),
    },
  });
  const told = reading.value;
  const title = told?.rule.title ?? '';
  return (
    <Page
      title={title === '' ? `How ${rule} was worked out` : `${title}: how it was worked out`}
      where={[
        { label: 'Bookings', href: '/bookings' },
        { label: 'Shift', href: `/bookings?shift=${shiftId}` },
      ]}
    >
      <Read of={reading}>{(explained) => <ExplainedRule explained={explained} />}</Read>
    </Page>
  );
}

function ExplainedRule({ explained }: { readonly explained: Explained }) {
  const { worker, shift, together, rule, now, earlier, notWoundBack, stored } = explained;
  const today = dateIn(new Date());
  return (
    <div className="dp-stack">
      <p>
        <Link href={candidateHref(worker.personId)}>{worker.name}</Link> for{' '}
        <Link href={`/bookings/${shift.bookingId}`}>{shift.label}</Link>
        {together === 0 ? '' : `, asked together with ${counted(together, 'other shift')}`}
      </p>
      <Law rule={rule} />
      <div className="dp-explained">
        <Section title={`As at today, ${showDate(now.asOf, today)}`}>
          <Answers answers={now.answers} personId={worker.personId} />
        </Section>
        <Section
          title={
            earlier === null
              ? 'As at an earlier day'
              : `As at the end of ${showDate(earlier.asOf, today)}`
          }
        >
          <ChooseDay today={today} chosen={earlier?.asOf} />
          {earlier === null ? null : (
            <>
              <Answers answers={earlier.answers} personId={worker.personId} />
              <p className="dp-dim">Not wound back:</p>
              <ul className="dp-not-wound-back">
                {notWoundBack.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </>
          )}
        </Section>
      </div>
      <Section title="Stored when it was decided">
        {stored.length === 0 ? (
          <p className="dp-dim">
            Nothing yet: an answer is stored when a worker is assigned to a shift and when it is
            confirmed.
          </p>
        ) : (
          stored.map(({ seq, at, step, answers }) => (
            <div key={seq} className="dp-stack">
              <h3>
                When {step === 'assigned' ? 'assigned' : 'confirmed to both sides'},{' '}
                <Moment at={at} />
              </h3>
              <Answers answers={answers} personId={worker.personId} />
            </div>
          ))
        )}
      </Section>
    </div>
  );
}

function Law({ rule }: { readonly rule: Explained['rule'] }) {
  const { law } = rule;
  if (law === null) {
    return <p className="dp-dim">A rule of the agency’s own, not of the law.</p>;
  }
  return (
    <div className="dp-explained-law">
      <p>{law.says}</p>
      <p className="dp-dim">
        {law.source}. In force from {showDate(law.from)}
        {law.to === null ? '' : ` to ${showDate(law.to)}`}
        {law.announced ? ', announced and not seen in force' : ''}; confidence {law.confidence}. The
        version is picked by: {law.keyDate}. <Link href={`/rules/${rule.id}`}>Read the rule</Link>
      </p>
    </div>
  );
}

function ChooseDay({
  today,
  chosen,
}: {
  readonly today: string;
  readonly chosen: string | undefined;
}) {
  const { setQuery } = useAddress();
  const [day, setDay] = useState(chosen ?? '');
  const show = (event: FormEvent) => {
    event.preventDefault();
    setQuery({ asOf: day === '' ? undefined : day });
  };
  return (
    <form className="dp-row" onSubmit={show}>
      <label className="dp-row">
        <span>The end of</span>
        <input
          className="dp-filter"
          type="date"
          max={today}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
      </label>
      <button type="submit" className="dp-link">
        Work it out as at that day
      </button>
    </form>
  );
}

function Answers({
  answers,
  personId,
}: {
  readonly answers: readonly ExplainedAnswer[];
  readonly personId: string;
}) {
  if (answers.length === 0) {
    return <p className="dp-dim">The rule is not in issue: nothing on file calls for it.</p>;
  }
  return (
    <div className="dp-stack">
      {answers.map((answer) => (
        <OneAnswer
          key={`${answer.outcome} ${answer.because}`}
          answer={answer}
          personId={personId}
        />
      ))}
    </div>
  );
}

function OneAnswer({
  answer,
  personId,
}: {
  readonly answer: ExplainedAnswer;
  readonly personId: string;
}) {
  const look = answer.outcome === 'pass' ? PASS : LOOKS[answer.outcome];
  return (
    <div className="dp-answer">
      <p>
        <Badge state={look} /> {answer.because}
      </p>
      {answer.working.length === 0 ? null : (
        <table className="dp-working">
          <caption className="dp-unseen">The sum, line by line</caption>
          <tbody>
            {answer.working.map(({ what, comes }) => (
              <tr key={`${what} ${comes}`}>
                <th scope="row">{what}</th>
                <td>{comes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="dp-dim">
        {answer.source}
        {answer.lawFrom === undefined ? '' : `, as in force from ${showDate(answer.lawFrom)}`}
      </p>
      {answer.clears === undefined ? null : <p>To clear: {answer.clears}</p>}
      {answer.restsOn === undefined || answer.restsOn.length === 0 ? null : (
        <p className="dp-dim">
          Rests on:{' '}
          {answer.restsOn.map(({ kind, id, label }, index) => (
            <span key={`${kind} ${id}`}>
              {index === 0 ? '' : '; '}
              <Link href={restsOnHref(kind, id, personId)}>{label}</Link>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
