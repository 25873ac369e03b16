import { counted } from '../../../lib/text.ts';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import type { FormApi } from '../../../ui/form.tsx';
import { PREMIUMS, ROUND_TO, ROUNDINGS } from '../schema.ts';
import { stepsShown } from './beyond-draft.ts';
import type { CardDraft } from './card-form.tsx';

const options = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([value, label]) => ({ value, label }));

/** Tells the fields of one step from those of another. */
function ofStep(at: number): string {
  return at === 0 ? '' : `, ${at + 1}`;
}

/** What a card says beyond the hour: all of it may be left empty. */
export function BeyondFields({ form }: { readonly form: FormApi<CardDraft> }) {
  const steps = stepsShown(form.values);
  const overtime = steps.length > 1;
  return (
    <fieldset className="rc-beyond">
      <legend>Beyond the hour</legend>
      <p className="dp-dim">
        All of it is optional: left empty, nothing of it holds. Overtime counts the hours worked for
        one hirer under this card, in the day and the week (Monday to Sunday) a shift begins in.
      </p>
      {steps.map((at) => (
        <div className="rc-four" key={at}>
          <TextField
            form={form}
            name={`after${at}`}
            label={at === 0 ? 'Overtime after' : `Step ${at + 1}: after`}
            hint="hours"
          />
          <SelectField
            form={form}
            name={`per${at}`}
            label={`Hours of${ofStep(at)}`}
            hint="day or week"
            options={[
              { value: 'day', label: 'A day' },
              { value: 'week', label: 'A week' },
            ]}
          />
          <TextField
            form={form}
            name={`pay${at}`}
            label={`Pay then${ofStep(at)}`}
            hint="1.5 or £20.00"
          />
          <TextField
            form={form}
            name={`charge${at}`}
            label={`Charge then${ofStep(at)}`}
            hint="1.5 or £28.00"
          />
        </div>
      ))}
      {overtime ? (
        <div className="rc-three">
          <SelectField
            form={form}
            name="premiums"
            label="Overtime on a Saturday, Sunday, bank holiday or night"
            options={options(PREMIUMS)}
          />
          <SelectField
            form={form}
            name="premiumsCount"
            label="Do such hours count towards overtime?"
            options={[
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ]}
          />
        </div>
      ) : null}
      <div className="rc-three">
        <TextField
          form={form}
          name="least"
          label="Minimum engagement, hours"
          hint="Paid and charged for any shorter shift"
        />
        <SelectField
          form={form}
          name="roundTo"
          label="Time is rounded to"
          options={[
            { value: 'none', label: 'Nothing: as it is' },
            ...ROUND_TO.map((minutes) => ({
              value: String(minutes),
              label: counted(minutes, 'minute'),
            })),
          ]}
        />
        {form.values.roundTo === 'none' ? null : (
          <SelectField form={form} name="roundHow" label="Rounded" options={options(ROUNDINGS)} />
        )}
      </div>
      <div className="rc-four">
        <TextField form={form} name="nightPay" label="Sleep-in, pay a night" />
        <TextField form={form} name="nightCharge" label="Sleep-in, charge a night" />
        <TextField form={form} name="awakePay" label="Awake for work, pay an hour" />
        <TextField form={form} name="awakeCharge" label="Awake for work, charge an hour" />
      </div>
      <div className="rc-four">
        <TextField form={form} name="callLeast" label="Call-out, hours at least" />
        <TextField form={form} name="callPay" label="Call-out, pay an hour" />
        <TextField form={form} name="callCharge" label="Call-out, charge an hour" />
      </div>
    </fieldset>
  );
}
