import { ok, type Result } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showPence } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import {
  DateField,
  FileField,
  LongTextField,
  MoneyField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { expenseStart, receiptRoute, sayExpenseRoute } from '../schema.ts';
import {
  EXPENSE_KINDS,
  type ExpenseKind,
  JOURNEYS,
  type Journey,
  SAID_HOW,
  type SaidHow,
  VEHICLES,
  type Vehicle,
} from '../shapes-schema.ts';

type Starts = ReplyOf<typeof expenseStart>['rows'];
/** Of whom: one of them. */
export interface About {
  readonly personId?: string;
  readonly bookingId?: string;
  readonly shiftId?: string;
}

const options = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([value, label]) => ({ value, label }));

/** '12.5' as tenths of a mile; null: no miles. */
export function tenthsOf(typed: string): number | null {
  const plain = typed.trim().replace(',', '.');
  if (!/^\d{1,4}(\.\d)?$/.test(plain)) return null;
  const tenths = Math.round(Number(plain) * 10);
  return tenths >= 1 && tenths <= 20_000 ? tenths : null;
}

/** What a worker claims, once it is known for which shifts they may. */
export function ClaimForm({
  about,
  onDone,
}: {
  readonly about: About;
  readonly onDone: () => void;
}) {
  const reading = useRead(expenseStart, { query: { ...about } });
  return (
    <Read of={reading}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="dp-dim">
            Nobody was given a shift here: a claim belongs to a shift that the worker has or had.
          </p>
        ) : (
          <Fields starts={rows} about={about} onDone={onDone} />
        )
      }
    </Read>
  );
}

function Fields({
  starts,
  about,
  onDone,
}: {
  readonly starts: Starts;
  readonly about: About;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const claim = useAct(sayExpenseRoute);
  const receipt = useAct(receiptRoute);
  const keyOf = (one: Starts[number]) => `${one.shiftId} ${one.personId}`;
  const [first] = starts;
  const form = useForm({
    name: `expense ${about.personId ?? about.bookingId ?? about.shiftId ?? ''}`,
    start: {
      shift: starts.length === 1 && first ? keyOf(first) : '',
      kind: 'parking',
      journey: '',
      vehicle: 'car',
      miles: '',
      pence: undefined as number | undefined,
      how: 'phone',
      saidOn: dateIn(new Date()),
      words: '',
      file: undefined as File | undefined,
    },
    checks: {
      shift: needed('Choose the shift'),
      saidOn: needed('Enter the day'),
      journey: (value, { kind }) =>
        value === '' && (kind === 'mileage' || kind === 'public_transport')
          ? 'Say which journey it was'
          : undefined,
      miles: (value, { kind }) =>
        kind === 'mileage' && tenthsOf(value) === null
          ? 'Write the miles, like 12 or 12.5'
          : undefined,
      pence: (value, { kind }) =>
        kind !== 'mileage' && value === undefined ? 'Enter how much it is' : undefined,
    },
    submit: async (values, id): Promise<Result<{ pence: number; late: boolean }>> => {
      const [shiftId = '', personId = ''] = values.shift.split(' ');
      const miles = values.kind === 'mileage';
      const travels = miles || values.kind === 'public_transport';
      const said = await claim.act({
        body: {
          id,
          personId,
          shiftId,
          kind: values.kind as ExpenseKind,
          journey: travels ? (values.journey as Journey) : null,
          vehicle: miles ? (values.vehicle as Vehicle) : null,
          milesTenths: miles ? tenthsOf(values.miles) : null,
          pence: miles ? null : (values.pence ?? null),
          words: values.words,
          how: values.how as SaidHow,
          saidOn: values.saidOn,
        },
      });
      if (!said.ok || values.file === undefined) return said;
      const kept = await receipt.act({ params: { id }, file: values.file });
      return kept.ok ? ok(said.value) : kept;
    },
    onDone: ({ pence, late }) => {
      say(`${showPence(pence)} waits to be decided${late ? '; it is late' : ''}`);
      onDone();
    },
  });
  const { kind, shift, miles } = form.values;
  const chosen = starts.find((one) => keyOf(one) === shift);
  const travels = kind === 'mileage' || kind === 'public_transport';
  const tenths = tenthsOf(miles);
  return (
    <Form form={form} action="Write it down" label="What they claim" onCancel={onDone}>
      <SelectField
        form={form}
        name="shift"
        label="Shift"
        none="Choose a shift"
        options={starts.map((one) => ({
          value: keyOf(one),
          label: about.personId === undefined ? `${one.personName}, ${one.label}` : one.label,
        }))}
      />
      <SelectField form={form} name="kind" label="What" options={options(EXPENSE_KINDS)} />
      {travels ? (
        <RadioField form={form} name="journey" label="Which journey" options={options(JOURNEYS)} />
      ) : null}
      {kind === 'mileage' ? (
        <>
          <SelectField
            form={form}
            name="vehicle"
            label="In their own"
            options={options(VEHICLES)}
          />
          <TextField form={form} name="miles" label="Miles" hint="To a tenth, like 12.5" />
          {chosen === undefined ? null : (
            <p className="dp-dim">
              {chosen.milePence === null
                ? 'No mileage rate holds on that day: a manager says one under Mileage rates.'
                : `${showPence(chosen.milePence)} a mile, ${chosen.ofClient ? 'agreed with this client' : 'our own rate'}${tenths === null ? '' : `: ${showPence(Math.floor((tenths * chosen.milePence) / 10 + 0.5))}`}.`}
            </p>
          )}
        </>
      ) : (
        <MoneyField form={form} name="pence" label="How much" />
      )}
      {chosen === undefined ? null : (
        <p className="dp-dim">
          Expenses, by the booking:{' '}
          {chosen.particulars === '' ? 'nothing is said' : chosen.particulars}.
        </p>
      )}
      <SelectField form={form} name="how" label="How it came" options={options(SAID_HOW)} />
      <DateField form={form} name="saidOn" label="Said on" />
      <LongTextField form={form} name="words" label="What they said" rows={2} optional />
      {kind === 'mileage' || kind === 'bonus' ? null : (
        <FileField
          form={form}
          name="file"
          label="Receipt"
          hint="Photo (JPEG, PNG) or PDF, 5 MB at most; it can follow later"
          accept="image/jpeg,image/png,application/pdf"
          optional
        />
      )}
    </Form>
  );
}
