import { showDate, showMinutes, showPercent } from '../../../lib/show.ts';
import { counted, listed } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Findings } from '../../../ui/findings.tsx';
import type { AmendmentPreview } from '../schema.ts';
import { money, whenWords } from './words.ts';

type Worker = AmendmentPreview['workers'][number];

const AS = { holds: 'goes', comes: 'comes', leaves: 'no longer goes' } as const;

/** What a change would do, before anybody agrees to it. */
export function Preview({ preview }: { readonly preview: AmendmentPreview }) {
  const { workers, stopped, wordsNeeded, needs } = preview;
  const stops = stopped.length + workers.reduce((sum, { stops: of }) => sum + of.length, 0);
  return (
    <section className="am-preview" aria-label="What it does">
      <h4>What it does</h4>
      <p aria-live="polite" className={stops > 0 ? 'dp-note dp-attention' : 'dp-dim'}>
        {stops > 0
          ? `As things stand it cannot be made: ${counted(stops, 'reason')} below.`
          : 'No rule stops it as things stand. It is asked again when it is made.'}
      </p>
      {stopped.map((words) => (
        <p key={words} className="dp-note dp-attention">
          {words}
        </p>
      ))}
      <Shifts preview={preview} />
      {workers.map((worker) => (
        <WorkerPart key={worker.personId} worker={worker} />
      ))}
      <Money preview={preview} />
      {needs.some(({ within }) => !within) ? (
        <p className="dp-note dp-attention">
          The rates go beyond what you may agree alone: making it asks for approval.
        </p>
      ) : null}
      <p>
        It takes the word of{' '}
        {listed(
          wordsNeeded.map(({ side, name }) => (side === 'hirer' ? `the hirer (${name})` : name)),
        )}
        .
      </p>
    </section>
  );
}

function Shifts({ preview: { shifts, reportTo, site } }: { readonly preview: AmendmentPreview }) {
  const moved = shifts.filter(
    ({ was, willBe }) =>
      was.startsAt !== willBe.startsAt ||
      was.endsAt !== willBe.endsAt ||
      was.breakMinutes !== willBe.breakMinutes,
  );
  return (
    <>
      {moved.length === 0 ? null : (
        <ul className="dp-plain-list">
          {moved.map(({ shiftId, workerName, was, willBe }) => (
            <li key={shiftId}>
              <s className="dp-dim">{whenWords(was)}</s> <strong>{whenWords(willBe)}</strong>
              {was.breakMinutes === willBe.breakMinutes
                ? ''
                : `, break ${showMinutes(willBe.breakMinutes)}`}
              {workerName === null ? ', nobody goes yet' : `, ${workerName}`}
            </li>
          ))}
        </ul>
      )}
      {site === null ? null : (
        <p>
          Site: <s className="dp-dim">{site.was}</s> <strong>{site.willBe}</strong>. A booking is
          for one place, so they become a booking of their own there; the weeks with{' '}
          {site.hirerName} go on.
        </p>
      )}
      {reportTo === null ? null : (
        <p>
          Report to: <s className="dp-dim">{reportTo.was}</s> <strong>{reportTo.willBe}</strong>
          {site === null ? ', for the whole booking' : ''}
        </p>
      )}
    </>
  );
}

function WorkerPart({ worker }: { readonly worker: Worker }) {
  const today = dateIn(new Date());
  return (
    <div className="am-worker">
      <h5>
        {worker.name} <span className="dp-dim">{AS[worker.as]}</span>
      </h5>
      {worker.stops.length === 0 ? null : <Findings findings={worker.stops} />}
      <ul className="dp-plain-list">
        {worker.weeks.map(({ monday, was, willBe }) => (
          <li key={monday}>
            Week of {showDate(monday, today)}: {showMinutes(was)}
            {was === willBe ? '' : ` becomes ${showMinutes(willBe)}`} with us
          </li>
        ))}
        {worker.rules
          .filter(({ outcome }) => outcome !== 'block' && outcome !== 'block_override')
          .map(({ rule, was, willBe, changed }) => (
            <li key={`${rule} ${was} ${willBe}`}>
              <span className="dp-dim">{rule}</span>{' '}
              {changed && was !== null ? <s className="dp-dim">{was}</s> : null} {willBe}
            </li>
          ))}
      </ul>
    </div>
  );
}

function Money({ preview: { money: sums } }: { readonly preview: AmendmentPreview }) {
  const { was, willBe } = sums;
  if (was === null || willBe === null) {
    return <p className="dp-dim">What it comes to is not known for these days.</p>;
  }
  const rows = [
    ['Pay', money(was.payPence), money(willBe.payPence)],
    ['Charge', money(was.chargePence), money(willBe.chargePence)],
    ['Gross margin', money(was.grossPence), money(willBe.grossPence)],
    [
      'Net margin',
      `${money(was.netPence)} (${showPercent(was.netPoints, 1)})`,
      `${money(willBe.netPence)} (${showPercent(willBe.netPoints, 1)})`,
    ],
  ] as const;
  return (
    <table className="am-money">
      <caption>These shifts together</caption>
      <thead>
        <tr>
          <th scope="col">Sum</th>
          <th scope="col">Now</th>
          <th scope="col">Then</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, now, then]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{now}</td>
            <td>{now === then ? then : <strong>{then}</strong>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
