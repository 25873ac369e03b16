import { createHash } from 'node:crypto';
import type { About, Ask, Checked } from './facts.ts';

const LONDON_DAY = (column: string) => `(${column} at time zone 'Europe/London')::date`;

/** Days that are no business days, of GOV.UK's data: what is the same in England, Wales and Scotland, and what is not. */
const EVERYWHERE = [
  ...['2026-04-03', '2026-05-04', '2026-05-25', '2026-12-25', '2026-12-28', '2027-01-01'],
  ...['2027-03-26', '2027-05-03', '2027-05-31', '2027-12-27', '2027-12-28', '2028-01-03'],
];
const SOUTH = ['2026-04-06', '2026-08-31', '2027-03-29', '2027-08-30'];
const SCOTLAND = [
  '2026-06-15',
  '2026-08-03',
  '2026-11-30',
  '2027-01-04',
  '2027-08-02',
  '2027-11-30',
];

/** The third business day after a date (Conduct Regulations 2003, reg 21(2)). */
function thirdBusinessDay(date: string, nation: string): string {
  const closed = [...EVERYWHERE, ...(nation === 'scotland' ? SCOTLAND : SOUTH)];
  const day = new Date(`${date}T00:00:00Z`);
  for (let left = 3; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    const [text, weekday] = [day.toISOString().slice(0, 10), day.getUTCDay()];
    if (weekday !== 0 && weekday !== 6 && !closed.includes(text)) left--;
  }
  return day.toISOString().slice(0, 10);
}

/** The worker's word, particulars, the clock of reg 21, papers, one holder a shift, clients on stop. */
export async function records(ask: Ask, about: About): Promise<readonly Checked[]> {
  const { organisationId, since, now } = about;
  const of = async <T>(text: string, ...more: readonly unknown[]) =>
    (await ask(text, [organisationId, ...more])) as unknown as readonly T[];
  type Found = { readonly what: string; readonly bad: boolean };
  const over = (rule: string, rows: readonly Found[]): Checked => ({
    rule,
    facts: rows.length,
    breaches: rows.filter(({ bad }) => bad).map(({ what }) => what),
  });

  const word = await of<Found>(
    `select 'assignment ' || id as what, (accepted_how is null or not willing or accepted_by is null or accepted_at > $3) as bad
     from assignment where organisation_id = $1 and accepted_at >= $2`,
    ...[since, now],
  );
  const HELD = `select a.id, a.shift_id, a.person_id, s.starts_at, s.ends_at, s.booking_id, s.line_id, s.cancelled_at from assignment a
     join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
     where a.organisation_id = $1 and a.ended_at is null and (a.accepted_at is not null or a.lapses_at > $2)`;
  const particulars = await of<Found>(
    `with held as (${HELD}), confirmed as (select distinct booking_id from confirmation where organisation_id = $1)
     select 'booking ' || b.id || ', line ' || l.id as what,
       '' = any(array[h.legal_name, h.nature_of_business, i.name, i.address, l.role, l.experience, b.risks, b.controls, b.expenses]) as bad
     from booking b join booking_line l on l.organisation_id = b.organisation_id and l.booking_id = b.id
     join hirer h on h.organisation_id = b.organisation_id and h.id = b.hirer_id
     join site i on i.organisation_id = b.organisation_id and i.id = b.site_id
     where b.organisation_id = $1 and (l.id in (select line_id from held) or b.id in (select booking_id from confirmed))`,
    now,
  );
  const papers = await of<Found>(
    `select 'booking ' || c.booking_id || ', worker ' || c.person_id || ', version ' || c.version as what,
       count(*) <> 2 or min(length(c.pdf)) < 500 or min(length(c.facts)) < 2 or bool_or(not exists
         (select from confirmed_shift s where s.organisation_id = c.organisation_id and s.confirmation_id = c.id)) as bad
     from confirmation c where c.organisation_id = $1 group by c.booking_id, c.person_id, c.version`,
  );
  const oneHolder = await of<Found>(
    `with held as (${HELD})
     select 'shift ' || s.id as what, (count(h.id) > 1 or (count(h.id) > 0 and s.cancelled_at is not null)
       or bool_or(h.id is not null and not exists (select from worker_time t where t.organisation_id = s.organisation_id and t.shift_id = s.id
            and t.person_id = h.person_id and t.starts_at = s.starts_at and t.ends_at = s.ends_at))) as bad
     from shift s left join held h on h.shift_id = s.id where s.organisation_id = $1 group by s.organisation_id, s.id, s.cancelled_at
     union all
     select 'time ' || t.id, not exists (select from held h where h.shift_id = t.shift_id and h.person_id = t.person_id)
     from worker_time t where t.organisation_id = $1 and t.taken_at >= $3 and (t.lapses_at is null or t.lapses_at > $2)`,
    ...[now, since],
  );
  const stopped = await of<Found>(
    `with came as (
       select s.id, b.bill_to_id, coalesce((select min(e.at) from log_subject j join log_entry e on e.organisation_id = j.organisation_id and e.seq = j.seq
           where j.organisation_id = s.organisation_id and j.subject_id = s.id and e.kind = 'booking.changed' and e.envelope like '%"what":"shifts_added"%'), b.taken_at) as at
       from shift s join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id where s.organisation_id = $1)
     select 'shift ' || id as what, exists (select from credit_stop c where c.organisation_id = $1 and c.bill_to_id = came.bill_to_id
       and c.stopped_at <= came.at and (c.lifted_at is null or c.lifted_at > came.at)) as bad from came where at >= $2`,
    since,
  );
  return [
    over('nobody supplied without their word (reg 19)', word),
    over('no worker proposed without the hirer’s particulars (reg 18)', particulars),
    over('a confirmation is two papers with their shifts (reg 21)', papers),
    await informationClock(ask, about),
    over('one live holder a shift, and the time in the diary', oneHolder),
    over('no new shift for a client on stop', stopped),
  ];
}

interface Clock {
  readonly id: string;
  readonly accepted: string;
  readonly nation: string;
  readonly live: boolean;
  readonly side: string | null;
  readonly given: string | null;
  readonly due: string | null;
  readonly confirmed: string | null;
  readonly paper: boolean;
}

/** Said by word of mouth, it is in writing with both sides by the third business day after. */
async function informationClock(ask: Ask, { organisationId, since, now }: About): Promise<Checked> {
  const rows = (await ask(
    `select a.id, ${LONDON_DAY('a.accepted_at')}::text as accepted, i.nation, a.ended_at is null as live, d.side,
       ${LONDON_DAY('d.given_at')}::text as given, d.due_on::text as due, ${LONDON_DAY('d.confirmed_at')}::text as confirmed,
       exists (select from confirmed_shift f join confirmation c on c.organisation_id = f.organisation_id and c.id = f.confirmation_id
         where f.organisation_id = a.organisation_id and f.assignment_id = a.id and c.side = d.side) as paper
     from assignment a
     join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
     join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
     join site i on i.organisation_id = b.organisation_id and i.id = b.site_id
     left join information_due d on d.organisation_id = a.organisation_id and d.assignment_id = a.id
     where a.organisation_id = $1 and a.accepted_at >= $2`,
    [organisationId, since],
  )) as unknown as readonly Clock[];
  const today = now.toISOString().slice(0, 10);
  const breaches: string[] = [];
  for (const [id, sides] of Map.groupBy(rows, (row) => row.id)) {
    if (sides.length !== 2 || sides.some(({ side }) => side === null)) {
      breaches.push(`assignment ${id}: no clock for both sides`);
      continue;
    }
    for (const { side, given, due, confirmed, accepted, nation, live, paper } of sides) {
      const third = thirdBusinessDay(given ?? accepted, nation);
      if (due !== third) breaches.push(`assignment ${id}, ${side}: due ${due}, not ${third}`);
      const late = confirmed === null ? live && today > third : confirmed > third;
      if (late) breaches.push(`assignment ${id}, ${side}: not in writing by ${third}`);
      if (confirmed !== null && !paper)
        breaches.push(`assignment ${id}, ${side}: without its paper`);
    }
  }
  return {
    rule: 'in writing by the third business day (reg 21)',
    facts: rows.length,
    breaches,
  };
}

export const sha256 = (...pieces: readonly (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
};
