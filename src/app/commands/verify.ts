import pg from 'pg';
import { type Verdict, verifyLog } from '../../platform/audit/verify.ts';
import { allOrganisations, organisationFor } from './organisations.ts';
import { type Called, optionOf, progressOf, say } from './terminal.ts';

/** One organisation's verdict in words. */
export function verdictLine(name: string, verdict: Verdict): string {
  if (!verdict.whole) return `${name}: BROKEN. ${verdict.because}`;
  const erased = verdict.erasedParts
    ? `, ${verdict.erasedParts} erased part${verdict.erasedParts === 1 ? '' : 's'} (announced)`
    : '';
  return `${name}: whole. ${verdict.entries} entries${erased}. Head ${verdict.head}`;
}

/**
 * `verify [--organisation NAME]`: checks each whole log as the owner, in one snapshot, with row-level
 * security off, so that a filter would be an error and not a gap.
 * @returns the exit code: 0 all whole, 1 one is broken
 */
export async function verifyCommand(called: Called, ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local row_security = off');
    const wanted = optionOf(called, 'organisation');
    const named = wanted ? await organisationFor(client, wanted) : null;
    if (named && !named.ok) {
      process.stderr.write(`${named.refusal.because}\n`);
      return 2;
    }
    const list = named?.ok ? [named.value] : await allOrganisations(client);
    if (list.length === 0) say('There is no organisation here yet, so there is no log to check.');
    let broken = 0;
    for (const organisation of list) {
      const progress = progressOf(`Checking ${organisation.name}`);
      const verdict = await verifyLog(
        async (statement, values) => (await client.query(statement, [...values])).rows,
        organisation.id,
        (checked) => progress.tell(checked),
      );
      progress.end();
      if (!verdict.whole) broken++;
      say(verdictLine(organisation.name, verdict));
    }
    await client.query('commit');
    return broken > 0 ? 1 : 0;
  } finally {
    await client.end();
  }
}
