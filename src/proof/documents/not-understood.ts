import { cutTo } from '../../lib/text.ts';
import type { NotUnderstood } from './document.ts';
import { tidy } from './rows.ts';

/** Most that are listed, and most that are kept to choose from: a foreign document gives one a line. */
const MOST = 500;
const MOST_KEPT = 20_000;

/** What was not understood, gathered while a document is read. */
export interface Notes {
  /** Adds a line, its text cut to 120 characters; 'lost' when an import would be without these words. */
  add(line: number, text: string, because: string, lost?: 'lost'): void;
  /** In the order of the document, each line and reason once, at most 500 and how many more. */
  listed(): readonly NotUnderstood[];
}

/** An empty list. */
export function noNotes(): Notes {
  const kept = new Map<string, NotUnderstood>();
  let dropped = 0;
  return {
    add(line, text, because, lost) {
      const key = `${line} ${because}`;
      if (kept.size >= MOST_KEPT) dropped++;
      else if (!kept.has(key)) {
        kept.set(key, {
          line,
          text: cutTo(tidy(text.slice(0, 600)), 120),
          because,
          ...(lost ? { lost: true } : {}),
        });
      }
    },
    listed() {
      const sorted = [...kept.values()].sort((a, b) => a.line - b.line);
      const more = sorted.length + dropped - MOST;
      const first = sorted[MOST];
      if (!first) return sorted;
      const because = `And ${more} more lines from here on were not understood.`;
      return [...sorted.slice(0, MOST), { line: first.line, text: '', because }];
    },
  };
}
