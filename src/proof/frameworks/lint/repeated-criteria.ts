import type { ReadDocument } from '../document.ts';
import { type Found, found, quoted } from './place.ts';
import { likeness, shared, subjectOf, wordsOf } from './wording.ts';

/** From here on two wordings of at least six words are called nearly the same. */
const NEARLY = 0.8;
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
  const distinct = [...new Map(criteria.map((place) => [place.words.join(' '), place])).values()];
  const long = distinct.filter(({ words }) => words.length >= 6);
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

interface Whole {
  readonly unit: string;
  readonly number: number;
  readonly line: number;
  readonly wording: string;
  readonly words: readonly string[];
  /** Stems of the criteria under it. */
  readonly below: ReadonlySet<string>;
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
      below: subjectOf(outcome.criteria.map(({ wording }) => wording).join(' ')),
    })),
  );
  const groups = Map.groupBy(
    all.filter(({ words }) => words.length >= 3),
    ({ words }) => words.join(' '),
  );
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) => {
      const fit = (one: Whole) => shared(subjectOf(one.wording), one.below);
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
              computed: `the wording of ${best.unit} outcome ${best.number}, line ${best.line}; of its ${words} words ${fit(one)} occur in the criteria here, ${fit(best)} there`,
            },
            `The outcome is worded as that of ${best.unit}, and fits its criteria there better than here.`,
          );
        });
    });
}
