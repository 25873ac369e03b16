import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';

/** One choice of a list found by typing. */
export interface Found {
  readonly value: string;
  readonly label: string;
  /** Dim, after the label. */
  readonly sub?: string;
}

/**
 * A choice found by typing, as the ARIA combobox pattern has it: up and down move, Enter takes, Escape
 * closes. Typing another text gives the choice up.
 */
export function TypedChoice({
  id,
  label,
  hint,
  error,
  text,
  chosen,
  found,
  words,
  onText,
  onChoose,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | undefined;
  readonly text: string;
  /** A choice stands: the list stays shut. */
  readonly chosen: boolean;
  readonly found: readonly Found[];
  /** Said when nothing is found, or while reading. */
  readonly words: string;
  readonly onText: (text: string) => void;
  readonly onChoose: (found: Found) => void;
}) {
  const list = useId();
  const [focused, setFocused] = useState(false);
  const [shut, setShut] = useState(false);
  const [at, setAt] = useState(0);
  const open = focused && !shut && !chosen;
  const active = Math.min(at, found.length - 1);
  const take = (one: Found | undefined) => {
    if (one === undefined) return;
    onChoose(one);
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setShut(true);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return setShut(false);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((active + step + found.length) % Math.max(found.length, 1));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      take(found[active]);
    }
  };
  return (
    <div className="dp-typed-choice">
      <TextInput
        id={id}
        label={label}
        description={hint}
        error={error}
        inputWrapperOrder={['label', 'description', 'error', 'input']}
        autoComplete="off"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={list}
        {...(open && found.length > 0 ? { 'aria-activedescendant': `${list}-${active}` } : {})}
        value={text}
        onChange={(event) => {
          setShut(false);
          setAt(0);
          onText(event.target.value);
        }}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={onKeyDown}
      />
      {/* The list exists while shut too, so that aria-controls always names something. */}
      {/* biome-ignore-start lint/a11y: the combobox pattern: focus stays in the input, which names the active option */}
      <ul id={list} role="listbox" aria-label={label} hidden={!open || found.length === 0}>
        {found.map((one, index) => (
          <li
            key={one.value}
            id={`${list}-${index}`}
            role="option"
            className="dp-found"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
          >
            {one.label} {one.sub === undefined ? null : <span>{one.sub}</span>}
          </li>
        ))}
      </ul>
      {/* biome-ignore-end lint/a11y: see above */}
      {open && found.length === 0 ? (
        <p className="dp-reading" role="status">
          {words}
        </p>
      ) : null}
    </div>
  );
}
