import { fold } from '../../lib/text.ts';
import { isoOfMinute } from '../../lib/time.ts';
import type { Barred, Ranked } from './rank.ts';
import type { RankingQuery } from './schema.ts';
import type { WhoMayGo } from './who-may-go.ts';

/**
 * A page of a ranking: totals over everyone, how many each rule stops, and the rows asked for. The name
 * filter looks for the words' beginnings, without accents or case.
 */
export function rankingPage(all: WhoMayGo, query: RankingQuery) {
  const named = nameFilter(query.name ?? '');
  const may = all.may.filter(({ runner }) => named(runner.displayName));
  const mayNot = all.mayNot.filter(
    ({ runner, findings }) =>
      named(runner.displayName) &&
      (!query.rule || findings.some(({ rule }) => rule === query.rule)),
  );
  const page = <Row>(rows: readonly Row[]) => rows.slice(query.from, query.from + query.size);
  const showMay = query.show === 'may';
  return {
    shifts: all.shifts.length,
    samePerson: all.samePerson,
    missing: [...all.missing],
    mayTotal: all.may.length,
    mayNotTotal: all.mayNot.length,
    byRule: byRule(all.mayNot),
    total: showMay ? may.length : mayNot.length,
    may: showMay ? page(may).map((row) => mayGoRow(row, all)) : [],
    mayNot: showMay ? [] : page(mayNot).map(mayNotRow),
  };
}

function nameFilter(text: string): (name: string) => boolean {
  const words = fold(text).split(' ').filter(Boolean);
  if (words.length === 0) return () => true;
  return (name) => {
    const parts = fold(name).split(' ');
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  };
}

/** Workers each rule stops, most first. A worker may be stopped by several. */
function byRule(mayNot: readonly Barred[]): { rule: string; workers: number }[] {
  const counts = new Map<string, number>();
  for (const { findings } of mayNot) {
    for (const rule of new Set(findings.map((finding) => finding.rule))) {
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([rule, workers]) => ({ rule, workers }))
    .sort((a, b) => b.workers - a.workers || (a.rule < b.rule ? -1 : 1));
}

function mayGoRow({ runner, score, reasons, clear, findings }: Ranked, all: WhoMayGo) {
  return {
    personId: runner.personId,
    displayName: runner.displayName,
    score,
    reasons: [...reasons],
    miles: runner.miles === null ? null : Math.round(runner.miles * 10) / 10,
    availability: {
      state: runner.availability.state,
      saidAt: runner.availability.saidAt === null ? null : isoOfMinute(runner.availability.saidAt),
    },
    shiftsClear: clear.length,
    shiftIds: [...clear],
    offer: all.offers.get(runner.personId) ?? null,
    holds: all.holders.has(runner.personId),
    findings,
  };
}

function mayNotRow({ runner, findings }: Barred) {
  return { personId: runner.personId, displayName: runner.displayName, findings };
}
