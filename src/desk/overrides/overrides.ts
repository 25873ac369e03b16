import { sql } from 'kysely';
import { dateIn, dateOfMinute, minuteOfDate } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { lawOf } from '../../rules/book/book.ts';
import type { Ground } from '../../rules/book/law.ts';
import { type OverridesTables, overridesDb } from './tables.ts';

/** A block lifted on a named ground, for one shift at the times it had. Epoch minutes. */
export interface Override {
  readonly shiftId: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  /** The ground in law and what is done instead, in words. */
  readonly ground: string;
  readonly givenOn: string;
  readonly givenBy: string;
}

/** The grounds in law on which a rule's block may be lifted; none: nobody may lift it. */
export function groundsOf(rule: string): readonly Ground[] {
  return lawOf(rule)?.grounds ?? [];
}

/** A ground with what is done instead, as a sentence shows it; old ones were written in words alone. */
function groundWords(rule: string, key: string | null, instead: string): string {
  const ground = key === null ? undefined : groundsOf(rule).find((one) => one.key === key);
  const words = instead.replace(/[.\s]+$/, '');
  return ground ? `${ground.words} (${ground.source}); instead: ${words}` : words;
}

/**
 * Overrides of these workers for shifts around a reach, by worker. One that a manager did not agree with
 * counts only for a shift that had begun by then. Epoch minutes.
 * @param asOf for an answer as it was: what was ended after this moment still counts
 */
export async function overridesOf(
  tx: Tx,
  personIds: readonly string[],
  { from, to, asOf }: { readonly from: number; readonly to: number; readonly asOf?: Date },
): Promise<Map<string, readonly Override[]>> {
  const rows = await overridesDb(tx)
    .selectFrom('rule_override')
    .selectAll()
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('starts_at', '<', dateOfMinute(to))
    .where('ends_at', '>', dateOfMinute(from))
    .where((eb) =>
      eb.or([
        eb('ended_at', 'is', null),
        eb('starts_at', '<=', eb.ref('ended_at')),
        ...(asOf === undefined ? [] : [eb('ended_at', '>', asOf)]),
      ]),
    )
    .execute();
  const found = new Map<string, Override[]>();
  for (const row of rows) {
    const override = {
      shiftId: row.shift_id,
      start: minuteOfDate(row.starts_at),
      end: minuteOfDate(row.ends_at),
      rule: row.rule,
      ground: groundWords(row.rule, row.ground_key, row.ground),
      givenOn: dateIn(row.given_at),
      givenBy: row.given_by_name,
    };
    const list = found.get(row.person_id);
    if (list) list.push(override);
    else found.set(row.person_id, [override]);
  }
  return found;
}

/** An override as the list of those to sign off shows it, with a manager's word if there is one. */
export interface OverrideOnFile {
  readonly overrideId: string;
  readonly personId: string;
  readonly shiftId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly rule: string;
  /** Null: given before grounds were chosen from a list. */
  readonly ground: Ground | null;
  /** What is done instead; of old ones the ground in words too. */
  readonly instead: string;
  readonly givenAt: Date;
  readonly givenBy: string;
  readonly givenByName: string;
  /** Of a rest that was shortened, in minutes. */
  readonly rest: { readonly due: number; readonly had: number } | null;
  readonly signedOff: {
    readonly agreed: boolean;
    readonly reason: string;
    readonly at: Date;
    readonly byName: string;
  } | null;
}

/**
 * Overrides on file, those not signed off first, then the newest; with how many there are and how many of
 * them wait for a manager.
 * @param open only those that wait
 */
export async function overridesOnFile(
  tx: Tx,
  { open = false, most = 200 }: { readonly open?: boolean; readonly most?: number } = {},
): Promise<{ readonly total: number; readonly unsigned: number; readonly rows: OverrideOnFile[] }> {
  const db = overridesDb(tx);
  const all = db
    .selectFrom('rule_override as o')
    .leftJoin('override_sign_off as s', (join) =>
      join.onRef('s.organisation_id', '=', 'o.organisation_id').onRef('s.override_id', '=', 'o.id'),
    );
  const { total, unsigned } = await all
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`count(*) filter (where s.override_id is null)`.as('unsigned'),
    ])
    .executeTakeFirstOrThrow();
  let query = all.select([
    'o.id',
    'o.person_id',
    'o.shift_id',
    'o.starts_at',
    'o.ends_at',
    'o.rule',
    'o.ground',
    'o.ground_key',
    'o.given_at',
    'o.given_by',
    'o.given_by_name',
    'o.due_minutes',
    'o.had_minutes',
    's.agreed',
    's.reason',
    's.signed_at',
    's.signed_by_name',
  ]);
  if (open) query = query.where('s.override_id', 'is', null);
  const rows = await query
    .orderBy(sql`s.override_id is not null`)
    .orderBy('o.given_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(most)
    .execute();
  return {
    total: Number(open ? unsigned : total),
    unsigned: Number(unsigned),
    rows: rows.map((row) => ({
      overrideId: row.id,
      personId: row.person_id,
      shiftId: row.shift_id,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      rule: row.rule,
      ground: groundsOf(row.rule).find(({ key }) => key === row.ground_key) ?? null,
      instead: row.ground,
      givenAt: row.given_at,
      givenBy: row.given_by,
      givenByName: row.given_by_name,
      rest:
        row.due_minutes === null || row.had_minutes === null
          ? null
          : { due: row.due_minutes, had: row.had_minutes },
      signedOff:
        row.signed_at === null
          ? null
          : {
              agreed: row.agreed === true,
              reason: row.reason ?? '',
              at: row.signed_at,
              byName: row.signed_by_name ?? '',
            },
    })),
  };
}

/** What is kept of an override that was given. */
export type OverrideGiven = Omit<
  OverridesTables['rule_override'],
  'organisation_id' | 'given_at' | 'given_by' | 'given_by_name' | 'ended_at'
>;

/** What the override with this id was given for, if it was given already. */
export async function overrideGiven(
  tx: Tx,
  id: string,
): Promise<{ readonly personId: string; readonly shiftId: string; readonly rule: string } | null> {
  const row = await overridesDb(tx)
    .selectFrom('rule_override')
    .select(['person_id as personId', 'shift_id as shiftId', 'rule'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps an override as the acting member gives it now. Whether they may is asked before. */
export async function keepOverride(tx: Tx, given: OverrideGiven): Promise<void> {
  const { organisationId, memberId, name } = actorOf(tx);
  if (memberId === null) throw new Error('A rule is lifted by a member, not by the system.');
  await overridesDb(tx)
    .insertInto('rule_override')
    .values({
      organisation_id: organisationId,
      ...given,
      given_at: nowOf(tx),
      given_by: memberId,
      given_by_name: name,
      ended_at: null,
    })
    .execute();
}
