import { penceFor } from '../../../lib/money.ts';
import { showMinutes, showPence } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import type { FormApi } from '../../../ui/form.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { type OrderDraft, takenOf } from './order-draft.ts';
import type { StillToAsk } from './still-to-ask.ts';

/** Beside the form, while the client is on the phone: what is still to ask, and what it comes to. */
export function OrderSide({
  form,
  missing,
  poNeeded,
}: {
  readonly form: FormApi<OrderDraft>;
  readonly missing: readonly StillToAsk[];
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
      <h2>What it comes to</h2>
      <Totals values={form.values} />
    </aside>
  );
}

function Totals({ values }: { readonly values: OrderDraft }) {
  const lines = values.lines.map((line) => {
    const taken = takenOf(values, line);
    const minutes = taken.reduce(
      (sum, { span, input }) => sum + (span ? span.end - span.start - input.breakMinutes : 0),
      0,
    );
    return {
      shifts: taken.length,
      minutes,
      pay: penceFor(minutes, values[`${line}.payPence`] ?? 0),
      charge: penceFor(minutes, values[`${line}.chargePence`] ?? 0),
    };
  });
  const sum = (of: (line: (typeof lines)[number]) => number) =>
    lines.reduce((total, line) => total + of(line), 0);
  const [shifts, minutes] = [sum((line) => line.shifts), sum((line) => line.minutes)];
  const [pay, charge] = [sum((line) => line.pay), sum((line) => line.charge)];
  if (shifts === 0) return <p className="dp-dim">Nothing yet.</p>;
  return (
    <dl className="dp-totals">
      <div>
        <dt>{counted(shifts, 'shift')}, breaks left out</dt>
        <dd>{showMinutes(minutes)}</dd>
      </div>
      <div>
        <dt>Pay</dt>
        <dd>{showPence(pay)}</dd>
      </div>
      <div>
        <dt>Charge</dt>
        <dd>{showPence(charge)}</dd>
      </div>
      <div>
        <dt>Margin</dt>
        <dd>{showPence(charge - pay)}</dd>
      </div>
    </dl>
  );
}
