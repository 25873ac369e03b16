import { Button } from '@mantine/core';
import {
  ChecksField,
  DateField,
  NumberField,
  SelectField,
  TimeField,
} from '../../../ui/fields.tsx';
import type { FormApi } from '../../../ui/form.tsx';
import { dropFields, ROW_FIELDS, rowIsTwice, type TimesDraft, TWICE } from './times-draft.ts';
import { KIND_WORDS } from './words.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((label, index) => ({
  value: String(index + 1),
  label,
}));
const KINDS = Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }));

/** The days and times of one line: a row for each time of day, so that a split shift is two rows. */
export function TimesFields({
  form,
  rows,
  onRows,
  nextKey,
}: {
  readonly form: FormApi<TimesDraft>;
  readonly rows: readonly string[];
  readonly onRows: (rows: readonly string[]) => void;
  /** Gives the key of a new row. */
  readonly nextKey: () => string;
}) {
  const add = () => {
    const [key, last] = [nextKey(), rows.at(-1)];
    form.set(`${key}.from`, last === undefined ? '' : (form.values[`${last}.from`] ?? ''));
    form.set(`${key}.to`, last === undefined ? '' : (form.values[`${last}.to`] ?? ''));
    form.set(
      `${key}.weekdays`,
      last === undefined ? DAYS.map(({ value }) => value) : (form.values[`${last}.weekdays`] ?? []),
    );
    form.set(`${key}.kind`, 'waking');
    form.set(`${key}.places`, 1);
    onRows([...rows, key]);
    requestAnimationFrame(() => document.getElementById(form.idOf(`${key}.start`))?.focus());
  };
  const remove = (key: string) => {
    dropFields(form, key, ROW_FIELDS);
    onRows(rows.filter((each) => each !== key));
  };
  return (
    <div className="dp-stack">
      {rows.map((key, index) => (
        <OneRow
          key={key}
          form={form}
          row={key}
          number={index + 1}
          of={rows.length}
          onRemove={() => remove(key)}
        />
      ))}
      <div>
        <Button variant="default" size="compact-sm" onClick={add}>
          Add times
        </Button>
      </div>
    </div>
  );
}

function OneRow({
  form,
  row,
  number,
  of,
  onRemove,
}: {
  readonly form: FormApi<TimesDraft>;
  readonly row: string;
  readonly number: number;
  readonly of: number;
  readonly onRemove: () => void;
}) {
  const to = form.values[`${row}.to`] ?? '';
  const twice = rowIsTwice(form.values, row);
  return (
    <fieldset className="dp-times">
      <legend className={of === 1 ? 'dp-unseen' : undefined}>Times {number}</legend>
      <div className="dp-times-row">
        <DateField form={form} name={`${row}.from`} label="From" hint={undefined} />
        <DateField form={form} name={`${row}.to`} label="To" hint={undefined} optional />
        <TimeField form={form} name={`${row}.start`} label="Starts" hint={undefined} />
        <TimeField form={form} name={`${row}.end`} label="Ends" hint={undefined} />
        <NumberField form={form} name={`${row}.breakMinutes`} label="Break (min)" />
        <SelectField form={form} name={`${row}.kind`} label="Kind" options={KINDS} />
        <NumberField form={form} name={`${row}.places`} label="Places" />
      </div>
      {to === '' || to === form.values[`${row}.from`] ? null : (
        <div className="dp-days">
          <ChecksField form={form} name={`${row}.weekdays`} label="On these days" options={DAYS} />
        </div>
      )}
      {twice.start ? (
        <SelectField
          form={form}
          name={`${row}.startHour`}
          label={`${form.values[`${row}.start`]} comes twice the night the clocks go back: which starts it`}
          options={TWICE}
          none="The first time"
        />
      ) : null}
      {twice.end ? (
        <SelectField
          form={form}
          name={`${row}.endHour`}
          label={`${form.values[`${row}.end`]} comes twice the night the clocks go back: which ends it`}
          options={TWICE}
          none="The first time"
        />
      ) : null}
      {of === 1 ? null : (
        <div>
          <button type="button" className="dp-link" onClick={onRemove}>
            Remove times {number}
          </button>
        </div>
      )}
    </fieldset>
  );
}
