import './filters.css';
import type { ReactNode } from 'react';
import { useAddress } from './address.tsx';
import { Mark } from './mark.tsx';

/** One filter a list knows, kept in the address under `name`. */
export interface Filter {
  readonly name: string;
  readonly label: string;
  /** Words of each value; without it the value itself is shown (free text). */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** The words while nothing is chosen; default 'any'. */
  readonly none?: string;
}

/**
 * The filters of a list: a choice or a text for each, and a removable chip for each that is set. All
 * stands in the address, so a link shows a colleague the same list. Read it with `useAddress().query`.
 */
export function Filters({
  filters,
  children,
}: {
  readonly filters: readonly Filter[];
  readonly children?: ReactNode;
}) {
  const { query, setQuery } = useAddress();
  const set = filters.filter((filter) => query[filter.name] !== undefined);
  return (
    <search className="dp-filters">
      <div className="dp-row">
        {filters.map((filter) => (
          <Choice
            key={`${filter.name} ${query[filter.name] ?? ''}`}
            filter={filter}
            value={query[filter.name] ?? ''}
            onChange={(value) => setQuery({ [filter.name]: value })}
          />
        ))}
        {children}
      </div>
      {set.length === 0 ? null : (
        <ul className="dp-chips" aria-label="Filters set">
          {set.map((filter) => (
            <li key={filter.name}>
              <button type="button" onClick={() => setQuery({ [filter.name]: undefined })}>
                {filter.label}: {wordOf(filter, query[filter.name] ?? '')}
                <Mark name="cross" size={10} />
                <span className="dp-unseen">, remove this filter</span>
              </button>
            </li>
          ))}
          {set.length < 2 ? null : (
            <li>
              <button
                type="button"
                className="dp-link"
                onClick={() =>
                  setQuery(Object.fromEntries(set.map(({ name }) => [name, undefined])))
                }
              >
                Remove all
              </button>
            </li>
          )}
        </ul>
      )}
    </search>
  );
}

function wordOf(filter: Filter, value: string): string {
  return filter.options?.find((option) => option.value === value)?.label ?? value;
}

function Choice({
  filter,
  value,
  onChange,
}: {
  readonly filter: Filter;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  if (filter.options === undefined) {
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onChange(String(new FormData(event.currentTarget).get(filter.name) ?? '').trim());
        }}
      >
        <input
          className="dp-filter"
          name={filter.name}
          aria-label={filter.label}
          placeholder={filter.label}
          defaultValue={value}
          onBlur={(event) => {
            const text = event.target.value.trim();
            if (text !== value) onChange(text);
          }}
        />
      </form>
    );
  }
  return (
    <select
      className="dp-filter"
      aria-label={filter.label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">
        {filter.label}: {filter.none ?? 'any'}
      </option>
      {filter.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
