import { explain, explainedLines } from '../../desk/clearance/index.ts';
import { isDate } from '../../lib/days.ts';
import type { Database } from '../../platform/db/pool.ts';
import { read } from '../../platform/db/read.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { chosenOrganisation } from './organisations.ts';
import { type Called, optionOf, say } from './terminal.ts';

const USAGE =
  'Usage: rules explain RULE --shift ID --worker ID [--as-of 2026-11-23] [--json] [--organisation NAME]';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * `rules explain RULE --shift ID --worker ID`: how a rule came to its answer about a worker and a shift, with
 * the sum by hand, as the page shows it; with `--as-of` also as at the end of that day.
 * @returns the exit code: 0 explained, 1 refused, 2 called wrongly
 */
export async function explainFindingCommand(
  called: Called,
  db: Database,
  ownerUrl: string,
): Promise<number> {
  const [, , rule] = called.words;
  const shiftId = optionOf(called, 'shift');
  const personId = optionOf(called, 'worker');
  const asOf = optionOf(called, 'as-of');
  if (!rule || !shiftId || !personId) return wrongUse(USAGE);
  if (!UUID.test(shiftId) || !UUID.test(personId)) {
    return wrongUse(`A shift and a worker are named by their ids, as in the address.\n${USAGE}`);
  }
  if (asOf !== undefined && !isDate(asOf)) return wrongUse(`${asOf} is no date.\n${USAGE}`);
  const organisation = await chosenOrganisation(called, ownerUrl);
  if (!organisation.ok) return refused(organisation.refusal.because);
  const { id, isSample } = organisation.value;
  const told = await read(db, systemActor(id, isSample), (tx) =>
    explain(tx, { rule, shiftId, personId, asOf }),
  );
  if (!told.ok) return refused(told.refusal.because);
  if (called.options['json']) say(JSON.stringify(told.value, null, 2));
  else for (const line of explainedLines(told.value)) say(line);
  return 0;
}

function wrongUse(because: string): number {
  process.stderr.write(`${because}\n`);
  return 2;
}

function refused(because: string): number {
  process.stderr.write(`${because}\n`);
  return 1;
}
