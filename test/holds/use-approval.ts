import type { Desk } from '../routes-world.ts';
import { type Answer, send } from './full-desk.ts';
import { type Ids, inDays, newIds, requestsOf } from './requests.ts';

/**
 * An approval that is used: the consultant agrees a card for the site, from next year on, far below the client's
 * floor, once the owner has allowed it.
 */
export async function useApproval({ staff }: Desk, ids: Ids, mark: string): Promise<void> {
  const { approval = '', card = '' } = newIds();
  const done = (step: string, answer: Answer) => {
    if (answer.status !== 200) throw new Error(`${step}: ${JSON.stringify(answer.body)}`);
  };
  const asking = 'POST /api/approvals';
  const question = {
    id: approval,
    kind: 'margin_below_floor',
    amount: 9_000,
    about: { kind: 'rates_of_site', id: ids['site'] },
    because: `Their first winter ${mark}`,
  };
  done(asking, await send(staff.consultant.ask, asking, { body: question }));
  const deciding = 'POST /api/approvals/:id/decision';
  const decision = requestsOf({ ...ids, approval }, mark)[deciding] ?? {};
  done(deciding, await send(staff.owner.ask, deciding, decision));
  const agreeing = 'POST /api/rate-cards';
  const { body } = requestsOf({ ...ids, card, cards: '0' }, mark)[agreeing] ?? {};
  const [rate] = (body as { rates: readonly object[] }).rates;
  const below = {
    ...body,
    siteId: ids['site'],
    fromOn: inDays(400),
    rates: [{ ...rate, chargePence: 1301 }],
  };
  done(agreeing, await send(staff.consultant.ask, agreeing, { body: below }));
}
