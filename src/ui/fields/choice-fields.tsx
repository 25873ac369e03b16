import { Checkbox, FileInput, Radio } from '@mantine/core';
import { type FieldProps, labelOf, type NameOf, ORDER } from './field.tsx';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** A yes or no. */
export function CheckField<V extends object, N extends NameOf<V, boolean>>({
  form,
  name,
  label,
  hint,
  optional,
}: FieldProps<V, N>) {
  return (
    <Checkbox
      id={form.idOf(name)}
      name={name}
      label={labelOf(label, optional)}
      description={hint}
      error={form.errors[name]}
      checked={form.values[name] === true}
      onChange={(event) => form.set(name, event.target.checked as V[N])}
    />
  );
}

/** Any of a few. */
export function ChecksField<V extends object, N extends NameOf<V, readonly string[]>>({
  form,
  name,
  label,
  hint,
  optional,
  options,
}: FieldProps<V, N> & { readonly options: readonly Option[] }) {
  return (
    <Checkbox.Group
      id={form.idOf(name)}
      label={labelOf(label, optional)}
      description={hint}
      error={form.errors[name]}
      inputWrapperOrder={ORDER}
      value={[...(form.values[name] as readonly string[])]}
      onChange={(value) => form.set(name, value as V[N])}
    >
      <div className="dp-options">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            value={option.value}
            label={option.label}
            description={option.hint}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** One of a few, all in sight. */
export function RadioField<V extends object, N extends NameOf<V, string>>({
  form,
  name,
  label,
  hint,
  optional,
  options,
}: FieldProps<V, N> & { readonly options: readonly Option[] }) {
  return (
    <Radio.Group
      id={form.idOf(name)}
      name={form.idOf(name)}
      label={labelOf(label, optional)}
      description={hint}
      error={form.errors[name]}
      inputWrapperOrder={ORDER}
      value={String(form.values[name] ?? '')}
      onChange={(value) => form.set(name, value as V[N])}
    >
      <div className="dp-options">
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            label={option.label}
            description={option.hint}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

/** One file. `accept` as the browser knows it: '.csv,text/csv'. */
export function FileField<V extends object, N extends NameOf<V, File | undefined>>({
  form,
  name,
  label,
  hint,
  optional,
  accept,
}: FieldProps<V, N> & { readonly accept?: string }) {
  return (
    <FileInput
      id={form.idOf(name)}
      label={labelOf(label, optional)}
      description={hint}
      error={form.errors[name]}
      inputWrapperOrder={ORDER}
      accept={accept}
      placeholder="Choose a file"
      clearable
      clearButtonProps={{ 'aria-label': 'Take the file out' }}
      value={(form.values[name] as File | undefined) ?? null}
      onChange={(file) => form.set(name, (file ?? undefined) as V[N])}
    />
  );
}
