import { ok } from '../../lib/result.ts';
import { bool, int, list, maybe, name, num, object, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import type { Finding, WorkingLine } from '../finding.ts';
import { fisherExact, type Group, type Impact, impactOf } from './impact.ts';

const SOURCE =
  'Equality Act 2010 s.19; the four-fifths screen is a US rule of thumb without UK legal force';
/** More people than this are not put through the exact test, which walks every split of them. */
const EXACT_UP_TO = 100_000;

export const impact = question({
  rule: 'EQ-IMPACT',
  asks: 'Does a stage let one group through much less often than another?',
  takes: {
    groups: list(
      object({
        group: name('the group'),
        applied: maybe(int('how many applied')),
        selected: maybe(int('how many of them were selected')),
        rate: maybe(num('selected / applied, instead of the counts')),
      }),
      'each group with its counts, or its rate',
    ),
  },
  gives: {
    outcome: maybe(outcome()),
    rates: maybe(list(object({ group: name(''), rate: num('') }), 'selected / applied')),
    ratios: maybe(list(object({ group: name(''), ratio: num('') }), 'rate / best rate')),
    flagged: maybe(list(name(''), 'groups under 0.80')),
    ratio_shown: maybe(bool('are the groups large enough to show a ratio?')),
  },
  answer: ({ groups }) => {
    const found = impactOf(groups);
    if (!found.ok) return found;
    const { value } = found;
    const shown = value.ratios.length > 0;
    return ok({
      gives: {
        outcome: outcomeOf(value),
        rates: value.rates,
        ratios: value.ratios,
        flagged: value.flagged,
        ratio_shown: shown,
      },
      because: becauseOf(value),
      working: workingOf(groups, value),
      source: SOURCE,
    });
  },
});

/** EQ-IMPACT for a report: flagged groups escalate to the list. It stops nothing and decides nothing. */
export function checkImpact(groups: readonly Group[]): readonly Finding[] {
  const found = impactOf(groups);
  if (!found.ok || found.value.flagged.length === 0) return [];
  return [
    {
      rule: 'EQ-IMPACT',
      outcome: 'escalate',
      stops: false,
      because: becauseOf(found.value),
      source: SOURCE,
      clears: 'Have somebody look at why, with the exact test, before anything is changed.',
    },
  ];
}

function outcomeOf({ flagged, ratios }: Impact): 'escalate' | 'record' | 'pass' {
  if (flagged.length > 0) return 'escalate';
  return ratios.length > 0 ? 'pass' : 'record';
}

function becauseOf({ flagged, ratios, hidden }: Impact): string {
  if (ratios.length === 0) {
    return hidden.length > 0
      ? 'The groups are too small to show a ratio; the counts are kept.'
      : 'There are no two groups to compare; the counts are kept.';
  }
  if (flagged.length === 0) return 'No group is under 0.80 of the best rate.';
  const shown = flagged.map(
    (name) => `${name} ${ratios.find(({ group }) => group === name)?.ratio.toFixed(2)}`,
  );
  return `Under 0.80 of the best rate: ${shown.join(', ')}. A person looks why; nothing follows by itself.`;
}

function workingOf(groups: readonly Group[], found: Impact): readonly WorkingLine[] {
  const rates = found.rates.map(({ group, rate }) => {
    const given = groups.find((one) => one.group === group);
    const sum = given?.applied === undefined ? '' : `${given.selected} / ${given.applied} = `;
    return { what: `Rate of ${group}`, comes: `${sum}${rate.toFixed(3)}` };
  });
  const ratios = found.ratios.map(({ group, ratio }) => {
    const rate = found.rates.find((one) => one.group === group)?.rate ?? 0;
    return {
      what: `Ratio of ${group}`,
      comes: `${rate.toFixed(3)} / ${found.best?.rate.toFixed(3)} = ${ratio.toFixed(2)}`,
    };
  });
  const hidden = found.hidden.map((group) => ({
    what: group,
    comes: 'under 5 applied: not shown',
  }));
  return [...rates, ...ratios, ...hidden, ...exactOf(groups, found)];
}

function exactOf(groups: readonly Group[], { flagged, best }: Impact): readonly WorkingLine[] {
  return flagged.flatMap((name) => {
    const one = countsOf(groups.find(({ group }) => group === name));
    const top = countsOf(best);
    if (!one || !top || one.applied + top.applied > EXACT_UP_TO) return [];
    const chance = fisherExact(one, top);
    return [
      {
        what: `Exact test, ${name} against ${best?.group}`,
        comes: `by chance alone in ${chance < 0.001 ? 'fewer than 1 in 1,000' : `${(chance * 100).toFixed(1)} of 100`} cases`,
      },
    ];
  });
}

function countsOf(one: Group | undefined) {
  if (one?.applied === undefined || one.selected === undefined) return undefined;
  return { applied: one.applied, selected: one.selected };
}
