import type { ReadDocument } from '../document.ts';
import { type Found, found, quoted } from './place.ts';
import { likeness, shared, subjectOf, wordsOf } from './wording.ts';

/** From here on two wordings of at least six words are called nearly the same. */
const NEARLY = 0.84;
/** Beyond so many criteria only exact repeats are looked for: pairs grow with the square. */
const MOST_FOR_NEARLY = 1500;

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
      outcome.criteria.map(({ number, wording, line }) => ({
        unit: unit.reference.value,
        outcome: outcome.number,
        number,
        line,
        wording,
        words: wordsOf(wording),
      })),
    ),
  );
  return [
    ...exactly(criteria),
    ...(criteria.length <= MOST_FOR_NEARLY ? nearly(criteria) : []),
    ...copiedSets(document, criteria),
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
  const long = [...first.values()].filter(({ words }) => words.length >= 6);
  return long.flatMap((place, index) => {
    const alike = long
      .slice(0, index)
      .filter(({ words }) => Math.abs(words.length - place.words.length) <= 0.25 * words.length)
      .map((other) => ({ other, share: likeness(other.words, place.words) }))
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
                `${Math.round(share * 100)} % ${label(other)}, line ${other.line}`,
            )
            .join('; '),
        },
        'The criterion differs from another in a word or two; one piece of evidence may serve both.',
      ),
    ];
  });
}

/** Half of an outcome's criteria or more, word for word from one other unit: told at the worse fit. */
function copiedSets(document: ReadDocument, criteria: readonly Place[]): readonly Found[] {
  const sets = Map.groupBy(criteria, ({ unit, outcome }) => `${unit} ${outcome}`);
  const keysOf = (set: readonly Place[]) => new Set(set.map(({ words }) => words.join(' ')));
  const owners = new Map<string, Set<string>>();
  for (const [name, set] of sets) {
    for (const key of keysOf(set)) owners.set(key, (owners.get(key) ?? new Set()).add(name));
  }
  return [...sets].flatMap(([name, set]) => {
    const [first] = set;
    const counts = new Map<string, number>();
    for (const key of keysOf(set)) {
      for (const other of owners.get(key) ?? []) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
    return [...counts].flatMap(([other, count]) => {
      const there = sets.get(other) ?? [];
      if (!first || there[0]?.unit === first.unit || count < 2 || count * 2 < set.length) return [];
      const [here, fit] = [fitOf(document, set), fitOf(document, there)];
      if (
        here > fit ||
        (here === fit && [...sets.keys()].indexOf(name) < [...sets.keys()].indexOf(other))
      ) {
        return [];
      }
      return [
        found(
          first.line,
          `unit ${first.unit}, outcome ${first.outcome}`,
          'criteria-of-another-unit',
          {
            stated: `${count} of ${set.length} criteria`,
            computed: `word for word ${there[0]?.unit} outcome ${there[0]?.outcome}, line ${there[0]?.line}; they share ${here} words with outcome and title here, ${fit} there`,
          },
          `The criteria of this outcome are those of ${there[0]?.unit}; the ones that belong here are lost.`,
        ),
      ];
    });
  });
}

/** How many words criteria share with the outcome and the title above them. */
function fitOf(document: ReadDocument, set: readonly Place[]): number {
  const [first] = set;
  const unit = document.units.find(({ reference }) => reference.value === first?.unit);
  const outcome = unit?.outcomes.find(({ number }) => number === first?.outcome);
  const above = subjectOf(`${unit?.title?.value ?? ''} ${outcome?.wording ?? ''}`);
  return shared(above, subjectOf(set.map(({ wording }) => wording).join(' ')));
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
