import './find-box.css';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

/** One thing that can be opened. */
export interface FindRow {
  readonly href: string;
  readonly label: string;
  /** What tells it from its like. */
  readonly note?: string;
}

/** Rows of one kind under their heading. */
export interface FindGroup {
  readonly title: string;
  readonly rows: readonly FindRow[];
}

/**
 * A text to type, and under it what fits, in groups: the arrows move, Home and End too, Enter opens. The
 * focus stays in the text; the row under the arrows is said by `aria-activedescendant`.
 */
export function FindBox({
  typed,
  onType,
  groups,
  waiting,
  onPick,
  nothing,
}: {
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly groups: readonly FindGroup[];
  /** The answer to what is typed is on its way: Enter waits for it. */
  readonly waiting: boolean;
  readonly onPick: (row: FindRow, elsewhere: boolean) => void;
  /** What is said when nothing fits. */
  readonly nothing: string;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [wanted, setWanted] = useState(false);
  const rows = groups.flatMap((group) => group.rows);
  const index = Math.min(at, rows.length - 1);
  const idOf = (place: number) => `${id}-${place}`;

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [index, groups]);
  // Enter was pressed before the answer came: the first of it opens.
  useEffect(() => {
    if (!wanted || waiting) return;
    setWanted(false);
    const row = rows[index];
    if (row !== undefined) onPick(row, false);
  }, [wanted, waiting, rows, index, onPick]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const last = rows.length - 1;
    const to: Record<string, number> = {
      ArrowDown: index >= last ? 0 : index + 1,
      ArrowUp: index <= 0 ? last : index - 1,
      PageDown: Math.min(index + 6, last),
      PageUp: Math.max(index - 6, 0),
    };
    const next = to[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setAt(Math.max(next, 0));
      return;
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const row = rows[index];
    if (waiting) setWanted(true);
    else if (row !== undefined) onPick(row, event.ctrlKey || event.metaKey);
  };

  let place = -1;
  return (
    <div className="dp-find">
      <input
        className="dp-find-text"
        role="combobox"
        aria-label="Search for everything"
        aria-expanded={rows.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={rows.length > 0 ? idOf(index) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="A name, B-1032, a postcode, or what you want to do"
        value={typed}
        onChange={(event) => {
          setAt(0);
          setWanted(false);
          onType(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={`${id}-list`}
        className="dp-find-list"
        role="listbox"
        aria-label="What fits"
        tabIndex={-1}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, which no fieldset may be
          <div key={group.title} role="group" aria-labelledby={`${id}-${group.title}`}>
            <p id={`${id}-${group.title}`} className="dp-find-title" role="presentation">
              {group.title}
            </p>
            {group.rows.map((row) => {
              place += 1;
              const own = place;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text's above
                <div
                  key={row.href + row.label}
                  id={idOf(own)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={own === index}
                  className="dp-find-row"
                  onPointerMove={() => setAt(own)}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={(event) => onPick(row, event.ctrlKey || event.metaKey)}
                >
                  <span className="dp-find-label">{row.label}</span>
                  {row.note ? <span className="dp-find-note">{row.note}</span> : null}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p className="dp-find-says" role="status">
        {waiting ? 'Searching' : rows.length === 0 ? nothing : counted(rows.length)}
      </p>
    </div>
  );
}

function counted(count: number): string {
  return count === 1 ? 'One fits' : `${count} to choose from`;
}
