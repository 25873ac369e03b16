import pg from 'pg';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type Checkpoint, readOrigin } from '../../platform/audit/tree/checkpoint.ts';
import { verifyNote } from '../../platform/audit/tree/note.ts';
import { type Ask, type Verdict, verifyLog } from '../../platform/audit/verify.ts';
import { keysOfLog } from '../../platform/audit/verify-tree.ts';
// How the database's types reach the code: the check counts entries as numbers.
import '../../platform/db/pool.ts';
import { allOrganisations, organisationFor } from './organisations.ts';
import { plain } from './proof-words.ts';
import { type Called, optionOf, progressOf, say } from './terminal.ts';
import { checkpointOf, keysOf, knownOptions, WRONG_USE } from './verify-offline.ts';

/** One organisation's verdict in words. */
export function verdictLine(name: string, verdict: Verdict): string {
  if (!verdict.whole) return `${name}: BROKEN. ${verdict.because}`;
  const erased = verdict.erasedParts
    ? `, ${verdict.erasedParts} erased part${verdict.erasedParts === 1 ? '' : 's'} (announced)`
    : '';
  const signed = verdict.checkpoints
    ? `, ${verdict.checkpoints} checkpoint${verdict.checkpoints === 1 ? ' matches' : 's match'}`
    : '';
  return `${name}: whole. ${verdict.entries} entries${erased}${signed}. Head ${verdict.head}`;
}

/** A checkpoint kept elsewhere, of the log it names; its signature is checked with --key or the log's keys. */
async function checkpointElsewhere(
  ask: Ask,
  called: Called,
): Promise<Result<{ checkpoint: Checkpoint; organisationId: string } | null>> {
  if (!('checkpoint' in called.options)) return ok(null);
  const checkpoint = checkpointOf(called, 'checkpoint');
  if (!checkpoint.ok) return checkpoint;
  const { origin, size, note } = checkpoint.value;
  const log = readOrigin(origin);
  if (!log || size === 0) {
    return refuse(
      'origin-unknown',
      `The checkpoint is of ${JSON.stringify(origin)}, ${size} entries: that is no log of Deskproof's.`,
    );
  }
  const given = keysOf(called);
  if (!given.ok) return given;
  // A key of another log signs nothing about this one, whoever gave it.
  const keys = (given.value ?? (await keysOfLog(ask, log.organisationId))).filter(
    (key) => key.name === origin,
  );
  const signed = verifyNote(note, keys);
  if (!signed.ok) return signed;
  return ok({ checkpoint: checkpoint.value, organisationId: log.organisationId });
}

/**
 * `verify [--organisation NAME] [--checkpoint FILE]`: checks each whole log as the owner, in one snapshot,
 * with row-level security off, so that a filter would be an error and not a gap. With a checkpoint kept
 * elsewhere it checks that log alone, and finds a cut tail and a log rewritten from its start.
 * @returns the exit code: 0 all whole, 1 one is broken, 2 it could not be tried
 */
export async function verifyCommand(called: Called, ownerUrl: string): Promise<number> {
  const known = knownOptions(called, ['organisation', 'checkpoint', 'key']);
  if (!known.ok) {
    process.stderr.write(`${plain(known.refusal.because)}\n`);
    return 2;
  }
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const ask: Ask = async (statement, values) => (await client.query(statement, [...values])).rows;
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local row_security = off');
    const wanted = optionOf(called, 'organisation');
    const named = wanted ? await organisationFor(client, wanted) : null;
    if (named && !named.ok) {
      process.stderr.write(`${named.refusal.because}\n`);
      return 2;
    }
    const elsewhere = await checkpointElsewhere(ask, called);
    if (!elsewhere.ok) {
      process.stderr.write(`${plain(elsewhere.refusal.because)}\n`);
      return elsewhere.refusal.code === WRONG_USE ? 2 : 1;
    }
    const kept = elsewhere.value;
    const all = named?.ok ? [named.value] : await allOrganisations(client);
    const list = kept ? all.filter((one) => one.id === kept.organisationId) : all;
    if (kept && list.length === 0) {
      process.stderr.write(
        'The checkpoint is of another organisation’s log than the one to check here.\n',
      );
      return 2;
    }
    if (list.length === 0) say('There is no organisation here yet, so there is no log to check.');
    let broken = 0;
    for (const organisation of list) {
      const progress = progressOf(`Checking ${organisation.name}`);
      const verdict = await verifyLog(
        ask,
        organisation.id,
        (checked) => progress.tell(checked),
        kept ? [kept.checkpoint] : [],
      );
      progress.end();
      if (!verdict.whole) broken++;
      say(verdictLine(organisation.name, verdict));
      if (kept && verdict.whole) {
        say(`It begins with the ${kept.checkpoint.size} entries of the checkpoint kept elsewhere.`);
      }
    }
    await client.query('commit');
    return broken > 0 ? 1 : 0;
  } finally {
    await client.end();
  }
}
