import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Place } from '../../src/desk/bookings/fixtures.ts';
import {
  BOARD,
  BOOKINGS,
  CLOCKS,
  FACTS,
  NEEDS,
  OF_BOOKING,
  PREFILL,
  WEEK,
} from './bare-selects.ts';
import type { Ordered } from './consultant.ts';

/** What was pressed, as far as a plain transaction needs to know it. */
export type Bare =
  | {
      readonly do: 'take';
      readonly bookingId: string;
      readonly lineId: string;
      readonly place: Place;
      readonly role: string;
      readonly shifts: readonly Ordered[];
    }
  | {
      readonly do: 'offer';
      readonly id: string;
      readonly shiftIds: readonly string[];
      readonly personIds: readonly string[];
    }
  | {
      readonly do: 'answer';
      readonly roundId: string;
      readonly personId: string;
      readonly says: string;
    }
  | {
      readonly do: 'pencil' | 'accept';
      readonly personId: string;
      readonly assignments: readonly { readonly id: string; readonly shiftId: string }[];
    }
  | {
      readonly do: 'confirm';
      readonly id: string;
      readonly bookingId: string;
      readonly personId: string;
    }
  | { readonly do: 'move'; readonly shiftId: string; readonly id: string; readonly to: string }
  | { readonly do: 'change' | 'cancel' | 'release' | 'shift'; readonly shiftId: string }
  | {
      readonly do: 'start';
      readonly id: string;
      readonly shiftId: string;
      readonly personId: string;
    }
  | { readonly do: 'rank'; readonly role: string }
  | { readonly do: 'prefill'; readonly siteId: string }
  | { readonly do: 'booking' | 'preview'; readonly bookingId: string }
  | { readonly do: 'week' | 'clocks'; readonly date: string }
  | { readonly do: 'bookings' | 'needs' | 'board' };

/** What the plain transactions write with. */
export interface BareGround {
  readonly organisationId: string;
  readonly memberId: string;
  /** A paper as the day made it: kept again and again, made never. */
  readonly paper: { readonly pdf: Buffer; readonly calendar: string; readonly facts: string };
}

/**
 * Does the same to the same tables of the same database in one plain transaction as the application's role: no
 * rule asked, no work record, no paper made, no lock beyond the row's own. Each consultant writes years of their
 * own, so that what was booked on the day is in nobody's way.
 */
export function bareOf(pool: pg.Pool, ground: BareGround, who: number) {
  const known = new Map<string, string>();
  const own = (id: string): string => {
    const mine = known.get(id) ?? randomUUID();
    known.set(id, mine);
    return mine;
  };
  return async (bare: Bare): Promise<void> => {
    const client = await pool.connect();
    const go: Go = async (text, ...values) => (await client.query(text, [...values])).rowCount ?? 0;
    try {
      await go('begin');
      await go("select set_config('app.organisation', $1, true)", ground.organisationId);
      await plainly(bare, go, own, ground, 364 * (who + 1));
      await go('commit');
    } catch (fault) {
      await client.query('rollback');
      throw fault;
    } finally {
      client.release();
    }
  };
}

type Go = (text: string, ...values: readonly unknown[]) => Promise<number>;
type Own = (id: string) => string;

async function plainly(
  bare: Bare,
  go: Go,
  own: Own,
  ground: BareGround,
  later: number,
): Promise<void> {
  const { organisationId: org, memberId } = ground;
  switch (bare.do) {
    case 'take': {
      const { place, role, shifts } = bare;
      await go('update booking_number set last = last + 1 where organisation_id = $1', org);
      await go(
        `insert into booking (organisation_id, id, number, client_id, hirer_id, site_id, bill_to_id, ordered_by, approver_id,
           contract_kind, how, report_to, risks, controls, ppe, breaks, expenses, taken_at, taken_by)
         select $1, $2, last, $3, $4, $5, $6, $7, $7, 'paye', 'phone', 'Nurse in charge', 'Lifting', 'Hoists', 'Gloves',
           '30 minutes', 'None', now(), $8 from booking_number where organisation_id = $1`,
        ...[org, own(bare.bookingId), place.clientId, place.hirerId, place.siteId],
        ...[place.billToId, place.contactId, memberId],
      );
      await go(
        `insert into booking_line (organisation_id, id, booking_id, position, role, duties, same_person, experience, pay_pence, charge_pence)
         values ($1, $2, $3, 0, $4, 'As at the site', 'prefer', 'A year in the role', 1300, 1950)`,
        ...[org, own(bare.lineId), own(bare.bookingId), role],
      );
      await go(
        `insert into shift (organisation_id, id, booking_id, line_id, starts_at, ends_at, kind, break_minutes, pay_pence, charge_pence)
         select $1, s.id, $2, $3, (s.date + $5::int + s.start) at time zone 'Europe/London',
           (s.date + $5::int + (s."end" <= s.start)::int + s."end") at time zone 'Europe/London', 'waking', 30, 1300, 1950
         from jsonb_to_recordset($4) s(id uuid, date date, start time, "end" time)`,
        ...[org, own(bare.bookingId), own(bare.lineId)],
        JSON.stringify(shifts.map((shift) => ({ ...shift, id: own(shift.id) }))),
        later,
      );
      return;
    }
    case 'offer':
      await go(
        `insert into offer (organisation_id, id, round_id, shift_id, person_id, how, made_at, made_by)
         select $1, gen_random_uuid(), $2, s, p, 'phone', now(), $5 from unnest($3::uuid[]) s, unnest($4::uuid[]) p on conflict do nothing`,
        ...[org, own(bare.id), bare.shiftIds.map(own), bare.personIds, memberId],
      );
      return;
    case 'answer':
      await go(
        `update offer set answer = $4, answered_at = now(), answer_recorded_by = $5
         where organisation_id = $1 and round_id = $2 and person_id = $3`,
        ...[org, own(bare.roundId), bare.personId, bare.says, memberId],
      );
      return;
    case 'pencil':
    case 'accept':
      for (const { id, shiftId } of bare.assignments) {
        await hold(go, ground, bare.do, [own(id), own(shiftId), bare.personId]);
      }
      return;
    case 'confirm':
      for (const side of ['worker', 'hirer']) {
        const mine = own(`${bare.id} ${side}`);
        await keepPaper(go, ground, side, [mine, own(bare.bookingId), bare.personId]);
      }
      return;
    case 'move':
      await free(go, ground, own(bare.shiftId));
      await hold(go, ground, 'accept', [own(bare.id), own(bare.shiftId), bare.to]);
      return;
    case 'change':
      for (const table of ['shift', 'worker_time']) {
        await go(
          `update ${table} set starts_at = starts_at + interval '30 minutes', ends_at = ends_at + interval '30 minutes'
           where organisation_id = $1 and ${table === 'shift' ? 'id' : 'shift_id'} = $2`,
          ...[org, own(bare.shiftId)],
        );
      }
      return;
    case 'cancel':
      await go(
        `update shift set cancelled_at = now(), cancelled_by = $3, cancelled_because = 'The home is full' where organisation_id = $1 and id = $2`,
        ...[org, own(bare.shiftId), memberId],
      );
      await free(go, ground, own(bare.shiftId));
      return;
    case 'release':
      await free(go, ground, own(bare.shiftId));
      return;
    case 'start':
      await go(
        `insert into attendance_record (organisation_id, id, assignment_id, shift_id, person_id, said, how, by_whom, note, at, recorded_at, recorded_by)
         select $1, $2, id, $3, $4, 'on_the_way', 'phone', 'worker', '', now(), now(), $5
         from assignment where organisation_id = $1 and shift_id = $3 and ended_at is null`,
        ...[org, own(bare.id), own(bare.shiftId), bare.personId, memberId],
      );
      return;
    case 'rank':
      for (const text of FACTS) await go(text, bare.role);
      return;
    case 'clocks':
      for (const text of CLOCKS) await go(text, bare.date);
      return;
    case 'booking':
    case 'preview':
      for (const text of OF_BOOKING) await go(text, own(bare.bookingId));
      return;
    case 'shift':
      await go('select * from shift where id = $1', own(bare.shiftId));
      await go('select * from assignment where shift_id = $1', own(bare.shiftId));
      await go('select * from offer where shift_id = $1', own(bare.shiftId));
      return;
    case 'prefill':
      for (const text of PREFILL) await go(text, bare.siteId);
      return;
    case 'week':
      for (const text of WEEK) await go(text, bare.date);
      return;
    case 'bookings':
      await go(BOOKINGS);
      return;
    case 'needs':
      for (const text of NEEDS) await go(text);
      return;
    case 'board':
      await go(BOARD);
  }
}

async function hold(
  go: Go,
  { organisationId: org, memberId }: BareGround,
  as: 'pencil' | 'accept',
  [id, shiftId, personId]: readonly [string, string, string],
): Promise<void> {
  const before =
    as === 'accept'
      ? await go(
          `update assignment set accepted_at = now(), accepted_by = $4, accepted_how = 'spoken', willing = true
           where organisation_id = $1 and shift_id = $2 and person_id = $3 and ended_at is null`,
          ...[org, shiftId, personId, memberId],
        )
      : 0;
  if (before > 0) {
    await go(
      `update worker_time set state = 'accepted', lapses_at = null where organisation_id = $1 and shift_id = $2`,
      ...[org, shiftId],
    );
  } else {
    const yes = as === 'accept';
    await go(
      `insert into assignment (organisation_id, id, shift_id, person_id, pencilled_at, pencilled_by, lapses_at, accepted_at, accepted_by, accepted_how, willing)
       values ($1, $2, $3, $4, ${yes ? 'null' : 'now()'}, $5, ${yes ? 'null' : "now() + interval '1 day'"},
         ${yes ? "now(), $5, 'spoken', true" : 'null, null, null, false'})`,
      ...[org, id, shiftId, personId, memberId],
    );
    await go(
      `insert into worker_time (organisation_id, id, person_id, shift_id, state, kind, starts_at, ends_at, break_minutes, lapses_at, label, taken_at)
       select $1, $2, $4, $3, $5, 'waking', starts_at, ends_at, 30, ${yes ? 'null' : "now() + interval '1 day'"}, 'Elm Lodge', now()
       from shift where organisation_id = $1 and id = $3`,
      ...[org, id, shiftId, personId, yes ? 'accepted' : 'pencilled'],
    );
  }
  if (as === 'pencil') return;
  await go(
    `insert into information_due (organisation_id, assignment_id, side, given_at, due_on)
     select $1, id, side, now(), current_date + 3 from assignment, unnest(array['worker', 'hirer']) side
     where organisation_id = $1 and shift_id = $2 and ended_at is null on conflict do nothing`,
    ...[org, shiftId],
  );
  await go(
    `update offer set answer = 'withdrawn', answered_at = now() where organisation_id = $1 and shift_id = $2 and answer is null`,
    ...[org, shiftId],
  );
}

async function free(go: Go, { organisationId: org, memberId }: BareGround, shiftId: string) {
  await go(
    `update assignment set ended_at = now(), ended_by = $3, ended_because = 'Childcare' where organisation_id = $1 and shift_id = $2 and ended_at is null`,
    ...[org, shiftId, memberId],
  );
  await go('delete from worker_time where organisation_id = $1 and shift_id = $2', org, shiftId);
}

async function keepPaper(
  go: Go,
  { organisationId: org, memberId, paper }: BareGround,
  side: string,
  [id, bookingId, personId]: readonly [string, string, string],
): Promise<void> {
  const message = randomUUID();
  await go(
    `insert into message (organisation_id, id, mail_id, subject, body, to_address, written_at, about_kind, about_id)
     values ($1, $2, $3, 'Confirmation', $4, 'worker@crowd.example', now(), 'booking', $5)`,
    ...[org, message, `${message}@bench`, paper.facts.slice(0, 2000), bookingId],
  );
  await go(
    `insert into message_attachment (organisation_id, message_id, position, file_name, content_type, content)
     values ($1, $2, 0, 'confirmation.pdf', 'application/pdf', $3), ($1, $2, 1, 'confirmation.ics', 'text/calendar', $4)`,
    ...[org, message, paper.pdf, Buffer.from(paper.calendar)],
  );
  await go(
    `insert into message_delivery (organisation_id, message_id, state, next_try_at) values ($1, $2, 'kept', now())`,
    ...[org, message],
  );
  await go(
    `insert into confirmation (organisation_id, id, booking_id, person_id, side, version, reason, booking_revision, facts, pdf, calendar, message_id, made_at, made_by)
     select $1, $2, $3, $4, $5, 1 + count(*), 'first', 1, $6, $7, $8, $9, now(), $10 from confirmation
     where organisation_id = $1 and booking_id = $3 and person_id = $4 and side = $5`,
    ...[org, id, bookingId, personId, side, paper.facts, paper.pdf, paper.calendar],
    ...[message, memberId],
  );
  await go(
    `insert into confirmed_shift (organisation_id, confirmation_id, assignment_id, shift_revision, stands)
     select $1, $2, a.id, s.revision, true from assignment a join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
     where a.organisation_id = $1 and s.booking_id = $3 and a.person_id = $4 and a.ended_at is null`,
    ...[org, id, bookingId, personId],
  );
  await go(
    `update information_due set confirmed_at = now() where organisation_id = $1 and side = $2 and confirmed_at is null and assignment_id in (
       select a.id from assignment a join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
       where a.organisation_id = $1 and s.booking_id = $3 and a.person_id = $4)`,
    ...[org, side, bookingId, personId],
  );
}
