import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { type FieldProps, labelOf, type NameOf, ORDER } from './field.tsx';

interface TextProps {
  readonly type?: 'text' | 'email' | 'tel';
  /** What the browser may fill in: 'email', 'name', 'postal-code', 'off'. */
  readonly autoComplete?: string;
  /** Narrow, for short things: postcode, reference. */
  readonly short?: boolean;
}

/** One line of text. */
export function TextField<V extends object, N extends NameOf<V, string>>({
  form,
  name,
  label,
  hint,
  optional,
  type = 'text',
  autoComplete = 'off',
  short = false,
}: FieldProps<V, N> & TextProps) {
  return (
    <TextInput
      id={form.idOf(name)}
      name={name}
      type={type}
      autoComplete={autoComplete}
      label={labelOf(label, optional)}
      description={hint}
      error={form.errors[name]}
      inputWrapperOrder={ORDER}
      className={short ? 'dp-short' : undefined}
      value={String(form.values[name] ?? '')}
      onChange={(event) => form.set(name, event.target.value as V[N])}
      onBlur={() => form.leave(name)}
    />
  );
}

/** A password, which can be shown. `fresh`: a new one is being chosen. */
export function PasswordField<V extends object, N extends NameOf<V, string>>({
  form,
  name,
  label,
  hint,
  optional,
  fresh = false,
}: FieldProps<V, N> & { readonly fresh?: boolean }) {
  return (
    <PasswordInput
      id={form.idOf(name)}
      name={name}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      label={labelOf(label, optional)}
      description={hint}
      error={form.errors[name]}
      inputWrapperOrder={ORDER}
      visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
      value={String(form.values[name] ?? '')}
      onChange={(event) => form.set(name, event.target.value as V[N])}
      onBlur={() => form.leave(name)}
    />
  );
}

/** Several lines of text. */
export function LongTextField<V extends object, N extends NameOf<V, string>>({
  form,
  name,
  label,
  hint,
  optional,
  rows = 4,
}: FieldProps<V, N> & { readonly rows?: number }) {
  return (
    <Textarea
      id={form.idOf(name)}
      name={name}
      rows={rows}
      label={labelOf(label, optional)}
      description={hint}
      error={form.errors[name]}
      inputWrapperOrder={ORDER}
      value={String(form.values[name] ?? '')}
      onChange={(event) => form.set(name, event.target.value as V[N])}
      onBlur={() => form.leave(name)}
    />
  );
}

/** One of a list: the browser's own, quick by keyboard and on a phone. */
export function SelectField<V extends object, N extends NameOf<V, string>>({
  form,
  name,
  label,
  hint,
  optional,
  options,
  none = 'Choose',
}: FieldProps<V, N> & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The words while nothing is chosen. */
  readonly none?: string;
}) {
  return (
    <NativeSelect
      id={form.idOf(name)}
      name={name}
      label={labelOf(label, optional)}
      description={hint}
      error={form.errors[name]}
      inputWrapperOrder={ORDER}
      data={[{ value: '', label: none }, ...options]}
      value={String(form.values[name] ?? '')}
      onChange={(event) => form.set(name, event.target.value as V[N])}
      onBlur={() => form.leave(name)}
    />
  );
}
