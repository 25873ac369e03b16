import type { ContentsLine } from './document.ts';
import { isFurniture, type Row, textOf, tidy } from './rows.ts';

export interface Contents {
  readonly lines: readonly ContentsLine[];
  /** The lines of the document that belong to its lists of contents, their heads among them. */
  readonly taken: ReadonlySet<number>;
}

/** The lists of contents: lines of a title and a page, under 'Contents' or 'Table of contents'. */
export function readContents(rows: readonly Row[]): Contents {
  const lines: ContentsLine[] = [];
  const taken = new Set<number>();
  for (let at = 0; at < rows.length; at++) {
    const head = rows[at];
    if (!head || !isContentsHead(head)) continue;
    taken.add(head.line);
    const seen = new Set<string>();
    for (let above = head.line; at + 1 < rows.length; at++) {
      const row = rows[at + 1];
      const line = row && contentsLine(row, above);
      if (!row || !line || seen.has(keyOf(line.title))) break;
      seen.add(keyOf(line.title));
      above = row.line;
      taken.add(row.line);
      lines.push(line);
    }
  }
  return { lines, taken };
}

function isContentsHead(row: Row): boolean {
  const [first = '', second = ''] = row.cells;
  if (first.length > 60 || row.cells.length > 2) return false;
  if (!/^\s*(?:table of )?contents\s*:?\s*$/i.test(first)) return false;
  return /^\s*(?:pages?(?: no\.?| number)?)?\s*$/i.test(second.slice(0, 40));
}

/** A line of the list, or null where it ends. A line without a tab counts right under another. */
function contentsLine(row: Row, above: number): ContentsLine | null {
  const text = textOf(row);
  if (text.length > 140 || isFurniture(text)) return null;
  if (row.cells.length > 1) {
    const [title = '', ...rest] = row.cells.map(tidy);
    const page = rest.filter((cell) => cell !== '');
    if (title === '' || page.length > 1 || !/^\d{1,4}$/.test(page[0] ?? '')) return null;
    return { title, page: Number(page[0]), line: row.line };
  }
  const led = /^(.*?[^\s.…])\s*(?:[.…]\s?){3,}\s*(\d{1,4})$/.exec(text);
  if (led?.[1]) return { title: led[1], page: Number(led[2]), line: row.line };
  if (row.tabbed) return { title: text, page: null, line: row.line };
  const gap = /^(.*\S)\s{2,}(\d{1,4})$/.exec((row.cells[0] ?? '').trim());
  if (gap?.[1]) return { title: tidy(gap[1]), page: Number(gap[2]), line: row.line };
  return row.line === above + 1 ? { title: text, page: null, line: row.line } : null;
}

function keyOf(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\d]/gu, '');
}
