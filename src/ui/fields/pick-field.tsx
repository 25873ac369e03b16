import { Select } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { type FieldProps, labelOf, type NameOf, ORDER } from './field.tsx';

/**
 * One of many, found by typing: a client, a site, a worker. The value is the option's `value` or ''.
 * With `onSearch` the page reads what fits from the server and gives new `options`; without it the
 * options given are searched here.
 */
export function PickField<V extends object, N extends NameOf<V, string>>({
  form,
  name,
  label,
  hint,
  optional,
  options,
  onSearch,
  none = 'Nothing fits. Try fewer letters.',
}: FieldProps<V, N> & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onSearch?: (text: string) => void;
  /** What the list says when nothing fits. */
  readonly none?: string;
}) {
  return (
    <Select
      id={form.idOf(name)}
      name={name}
      autoComplete="off"
      label={labelOf(label, optional)}
      description={hint}
      error={form.errors[name]}
      inputWrapperOrder={ORDER}
      placeholder="Type to search"
      searchable
      selectFirstOptionOnChange
      clearable={optional === true}
      nothingFoundMessage={none}
      comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
      withScrollArea={false}
      styles={{ options: { maxHeight: 280, overflowY: 'auto' } }}
      limit={100}
      data={[...options]}
      {...(onSearch === undefined
        ? {}
        : { onSearchChange: onSearch, filter: ({ options: all }) => all })}
      value={String(form.values[name] ?? '') || null}
      onChange={(value) => form.set(name, (value ?? '') as V[N])}
      onBlur={() => form.leave(name)}
      onKeyDown={(event) => {
        const held = options.find(({ value }) => value === form.values[name]);
        if (event.currentTarget.value !== held?.label) takeFirst(event);
      }}
    />
  );
}

/**
 * Enter takes the first that fits what was typed, also when the server answered after the last letter: the
 * list's own mark stands only where options were there while typing.
 */
function takeFirst(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  if (event.currentTarget.value.trim() === '') return;
  const list = document.getElementById(event.currentTarget.getAttribute('aria-controls') ?? '');
  if (!list || list.querySelector('[data-combobox-selected]')) return;
  const first = list.querySelector<HTMLElement>('[data-combobox-option]');
  if (!first) return;
  event.preventDefault();
  first.click();
}
