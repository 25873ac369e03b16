import { rulesToday, type WorkerState } from '../../desk/compliance/index.ts';
import type { QueryOf, ReplyIn } from '../../lib/route.ts';
import { nameKey } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { titleOfRule } from '../../rules/book/title.ts';
import { stops } from '../../rules/finding.ts';
import type { listRulesToday, ORDERS, STATES } from './schema.ts';

type Reply = ReplyIn<typeof listRulesToday>;
type State = (typeof STATES)[number];

/** The list as it is asked for: searched, filtered and ordered over everyone, then cut. */
export async function rulesTodayList(
  tx: Tx,
  asked: QueryOf<typeof listRulesToday>,
): Promise<Reply> {
  const all = await rulesToday(tx);
  const wanted = nameKey(asked.search ?? '');
  const rows = all
    .filter((row) => wanted === '' || nameKey(row.displayName).includes(wanted))
    .filter((row) => asked.state === undefined || stateOf(row) === asked.state)
    .filter(
      (row) => asked.rule === undefined || row.findings.some(({ rule }) => rule === asked.rule),
    )
    .sort(inOrder(asked.order));
  return {
    total: rows.length,
    counts: {
      workers: all.length,
      stopped: all.filter((row) => stateOf(row) === 'stopped').length,
      toLookInto: all.filter((row) => stateOf(row) === 'to_look_into').length,
    },
    rules: rulesFound(all),
    rows: rows
      .slice(0, asked.limit)
      .map((row) => ({ ...row, state: stateOf(row), findings: [...row.findings] })),
  };
}

const PLACE: Readonly<Record<State, number>> = { stopped: 0, to_look_into: 1, clear: 2 };

function stateOf({ findings }: WorkerState): State {
  if (findings.some(stops)) return 'stopped';
  return findings.some(({ outcome }) => outcome !== 'record') ? 'to_look_into' : 'clear';
}

/** Rows come in the order of their names; a sort that finds two alike leaves them so. */
function inOrder(order: (typeof ORDERS)[number]): (a: WorkerState, b: WorkerState) => number {
  const by: Readonly<Record<typeof order, (row: WorkerState) => number | string>> = {
    gravest: (row) => PLACE[stateOf(row)] * 1000 - row.findings.length,
    name: () => 0,
    average: (row) => -(row.average?.minutes ?? -1),
    rest: (row) => row.leastRestMinutes ?? Number.POSITIVE_INFINITY,
    weeks: (row) => -(row.agencyWeeks?.weeks ?? -1),
    right_to_work: (row) => row.rightToWorkUntil ?? '9999',
  };
  const key = by[order];
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

function rulesFound(all: readonly WorkerState[]): Reply['rules'] {
  const counts = new Map<string, number>();
  for (const { findings } of all) {
    for (const rule of new Set(findings.map((finding) => finding.rule))) {
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([rule, workers]) => ({ rule, title: titleOfRule(rule), workers }))
    .sort((a, b) => b.workers - a.workers || a.rule.localeCompare(b.rule));
}
