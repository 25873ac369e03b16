import './filters.css';
import { type ReactNode, Suspense, use } from 'react';
import { useAddress } from './address.tsx';
import { ViewsSlot } from './list-views.ts';
import { Mark } from './mark.tsx';
import { PAGING } from './view-query.ts';

/** One filter a list knows, kept in the address under `name`. */
export interface Filter {
  readonly name: string;
  readonly label: string;
  /** Words of each value; without it the value itself is shown (free text). */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** The words while nothing is chosen; default 'any'. */
  readonly none?: string;
}

const ORDERS = ['order', 'sort'] as const;
const NONE: readonly string[] = [];

/**
 * The filters of a list: a choice or a text for each, and a removable chip for each that is set. All
 * stands in the address, so a link shows a colleague the same list. Read it with `useAddress().query`.
 * With `list` its views can be kept under names.
 */
export function Filters({
  filters,
  list,
  keeps = ORDERS,
  stays = NONE,
  children,
}: {
  readonly filters: readonly Filter[];
  /** The list's own name, never to change: 'candidates'. */
  readonly list?: string;
  /** Further parts of the address that a view keeps; default its order. */
  readonly keeps?: readonly string[];
  /** Parts of the address that stay whatever view is opened: which list of a page this is. */
  readonly stays?: readonly string[];
  readonly children?: ReactNode;
}) {
  const { query, setQuery: change } = useAddress();
  const Views = use(ViewsSlot);
  // Another choice begins at its first page.
  const setQuery = (changes: Readonly<Record<string, string | undefined>>) =>
    change({ ...Object.fromEntries(PAGING.map((name) => [name, undefined])), ...changes });
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
        {list === undefined || Views === undefined ? null : (
          <Suspense fallback={null}>
            <Views list={list} filters={filters} keeps={keeps} stays={stays} />
          </Suspense>
        )}
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
