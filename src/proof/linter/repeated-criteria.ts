import type { ReadCriterion, ReadDocument, ReadOutcome, ReadUnit } from '../documents/index.ts';
import { type Found, found, quoted } from './place.ts';
import { likeness, shared, subjectOf, wordsOf } from './wording.ts';

/** From here on two wordings of at least six words are called nearly the same. */
const NEARLY = 0.84;
/** Beyond so many criteria only exact repeats are looked for: pairs grow with the square. */
const MOST_FOR_NEARLY = 1000;

interface Place {
  readonly unit: string;
  readonly outcome: number;
  readonly number: string;
  readonly line: number;
  readonly wording: string;
  readonly words: readonly string[];
}

/** Criteria and outcomes that say the same as others, within a unit and between units. */
export function repeatedCriteria(document: ReadDocument): readonly Found[] {
  const criteria = document.units.flatMap((unit) =>
    unit.outcomes.flatMap((outcome) =>
      outcome.criteria.map((criterion) => placeOf(unit, outcome, criterion)),
    ),
  );
  return [
    ...exactly(criteria),
    ...(criteria.length <= MOST_FOR_NEARLY ? nearly(criteria) : []),
    ...copiedSets(document),
    ...outcomes(document),
  ];
}

const label = (place: Place) => `${place.unit} ${place.number}`;

/** The first stands; every later one with the same words is reported against it. */
function exactly(criteria: readonly Place[]): readonly Found[] {
  const first = new Map<string, Place>();
  return criteria.flatMap((place) => {
    const key = place.words.join(' ');
    if (place.words.length < 2) return [];
    const before = first.get(key);
    if (!before) {
      first.set(key, place);
      return [];
    }
    const inside = before.unit === place.unit;
    return [
      found(
        place.line,
        `unit ${place.unit}, criterion ${place.number}`,
        inside ? 'criterion-repeated-in-unit' : 'criterion-repeated',
        {
          stated: quoted(place.wording),
          computed: `word for word ${label(before)}, line ${before.line}`,
        },
        inside
          ? 'The unit asks for the same thing twice.'
          : `The criterion is word for word that of ${before.unit}; one of the two may be misplaced.`,
      ),
    ];
  });
}

function nearly(criteria: readonly Place[]): readonly Found[] {
  const first = new Map<string, Place>();
  for (const place of criteria) {
    const key = place.words.join(' ');
    if (!first.has(key)) first.set(key, place);
  }
  const long = [...first.values()]
    .filter(({ words }) => words.length >= 6)
    .map((place) => ({ place, has: new Set(place.words) }));
  return long.flatMap(({ place }, index) => {
    const alike = long
      .slice(0, index)
      .filter(({ has }) => mayBeNear(place.words, has))
      .map(({ place: other }) => ({ other, share: likeness(other.words, place.words) }))
      .filter(({ share }) => share >= NEARLY);
    if (alike.length === 0) return [];
    return [
      found(
        place.line,
        `unit ${place.unit}, criterion ${place.number}`,
        'criterion-nearly-repeated',
        {
          stated: quoted(place.wording),
          computed: alike
            .map(
              ({ other, share }) =>
                `${Math.round(share * 100)}% ${label(other)}, line ${other.line}`,
            )
            .join('; '),
        },
        'The criterion differs from another in a word or two; one piece of evidence may serve both.',
      ),
    ];
  });
}

/** A quick no for most pairs: too many of the words do not occur in the other at all. */
function mayBeNear(words: readonly string[], other: ReadonlySet<string>): boolean {
  let missing = Math.ceil((1 - NEARLY) * words.length * 1.25);
  for (const word of words) {
    if (!other.has(word) && --missing < 0) return false;
  }
  return true;
}

interface CriteriaSet {
  readonly first: Place;
  readonly size: number;
  readonly keys: ReadonlySet<string>;
  /** How many words they share with the outcome and the title above them. */
  readonly fit: number;
}

/** Half of an outcome's criteria or more, word for word from one other unit: told at the worse fit. */
function copiedSets(document: ReadDocument): readonly Found[] {
  const sets = document.units.flatMap((unit) =>
    unit.outcomes.map((outcome) => setOf(unit, outcome)).filter((set) => set !== null),
  );
  const owners = new Map<string, CriteriaSet[]>();
  for (const set of sets) {
    for (const key of set.keys) {
      const known = owners.get(key) ?? [];
      if (known.length < 20) known.push(set);
      owners.set(key, known);
    }
  }
  return sets.flatMap((set) => {
    const counts = new Map<CriteriaSet, number>();
    for (const other of [...set.keys].flatMap((key) => owners.get(key) ?? [])) {
      if (other.first.unit !== set.first.unit) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
    const [[other, count] = [null, 0]] = [...counts].sort(([, a], [, b]) => b - a);
    if (!other || count < 2 || count * 2 < set.size) return [];
    const later = set.fit === other.fit && set.first.line > other.first.line;
    if (set.fit > other.fit || (set.fit === other.fit && !later)) return [];
    return [
      found(
        set.first.line,
        `unit ${set.first.unit}, outcome ${set.first.outcome}`,
        'criteria-of-another-unit',
        {
          stated: `${count} of ${set.size} criteria`,
          computed: `word for word ${other.first.unit} outcome ${other.first.outcome}, line ${other.first.line}; they share ${set.fit} words with outcome and title here, ${other.fit} there`,
        },
        `The criteria of this outcome are those of ${other.first.unit}; the ones that belong here are lost.`,
      ),
    ];
  });
}

function setOf(unit: ReadUnit, outcome: ReadOutcome): CriteriaSet | null {
  const places = outcome.criteria.map((criterion) => placeOf(unit, outcome, criterion));
  const [first] = places;
  if (!first) return null;
  const above = subjectOf(`${unit.title?.value ?? ''} ${outcome.wording}`);
  const said = subjectOf(outcome.criteria.map(({ wording }) => wording).join(' '));
  const keys = new Set(places.map(({ words }) => words.join(' ')));
  return { first, size: places.length, keys, fit: shared(above, said) };
}

function placeOf(unit: ReadUnit, outcome: ReadOutcome, criterion: ReadCriterion): Place {
  const { number, wording, line } = criterion;
  const words = wordsOf(wording);
  return { unit: unit.reference.value, outcome: outcome.number, number, line, wording, words };
}

interface Whole {
  readonly unit: string;
  readonly number: number;
  readonly line: number;
  readonly wording: string;
  readonly words: readonly string[];
  /** Stems of the criteria under it and of the title above it. */
  readonly around: ReadonlySet<string>;
}

/** One outcome's wording in two units: it belongs to the one whose criteria speak of it. */
function outcomes(document: ReadDocument): readonly Found[] {
  const all: readonly Whole[] = document.units.flatMap((unit) =>
    unit.outcomes.map((outcome) => ({
      unit: unit.reference.value,
      number: outcome.number,
      line: outcome.line,
      wording: outcome.wording,
      words: wordsOf(outcome.wording),
      around: subjectOf(
        [unit.title?.value ?? '', ...outcome.criteria.map(({ wording }) => wording)].join(' '),
      ),
    })),
  );
  const groups = Map.groupBy(
    all.filter(({ words }) => words.length >= 3),
    ({ words }) => words.join(' '),
  );
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) => {
      const fit = (one: Whole) => shared(subjectOf(one.wording), one.around);
      const best = group.reduce((a, b) => (fit(b) > fit(a) ? b : a));
      return group
        .filter((one) => one !== best)
        .map((one) => {
          const words = subjectOf(one.wording).size;
          return found(
            one.line,
            `unit ${one.unit}, outcome ${one.number}`,
            'outcome-wording-copied',
            {
              stated: quoted(one.wording),
              computed: `the wording of ${best.unit} outcome ${best.number}, line ${best.line}; of its ${words} words ${fit(one)} occur in title and criteria here, ${fit(best)} there`,
            },
            `The outcome is worded as that of ${best.unit}, and fits there better than here.`,
          );
        });
    });
}
