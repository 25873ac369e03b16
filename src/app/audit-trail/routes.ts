import { peopleOf } from '../../desk/people/index.ts';
import { procedureTitles } from '../../desk/policies/index.ts';
import { ok, refuse } from '../../lib/result.ts';
import { addDays, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { type LogLine, logKinds, logLines, verifyHere } from '../../platform/audit/read-log.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { acts, type Endpoint, reads } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { may } from '../../platform/identity/policy.ts';
import { hiddenKinds } from '../../proof/concerns/index.ts';
import { entriesNow, mailedSizes } from '../checkpoints/queries.ts';
import { aboutOf, type Concerned } from './about.ts';
import { entryFor } from './may-read.ts';
import { policy } from './policy.ts';
import { entryFile, exportEntry, provenNow } from './prove-entry.ts';
import * as schema from './schema.ts';

const PAGE = 100;

/** What an envelope says beside its kind and time. */
interface Envelope extends Concerned {
  readonly people: readonly unknown[];
  readonly prepared_by?: readonly string[];
  readonly contributed?: readonly string[];
  readonly approved_by?: readonly string[];
  readonly policies?: readonly { readonly policy: string; readonly version: string }[];
}

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
    const hidden = hiddenKinds(actorOf(tx).roles);
    const { total, rows } = await logLines(tx, {
      hidden,
      kind: query.kind,
      subject: query.subject,
      before: query.before,
      from: query.on ? dayStart(query.on) : undefined,
      to: query.on ? dayStart(addDays(query.on, 1)) : undefined,
      most: PAGE,
    });
    return ok({ total, rows: await named(tx, rows), kinds: [...(await logKinds(tx, hidden))] });
  }),
  reads(schema.readEntry, async (tx, { params }) => {
    const partsShown = may(policy, actorOf(tx).roles, 'log.parts');
    const found = await entryFor(tx, params.seq, partsShown);
    if (!found.ok) return found;
    const entry = found.value;
    const [line] = await named(tx, [entry]);
    if (!line) return refuse('entry-not-found', `The log has no entry ${params.seq}.`);
    const people = await peopleOf(
      tx,
      entry.parts.map((part) => part.person),
    );
    const sealed = JSON.parse(entry.envelope) as Envelope;
    const policies = sealed.policies ?? [];
    const titles = await procedureTitles(tx, policies);
    const members = await memberNames(tx);
    const namesOf = (ids: readonly string[] = []) =>
      ids.map((id) => members.get(id) ?? 'A former member');
    return ok({
      ...entry,
      actorName: line.actorName,
      newest: await entriesNow(tx),
      about: await aboutOf(tx, sealed, members),
      preparedBy: namesOf(sealed.prepared_by),
      contributed: namesOf(sealed.contributed),
      approvedBy: namesOf(sealed.approved_by),
      policies: policies.map((one) => ({
        ...one,
        title: titles.get(`${one.policy} ${one.version}`) ?? null,
      })),
      partsShown,
      commitments: sealed.people.length,
      parts: entry.parts.map((part) => ({
        ...part,
        name: people.get(part.person)?.displayName ?? 'A person who is not here any more',
      })),
    });
  }),
  reads(schema.readProof, async (tx, { params, query }) => {
    const proof = await provenNow(tx, params.seq, query.checkpoint);
    if (!proof.ok) return proof;
    return ok({ proof: proof.value, keptElsewhere: await mailedSizes(tx, params.seq) });
  }),
  reads(schema.downloadEntry, (tx, { params, query }) =>
    entryFile(tx, params.seq, query.checkpoint),
  ),
  acts(schema.exportEntry, (tx, { params, body }) =>
    exportEntry(tx, params.seq, { size: body.checkpoint, people: body.people }),
  ),
];
