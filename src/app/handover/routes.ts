import { deskMembers } from '../../desk/policies/index.ts';
import { acknowledgeHandover, handoversOf, type KeptHandover } from '../../desk/tasks/index.ts';
import { ok, refuse } from '../../lib/result.ts';
import { addDays, dateIn, dateOfMinute, momentOf } from '../../lib/time.ts';
import { actorOf, nowOf } from '../../platform/db/tx.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { openItems } from './collect.ts';
import { handOver } from './hand-over.ts';
import * as schema from './schema.ts';
import { handoverPdf } from './sheet.ts';

/** When the day's desk begins, on the clock in London. */
const MORNING = '07:00';

const NOT_FOUND = refuse('handover-not-found', 'There is no such hand-over.');

function shown({ givenAt, until, acknowledgedAt, items, ...rest }: KeptHandover) {
  return {
    ...rest,
    givenAt: givenAt.toISOString(),
    until: until.toISOString(),
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
    items: items.map((item) => ({ ...item, dueAt: item.dueAt?.toISOString() ?? null })),
  };
}

function morningAfter(now: Date): string {
  const moment = momentOf(addDays(dateIn(now), 1), MORNING);
  if (!moment.ok) throw new Error(moment.refusal.because);
  return dateOfMinute(moment.value.minute).toISOString();
}

/** The desk handed over in the evening. */
export const routes = [
  reads(schema.listOpenItems, async (tx) => {
    const items = await openItems(tx);
    const { memberId } = actorOf(tx);
    return ok({
      total: items.length,
      rows: items.map(({ key, kind, words, ownedBy, dueAt }) => ({
        key,
        kind,
        words,
        ownedBy,
        dueAt: dueAt?.toISOString() ?? null,
      })),
      members: (await deskMembers(tx))
        .filter((one) => one.memberId !== memberId)
        .map((one) => ({ memberId: one.memberId, name: one.name })),
      until: morningAfter(nowOf(tx)),
    });
  }),
  reads(schema.listHandovers, async (tx) => {
    const rows = await handoversOf(tx);
    const { memberId } = actorOf(tx);
    return ok({
      total: rows.length,
      forMe: rows.filter((one) => one.toId === memberId && one.acknowledgedAt === null).length,
      rows: rows.map(shown),
    });
  }),
  reads(schema.readHandover, async (tx, { params }) => {
    const [kept] = await handoversOf(tx, params.id);
    return kept ? ok(shown(kept)) : NOT_FOUND;
  }),
  reads(schema.handoverSheet, async (tx, { params }) => {
    const [kept] = await handoversOf(tx, params.id);
    if (!kept) return NOT_FOUND;
    return ok({
      fileName: `hand-over-${dateIn(kept.givenAt)}.pdf`,
      contentType: 'application/pdf',
      bytes: await handoverPdf(tx, kept),
    });
  }),
  acts(schema.giveHandoverRoute, (tx, { body }) => handOver(tx, body)),
  acts(schema.acknowledgeHandoverRoute, (tx, { params }) => acknowledgeHandover(tx, params.id)),
];
