import { showDate, showPence } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { loadShifts } from '../bookings/index.ts';
import { stateOf } from './claim.ts';
import { type ClaimRow, entriesOf } from './found.ts';
import { CLAIM_STATES, EXPENSE_KINDS } from './shapes-schema.ts';

/** 'Parking £5.00 for Mon 23 Nov 07:00-15:00 at Elm Lodge, approved on Tue 24 Nov'. */
export async function whereItStands(tx: Tx, claim: ClaimRow): Promise<string> {
  const [shift] = await loadShifts(tx, [claim.shift_id]);
  const entries = await entriesOf(tx, claim.id);
  const today = dateIn(nowOf(tx));
  const last = entries.at(-1);
  const state = CLAIM_STATES[stateOf(entries.map(({ what }) => what))].toLowerCase();
  const when = last
    ? `${state} on ${showDate(dateIn(last.decided_at), today)}`
    : `${state} since ${showDate(claim.said_on, today)}`;
  return `${EXPENSE_KINDS[claim.kind]} ${showPence(claim.pence)} for ${shift?.label ?? ''}, ${when}`;
}
