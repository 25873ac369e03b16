import { TextInput } from '@mantine/core';
import { formatPence, parsePence } from '../../lib/money.ts';
import type { Result } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { type FieldProps, labelOf, type NameOf, ORDER } from './field.tsx';
import { readClock, readDay } from './typed.ts';

interface Reader {
  /** Reads what was typed. */
  readonly read: (text: string) => Result<string | number>;
  /** The value as the field shows it when nothing was typed yet. */
  readonly show: (value: string | number) => string;
  /** How it was understood, said under the field. */
  readonly reading?: (value: string | number) => string;
  readonly none: '' | undefined;
  readonly inputMode: 'text' | 'numeric' | 'decimal';
  readonly left?: string;
}

function Typed<V extends object, N extends keyof V & string>({
  form,
  name,
  label,
  hint,
  optional,
  reader,
}: FieldProps<V, N> & { readonly reader: Reader }) {
  const value = form.values[name] as string | number | undefined;
  const given = value !== undefined && value !== '';
  const text = form.typed[name] ?? (given ? reader.show(value) : '');
  return (
    <div className="dp-short">
      <TextInput
        id={form.idOf(name)}
        name={name}
        autoComplete="off"
        inputMode={reader.inputMode}
        label={labelOf(label, optional)}
        description={hint}
        error={form.errors[name]}
        inputWrapperOrder={ORDER}
        leftSection={reader.left}
        value={text}
        onChange={(event) => {
          const typed = event.target.value;
          if (typed.trim() === '') {
            form.setTyped(name, typed, reader.none);
            return;
          }
          const read = reader.read(typed);
          if (read.ok) form.setTyped(name, typed, read.value);
          else form.setTyped(name, typed, reader.none, read.refusal.because);
        }}
        onBlur={() => form.leave(name)}
      />
      {reader.reading === undefined || !given || reader.reading(value) === text.trim() ? null : (
        <p className="dp-reading">{reader.reading(value)}</p>
      )}
    </div>
  );
}

/** A date as people type it; the value is 'YYYY-MM-DD' or ''. What was understood stands under it. */
export function DateField<V extends object, N extends NameOf<V, string>>(props: FieldProps<V, N>) {
  const today = dateIn(new Date());
  const reader: Reader = {
    read: (text) => readDay(text, today),
    show: (value) => String(value).split('-').reverse().join('/'),
    reading: (value) => showDate(String(value)),
    none: '',
    inputMode: 'text',
  };
  return <Typed hint="Like 23/11/2026 or 23 Nov" {...props} reader={reader} />;
}

/** A time on the clock; the value is 'HH:MM' or ''. */
export function TimeField<V extends object, N extends NameOf<V, string>>(props: FieldProps<V, N>) {
  const reader: Reader = {
    read: readClock,
    show: String,
    reading: String,
    none: '',
    inputMode: 'text',
  };
  return <Typed hint="Like 22:00" {...props} reader={reader} />;
}

/** Money typed in pounds; the value is whole pence or undefined. `unit` stands once, in the label: 'an hour'. */
export function MoneyField<V extends object, N extends NameOf<V, number | undefined>>({
  unit,
  label,
  ...props
}: FieldProps<V, N> & { readonly unit?: string }) {
  const reader: Reader = {
    read: (text) => parsePence(text),
    show: (value) => formatPence(Number(value)).replace('£', ''),
    none: undefined,
    inputMode: 'decimal',
    left: '£',
  };
  const words = unit === undefined ? label : `${label} ${unit}`;
  return <Typed {...props} label={words} reader={reader} />;
}

/** A whole number; the value is a number or undefined. */
export function NumberField<V extends object, N extends NameOf<V, number | undefined>>(
  props: FieldProps<V, N>,
) {
  const reader: Reader = { read: readWhole, show: String, none: undefined, inputMode: 'numeric' };
  return <Typed {...props} reader={reader} />;
}

function readWhole(text: string): Result<number> {
  const plain = text.trim().replaceAll(',', '');
  if (/^\d{1,9}$/.test(plain)) return { ok: true, value: Number(plain) };
  const because = 'Write a whole number, like 3';
  return { ok: false, refusal: { code: 'not-a-number', because } };
}
