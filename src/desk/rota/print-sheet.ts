import { type RotaLine, SAID_FIELDS, SAID_KEYS, type SaidField } from './rota.ts';
import { sheetRow } from './sheet-cells.ts';

/** Columns a sheet always has, so that it is known as one when it comes back. */
const ALWAYS: readonly SaidField[] = ['site', 'role', 'date', 'start', 'end'];

/**
 * The lines as a sheet that a spreadsheet opens and `readSheet` reads back equal: columns that no line uses are
 * left out, and no cell can run as a formula.
 * @param between tabs to paste, commas to save
 */
export function printSheet(lines: readonly RotaLine[], between: '\t' | ',' = '\t'): string {
  const fields = SAID_KEYS.filter(
    (key) => ALWAYS.includes(key) || lines.some(({ said }) => said[key] !== ''),
  );
  const rows = [
    fields.map((key) => SAID_FIELDS[key]),
    ...lines.map(({ said }) => fields.map((key) => said[key])),
  ];
  return `${rows.map((cells) => sheetRow(cells, between)).join('\r\n')}\r\n`;
}
