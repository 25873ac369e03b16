import { counted } from '../../lib/text.ts';
import type { ContentsLine, ReadDocument, Said } from '../documents/index.ts';
import { type Found, found, quoted } from './place.ts';
import { titleCore } from './titles.ts';
import { headingKey, likeness } from './wording.ts';

interface Heading {
  readonly line: number;
  readonly text: string;
  readonly key: string;
  /** How many headings it is made of, and from which. */
  readonly from: number;
  readonly to: number;
}

/** The list of contents against the headings that stand in the document. */
export function contentsList(document: ReadDocument): readonly Found[] {
  const { contents } = document;
  if (contents.length === 0 || contents.length > 2000 || document.headings.length > 5000) return [];
  const from = contents.reduce((least, { line }) => Math.min(least, line), Number.MAX_SAFE_INTEGER);
  // What stands above the list, the cover, is not listed in it.
  const single = document.headings.filter(
    ({ value, line }) => line > from && isHeading(document, value),
  );
  const headings = [...single.map(asHeading), ...joined(single)];
  const matched = new Set<number>();
  const worded: Found[] = [];
  // Exact matches first, so that a heading is not taken by an entry that is only like it.
  const open = contents.filter((entry) => {
    const exact = headings.find(({ key }) => key === headingKey(entry.title));
    if (exact) take(matched, exact);
    return !exact;
  });
  const few = open.length * headings.length <= 100_000;
  for (const entry of open) {
    const near = few ? nearest(entry, headings, matched) : undefined;
    if (near) take(matched, near);
    worded.push(near ? wordedDifferently(entry, near) : absent(entry));
  }
  return [...worded, ...unlisted(single, matched), ...pages(contents)];
}

function isHeading(document: ReadDocument, text: string): boolean {
  const key = headingKey(text);
  const own = titleCore(document.title.value);
  if (key === '' || /^(table of )?contents$|intentionally blank|^disclaimer$/.test(key))
    return false;
  return key !== own && !` ${own} `.includes(` ${titleCore(text)} `);
}

function asHeading({ value, line }: Said<string>, index: number): Heading {
  return { line, text: value, key: headingKey(value), from: index, to: index };
}

/** A heading over two lines: 'Appendix' and, right below, 'Glossary'. */
function joined(single: readonly Said<string>[]): readonly Heading[] {
  return single.flatMap((heading, index) => {
    const next = single[index + 1];
    if (!next || next.line - heading.line > 3) return [];
    const text = `${heading.value} ${next.value}`;
    return [{ line: heading.line, text, key: headingKey(text), from: index, to: index + 1 }];
  });
}

function take(matched: Set<number>, heading: Heading): void {
  for (let index = heading.from; index <= heading.to; index++) matched.add(index);
}

function nearest(entry: ContentsLine, headings: readonly Heading[], matched: ReadonlySet<number>) {
  const words = headingKey(entry.title).split(' ');
  const ranked = headings
    .filter(({ from, to }) => !matched.has(from) && !matched.has(to))
    .map((heading) => {
      const other = heading.key.split(' ');
      const common = words.filter((word) => other.includes(word) && word.length > 2).length;
      const share = common / Math.max(1, Math.min(words.length, other.length));
      return { heading, score: Math.max(likeness(words, other), share * 0.9) };
    })
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score || a.heading.line - b.heading.line);
  return ranked[0]?.heading;
}

function wordedDifferently(entry: ContentsLine, heading: Heading): Found {
  return found(
    entry.line,
    'list of contents',
    'contents-worded-differently',
    { stated: quoted(entry.title), computed: `${quoted(heading.text)}, line ${heading.line}` },
    'The list of contents words this heading differently from the place it leads to.',
  );
}

function absent(entry: ContentsLine): Found {
  return found(
    entry.line,
    'list of contents',
    'contents-heading-absent',
    { stated: quoted(entry.title), computed: 'no heading like it' },
    'The list of contents leads to a heading that does not stand in the document.',
  );
}

function unlisted(single: readonly Said<string>[], matched: ReadonlySet<number>): readonly Found[] {
  return single
    .filter((_, index) => !matched.has(index))
    .map(({ value, line }) =>
      found(
        line,
        'headings',
        'heading-not-in-contents',
        { stated: quoted(value), computed: 'not in the list of contents' },
        'The heading stands in the document but not in its list of contents.',
      ),
    );
}

function pages(contents: readonly ContentsLine[]): readonly Found[] {
  let furthest: ContentsLine | null = null;
  const falls: Found[] = [];
  for (const entry of contents) {
    if (entry.page === null) continue;
    if (furthest?.page && entry.page < furthest.page) {
      falls.push(
        found(
          entry.line,
          'list of contents',
          'contents-page-falls',
          { stated: entry.page, computed: `after page ${furthest.page} on line ${furthest.line}` },
          'The entry leads to an earlier page than the one above it.',
        ),
      );
      continue;
    }
    furthest = entry;
  }
  const without = contents.filter(({ page }) => page === null);
  const [first] = without;
  if (!first) return falls;
  return [
    ...falls,
    found(
      first.line,
      'list of contents',
      'contents-entries-without-page',
      { stated: counted(without.length, 'entry', 'entries'), computed: `of ${contents.length}` },
      'Entries of the list of contents give no page, so they lead nowhere on paper.',
    ),
  ];
}
