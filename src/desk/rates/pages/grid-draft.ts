import { parsePence } from '../../../lib/money.ts';
import type { BodyIn } from '../../../lib/route.ts';
import type { agreeCardRoute, DayPart, DayType, ShiftKind } from '../schema.ts';
import { type CardRate, DAYS, inCell, PARTS } from './words.ts';

/** A role and kind of shift with its rows of the grid. */
export interface Block {
  readonly role: string;
  readonly kind: ShiftKind;
}

/** Text of each cell by its key: 'care-assistant waking weekday day pay'. */
export type Cells = Readonly<Record<string, string>>;

const MONEY = ['pay', 'charge'] as const;
export type Money = (typeof MONEY)[number];

/** Key of a cell. */
export function cellKey({ role, kind }: Block, day: DayType, part: DayPart, money: Money): string {
  return [role, kind, day, part, money].join(' ');
}

/** The cells of a card's rates. */
export function cellsOf(rates: readonly CardRate[]): Cells {
  return Object.fromEntries(
    rates.flatMap((rate) => [
      [cellKey(rate, rate.dayType, rate.part, 'pay'), inCell(rate.payPence)],
      [cellKey(rate, rate.dayType, rate.part, 'charge'), inCell(rate.chargePence)],
    ]),
  );
}

/** The cells as rows of a sheet, in the order in which keys and pasted cells move. */
export function sheetOf(blocks: readonly Block[], nights: boolean): readonly (readonly string[])[] {
  const parts = nights ? PARTS : PARTS.filter((part) => part === 'day');
  return blocks.flatMap((block) =>
    DAYS.map((day) =>
      parts.flatMap((part) => MONEY.map((money) => cellKey(block, day, part, money))),
    ),
  );
}

/** Where a key leads from a cell; the cell itself at the edge of the sheet. */
export function moveIn(
  sheet: readonly (readonly string[])[],
  from: string,
  rows: number,
  columns: number,
): string {
  const row = sheet.findIndex((cells) => cells.includes(from));
  const column = sheet[row]?.indexOf(from) ?? -1;
  return sheet[row + rows]?.[column + columns] ?? from;
}

/** Cells with a block of a spreadsheet put in from one cell on, right and down; what falls outside is left out. */
export function pasteInto(
  cells: Cells,
  sheet: readonly (readonly string[])[],
  at: string,
  text: string,
): Cells {
  const pasted = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  const next: Record<string, string> = { ...cells };
  for (const [down, line] of pasted.entries()) {
    for (const [right, value] of line.entries()) {
      const key = moveIn(sheet, at, down, right);
      if (key !== at || (down === 0 && right === 0)) next[key] = value.trim().replace('£', '');
    }
  }
  return next;
}

type Rate = BodyIn<typeof agreeCardRoute>['rates'][number];

/** The rates the cells say, and what is wrong with a cell, by its key. Empty cells are no rate. */
export function ratesOf(
  cells: Cells,
  blocks: readonly Block[],
  nights: boolean,
  chargeNeeded: boolean,
): { readonly rates: readonly Rate[]; readonly wrong: Readonly<Record<string, string>> } {
  const wrong: Record<string, string> = {};
  const rates: Rate[] = [];
  for (const block of blocks) {
    for (const dayType of DAYS) {
      for (const part of PARTS) {
        if (part === 'night' && !nights) continue;
        const [pay, charge] = MONEY.map((money) => {
          const key = cellKey(block, dayType, part, money);
          const text = (cells[key] ?? '').trim();
          if (text === '') return undefined;
          const pence = parsePence(text);
          if (!pence.ok || pence.value === 0) wrong[key] = 'Write it like 13.50';
          return pence.ok ? pence.value : undefined;
        });
        if (pay === undefined && charge === undefined) continue;
        if (pay === undefined) wrong[cellKey(block, dayType, part, 'pay')] ??= 'Enter the pay';
        if (charge === undefined && chargeNeeded) {
          wrong[cellKey(block, dayType, part, 'charge')] ??= 'Enter the charge';
        }
        if (pay !== undefined) {
          rates.push({ ...block, dayType, part, payPence: pay, chargePence: charge ?? null });
        }
      }
    }
  }
  return { rates, wrong };
}
