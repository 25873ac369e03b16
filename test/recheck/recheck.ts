import { type About, type Ask, type Checked, supplies } from './facts.ts';
import { log } from './log.ts';
import { records } from './records.ts';
import { supply } from './supply.ts';
import { workingTime } from './working-time.ts';

export type { About, Ask, Checked } from './facts.ts';

/**
 * Checks an organisation's data anew, apart from the product: plain SQL over its tables, and arithmetic of its own
 * from the text of the law. What was there before `since` is taken as it stands; what came after is held against
 * every rule.
 * @returns each rule with how many facts were held against it and a sentence for each breach
 */
export async function recheck(ask: Ask, about: About): Promise<readonly Checked[]> {
  const { held, before } = await supplies(ask, about);
  return [
    ...(await workingTime(ask, about, [...held, ...before])),
    ...(await supply(ask, about, held)),
    ...(await records(ask, about)),
    ...(await log(ask, about)),
  ];
}
