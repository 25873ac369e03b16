import { peopleOf } from '../../desk/people/index.ts';
import { ok, refuse } from '../../lib/result.ts';
import { addDays, dateOfMinute, startOfDay } from '../../lib/time.ts';
import {
  type LogLine,
  logEntry,
  logKinds,
  logLines,
  verifyHere,
} from '../../platform/audit/read-log.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { type Endpoint, reads } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { may } from '../../platform/identity/policy.ts';
import { policy } from './policy.ts';
import * as schema from './schema.ts';

const PAGE = 100;

/** The instant at which a day begins in London. */
const dayStart = (day: string): Date => dateOfMinute(startOfDay(day));

async function named(tx: Tx, lines: readonly LogLine[]) {
  const names = await memberNames(tx);
  return lines.map((line) => ({
    ...line,
    actorName: line.actor ? (names.get(line.actor) ?? 'A former member') : 'Deskproof',
  }));
}

/** The log as people read it: newest first, one entry whole, and the check of it all. */
export const routes: readonly Endpoint[] = [
  reads(schema.verifyLog, async (tx) => ok(await verifyHere(tx))),
  reads(schema.listEntries, async (tx, { query }) => {
    const { total, rows } = await logLines(tx, {
      kind: query.kind,
      subject: query.subject,
      before: query.before,
      from: query.on ? dayStart(query.on) : undefined,
      to: query.on ? dayStart(addDays(query.on, 1)) : undefined,
      most: PAGE,
    });
    return ok({ total, rows: await named(tx, rows), kinds: [...(await logKinds(tx))] });
  }),
  reads(schema.readEntry, async (tx, { params }) => {
    const partsShown = may(policy, actorOf(tx).roles, 'log.parts');
    const entry = await logEntry(tx, params.seq, partsShown);
    if (!entry) return refuse('entry-not-found', `The log has no entry ${params.seq}.`);
    const [line] = await named(tx, [entry]);
    if (!line) return refuse('entry-not-found', `The log has no entry ${params.seq}.`);
    const people = await peopleOf(
      tx,
      entry.parts.map((part) => part.person),
    );
    return ok({
      ...entry,
      actorName: line.actorName,
      partsShown,
      commitments: (JSON.parse(entry.envelope) as { people: unknown[] }).people.length,
      parts: entry.parts.map((part) => ({
        ...part,
        name: people.get(part.person)?.displayName ?? 'A person who is not here any more',
      })),
    });
  }),
];
