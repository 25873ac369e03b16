import { sql } from 'kysely';
import { addDays, type DateText } from '../../lib/days.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import type { readWaiting, WaitKind } from './credential-schema.ts';
import { certificationDb } from './tables.ts';

/** Certificates the awarding body issued between two days, both counted, by framework's code; a replacement is none. */
export async function certificatesIn(
  tx: Tx,
  from: DateText,
  to: DateText,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ code: string; count: number }>`
    select l.framework_code as code, count(*)::int as count from award_certificate c
    join award_line l on l.organisation_id = c.organisation_id and l.id = c.line_id
    where c.organisation_id = current_organisation() and c.replaces is null
      and c.issued_on between ${from}::date and ${to}::date
    group by l.framework_code`.execute(certificationDb(tx));
  return new Map(rows.map(({ code, count }) => [code, count]));
}

/** Awards claimed of the awarding body between two days, both counted, by framework's code. */
export async function awardsClaimedIn(
  tx: Tx,
  from: DateText,
  to: DateText,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ code: string; count: number }>`
    select l.framework_code as code, count(*)::int as count from award_claim a
    join award_line l on l.organisation_id = a.organisation_id and l.claim_id = a.id
    where a.organisation_id = current_organisation()
      and (a.claimed_at at time zone 'Europe/London')::date between ${from}::date and ${to}::date
    group by l.framework_code`.execute(certificationDb(tx));
  return new Map(rows.map(({ code, count }) => [code, count]));
}

/** So many days after its day something that waits is late: this house's choice, since no rule names one. */
const LATE_AFTER: Readonly<Record<WaitKind, number>> = {
  to_send: 7,
  unanswered: 28,
  missing: 28,
  to_arrive: 14,
  to_check: 5,
  to_hand: 14,
  to_replace: 28,
};

/** Is something late that has waited since a day? @param today 'YYYY-MM-DD' */
export const isLate = (kind: WaitKind, since: DateText, today: DateText): boolean =>
  addDays(since, LATE_AFTER[kind]) < today;

/**
 * What is between a claim and a certificate in the learner's hand, the longest wait first: claims not sent, not answered
 * or answered in part (`missing`), certificates not arrived, not checked, not handed over, replacements not there.
 */
export async function waitingNow(tx: Tx): Promise<Reply<typeof readWaiting>> {
  const { rows } = await sql<{
    kind: WaitKind;
    claimId: string;
    lineId: string;
    frameworkCode: string;
    what: string;
    learnerId: string;
    since: DateText;
  }>`
    with line as (
      select l.*, a.sent_on, (a.claimed_at at time zone 'Europe/London')::date as claimed_on,
        exists (select from award_line o where o.organisation_id = l.organisation_id
          and o.claim_id = l.claim_id and o.outcome is not null) as others_answered
      from award_line l
      join award_claim a on a.organisation_id = l.organisation_id and a.id = l.claim_id
      where l.organisation_id = current_organisation()
    ), waits as (
      select id as line_id, coalesce(sent_on, claimed_on) as since,
        case when sent_on is null then 'to_send' when others_answered then 'missing' else 'unanswered' end as kind
      from line where outcome is null
      union all
      select c.line_id,
        case when c.faulty is not null then c.faulty_on
          else coalesce(c.checked_on, c.received_on, c.issued_on) end,
        case when c.faulty is not null then 'to_replace' when c.received_on is null then 'to_arrive'
          when c.checked_on is null then 'to_check' else 'to_hand' end
      from award_certificate c
      where c.organisation_id = current_organisation() and case when c.faulty is null then c.handed_on is null
        else not exists (select from award_certificate r where r.organisation_id = c.organisation_id
          and r.replaces = c.id) end
    )
    select w.kind, w.since::text as since, l.id as "lineId", l.claim_id as "claimId",
      l.framework_code as "frameworkCode", l.what, l.learner_id as "learnerId"
    from waits w join line l on l.id = w.line_id
    order by w.since, l.framework_code, l.id`.execute(certificationDb(tx));
  const names = await memberNames(tx);
  const today = dateIn(nowOf(tx));
  return {
    today,
    rows: rows.map(({ learnerId, ...row }) => ({
      ...row,
      learnerName: names.get(learnerId) ?? '',
      late: isLate(row.kind, row.since, today),
    })),
  };
}
