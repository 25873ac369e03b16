import { sql } from 'kysely';
import { entriesAbout, entriesOf, type HeardEntry } from '../../platform/audit/heard.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { aboutOf, partOf } from './capture.ts';
import { aboutKey } from './case-names.ts';
import { mayAnswerFor } from './contributions.ts';
import { EVIDENCE_TABLE } from './evidence-table.ts';
import { OWN_WORK, type readCase } from './schema.ts';
import type { CaseRow } from './suggestions.ts';
import { type AboutKind, portfolioDb } from './tables.ts';
import { saysOf, titleOf } from './words.ts';

const OWN: readonly AboutKind[] = OWN_WORK;
type Other = Reply<typeof readCase>['others'][number];

/** Kinds that tell what happened around a learner's records; of each kind of case its own. */
const CONTEXT = [
  'booking.taken',
  'booking.changed',
  'booking.confirmed',
  'shift.offered',
  'offer.answered',
  'shift.pencilled',
  'shift.assigned',
  'shift.cancelled',
  'assignment.released',
  'amendment.asked',
  'amendment.answered',
  'amendment.applied',
  'conflict.opened',
  'conflict.agreed',
  'conflict.refilled',
  'conflict.resolved',
  'supply.refused',
  'call.made',
  'message.exchanged',
  'task.completed',
];
const ELSEWHERE = [
  'candidate.registered',
  'candidate.interviewed',
  'candidate.updated',
  'candidate.archived',
  'availability.recorded',
  'hours.declared',
  'opt_out.recorded',
  'rtw.checked',
  'check.completed',
  'rule.overridden',
  'terms.sent',
  'terms.agreed',
  'client.added',
  'site_sheet.recorded',
  'consent.recorded',
  'call.made',
  'message.exchanged',
  'task.completed',
];
/** What colleagues did with what the learner had or handed over, beside the learner's own work of a month. */
const AFTER_ONE = ['task.completed', 'handover.acknowledged'];
/** Records by others that one case shows at the most, the newest. */
const MOST_OTHERS = 60;
/** Records read for a page of cases: the oldest come first, and the newest are wanted. */
const MOST_READ = 50_000;

/**
 * Records by others in these cases, and the facts of the learner's own: what a case page tells beside them.
 * @returns others by case id, facts by place in the log
 */
export async function othersIn(tx: Tx, learner: string, cases: readonly CaseRow[]) {
  const own = await entriesOf(
    tx,
    cases.flatMap(({ entries }) => entries.map(({ seq }) => seq)),
  );
  const facts = new Map(own.map(({ seq, envelope }) => [seq, envelope.facts]));
  const ids = (booking: boolean) =>
    cases
      .filter(({ aboutKind }) => (aboutKind === 'booking') === booking)
      .map((row) => row.aboutId);
  const owns = cases.some(({ aboutKind }) => OWN.includes(aboutKind));
  const found = [
    ...(await entriesAbout(tx, ids(true), { kinds: CONTEXT, most: MOST_READ })),
    ...(await entriesAbout(tx, ids(false), { kinds: ELSEWHERE, most: MOST_READ })),
    ...(await entriesAbout(tx, owns ? [learner] : [], { kinds: AFTER_ONE, most: MOST_READ })),
  ];
  // A call about a booking's worker is found by both.
  const around = [...new Map(found.map((entry) => [entry.seq, entry])).values()].filter(
    ({ envelope }) => partOf(envelope, learner) === null,
  );
  const byCase = Map.groupBy(around, ({ envelope }) => {
    const about = aboutOf(envelope);
    return about ? aboutKey(about) : '';
  });
  const words = await wordsFor(tx, learner, around);
  const others = new Map(
    cases.map((row) => {
      const here = byCase.get(aboutKey({ kind: row.aboutKind, id: row.aboutId })) ?? [];
      const mine = new Set(row.entries.map(({ seq }) => seq));
      return [
        row.caseId,
        here
          .filter(({ seq }) => !mine.has(seq))
          .slice(-MOST_OTHERS)
          .map((entry) => told(entry, words)),
      ];
    }),
  );
  return { others, facts };
}

interface Words {
  readonly names: ReadonlyMap<string, string>;
  readonly mayAsk: (actor: string) => readonly string[];
  readonly asked: ReadonlyMap<number, Other['asked']>;
}

async function wordsFor(tx: Tx, learner: string, around: readonly HeardEntry[]): Promise<Words> {
  const seqs = around.map(({ seq }) => seq);
  const { rows } = await sql<{ seq: number; confirmed: boolean | null }>`
    select distinct on (seq) seq, confirmed from contribution
    where organisation_id = current_organisation() and learner_id = ${learner}::uuid
      and seq = any(${seqs}::bigint[])
    order by seq, asked_at desc, id desc`.execute(portfolioDb(tx));
  const state = (confirmed: boolean | null) =>
    confirmed === null ? 'open' : confirmed ? 'confirmed' : 'declined';
  return {
    names: await memberNames(tx),
    mayAsk: await mayAnswerFor(tx, learner),
    asked: new Map(rows.map(({ seq, confirmed }) => [seq, state(confirmed)])),
  };
}

function told({ seq, kind, at, envelope }: HeardEntry, { names, mayAsk, asked }: Words): Other {
  const { actor, facts } = envelope;
  const member = (id: string) => ({ id, name: names.get(id) ?? '' });
  return {
    seq,
    kind,
    title: titleOf(kind),
    at: at.toISOString(),
    actor: actor ? member(actor) : null,
    says: [...saysOf(kind, facts)],
    mayAsk: actor && EVIDENCE_TABLE.has(kind) ? mayAsk(actor).map(member) : [],
    asked: asked.get(seq) ?? null,
  };
}
