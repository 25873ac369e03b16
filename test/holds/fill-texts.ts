import { sendTexts } from '../../src/desk/communications/index.ts';
import { receiveText } from '../../src/desk/communications/receive-text.ts';
import { giveTextNumber } from '../../src/desk/communications/text-number.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { act } from '../../src/platform/audit/act.ts';
import type { Database } from '../../src/platform/db/pool.ts';
import { configureTexts } from '../../src/platform/texts/setting.ts';
import type { Desk } from '../routes-world.ts';
import { send } from './full-desk.ts';
import type { Ids } from './requests.ts';

let last = 400_000;

/** What no route makes of texts: a number to text from, a question, a text queued again, a STOP. */
export async function fillTexts(db: Database, { staff }: Desk, ids: Ids, mark: string) {
  const actor = staff.owner.actor;
  const id = newId();
  const asked = await act(db, actor, async (tx) => {
    const given = await giveTextNumber(tx, { number: `07700 ${++last}` });
    if (!given.ok) return given;
    const about = { kind: 'person', id: ids['candidate'] ?? '' };
    const asks = { purpose: 'held', about: mark, expiresAt: new Date(Date.now() + 86_400_000) };
    const body = `Tomorrow ${mark}`;
    const text = { id, personId: about.id, body, about, asks };
    return (await sendTexts(tx, [text])).get(id) ?? ok(null);
  });
  if (!asked.ok) throw new Error(asked.refusal.because);
  configureTexts({ isSet: true, from: null, webhookSecret: null });
  const sent = await send(staff.owner.ask, 'POST /api/texts/outgoing/:id/sending', {
    params: { id },
  });
  configureTexts({ isSet: false, from: null, webhookSecret: null });
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body));
  const stopped = await receiveText(db, actor, {
    id: newId(),
    providerId: '',
    from: `+447700${++last}`,
    to: '',
    body: 'STOP',
    receivedAt: new Date(),
  });
  if (!stopped.ok) throw new Error(stopped.refusal.because);
}
