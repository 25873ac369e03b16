import type { ReadDocument } from '../documents/index.ts';
import { type Found, found, proseOf, quoted } from './place.ts';
import { bodyOf, levelOf, subjectNamed, titleCore } from './titles.ts';
import { subjectOf, wordsOf } from './wording.ts';

const NAMED =
  /(?:\b[A-Z]{2,6}\s+)?\bLevel\s+\d{1,2}\s+(?:[A-Z]\w*\s+){0,4}?(?:Award|Certificate|Diploma)s?\s+in\s+(?:[A-Z][\w&/-]*|of|and|the|for)(?:\s+(?:[A-Z][\w&/-]*|of|and|the|for))*/g;
const NVQS_IN = /\bNVQs?\s+in\s+([A-Z][A-Za-z&]+(?:[ /]+[A-Z][A-Za-z&]+)*)/g;

/** Awarding organisations of the United Kingdom by the names texts use: facts of our own gathering. */
const BODIES =
  /\b(ILM|City (?:and|&) Guilds|Pearson|Edexcel|OCR|NCFE|AQA|CMI|CIPD|IQL|NOCN|Highfield|SQA|TQUK|BIIAB|SFEDI|Gateway Qualifications|Skillsfirst|CACHE|ProQual|Active IQ|Ascentis|EAL|VTCT|ABBE|AAT|ICM|SEG Awards|Agored)\b/g;

/** Passages that were written for another qualification, or by another awarding body. */
export function otherQualifications(document: ReadDocument): readonly Found[] {
  const prose = proseOf(document).map(({ line, cells }) => ({ line, text: cells.join(' ') }));
  const own = new Set(document.qualificationTitles.map(({ line }) => line));
  const named = prose.filter(({ line }) => !own.has(line)).flatMap((said) => names(document, said));
  const told = new Set([...named.map(({ line }) => line), ...own]);
  const rest = prose.filter(({ line }) => !told.has(line));
  return [
    ...named,
    ...foreignSubjects(document, prose, rest),
    ...levels(document, rest),
    ...bodies(document, prose),
    ...reports(document, prose),
  ];
}

interface Line {
  readonly line: number;
  readonly text: string;
}

function names(document: ReadDocument, { line, text }: Line): readonly Found[] {
  const core = titleCore(document.title.value);
  if (core === '' || document.kind !== 'specification') return [];
  const ownWords = subjectOf(subjectNamed(document.title.value) ?? document.title.value);
  const titles = (text.match(NAMED) ?? []).filter((title) => !isOwn(titleCore(title), core));
  const nvqs = [...text.matchAll(NVQS_IN)]
    .filter(([, subject]) => ![...subjectOf(subject ?? '')].some((word) => ownWords.has(word)))
    .filter(([, subject]) => subject !== subject?.toUpperCase())
    .map(([whole]) => whole);
  const all = [...titles, ...nvqs];
  if (all.length === 0) return [];
  return [
    found(
      line,
      'names of qualifications',
      'other-qualification-named',
      { stated: all.map(quoted).join(', '), computed: quoted(document.title.value) },
      'Another qualification is named here; check that the passage was written for this one.',
    ),
  ];
}

/** The own title, or the first line of it where it is broken over two. */
function isOwn(core: string, own: string): boolean {
  return `${core} `.startsWith(`${own} `) || `${own} `.startsWith(`${core} `);
}

/** Subjects of other qualifications that the document names as its own, found again in the text. */
function foreignSubjects(
  document: ReadDocument,
  prose: readonly Line[],
  rest: readonly Line[],
): readonly Found[] {
  const own = new Set(wordsOf(document.title.value));
  const mentioned = [
    ...document.qualificationTitles.map(({ value }) => subjectNamed(value)),
    ...prose.flatMap(({ text }) => [...text.matchAll(NVQS_IN)].map((match) => match[1] ?? null)),
  ];
  const subjects = mentioned
    .flatMap((subject) => (subject ?? '').split(/\/| and /))
    .map((subject) => wordsOf(subject).join(' '))
    .filter((subject) => subject !== '' && !subject.split(' ').some((word) => own.has(word)));
  const foreign = [...new Set(subjects)].slice(0, 20);
  if (foreign.length === 0) return [];
  const pattern = new RegExp(`\\b(?:in|within|for|and)\\s+(${foreign.join('|')})\\b`, 'gi');
  return rest.flatMap(({ line, text }) => {
    const said = text.match(pattern);
    if (!said) return [];
    return [
      found(
        line,
        'subject',
        'text-of-another-qualification',
        { stated: said.map(quoted).join(', '), computed: subjectNamed(document.title.value) ?? '' },
        'The passage speaks of the subject of another qualification named in this document.',
      ),
    ];
  });
}

function levels(document: ReadDocument, rest: readonly Line[]): readonly Found[] {
  const own = levelOf(document.title.value);
  if (own === null || document.kind !== 'specification') return [];
  return rest.flatMap(({ line, text }) => {
    const other = [...text.matchAll(/\blevel (\d{1,2})\b/gi)]
      .map((match) => Number(match[1]))
      .filter((level) => level !== own);
    if (other.length === 0) return [];
    return [
      found(
        line,
        'levels',
        'other-level-named',
        { stated: [...new Set(other)].join(', '), computed: own },
        'Another level than that of the qualification is named here; check that it is meant.',
      ),
    ];
  });
}

function bodies(document: ReadDocument, prose: readonly Line[]): readonly Found[] {
  const own = bodyOf(document.title.value);
  if (document.kind !== 'specification') return [];
  return prose.flatMap(({ line, text }) => {
    const other = [...new Set(text.match(BODIES) ?? [])].filter((name) => name !== own);
    if (other.length === 0) return [];
    return [
      found(
        line,
        'awarding body',
        'other-awarding-body',
        { stated: other.join(', '), computed: own ?? 'no other body' },
        'Another awarding body is named here; the passage may have been taken over from its document.',
      ),
    ];
  });
}

/** Evidence 'from those who report to the learner' where no unit is about leading people. */
function reports(document: ReadDocument, prose: readonly Line[]): readonly Found[] {
  const leads =
    /\b(lead|leads|leading|manage|manages|managing|supervis\w+)\b.{0,30}\b(teams?|staff|people|direct reports?)\b/i;
  const criteria = document.units.flatMap(({ outcomes }) =>
    outcomes.flatMap((outcome) => [
      outcome.wording,
      ...outcome.criteria.map(({ wording }) => wording),
    ]),
  );
  const leading = criteria.filter((wording) => leads.test(wording.slice(0, 2_000))).length;
  if (document.units.length === 0 || leading > 0) return [];
  return prose
    .filter(({ text }) => /\breport(?:s|ing)? to the (?:learner|candidate)\b/i.test(text))
    .map(({ line }) =>
      found(
        line,
        'assessment decisions',
        'text-assumes-reports',
        {
          stated: 'evidence of those who report to the learner',
          computed: '0 criteria about leading people',
        },
        'The text takes it that others report to the learner, but no unit is about leading people.',
      ),
    );
}
