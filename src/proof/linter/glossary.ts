import type { ReadDocument } from '../documents/index.ts';
import { type Found, found, quoted, textOf } from './place.ts';
import { likeness, wordKey } from './wording.ts';

interface Definition {
  readonly term: string;
  readonly text: string;
  readonly line: number;
}

/** Terms defined twice in different words, and terms of the glossary that nothing else uses. */
export function glossary(document: ReadDocument): readonly Found[] {
  const table = tableOf(document);
  const bold = boldOf(document);
  return [...definedTwice(bold, table), ...unused(document, table)];
}

/** Rows below a line 'Term <tab> Definition', to the first line that has no second cell. */
function tableOf(document: ReadDocument): readonly Definition[] {
  const head = document.lines.findIndex((line) => /^\s*term\s*\t\s*definition\s*$/i.test(line));
  if (head < 0) return [];
  const cells = textOf(document);
  const rows: Definition[] = [];
  for (const [offset, text] of document.lines.slice(head + 1).entries()) {
    if (text.trim() === '') continue;
    const [term, definition] = cells[head + 1 + offset]?.cells ?? [];
    if (term === undefined || definition === undefined || !text.includes('\t')) break;
    rows.push({ term, text: definition, line: head + offset + 2 });
  }
  return rows;
}

/** '- **Term.**' with each of the paragraphs below it, to the next one. */
function boldOf(document: ReadDocument): readonly Definition[] {
  let term: string | null = null;
  let line = 0;
  return document.lines.flatMap((text, index) => {
    const bold = /^\s*- \*\*([^*]{2,60}?)\.?\*\*\s*$/.exec(text)?.[1];
    if (bold !== undefined) {
      term = bold;
      line = index + 1;
      return [];
    }
    if (/^\s*-|\t|^[A-Z\s]+$/.test(text)) {
      if (text.trim() !== '') term = null;
      return [];
    }
    return term === null ? [] : [{ term, text, line }];
  });
}

/** What is said of a term, without 'X is' at its head. */
function saidOf({ term, text }: Definition): readonly string[] {
  const key = wordKey(text);
  const head = `${wordKey(term)} is `;
  return (key.startsWith(head) ? key.slice(head.length) : key).split(' ');
}

/** Of the glossary's terms, those explained otherwise in the text: the passage most like it counts. */
function definedTwice(bold: readonly Definition[], table: readonly Definition[]): readonly Found[] {
  return table.flatMap((one, index) => {
    const [nearest] = [...bold, ...table.slice(0, index)]
      .filter(({ term }) => wordKey(term) === wordKey(one.term))
      .map((other) => ({ other, share: likeness(saidOf(other), saidOf(one)) }))
      .sort((a, b) => b.share - a.share);
    if (!nearest || nearest.share === 1) return [];
    const { other } = nearest;
    return [
      found(
        one.line,
        `definition of ${one.term}`,
        'term-defined-twice',
        { stated: quoted(one.text), computed: `${quoted(other.text)}, line ${other.line}` },
        'The term is defined twice in different words; only one can be held to.',
      ),
    ];
  });
}

/** A term without its abbreviation in brackets, nor either of them, anywhere else. */
function unused(document: ReadDocument, table: readonly Definition[]): readonly Found[] {
  const [first, last] = [table[0]?.line ?? 0, table.at(-1)?.line ?? 0];
  const outside = document.lines.filter((_, index) => index + 1 < first || index + 1 > last);
  const text = ` ${outside.map((line) => wordKey(line)).join(' ')} `;
  return table.flatMap(({ term, line }) => {
    const short = /\(([A-Z]{2,6})\)/.exec(term)?.[1];
    const names = term
      .replace(/\([^()]*\)/g, '')
      .split('/')
      .map(wordKey);
    const forms = [...names, short?.toLowerCase()].filter((name) => name);
    if (forms.some((name) => text.includes(` ${name} `) || text.includes(` ${name}s `))) return [];
    return [
      found(
        line,
        'glossary',
        'glossary-term-unused',
        { stated: quoted(term), computed: 'nowhere else in the document' },
        'The glossary explains a term that the document does not use.',
      ),
    ];
  });
}
