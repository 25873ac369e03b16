import { giveTextNumber, takeTextNumberBack } from '../../desk/communications/index.ts';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { chosenOrganisation } from './organisations.ts';
import { type Called, say } from './terminal.ts';

/**
 * `text-number give NUMBER` and `text-number take-back NUMBER`: which organisation texts from a number of the
 * provider's account, and gets what is texted to it. The operator says so: whoever could claim a number would
 * read another's replies.
 */
export async function textNumberCommand(
  called: Called,
  db: Database,
  ownerUrl: string,
): Promise<number> {
  const [, what, number] = called.words;
  if ((what !== 'give' && what !== 'take-back') || !number) {
    process.stderr.write('Usage: text-number give|take-back NUMBER [--organisation NAME]\n');
    return 2;
  }
  const chosen = await chosenOrganisation(called, ownerUrl);
  if (!chosen.ok) {
    process.stderr.write(`${chosen.refusal.because}\n`);
    return 1;
  }
  const { id, name, isSample } = chosen.value;
  const done = await act(db, systemActor(id, isSample), (tx) =>
    what === 'give' ? giveTextNumber(tx, { number }) : takeTextNumberBack(tx, number),
  );
  if (!done.ok) {
    process.stderr.write(`${done.refusal.because}\n`);
    return 1;
  }
  say(
    what === 'give'
      ? `${name} texts from ${done.value.number}, and gets what is texted to it.`
      : `${name} no longer has ${done.value.number}.`,
  );
  return 0;
}
