import { showMinutes, showPence, showRate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import type { QuotedLine } from './use-quote.ts';
import { ORIGIN_WORDS, showPoints } from './words.ts';

type Rate = QuotedLine['rates'][number];

/** The rates of one line as it will be booked: where each comes from, and its gross and net margin. */
export function LineRates({ line }: { readonly line: QuotedLine | undefined }) {
  if (line === undefined) {
    return (
      <p className="dp-dim">
        Left empty, pay and charge come from the rate card, else as last used here. They stand here
        once role, days and times are there.
      </p>
    );
  }
  if (line.because !== null) return <p className="dp-note dp-attention">{line.because}</p>;
  return (
    <ul className="dp-rates" aria-label="Rates of this line">
      {line.rates.map((rate) => (
        <li key={`${rate.name} ${rate.payPence} ${rate.chargePence} ${partsKey(rate)}`}>
          <OneRate rate={rate} several={line.rates.length > 1} />
        </li>
      ))}
    </ul>
  );
}

function partsKey({ parts }: Rate): string {
  return (parts ?? []).map(({ name, minutes }) => `${name} ${minutes}`).join();
}

function OneRate({ rate, several }: { readonly rate: Rate; readonly several: boolean }) {
  const { name, origin, payPence, chargePence, margin, parts, shifts, belowFloor } = rate;
  return (
    <>
      <p>
        <strong>
          {parts === null
            ? `Pay ${showRate(payPence)}, charge ${showRate(chargePence)}`
            : parts
                .map(
                  (part) =>
                    `${part.name} ${showMinutes(part.minutes)} at ${showRate(part.payPence)} and ${showRate(part.chargePence)}`,
                )
                .join('; ')}
        </strong>{' '}
        <span className="dp-dim">
          {ORIGIN_WORDS[origin]}
          {name === '' ? '' : `, ${name.toLowerCase()}`}
          {several ? `: ${counted(shifts, 'shift')}` : ''}
        </span>
      </p>
      {rate.lines === null ? null : (
        <p>
          {several ? 'Each comes to' : 'A shift comes to'}{' '}
          {rate.lines
            .map(
              (line) =>
                `${line.name.toLowerCase()} ${showMinutes(line.minutes)}: ${showPence(line.payPence)} and ${showPence(line.chargePence)}`,
            )
            .join('; ')}
        </p>
      )}
      {margin === null ? null : (
        <p className={belowFloor ? 'dp-stop' : undefined}>
          Gross {showPoints(margin.grossPoints)}, net {showPoints(margin.netPoints)}
          {belowFloor ? ', below the floor' : ''}{' '}
          <span className="dp-dim">after National Insurance, pension and holiday pay</span>
        </p>
      )}
    </>
  );
}
