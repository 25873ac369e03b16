import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { onArrangement } from '../programme/index.ts';
import { externalDb } from './tables.ts';

/** The member who acts; every act here has one. */
export function whoActs(tx: Tx): string {
  const { memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Something was verified from outside by nobody.');
  return memberId;
}

/** An appointment in force today. */
export interface Appointed {
  readonly appointmentId: string;
  readonly memberId: string;
  readonly frameworkCode: string;
  readonly toOn: string;
}

/** Appointments in force today: of everybody, or of one member. */
export async function appointedToday(tx: Tx, memberId?: string): Promise<readonly Appointed[]> {
  const today = dateIn(nowOf(tx));
  let asked = externalDb(tx)
    .selectFrom('external_appointment')
    .select(['id', 'member_id', 'framework_code', 'to_on'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('ended_at', 'is', null)
    .where('from_on', '<=', today)
    .where('to_on', '>=', today);
  if (memberId !== undefined) asked = asked.where('member_id', '=', memberId);
  const rows = await asked.orderBy('framework_code').orderBy('id').execute();
  return rows.map(({ id, member_id, framework_code, to_on }) => ({
    appointmentId: id,
    memberId: member_id,
    frameworkCode: framework_code,
    toOn: to_on,
  }));
}

/**
 * The actor's appointment for a qualification, in force today (W33). Refuses `not-appointed`: for another
 * qualification, before its first day, after its last, or once it was ended.
 */
export async function appointedFor(tx: Tx, frameworkCode: string): Promise<Result<Appointed>> {
  const own = await appointedToday(tx, whoActs(tx));
  const found = own.find((one) => one.frameworkCode === frameworkCode);
  if (found) return ok(found);
  const rest =
    own.length === 0
      ? 'No appointment of yours is in force today.'
      : `You are appointed for ${own.map((one) => `${one.frameworkCode} until ${showDate(one.toOn)}`).join(', ')}.`;
  return wrongField(
    'frameworkCode',
    'not-appointed',
    `${rest} This belongs to another qualification: ask the quality manager or the owner to appoint you for it.`,
    'W33',
  );
}

/** The same for a framework by its id. Refuses `framework-not-found` too. */
export async function appointedForFramework(tx: Tx, frameworkId: string) {
  const here = (await frameworksHere(tx)).find(({ id }) => id === frameworkId);
  if (!here) return refuse('framework-not-found', 'There is no such framework here.');
  return appointedFor(tx, here.code);
}

/**
 * Whether the actor may read of a framework: whoever runs the centre of all, an external verifier only of theirs.
 * Refuses as `appointedFor`.
 */
export async function mayReadOf(tx: Tx, frameworkCode: string): Promise<Result<null>> {
  const { roles } = actorOf(tx);
  if (!roles.includes('external_verifier')) return ok(null);
  const may = await appointedFor(tx, frameworkCode);
  return may.ok ? ok(null) : may;
}

onArrangement(mayReadOf);
