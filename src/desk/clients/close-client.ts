import { type DateText, daysBetween } from '../../lib/days.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { clientClosed, closureLifted } from './events.ts';
import { lockedClient } from './found.ts';
import { clientsDb } from './tables.ts';

/** Days a client, or one site of it, is closed. */
export interface Closure {
  readonly closureId: string;
  readonly clientId: string;
  /** Null: every site. */
  readonly siteId: string | null;
  readonly from: DateText;
  readonly to: DateText;
  readonly because: string;
  readonly madeAt: Date;
  readonly madeBy: string | null;
  readonly liftedAt: Date | null;
  readonly liftedBecause: string;
}

const MOST_DAYS = 92;

/**
 * Closes a client, or one site of it, from a day to a day. The same id again changes nothing, and says so. Refuses
 * `client-not-found`, `site-not-found`, `dates-wrong`, `too-long`, `already-closed` and what `cleanText` refuses.
 */
export async function closeClient(
  tx: Tx,
  input: {
    readonly id: string;
    readonly clientId: string;
    readonly siteId: string | null;
    readonly from: DateText;
    readonly to: DateText;
    readonly because: string;
  },
): Promise<Result<{ closureId: string; isNew: boolean }>> {
  const { id, clientId, siteId, from, to } = input;
  const fits = closureFits(from, to, dateIn(nowOf(tx)));
  if (!fits.ok) return fits;
  const because = cleanText(input.because, { min: 1, max: 200, what: 'The reason' });
  if (!because.ok) return because;
  const client = await lockedClient(tx, clientId);
  if (!client.ok) return client;
  const db = clientsDb(tx);
  if (siteId !== null) {
    const site = await db
      .selectFrom('site')
      .select('id')
      .where('id', '=', siteId)
      .where('client_id', '=', clientId)
      .executeTakeFirst();
    if (!site) return refuse('site-not-found', 'There is no such site at this client.');
  }
  const there = await closuresOf(tx, clientId);
  if (there.some(({ closureId }) => closureId === id)) return ok({ closureId: id, isNew: false });
  const covers = there.find(
    (one) =>
      one.liftedAt === null &&
      (one.siteId === null || one.siteId === siteId) &&
      one.from <= from &&
      to <= one.to,
  );
  if (covers) {
    return refuse(
      'already-closed',
      `These days lie in a closure that stands (${covers.because}). Open that one, or lift it first.`,
    );
  }
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('client_closure')
    .values({
      organisation_id: organisationId,
      id,
      client_id: clientId,
      site_id: siteId,
      from_on: from,
      to_on: to,
      because: because.value,
      made_at: nowOf(tx),
      made_by: memberId,
      lifted_at: null,
      lifted_by: null,
      lifted_because: '',
    })
    .execute();
  record(tx, clientClosed, {
    subjects: { client: clientId, closure: id, ...(siteId === null ? {} : { site: siteId }) },
    facts: { closure: id, from, to, wholeClient: siteId === null },
  });
  return ok({ closureId: id, isNew: true });
}

/** Whether a client can be closed in these days. Refuses `dates-wrong` and `too-long`. */
export function closureFits(from: DateText, to: DateText, today: DateText): Result<null> {
  if (to < from || to < today) {
    return wrongField(
      'to',
      'dates-wrong',
      'Choose a last day that is not past and not before the first.',
    );
  }
  if (daysBetween(from, to) >= MOST_DAYS) {
    return wrongField('to', 'too-long', `A closure lasts ${MOST_DAYS} days at most. Make two.`);
  }
  return ok(null);
}

/** Lifts a closure: its days can be booked again. Twice is the same as once. Refuses `closure-not-found`. */
export async function liftClosure(
  tx: Tx,
  closureId: string,
  said: string,
): Promise<Result<{ closureId: string }>> {
  const because = cleanText(said, { min: 1, max: 200, what: 'The reason' });
  if (!because.ok) return because;
  const db = clientsDb(tx);
  const row = await db
    .selectFrom('client_closure')
    .select(['client_id', 'lifted_at'])
    .where('id', '=', closureId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('closure-not-found', 'There is no such closure. Look at the client.');
  if (row.lifted_at) return ok({ closureId });
  await db
    .updateTable('client_closure')
    .set({ lifted_at: nowOf(tx), lifted_by: actorOf(tx).memberId, lifted_because: because.value })
    .where('id', '=', closureId)
    .execute();
  record(tx, closureLifted, {
    subjects: { client: row.client_id, closure: closureId },
    facts: { closure: closureId },
  });
  return ok({ closureId });
}

/** The closures of a client, or of all, lifted ones too, the latest days first. */
export async function closuresOf(tx: Tx, clientId?: string): Promise<readonly Closure[]> {
  const all = clientsDb(tx)
    .selectFrom('client_closure')
    .select(['id as closureId', 'client_id as clientId', 'site_id as siteId'])
    .select(['from_on as from', 'to_on as to', 'because', 'made_at as madeAt'])
    .select(['made_by as madeBy', 'lifted_at as liftedAt', 'lifted_because as liftedBecause'])
    .orderBy('from_on', 'desc')
    .orderBy('id')
    .limit(500);
  return (clientId === undefined ? all : all.where('client_id', '=', clientId)).execute();
}
