import { showMinutes, showPence, showShift } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import type { FormApi } from '../../../ui/form.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Ago } from '../../../ui/when.tsx';
import { type OrderDraft, takenOf } from './order-draft.ts';
import type { StillToAsk } from './still-to-ask.ts';
import type { Quote } from './use-quote.ts';
import { NEED_WORDS, showNeed, showPoints } from './words.ts';

/** Beside the form, while the client is on the phone: what is still to ask, and what it comes to. */
export function OrderSide({
  form,
  missing,
  quote,
  poNeeded,
}: {
  readonly form: FormApi<OrderDraft>;
  readonly missing: readonly StillToAsk[];
  readonly quote: Quote | undefined;
  /** The bill-to pays only with an order number, and none is typed. */
  readonly poNeeded: boolean;
}) {
  const started = form.values.siteId !== '';
  return (
    <aside className="dp-order-side" aria-label="While the client is on the phone">
      <h2>Still to ask</h2>
      {!started ? (
        <p className="dp-dim">
          Choose client and site; what the law wants asked before anybody is proposed is named here.
        </p>
      ) : missing.length === 0 ? (
        <p className="dp-clear dp-good">
          <Mark name="tick" /> Everything a hirer must tell is here.
        </p>
      ) : (
        <>
          <p className="dp-dim">
            The booking can be taken without these, but nobody can be proposed before they are there
            (reg 18).
          </p>
          <ul className="dp-missing">
            {missing.map(({ fact, field }) => (
              <li key={fact} className="dp-ask">
                {field === undefined ? (
                  fact
                ) : (
                  <button
                    type="button"
                    className="dp-link"
                    onClick={() => document.getElementById(form.idOf(field))?.focus()}
                  >
                    {fact}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {poNeeded ? (
        <p className="dp-note dp-attention">
          An order number is needed before anything can be confirmed.
        </p>
      ) : null}
      {quote === undefined ? null : <Doubles doubles={quote.doubles} />}
      {quote === undefined ? null : <Money quote={quote} />}
      <h2>What it comes to</h2>
      <Totals values={form.values} quote={quote} />
    </aside>
  );
}

function Totals({
  values,
  quote,
}: {
  readonly values: OrderDraft;
  readonly quote: Quote | undefined;
}) {
  const taken = values.lines.flatMap((line) => takenOf(values, line));
  const minutes = taken.reduce(
    (sum, { span, input }) => sum + (span ? span.end - span.start - input.breakMinutes : 0),
    0,
  );
  if (taken.length === 0) return <p className="dp-dim">Nothing yet.</p>;
  const total = quote?.total ?? null;
  const rows = [
    [`${counted(taken.length, 'shift')}, breaks left out`, showMinutes(minutes)],
    ...(total === null
      ? []
      : [
          ['Pay', showPence(total.payPence)],
          ['Charge', showPence(total.chargePence)],
          ['Gross margin', `${showPence(total.grossPence)}, ${showPoints(total.grossPoints)}`],
          ['On top of pay', showPence(total.costsPence)],
          ['Net margin', `${showPence(total.netPence)}, ${showPoints(total.netPoints)}`],
        ]),
  ];
  return (
    <dl className="dp-totals">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The same need was ordered of late: perhaps the client asks twice. */
function Doubles({ doubles }: { readonly doubles: Quote['doubles'] }) {
  if (doubles.length === 0) return null;
  return (
    <section className="dp-note dp-attention" aria-label="Asked for already">
      <p>
        <strong>Asked for already?</strong> Ask whether this is on top, or the same once more.
      </p>
      <ul>
        {doubles.map((one) => (
          <li key={one.bookingId + one.role}>
            <Link href={`/bookings/${one.bookingId}`}>{one.number}</Link>, taken{' '}
            <Ago at={one.takenAt} />: {one.role},{' '}
            {showShift(
              minuteOfDate(new Date(one.startsAt)),
              minuteOfDate(new Date(one.endsAt)),
              dateIn(new Date()),
            )}
            {one.shifts === 1 ? '' : ` and ${counted(one.shifts - 1, 'shift')} more`}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What stands in the way before the booking is pressed: a stop, a limit, an approval. */
function Money({ quote }: { readonly quote: Quote }) {
  const { credit, needs } = quote;
  const beyond = needs.filter(({ within }) => !within);
  return (
    <>
      {credit !== null && credit.stopped !== null ? (
        <p className="dp-note dp-stop">
          <Mark name="octagon" /> This bill-to is on stop: {credit.stopped} Nothing new can be
          booked for it.
        </p>
      ) : null}
      {credit !== null && credit.overPence > 0 ? (
        <p className="dp-note dp-attention">
          {credit.limitPence === null
            ? 'What this bill-to owes is not insured any more.'
            : `${showPence(credit.bookedPence)} of a limit of ${showPence(credit.limitPence)} is booked; this goes ${showPence(credit.overPence)} over it.`}
        </p>
      ) : null}
      {beyond.map(({ kind, amount }) => (
        <p key={kind} className="dp-note dp-attention">
          Needs approval: {NEED_WORDS[kind]}, {showNeed(kind, amount)}.
        </p>
      ))}
    </>
  );
}
