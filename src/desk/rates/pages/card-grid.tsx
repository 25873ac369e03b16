import './rates.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { call } from '../../../ui/api.ts';
import { DAY_PARTS, DAY_TYPES, marginsRoute } from '../schema.ts';
import {
  type Block,
  type Cells,
  cellKey,
  moveIn,
  pasteInto,
  ratesOf,
  sheetOf,
} from './grid-draft.ts';
import { blockName, DAYS, PARTS, showPoints } from './words.ts';

/** Milliseconds of rest after which margins are asked for. */
const REST_MS = 250;

/**
 * The rates of a card as a small spreadsheet: arrows and Enter move, Ctrl+D takes the cell above, a block copied
 * from a spreadsheet is pasted from one cell on. Beside each rate stands what stays of it.
 */
export function CardGrid({
  blocks,
  nights,
  chargeNeeded,
  on,
  cells,
  wrong,
  names,
  onCells,
  onRemove,
}: {
  readonly blocks: readonly Block[];
  readonly nights: boolean;
  readonly chargeNeeded: boolean;
  /** Day whose on-costs are reckoned. */
  readonly on: string;
  readonly cells: Cells;
  readonly wrong: Readonly<Record<string, string>>;
  readonly names: ReadonlyMap<string, string>;
  readonly onCells: (cells: Cells) => void;
  readonly onRemove: (block: Block) => void;
}) {
  const sheet = sheetOf(blocks, nights);
  const holder = useRef<HTMLDivElement>(null);
  const margins = useMargins(cells, blocks, nights, chargeNeeded, on);
  const parts = nights ? PARTS : PARTS.slice(0, 1);
  const focus = (key: string) =>
    holder.current?.querySelector<HTMLInputElement>(`input[data-cell="${key}"]`)?.focus();
  const press = (event: KeyboardEvent<HTMLInputElement>, key: string) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const whole = selectionStart === 0 && selectionEnd === value.length;
    const atStart = selectionStart === 0 && selectionEnd === 0;
    const atEnd = selectionStart === value.length;
    const to = {
      Enter: [1, 0],
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowLeft: atStart || whole ? [0, -1] : undefined,
      ArrowRight: atEnd || whole ? [0, 1] : undefined,
    }[event.key];
    if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const above = moveIn(sheet, key, -1, 0);
      onCells({ ...cells, [key]: cells[above] ?? '' });
      return;
    }
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    focus(moveIn(sheet, key, to[0] ?? 0, to[1] ?? 0));
  };
  return (
    <div ref={holder}>
      {blocks.map((block) => {
        const name = blockName({ ...block, roleName: names.get(block.role) ?? block.role });
        return (
          <div key={`${block.role} ${block.kind}`} className="rc-block">
            <div className="rc-scroll">
              <table className="rc-table">
                <thead>
                  <tr>
                    <th scope="col">{name}</th>
                    {parts.flatMap((part) =>
                      ['pay', 'charge', 'net'].map((what) => (
                        <th key={`${part} ${what}`} scope="col">
                          {parts.length === 1 ? '' : `${DAY_PARTS[part]} `}
                          {what}
                        </th>
                      )),
                    )}
                  </tr>
                </thead>
                <tbody>
                  {DAYS.map((day) => (
                    <tr key={day}>
                      <th scope="row">{DAY_TYPES[day]}</th>
                      {parts.flatMap((part) => [
                        ...(['pay', 'charge'] as const).map((money) => {
                          const key = cellKey(block, day, part, money);
                          return (
                            <td key={key}>
                              <input
                                data-cell={key}
                                aria-label={`${name}, ${DAY_TYPES[day]} ${DAY_PARTS[part].toLowerCase()}, ${money}`}
                                aria-invalid={wrong[key] !== undefined}
                                title={wrong[key]}
                                inputMode="decimal"
                                autoComplete="off"
                                value={cells[key] ?? ''}
                                onFocus={(event) => event.currentTarget.select()}
                                onChange={(event) =>
                                  onCells({ ...cells, [key]: event.currentTarget.value })
                                }
                                onKeyDown={(event) => press(event, key)}
                                onPaste={(event) => {
                                  const text = event.clipboardData.getData('text');
                                  if (!/[\t\n]/.test(text.trim())) return;
                                  event.preventDefault();
                                  onCells(pasteInto(cells, sheet, key, text));
                                }}
                              />
                            </td>
                          );
                        }),
                        <td key={`${part} net`} className="dp-dim">
                          {margins.get(cellKey(block, day, part, 'pay')) ?? ''}
                        </td>,
                      ])}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <button type="button" className="dp-link" onClick={() => onRemove(block)}>
              Remove {name}
            </button>
          </div>
        );
      })}
    </div>
  );
}

/** '18.2%' by the key of the cell with the pay, asked for once typing rests. */
function useMargins(
  cells: Cells,
  blocks: readonly Block[],
  nights: boolean,
  chargeNeeded: boolean,
  on: string,
): ReadonlyMap<string, string> {
  const [found, setFound] = useState<ReadonlyMap<string, string>>(new Map());
  const { rates } = ratesOf(cells, blocks, nights, chargeNeeded);
  const asked = JSON.stringify([
    on,
    rates.flatMap(({ chargePence, payPence, ...rate }) =>
      chargePence === null
        ? []
        : [{ key: cellKey(rate, rate.dayType, rate.part, 'pay'), payPence, chargePence }],
    ),
  ]);
  useEffect(() => {
    const [day, wanted] = JSON.parse(asked) as [
      string,
      { key: string; payPence: number; chargePence: number }[],
    ];
    if (day === '' || wanted.length === 0) {
      setFound(new Map());
      return;
    }
    const gone = new AbortController();
    const rest = setTimeout(async () => {
      const answer = await call(marginsRoute, { body: { on: day, rates: wanted } }, gone.signal);
      if (!answer.ok || gone.signal.aborted) return;
      setFound(
        new Map(
          answer.value.rows.flatMap(({ key, margin }) =>
            margin === null ? [] : [[key, showPoints(margin.netPoints)] as const],
          ),
        ),
      );
    }, REST_MS);
    return () => {
      clearTimeout(rest);
      gone.abort();
    };
  }, [asked]);
  return found;
}
