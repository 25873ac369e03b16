import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { addMonths, dateIn, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { entriesAbout, entriesOf, type HeardEntry, handsIn } from '../../platform/audit/heard.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { type About, CAPTURED_KINDS, type Captured, captureFor } from './capture.ts';
import { CASE_RULES } from './case-rules.ts';
import { EVIDENCE_TABLE } from './evidence-table.ts';
import { portfolioDb } from './tables.ts';

/** The name of this room's bookmark in the log. */
export const HEARD_AS = 'portfolio';
/** Work of the last three years may be presented without a reason (L374). */
const YEARS_BACK = 3;
const PAGE = 500;

/** The day from which work counts by itself: three calendar years before an instant, in London. */
export function countsFrom(now: Date): string {
  return addMonths(dateIn(now), -12 * YEARS_BACK);
}

/** Puts before every learner what they had a hand in. Heard in order, each entry once. */
export async function hear(tx: Tx, entries: readonly HeardEntry[]): Promise<void> {
  const ours = entries.filter(({ kind }) => CAPTURED_KINDS.includes(kind));
  if (ours.length === 0) return;
  const bookings = ours
    .filter(({ kind }) => RULE_KINDS.includes(kind))
    .flatMap(({ envelope }) => envelope.subjects['booking'] ?? []);
  const learners = await portfolioDb(tx)
    .selectFrom('learner')
    .select('member_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('member_id')
    .execute();
  for (const { member_id: learner } of learners) {
    await keep(tx, learner, captureFor(learner, ours));
    if (bookings.length > 0) await joinCases(tx, learner, [...new Set(bookings)]);
  }
}

/**
 * Reads a learner's last three years of the log and puts before them what they had a hand in (W35). Twice
 * does no harm.
 * @returns how many records are new
 */
export async function lookBack(tx: Tx, learner: string): Promise<number> {
  const from = dateOfMinute(startOfDay(countsFrom(nowOf(tx))));
  const seqs = await handsIn(tx, { member: learner, kinds: CAPTURED_KINDS, from });
  let found = 0;
  for (let at = 0; at < seqs.length; at += PAGE) {
    const page = await entriesOf(tx, seqs.slice(at, at + PAGE));
    found += await keep(tx, learner, captureFor(learner, page));
  }
  await joinCases(tx, learner);
  return found;
}

const keyOf = ({ kind, id }: About): string => `${kind} ${id}`;

/** Cases of a learner with the span of what was captured, made or widened. */
async function keepCases(
  tx: Tx,
  learner: string,
  entries: readonly Captured[],
): Promise<ReadonlyMap<string, string>> {
  const spans = new Map<string, { about: About; first: Date; last: Date }>();
  for (const { about, at } of entries) {
    const known = spans.get(keyOf(about));
    const first = known && known.first < at ? known.first : at;
    const last = known && known.last > at ? known.last : at;
    spans.set(keyOf(about), { about, first, last });
  }
  const rows = [...spans.values()].map(({ about, first, last }) => ({
    id: newId(),
    about_kind: about.kind,
    about_id: about.id,
    first_at: first,
    last_at: last,
  }));
  const kept = await sql<{ id: string; kind: About['kind']; about: string }>`
    insert into evidence_case as c
      (organisation_id, id, learner_id, about_kind, about_id, first_at, last_at)
    select current_organisation(), r.id, ${learner}::uuid, r.about_kind, r.about_id, r.first_at, r.last_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, about_kind text, about_id uuid, first_at timestamptz, last_at timestamptz)
    order by r.about_kind, r.about_id
    on conflict (organisation_id, learner_id, about_kind, about_id) do update
      set first_at = least(c.first_at, excluded.first_at), last_at = greatest(c.last_at, excluded.last_at)
    returning id, about_kind as kind, about_id as about`.execute(portfolioDb(tx));
  return new Map(kept.rows.map((row) => [keyOf({ kind: row.kind, id: row.about }), row.id]));
}

/** Puts captured entries before a learner, each once. @returns how many are new */
export async function keep(tx: Tx, learner: string, entries: readonly Captured[]): Promise<number> {
  if (entries.length === 0) return 0;
  const cases = await keepCases(tx, learner, entries);
  const rows = entries.map((entry) => ({
    seq: entry.seq,
    case_id: cases.get(keyOf(entry.about)),
    entry_id: entry.entryId,
    leaf: entry.leaf.toString('hex'),
    kind: entry.kind,
    at: entry.at,
    part: entry.part,
    shows_as: entry.showsAs,
    not_counting: entry.notCounting,
  }));
  const kept = await sql`
    insert into suggested_entry
      (organisation_id, learner_id, seq, case_id, entry_id, leaf, kind, at, part, shows_as, not_counting)
    select current_organisation(), ${learner}::uuid, r.seq, r.case_id, r.entry_id, decode(r.leaf, 'hex'),
      r.kind, r.at, r.part, r.shows_as, r.not_counting
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(seq bigint, case_id uuid, entry_id uuid, leaf text, kind text, at timestamptz, part text,
        shows_as text[], not_counting text)
    on conflict do nothing`.execute(portfolioDb(tx));
  return Number(kept.numAffectedRows ?? 0);
}

/** Kinds that a rule over a case reads, and those of them that it may make count. */
const JOINED = ['booking.changed', 'supply.refused'];
export const RULE_KINDS: readonly string[] = [...JOINED, 'shift.assigned', 'booking.confirmed'];
const CASES_AT_ONCE = 20;

/**
 * Lets entries count that show something only together with others of their booking: asked anew whenever
 * one of these kinds is heard.
 * @param bookings ids; left out: every booking of the learner
 */
export async function joinCases(tx: Tx, learner: string, bookings?: readonly string[]) {
  const { rows } = await sql<{ about: string }>`
    select distinct c.about_id as about from suggested_entry s
    join evidence_case c on c.organisation_id = s.organisation_id and c.id = s.case_id
    where s.organisation_id = current_organisation() and s.learner_id = ${learner}::uuid
      and s.kind = any(${JOINED}::text[]) and c.about_kind = 'booking'
      and (${bookings === undefined} or c.about_id = any(${[...(bookings ?? [])]}::uuid[]))
    order by 1`.execute(portfolioDb(tx));
  for (let at = 0; at < rows.length; at += CASES_AT_ONCE) {
    const abouts = rows.slice(at, at + CASES_AT_ONCE).map(({ about }) => about);
    // A rota for months has hundreds of assignments: none may fall off the end.
    const entries = await entriesAbout(tx, abouts, { kinds: RULE_KINDS, most: 100_000 });
    await joinSome(tx, learner, entries);
  }
}

async function joinSome(tx: Tx, learner: string, entries: readonly HeardEntry[]): Promise<void> {
  const counted = joined(learner, entries);
  if (counted.length === 0) return;
  await sql`update suggested_entry s
    set shows_as = array(select distinct unnest(s.shows_as || r.rule) order by 1), not_counting = null
    from (select seq, array_agg(rule) as rule
      from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as x(seq bigint, rule text) group by seq) r
    where s.organisation_id = current_organisation() and s.learner_id = ${learner}::uuid
      and s.seq = r.seq and not s.shows_as @> r.rule`.execute(portfolioDb(tx));
}

/** Which entries of one or more bookings count under which rule over a case. Pure. */
export function joined(
  learner: string,
  entries: readonly HeardEntry[],
): readonly { readonly seq: number; readonly rule: string }[] {
  const bookings = Map.groupBy(entries, ({ envelope }) => envelope.subjects['booking'] ?? '');
  return [...bookings.values()].flatMap((all) => {
    const asked = all.map(({ seq, envelope }) => ({ ...envelope, seq }));
    return CASE_RULES.flatMap(({ kind, seenIn }) =>
      seenIn(asked, learner)
        .flat()
        // A rule named like a row lets only records of that kind count: the others stand for themselves.
        .filter((entry) => !EVIDENCE_TABLE.has(kind) || entry.kind === kind)
        .map(({ seq }) => ({ seq, rule: kind })),
    );
  });
}
