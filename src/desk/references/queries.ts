import { type RawBuilder, sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { may } from '../../platform/identity/policy.ts';
import { candidateRecord } from '../candidates/index.ts';
import { deliveriesOf } from '../communications/index.ts';
import { peopleOf } from '../people/index.ts';
import { gapsIn } from './gaps.ts';
import { policy } from './policy.ts';
import { OPEN_STATES, type ReferenceState, type SpeaksAs, stateOf } from './reference.ts';
import type { candidateReferences, listReferences } from './schema.ts';
import { referencesDb } from './tables.ts';

type Listed = ReplyIn<typeof listReferences>;
type Row = Listed['rows'][number];
type OfCandidate = ReplyIn<typeof candidateReferences>;

interface Stored {
  id: string;
  person_id: string;
  referee_id: string;
  speaks_as: SpeaksAs;
  about_place: string;
  channel: 'mail' | 'spoken';
  asked_at: Date;
  asked_by: string | null;
  expires_at: Date;
  ring_back_id: string | null;
  withdrawn_at: Date | null;
  reminders: number;
  last_at: Date;
  last_message: string | null;
  how: 'link' | 'spoken' | null;
  what: 'full' | 'dates_only' | 'refused';
  from_on: string | null;
  to_on: string | null;
  job_title: string;
  leaving: string;
  again: 'yes' | 'no' | null;
  words: string;
  relative: boolean | null;
  may_be_shown: boolean | null;
  spoke_with: string;
  spoken_number: string;
  number_found: string;
  received_at: Date;
  outcome: 'satisfied' | 'not_satisfied' | null;
  judged_at: Date;
  judged_by: string | null;
  may_see: boolean | null;
  because: string;
  decided_at: Date;
  decided_by: string | null;
}

/** The references this condition leaves, longest waited for first, with their states. A fixed number of questions. */
async function references(tx: Tx, where: RawBuilder<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<Stored>`
    select r.id, r.person_id, r.referee_id, r.speaks_as, r.about_place, r.channel, r.asked_at,
      r.asked_by, r.expires_at, r.ring_back_id, r.withdrawn_at, coalesce(m.nth, 0) as reminders,
      coalesce(m.sent_at, r.asked_at) as last_at, coalesce(m.message_id, r.message_id) as last_message,
      a.how, a.what, a.from_on, a.to_on, a.job_title, a.leaving, a.again, a.words, a.relative,
      a.may_be_shown, a.spoke_with, a.spoken_number, a.number_found, a.received_at,
      j.outcome, j.judged_at, j.judged_by, s.may_see, s.because, s.decided_at, s.decided_by
    from reference_request r
    left join lateral (select * from reference_reminder n where n.organisation_id = r.organisation_id
      and n.request_id = r.id order by n.nth desc limit 1) m on true
    left join reference_answer a on a.organisation_id = r.organisation_id and a.request_id = r.id
    left join reference_judgement j on j.organisation_id = r.organisation_id and j.request_id = r.id
    left join lateral (select * from reference_showing d where d.organisation_id = r.organisation_id
      and d.request_id = r.id order by d.decided_at desc, d.id desc limit 1) s on true
    where ${where} order by r.asked_at, r.id limit 1000`.execute(referencesDb(tx));
  const people = await peopleOf(tx, [
    ...new Set(rows.flatMap(({ person_id, referee_id }) => [person_id, referee_id])),
  ]);
  const deliveries = await deliveriesOf(
    tx,
    rows.flatMap(({ last_message }) => (last_message === null ? [] : [last_message])),
  );
  const names = await memberNames(tx);
  const reads = may(policy, actorOf(tx).roles, 'references.judge');
  const nameOf = (memberId: string | null) => names.get(memberId ?? '') ?? '';
  return rows.map((row): Row => {
    const referee = people.get(row.referee_id);
    const state = stateOf(
      {
        channel: row.channel,
        expiresAt: row.expires_at,
        reminders: row.reminders,
        ringBack: row.ring_back_id !== null,
        withdrawn: row.withdrawn_at !== null,
        delivery: deliveries.get(row.last_message ?? '')?.state ?? null,
        answer: row.how === null ? null : row.what,
        judged: row.outcome,
      },
      nowOf(tx),
    );
    return {
      referenceId: row.id,
      candidateId: row.person_id,
      candidateName: people.get(row.person_id)?.displayName ?? '',
      refereeName: referee?.displayName ?? '',
      refereeEmail: referee?.email ?? '',
      refereePhone: referee?.phone ?? '',
      speaksAs: row.speaks_as,
      aboutPlace: row.about_place,
      channel: row.channel,
      state,
      askedAt: row.asked_at.toISOString(),
      askedBy: nameOf(row.asked_by),
      lastAskedAt: new Date(row.last_at).toISOString(),
      reminders: row.reminders,
      expiresAt: row.expires_at.toISOString(),
      answer: row.how === null ? null : answerOf({ ...row, how: row.how }, reads),
      judged: row.outcome && { at: row.judged_at.toISOString(), by: nameOf(row.judged_by) },
      showing:
        row.may_see === null
          ? null
          : {
              maySee: row.may_see,
              because: reads ? row.because : '',
              at: row.decided_at.toISOString(),
              by: nameOf(row.decided_by),
            },
    };
  });
}

function answerOf(row: Stored & { how: 'link' | 'spoken' }, reads: boolean): Row['answer'] {
  return {
    how: row.how,
    what: row.what,
    receivedAt: row.received_at.toISOString(),
    said: reads
      ? {
          fromOn: row.from_on,
          toOn: row.to_on,
          jobTitle: row.job_title,
          leaving: row.leaving,
          again: row.again,
          words: row.words,
          relative: row.relative,
          mayBeShown: row.may_be_shown,
          spokeWith: row.spoke_with,
          spokenNumber: row.spoken_number,
          numberFound: row.number_found,
        }
      : null,
  };
}

/** References asked for, up to 1,000: those still open, all, or those in one state. */
export async function referenceList(
  tx: Tx,
  { show, state }: { readonly show: 'open' | 'all'; readonly state?: ReferenceState | undefined },
): Promise<Listed> {
  const all = await references(
    tx,
    show === 'all' ? sql`true` : sql`j.outcome is null and r.withdrawn_at is null`,
  );
  const rows = all.filter((row) =>
    state === undefined ? show === 'all' || OPEN_STATES.includes(row.state) : row.state === state,
  );
  return { total: rows.length, rows };
}

/** A candidate's references, and the gaps in their work history; or `candidate-not-found`. */
export async function referencesOf(tx: Tx, personId: string): Promise<Result<OfCandidate>> {
  const candidate = await candidateRecord(tx, personId);
  if (!candidate.ok) return candidate;
  const { workHistory } = candidate.value;
  const told = await referencesDb(tx)
    .selectFrom('employment_gap')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('from_on')
    .execute();
  const names = await memberNames(tx);
  const today = dateIn(nowOf(tx));
  const explained = told.map((row) => ({
    gapId: row.id,
    fromOn: row.from_on,
    toOn: row.to_on,
    explanation: row.explanation,
    at: row.explained_at.toISOString(),
    by: names.get(row.recorded_by ?? '') ?? '',
  }));
  return ok({
    today,
    references: [...(await references(tx, sql`r.person_id = ${personId}::uuid`))],
    employers: [...new Set(workHistory.map(({ employer }) => employer))],
    undated: workHistory.filter(({ fromOn }) => fromOn === null).length,
    jobs: workHistory.length,
    gaps: [...gapsIn(workHistory, { today, explained })],
    explained,
  });
}

/** How many references of each of these candidates were asked for, came, and satisfied. One question. */
export async function referenceCounts(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, { asked: number; received: number; satisfied: number }>> {
  const { rows } = await sql<{
    personId: string;
    asked: number;
    received: number;
    satisfied: number;
  }>`select r.person_id as "personId", count(*)::int as asked,
      count(a.id) filter (where a.what <> 'refused')::int as received,
      count(*) filter (where j.outcome = 'satisfied')::int as satisfied
    from reference_request r
    left join reference_answer a on a.organisation_id = r.organisation_id and a.request_id = r.id
    left join reference_judgement j on j.organisation_id = r.organisation_id and j.request_id = r.id
    where r.withdrawn_at is null and r.person_id = any(${[...personIds]}::uuid[])
    group by r.person_id`.execute(referencesDb(tx));
  return new Map(rows.map(({ personId, ...counts }) => [personId, counts]));
}
