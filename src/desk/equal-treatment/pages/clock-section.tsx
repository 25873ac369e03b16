import './equal-treatment.css';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { DateField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { readClocks } from '../schema.ts';
import { AskedInWriting } from './asked-in-writing.tsx';
import { ClockWeeks, EveryWeek } from './clock-weeks.tsx';
import { EarlierWeeksPart } from './earlier-weeks.tsx';
import {
  type ClockShown,
  type Clocks,
  clockLook,
  clockWords,
  earlierWords,
  payWords,
} from './words.ts';

/** A worker's 12-week clocks, each week with its reason, as at today or an earlier day. */
export default function ClockSection({ id }: { readonly id: string }) {
  const may = useMay();
  const [mayDeclare, mayAsk] = [may('earlier-weeks.write'), may('equal-treatment.write')];
  const { query } = useAddress();
  const asked = query['clocks-on'];
  const reading = useRead(readClocks, {
    params: { id },
    query: asked === undefined ? {} : { asOf: asked },
  });
  return (
    <Read of={reading}>
      {(clocks) => (
        <>
          {clocks.clocks.length === 0 ? (
            <p className="dp-dim">
              {clocks.asOf === clocks.today ? '' : 'No weeks by that day. '}
              From the first day at a hirer in a role the weeks are counted here; after 12 of them
              the worker is owed the pay and conditions of a comparable employee.
            </p>
          ) : (
            <ul className="et-lines">
              {clocks.clocks.map((clock) => (
                <ClockLine
                  key={`${clock.hirerId} ${clock.role}`}
                  clock={clock}
                  today={clocks.asOf}
                  needed={clocks.weeks.needed}
                  asking={mayAsk ? id : null}
                />
              ))}
            </ul>
          )}
          <AsOf clocks={clocks} />
          <EarlierWeeksPart id={id} clocks={clocks} mayDeclare={mayDeclare} />
        </>
      )}
    </Read>
  );
}

function ClockLine({
  clock,
  today,
  needed,
  asking,
}: {
  readonly clock: ClockShown;
  readonly today: string;
  readonly needed: number;
  /** Whose clock it is, for whoever may record that they asked in writing. */
  readonly asking: string | null;
}) {
  const open = clock.duties.filter(({ due }) => !due);
  const name = `${clock.roleName} at ${clock.hirerName}`;
  return (
    <li className="et-line">
      <div className="et-head">
        <strong>{clock.hirerName}</strong>
        <span className="dp-dim">{clock.roleName}</span>
        <Badge state={clockLook(clock)} />
      </div>
      <p>{clockWords(clock, today)}</p>
      <ClockWeeks clock={clock} name={name} today={today} needed={needed} />
      {clock.status === 'reset' ? null : (
        <>
          <p>{payWords(clock.comparator, today)}</p>
          <p>{earlierWords(clock, today)}</p>
        </>
      )}
      <details>
        <summary aria-label={`Every week and duty: ${name}`}>Every week and duty</summary>
        {clock.duties.length === 0 ? null : (
          <ul>
            {clock.duties.map(({ on, rule, says, due }) => (
              <li key={`${rule} ${on} ${says}`}>
                {showDate(on, today)}
                {due || open.length === 0 ? '' : ' (to come)'}: {says}{' '}
                <span className="dp-dim">{rule}</span>
              </li>
            ))}
          </ul>
        )}
        <EveryWeek clock={clock} name={name} today={today} />
      </details>
      {asking === null ? null : <AskedInWriting personId={asking} clock={clock} name={name} />}
    </li>
  );
}

/** The same clocks as they stood on another day, by the address, so that a link shows it to a colleague. */
function AsOf({ clocks }: { readonly clocks: Clocks }) {
  const { setQuery } = useAddress();
  const { asOf, today } = clocks;
  if (asOf !== today) {
    return (
      <p className="et-asof">
        <span>As at {showDate(asOf, today)}, with what is on file now.</span>
        <button
          type="button"
          className="dp-link"
          onClick={() => setQuery({ 'clocks-on': undefined })}
        >
          Show today
        </button>
      </p>
    );
  }
  if (clocks.clocks.length === 0) return null;
  return (
    <details>
      <summary>As at another day</summary>
      <AsOfForm show={(day) => setQuery({ 'clocks-on': day })} />
    </details>
  );
}

function AsOfForm({ show }: { readonly show: (day: string) => void }) {
  const form = useForm({
    name: 'clocks-on',
    keep: false,
    start: { day: '' },
    checks: { day: needed('Enter the day') },
    submit: async ({ day }) => ({ ok: true as const, value: day }),
    onDone: (day) => show(day),
  });
  return (
    <Form form={form} action="Show that day" label="The clocks as at another day">
      <DateField form={form} name="day" label="Day" />
    </Form>
  );
}
