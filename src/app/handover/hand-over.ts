import { sendMail } from '../../desk/communications/index.ts';
import { giveHandover, handoversOf } from '../../desk/tasks/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showMoment } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { minuteOfDate } from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { openItems } from './collect.ts';
import type { giveHandoverRoute } from './schema.ts';
import { handoverPdf } from './sheet.ts';

async function mailSheet(tx: Tx, handoverId: string): Promise<Result<unknown>> {
  const [kept] = await handoversOf(tx, handoverId);
  const { members } = await membersOf(tx);
  const to = members.find(({ id }) => id === kept?.toId);
  if (!kept || !to) throw new Error('A hand-over was given to nobody.');
  return sendMail(tx, {
    id: handoverId,
    toName: to.name,
    toAddress: to.email,
    subject: `The desk is yours until ${showMoment(minuteOfDate(kept.until))}`,
    body: `${kept.givenBy} hands the desk over to you with ${counted(kept.items.length, 'open item')}. The sheet is attached; open Deskproof and take it over.\n\n${kept.words}`,
    about: { kind: 'handover', id: handoverId },
    attachments: [
      {
        fileName: 'hand-over.pdf',
        contentType: 'application/pdf',
        content: await handoverPdf(tx, kept),
      },
    ],
  });
}

/**
 * Hands the desk over: what is open at this moment is collected anew, so that nothing is handed over that was
 * settled meanwhile and nothing new is missed. Each item goes to its owner: as chosen, else whose task it is,
 * else whoever takes over. Refuses what `giveHandover` and `sendMail` refuse.
 */
export async function handOver(
  tx: Tx,
  { id, toId, until, words, owners, leftOut, mail }: BodyOf<typeof giveHandoverRoute>,
): Promise<Result<{ handoverId: string; items: number }>> {
  const left = new Set(leftOut);
  const found = (await openItems(tx)).filter(({ key }) => !left.has(key));
  const given = await giveHandover(tx, {
    id,
    toId,
    until: new Date(until),
    words,
    items: found.map(({ key, ownedBy, ...item }) => ({
      ...item,
      ownerId: owners[key] ?? ownedBy ?? toId,
    })),
  });
  if (!given.ok) return given;
  if (mail && given.value.isNew) {
    const sent = await mailSheet(tx, id);
    if (!sent.ok) return sent;
  }
  return ok({ handoverId: id, items: found.length });
}
