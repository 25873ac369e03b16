import { LongTextField, MoneyField, SelectField, TextField } from '../../../ui/fields.tsx';
import type { FormApi } from '../../../ui/form.tsx';
import { LineRates } from './line-rates.tsx';
import { type OrderDraft, shiftsOf } from './order-draft.ts';
import { ShiftPreview } from './shift-preview.tsx';
import type { TimesDraft } from './times-draft.ts';
import { TimesFields } from './times-fields.tsx';
import type { QuotedLine } from './use-quote.ts';
import { SAME_PERSON_WORDS, VAT_WORDS } from './words.ts';

const VAT = Object.entries(VAT_WORDS).map(([value, label]) => ({ value, label }));
const SAME = Object.entries(SAME_PERSON_WORDS).map(([value, label]) => ({ value, label }));

/** One line of the order: role, rates, what it asks for, days and times, and the shifts they make. */
export function OrderLine({
  form,
  line,
  number,
  of,
  roles,
  quote,
  onRemove,
}: {
  readonly form: FormApi<OrderDraft>;
  readonly line: string;
  readonly number: number;
  readonly of: number;
  readonly roles: readonly { readonly role: string; readonly name: string }[];
  /** What this line would be paid and charged at. */
  readonly quote: QuotedLine | undefined;
  readonly onRemove: () => void;
}) {
  const { values } = form;
  const rows = values[`${line}.rows`] ?? [];
  return (
    <fieldset className="dp-order-line">
      <legend>{of === 1 ? 'The work' : `Line ${number}`}</legend>
      <div className="dp-form-pair">
        <SelectField
          form={form}
          name={`${line}.role`}
          label="Role"
          options={roles.map(({ role, name }) => ({ value: role, label: name }))}
        />
        <SelectField
          form={form}
          name={`${line}.samePerson`}
          label="The same person each time"
          options={SAME}
        />
      </div>
      <div className="dp-form-triple">
        <MoneyField form={form} name={`${line}.payPence`} label="Pay" unit="an hour" optional />
        <MoneyField
          form={form}
          name={`${line}.chargePence`}
          label="Charge"
          unit="an hour"
          optional
        />
        <SelectField form={form} name={`${line}.vatCode`} label="VAT" options={VAT} />
      </div>
      <LineRates line={quote} />
      <TimesFields
        form={form as unknown as FormApi<TimesDraft>}
        rows={rows}
        onRows={(next) => form.set(`${line}.rows`, next)}
        nextKey={() => `${line}${Date.now().toString(36)}`}
      />
      <ShiftPreview
        shifts={shiftsOf(values, line)}
        leftOut={values[`${line}.leftOut`] ?? []}
        onLeftOut={(keys) => form.set(`${line}.leftOut`, keys)}
        onePerson={values[`${line}.samePerson`] === 'must'}
      />
      <LongTextField form={form} name={`${line}.duties`} label="What the worker does" rows={2} />
      <LongTextField
        form={form}
        name={`${line}.experience`}
        label="Experience and training the hirer thinks necessary"
        hint="Write None if none"
        rows={2}
      />
      <div className="dp-form-triple">
        <TextField
          form={form}
          name={`${line}.skills`}
          label="Skills"
          hint="With commas between"
          optional
        />
        <TextField
          form={form}
          name={`${line}.qualifications`}
          label="Qualifications"
          hint="With commas between"
          optional
        />
        <TextField
          form={form}
          name={`${line}.checks`}
          label="Checks"
          hint="Like DBS, identity"
          optional
        />
      </div>
      {of === 1 ? null : (
        <div>
          <button type="button" className="dp-link" onClick={onRemove}>
            Remove line {number}
          </button>
        </div>
      )}
    </fieldset>
  );
}
