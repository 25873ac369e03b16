import { sql } from 'kysely';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { may } from '../../platform/identity/policy.ts';
import { livingPerson } from '../people/index.ts';
import { alertEnded, alertPinned } from './events.ts';
import { policy } from './policy.ts';
import type { pinAlertRoute } from './schema.ts';
import { type TasksTables, tasksDb } from './tables.ts';

type Row = TasksTables['pinned_alert'];

/** An alert as the reader may see it. */
export interface Alert {
  readonly alertId: string;
  readonly kind: Row['kind'];
  /** null: words on health that the reader's role does not read. */
  readonly words: string | null;
  readonly health: boolean;
  readonly basis: Row['basis'];
  readonly reviewOn: string;
  /** The day on which it was to be looked at again has gone. */
  readonly overdue: boolean;
  readonly pinnedAt: string;
  readonly pinnedBy: string;
}

/**
 * Alerts pinned to these people, clients or sites, by their id; who has none is not in the answer. Words on
 * health are null where the reader's role does not read them: that there is one stays visible.
 */
export async function alertsOf(
  tx: Tx,
  subjectIds: readonly string[],
): Promise<Map<string, readonly Alert[]>> {
  if (subjectIds.length === 0) return new Map();
  const readsHealth = may(policy, actorOf(tx).roles, 'alerts.health');
  const today = dateIn(nowOf(tx));
  const rows = await tasksDb(tx)
    .selectFrom('pinned_alert')
    .selectAll()
    .where(sql<boolean>`subject_id = any(${[...subjectIds]}::uuid[])`)
    .where('ended_at', 'is', null)
    .orderBy('pinned_at')
    .orderBy('id')
    .execute();
  const found = new Map<string, Alert[]>();
  for (const row of rows) {
    const health = row.kind === 'health';
    const list = found.get(row.subject_id) ?? [];
    list.push({
      alertId: row.id,
      kind: row.kind,
      words: health && !readsHealth ? null : row.words,
      health,
      basis: readsHealth ? row.basis : null,
      reviewOn: row.review_on,
      overdue: row.review_on < today,
      pinnedAt: row.pinned_at.toISOString(),
      pinnedBy: row.pinned_by_name,
    });
    found.set(row.subject_id, list);
  }
  return found;
}

/** Words on health stand in no entry: that there are some does. */
function partOf(row: Pick<Row, 'subject_kind' | 'subject_id' | 'kind' | 'words'>) {
  if (row.subject_kind !== 'person' || row.kind === 'health') return {};
  return { people: { [row.subject_id]: { words: row.words } } };
}

/**
 * Pins a few words to a person, a client or a site, until the day on which they are looked at again. The same id
 * again gives the first result. Refuses `person-not-found`, `health-of-a-person`, `no-basis` (why words on health
 * are held), `review-too-early`, and `not-allowed` where the role reads no health.
 */
export async function pinAlert(
  tx: Tx,
  { id, subject, kind, words, basis, reviewOn }: BodyOf<typeof pinAlertRoute>,
): Promise<Result<{ alertId: string }>> {
  const { organisationId, memberId, name, roles } = actorOf(tx);
  const health = kind === 'health';
  if (health && subject.kind !== 'person') {
    return wrongField(
      'kind',
      'health-of-a-person',
      'Only a person has health. Choose another kind.',
    );
  }
  if (health && !may(policy, roles, 'alerts.health')) {
    return refuse('not-allowed', 'Your role does not hold words on health. Ask a consultant.');
  }
  if (health !== (basis !== null)) {
    return wrongField('basis', 'no-basis', 'Say why words on health are held; of others, nothing.');
  }
  if (reviewOn <= dateIn(nowOf(tx))) {
    return wrongField('reviewOn', 'review-too-early', 'Choose a later day to look at it again.');
  }
  if (subject.kind === 'person') {
    const person = await livingPerson(tx, subject.id);
    if (!person.ok) return person;
  }
  const row: Row = {
    organisation_id: organisationId,
    id,
    subject_kind: subject.kind,
    subject_id: subject.id,
    kind,
    words,
    basis,
    review_on: reviewOn,
    pinned_at: nowOf(tx),
    pinned_by: memberId,
    pinned_by_name: name,
    ended_at: null,
    ended_by: null,
    ended_because: '',
  };
  const made = await tasksDb(tx)
    .insertInto('pinned_alert')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .execute();
  if (made.length === 0) return ok({ alertId: id });
  record(tx, alertPinned, {
    subjects: { alert: id, [subject.kind]: subject.id },
    facts: { alert: id, kind, subject: subject.kind, reviewOn },
    ...partOf(row),
  });
  return ok({ alertId: id });
}

/** Takes an alert down, and why. Again changes nothing. Refuses `alert-not-found`. */
export async function endAlert(
  tx: Tx,
  { alertId, because }: { readonly alertId: string; readonly because: string },
): Promise<Result<{ alertId: string }>> {
  const db = tasksDb(tx);
  const row = await db
    .selectFrom('pinned_alert')
    .selectAll()
    .where('id', '=', alertId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('alert-not-found', 'There is no such alert.');
  if (row.ended_at !== null) return ok({ alertId });
  await db
    .updateTable('pinned_alert')
    .set({
      ended_at: nowOf(tx),
      ended_by: actorOf(tx).memberId,
      ended_because: because,
      // Words on health are held no longer than they are needed.
      ...(row.kind === 'health' ? { words: '' } : {}),
    })
    .where('id', '=', alertId)
    .execute();
  record(tx, alertEnded, {
    subjects: { alert: alertId, [row.subject_kind]: row.subject_id },
    facts: {
      alert: alertId,
      kind: row.kind,
      subject: row.subject_kind,
      reviewOn: row.review_on,
    },
    ...partOf(row),
  });
  return ok({ alertId });
}
