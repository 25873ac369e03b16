import type { ReadDocument } from '../documents/index.ts';
import { type Found, found, quoted } from './place.ts';
import { wordKey, wordsOf } from './wording.ts';

/** The level in a title: 2 of 'Level 2 NVQ Certificate'; null when it names none. */
export function levelOf(title: string): number | null {
  const level = /\blevel\s+(\d{1,2})\b/i.exec(title)?.[1];
  return level === undefined ? null : Number(level);
}

/** The body that awards it: 'REC' of 'REC Level 2 ...'; null when the title does not begin so. */
export function bodyOf(title: string): string | null {
  return /^\s*([A-Z][A-Za-z&]*(?: [A-Z][A-Za-z&]*){0,3}?)\s+Level\s+\d/.exec(title)?.[1] ?? null;
}

/** What it is in: 'Recruitment Resourcing' of '... Certificate in Recruitment Resourcing (QCF)'. */
export function subjectNamed(title: string): string | null {
  const plain = title.replace(/\([^()]*\)/g, ' ');
  return /\bin\s+([A-Z][^.;:]*)$/.exec(plain.trim())?.[1]?.trim() ?? null;
}

/** A title as compared: without the body before the level, without '(QCF)', whatever its case. */
export function titleCore(title: string): string {
  const plain = title.replace(/\([^()]*\)/g, ' ');
  const from = plain.search(/\blevel\s+\d/i);
  return wordKey(from > 0 ? plain.slice(from) : plain);
}

/** Titles by which the document calls its own qualification: all must be the one on its cover. */
export function titles(document: ReadDocument): readonly Found[] {
  const own = document.title.value;
  const core = titleCore(own);
  return document.qualificationTitles.flatMap(({ value, line }) => {
    const other = titleCore(value);
    if (other === core || core === '' || other === '') return [];
    if (isPartOf(other, core)) return [];
    const differs = [
      levelOf(value) !== null && levelOf(value) !== levelOf(own) ? 'level' : null,
      'wording',
    ].find((what) => what !== null);
    return [
      found(
        line,
        'title of the qualification',
        differs === 'level' ? 'qualification-level-differs' : 'qualification-title-differs',
        { stated: quoted(value), computed: quoted(own) },
        differs === 'level'
          ? 'Here the qualification has another level and title than on the cover: text of another one.'
          : 'Here the qualification has another title than on the cover.',
      ),
    ];
  });
}

/** A title broken over two lines, or without its level: the words of it are all in the whole one. */
function isPartOf(part: string, whole: string): boolean {
  return ` ${whole} `.includes(` ${part} `) && wordsOf(part).length >= 3;
}
