import { sql } from 'kysely';
import type { ReplyIn } from '../../lib/route.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { showNumber } from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import { contactsOf } from '../clients/index.ts';
import { peopleOf } from '../people/index.ts';
import { type Recorded, type Standing, startsBetween } from './expected.ts';
import type { showBoard } from './schema.ts';
import { notHeardAfter } from './setting.ts';
import { MOVE_NAMES, type Span, START_STATES } from './shapes-schema.ts';
import { spanOf } from './span.ts';
import { maySay, needsCall, standing, urgency } from './start.ts';
import { attendanceDb } from './tables.ts';

type Board = ReplyIn<typeof showBoard>;
type Row = Board['rows'][number];
type SaidRow = Row['history'][number];

/** The start board of a part of a day: who needs a call first. A fixed number of questions. */
export async function startBoard(
  tx: Tx,
  { span, date }: { readonly span: Span; readonly date?: string | undefined },
): Promise<Board> {
  const now = nowOf(tx);
  const { from, to } = spanOf(span, now, date);
  const starts = await startsBetween(tx, from, to);
  const rows = await rowsOf(tx, starts);
  const counts = START_STATES.map((state) => ({
    state,
    count: rows.filter((row) => row.state === state).length,
  })).filter(({ count }) => count > 0);
  return {
    now: now.toISOString(),
    from: from.toISOString(),
    to: to.toISOString(),
    notHeardAfter: await notHeardAfter(tx),
    total: rows.length,
    calls: rows.filter(({ call }) => call).length,
    counts,
    rows: [...rows].sort((a, b) => urgency(a) - urgency(b) || a.startsAt.localeCompare(b.startsAt)),
  };
}

async function rowsOf(tx: Tx, starts: readonly Standing[]): Promise<readonly Row[]> {
  const now = nowOf(tx);
  const personIds = starts.flatMap(({ personId }) => (personId === null ? [] : [personId]));
  const people = await peopleOf(tx, personIds);
  const contacts = await contactsOf(tx, [...new Set(starts.map(({ orderedBy }) => orderedBy))]);
  const roles = await roleNames(tx);
  const members = await memberNames(tx);
  const reminders = await remindersOf(
    tx,
    starts.map(({ shiftId }) => shiftId),
  );
  return starts.map((one): Row => {
    const { start } = one;
    const said = (record: Recorded) => saidRow(record, one.records, members);
    const person = one.personId === null ? undefined : people.get(one.personId);
    const stopped = person?.doNotContact.some(
      ({ channel }) => channel === 'all' || channel === 'phone',
    );
    const contact = contacts.get(one.orderedBy);
    const own = standing(one.records).filter(
      ({ assignmentId }) => assignmentId === one.assignmentId,
    );
    return {
      shiftId: one.shiftId,
      bookingId: one.bookingId,
      number: showNumber(one.number),
      clientName: one.clientName,
      siteId: one.siteId,
      siteName: one.siteName,
      reportTo: one.reportTo,
      roleName: roles.get(one.role) ?? one.role,
      startsAt: one.startsAt.toISOString(),
      endsAt: one.endsAt.toISOString(),
      assignmentId: one.assignmentId,
      personId: one.personId,
      workerName: one.workerName,
      workerPhone: stopped ? null : (person?.phone ?? null),
      contact: contact?.phone ? { name: contact.name, phone: contact.phone } : null,
      state: start.state,
      overdue: start.overdue,
      call: needsCall(start),
      by: start.by ? said(start.by) : null,
      expectedAt: start.expectedAt?.toISOString() ?? null,
      minutesLate: start.minutesLate,
      hirerToldAt: start.hirerToldAt?.toISOString() ?? null,
      replaces: namesOf(one.records, start.replaced),
      reminders: (reminders.get(`${one.shiftId} ${one.personId}`) ?? []).map((row) => ({
        kind: row.kind,
        at: row.at.toISOString(),
        refused: row.refused,
      })),
      moves: MOVE_NAMES.filter((move) => maySay(move, start.state, one, now).ok),
      newest: own.at(-1)?.id ?? null,
      history: one.records.map(said),
    };
  });
}

function namesOf(records: readonly Recorded[], assignments: readonly string[]): string[] {
  const gone = records.filter(({ assignmentId }) => assignments.includes(assignmentId));
  return [...new Set(gone.map(({ personName }) => personName))];
}

function saidRow(
  record: Recorded,
  all: readonly Recorded[],
  members: ReadonlyMap<string, string>,
): SaidRow {
  return {
    id: record.id,
    said: record.said,
    how: record.how,
    byWhom: record.byWhom,
    personName: record.personName,
    at: record.at.toISOString(),
    recordedAt: record.recordedAt.toISOString(),
    recordedBy: record.recordedBy === null ? '' : (members.get(record.recordedBy) ?? ''),
    expectedAt: record.expectedAt?.toISOString() ?? null,
    minutesLate: record.minutesLate,
    note: record.note,
    takenBack: all.some(({ takesBack }) => takesBack === record.id),
  };
}

interface Reminder {
  readonly shiftId: string;
  readonly personId: string;
  readonly kind: 'evening' | 'before';
  readonly at: Date;
  readonly refused: string;
}

async function remindersOf(tx: Tx, shiftIds: readonly string[]) {
  const found = new Map<string, Reminder[]>();
  if (shiftIds.length === 0) return found;
  const rows: readonly Reminder[] = await attendanceDb(tx)
    .selectFrom('attendance_reminder')
    .select(['shift_id as shiftId', 'person_id as personId', 'kind', 'sent_at as at', 'refused'])
    .where(sql<boolean>`shift_id = any(${[...shiftIds]}::uuid[])`)
    .orderBy('sent_at')
    .execute();
  for (const row of rows) {
    const key = `${row.shiftId} ${row.personId}`;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}
