import './conflicts.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showMinutes } from '../../../lib/show.ts';
import { DateField, LongTextField, NumberField } from '../../../ui/fields.tsx';
import { Form, type FormApi, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { agreeTermsRoute, listCancellationTerms } from '../schema.ts';

type Terms = ReplyOf<typeof listCancellationTerms>;
type Version = Terms['rows'][number];

/** Terms of cancelling with every version, and a new one; of a client, or what we promise our workers (null). */
export function TermsPart({ clientId }: { readonly clientId: string | null }) {
  const may = useMay();
  const reading = useRead(
    listCancellationTerms,
    { query: clientId === null ? {} : { clientId } },
    { live: ['cancellation_terms.'] },
  );
  return (
    <Read of={reading}>
      {(terms) => (
        <RecordPart
          level={clientId === null ? 2 : 3}
          title={clientId === null ? 'What workers are promised' : 'Cancellation terms'}
          add={
            may('cancellation_terms.write')
              ? terms.total === 0
                ? 'Enter the terms'
                : 'Enter a new version'
              : undefined
          }
          form={(close) => <TermsForm clientId={clientId} terms={terms} onDone={close} />}
        >
          {terms.rows.length === 0 ? (
            <p className="dp-dim">
              {clientId === null
                ? 'Nothing is promised: a worker whose shift is cancelled late is paid what the client’s terms say.'
                : 'None are agreed: a late cancellation is charged nothing, and the worker is paid what we promise our workers.'}
            </p>
          ) : (
            <ul className="co-lines">
              {terms.rows.map((one) => (
                <li key={one.termsId}>
                  <strong>
                    Version {one.version}, from {showDate(one.fromOn, terms.today)}
                  </strong>
                  <span>{one.bands.map((band) => bandWords(band, clientId)).join('. ')}.</span>
                  <span className="dp-dim">{restWords(one)}</span>
                </li>
              ))}
            </ul>
          )}
        </RecordPart>
      )}
    </Read>
  );
}

function bandWords(band: Version['bands'][number], clientId: string | null): string {
  const pay = `${band.payPercent}% of the pay`;
  const under = `Less than ${showMinutes(band.underMinutes)} notice`;
  return clientId === null
    ? `${under}: ${pay}`
    : `${under}: ${band.chargePercent}% of the charge, ${pay}`;
}

function restWords({ minimumMinutes, askedMinutes, note, agreedBy }: Version): string {
  return [
    minimumMinutes === 0 ? '' : `At least ${showMinutes(minimumMinutes)}.`,
    askedMinutes === null ? '' : `Workers give ${showMinutes(askedMinutes)} notice.`,
    note,
    agreedBy,
  ]
    .filter(Boolean)
    .join(' ');
}

const PLACES = [0, 1, 2] as const;
type Numbers = Record<
  `${'hours' | 'charge' | 'pay'}${(typeof PLACES)[number]}`,
  number | undefined
>;
type Draft = Numbers & {
  fromOn: string;
  minimum: number | undefined;
  asked: number | undefined;
  note: string;
};

function draftOf({ rows, today }: Terms): Draft {
  const last = rows[0];
  const of = (at: number) => last?.bands[at];
  const numbers = PLACES.flatMap((at): [string, number | undefined][] => {
    const band = of(at);
    return [
      [`hours${at}`, band && band.underMinutes / 60],
      [`charge${at}`, band?.chargePercent],
      [`pay${at}`, band?.payPercent],
    ];
  });
  return {
    ...(Object.fromEntries(numbers) as Numbers),
    fromOn: today,
    minimum: last ? last.minimumMinutes / 60 : undefined,
    asked: last?.askedMinutes == null ? undefined : last.askedMinutes / 60,
    note: '',
  };
}

function TermsForm({
  clientId,
  terms,
  onDone,
}: {
  readonly clientId: string | null;
  readonly terms: Terms;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(agreeTermsRoute);
  const form = useForm<Draft>({
    name: `cancellation ${clientId ?? 'workers'}`,
    start: draftOf(terms),
    checks: {
      fromOn: needed('Enter the day from which they hold'),
      hours0: (value) => (value ? undefined : 'Enter the hours of notice'),
    },
    submit: (values, id) =>
      act({
        body: {
          id,
          clientId,
          follows: terms.rows[0]?.version ?? 0,
          fromOn: values.fromOn,
          bands: PLACES.flatMap((at) => {
            const hours = values[`hours${at}`];
            if (!hours) return [];
            return [
              {
                underMinutes: hours * 60,
                chargePercent: clientId === null ? 0 : (values[`charge${at}`] ?? 0),
                payPercent: values[`pay${at}`] ?? 0,
              },
            ];
          }),
          minimumMinutes: (values.minimum ?? 0) * 60,
          askedMinutes: clientId === null && values.asked !== undefined ? values.asked * 60 : null,
          note: values.note,
        },
      }),
    onDone: () => {
      say('The terms hold from that day');
      onDone();
    },
  });
  return (
    <Form form={form} action="Enter the terms" label="Terms of cancelling" onCancel={onDone}>
      <DateField form={form} name="fromOn" label="Holds from" />
      {PLACES.map((at) => (
        <Band key={at} form={form} at={at} own={clientId === null} />
      ))}
      <NumberField
        form={form}
        name="minimum"
        label="At least so many hours"
        hint="Whenever a band asks for anything"
        optional
      />
      {clientId === null ? (
        <NumberField
          form={form}
          name="asked"
          label="Hours of notice asked of a worker"
          hint="Shown when one cancels later; nothing is ever taken off for it"
          optional
        />
      ) : null}
      <LongTextField form={form} name="note" label="Note" rows={2} optional />
    </Form>
  );
}

function Band({
  form,
  at,
  own,
}: {
  readonly form: FormApi<Draft>;
  readonly at: (typeof PLACES)[number];
  readonly own: boolean;
}) {
  const more = at === 0 ? '' : `, ${at + 1}`;
  return (
    <div className="co-bands">
      <NumberField
        form={form}
        name={`hours${at}`}
        label={`Less than, hours${more}`}
        optional={at > 0}
      />
      {own ? null : (
        <NumberField form={form} name={`charge${at}`} label={`Charge, %${more}`} optional />
      )}
      <NumberField form={form} name={`pay${at}`} label={`Pay, %${more}`} optional />
    </div>
  );
}
