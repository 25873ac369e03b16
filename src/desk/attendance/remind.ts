import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showClock, showShift } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { linkAddress } from '../../platform/links/links.ts';
import { makeLink } from '../../platform/links/make-link.ts';
import { sendMail, sendTexts } from '../communications/index.ts';
import { type PersonCard, peopleOf } from '../people/index.ts';
import { attendanceReminded } from './events.ts';
import { startOfAssignment } from './expected.ts';
import { attendanceSetting } from './setting.ts';
import { attendanceDb } from './tables.ts';

/** Reminders written in one act: what is left goes in the next. */
const MOST = 100;

interface Due {
  readonly shiftId: string;
  readonly assignmentId: string;
  readonly personId: string;
  readonly kind: 'evening' | 'before';
  /** 1 for the first; more where they were told another start before. */
  readonly nth: number;
}

/** How many reminders went, and how many could not. */
export interface Reminded {
  readonly sent: number;
  readonly notReached: number;
}

/**
 * Takes what is due and no other process has taken: the row is the claim, and it commits with the message or not
 * at all, so a process that is killed leaves nothing half done.
 */
async function claim(tx: Tx): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    insert into attendance_reminder (organisation_id, shift_id, person_id, kind, nth, starts_at,
      assignment_id, sent_id, channel, refused, sent_at)
    select d.organisation_id, d.shift_id, d.person_id, d.kind, d.nth, d.starts_at, d.assignment_id,
      null, null, '', ${nowOf(tx)}
    from attendance_reminders_due(${nowOf(tx)}) d
    where d.organisation_id = ${actorOf(tx).organisationId}
    order by d.shift_id, d.person_id, d.kind limit ${MOST}
    on conflict do nothing
    returning shift_id as "shiftId", assignment_id as "assignmentId", person_id as "personId", kind,
      nth`.execute(attendanceDb(tx));
  return rows;
}

/**
 * Reminds those who are due, once for each shift and person: the evening before, and some minutes before the start
 * with a question to answer; once more with the new time where the shift moved after it. By text, else by mail; who can be reached by neither is on the board.
 * @param publicUrl where people reach Deskproof, for the links
 */
export async function remindDue(tx: Tx, publicUrl: string): Promise<Result<Reminded>> {
  const due = await claim(tx);
  const { channel } = await attendanceSetting(tx);
  const people = await peopleOf(
    tx,
    due.map(({ personId }) => personId),
  );
  let sent = 0;
  for (const one of due) {
    const person = people.get(one.personId);
    const went = person ? await write(tx, one, person, { channel, publicUrl }) : NOT_REACHED;
    if (went.sentId !== null) sent += 1;
    await attendanceDb(tx)
      .updateTable('attendance_reminder')
      .set({ sent_id: went.sentId, channel: went.channel, refused: went.refused })
      .where('shift_id', '=', one.shiftId)
      .where('person_id', '=', one.personId)
      .where('kind', '=', one.kind)
      .where('nth', '=', one.nth)
      .execute();
  }
  const notReached = due.length - sent;
  if (due.length > 0) {
    const evening = due.filter(({ kind }) => kind === 'evening').length;
    record(tx, attendanceReminded, {
      subjects: { organisation: actorOf(tx).organisationId },
      facts: { evening, before: due.length - evening, notReached },
    });
  }
  return ok({ sent, notReached });
}

interface Went {
  readonly sentId: string | null;
  readonly channel: 'text' | 'mail' | null;
  readonly refused: string;
}
const NOT_REACHED: Went = { sentId: null, channel: null, refused: 'no-address' };

async function write(
  tx: Tx,
  due: Due,
  person: PersonCard,
  { channel, publicUrl }: { readonly channel: 'text' | 'mail'; readonly publicUrl: string },
): Promise<Went> {
  const held = await startOfAssignment(tx, due.assignmentId);
  if (!held) return NOT_REACHED;
  const link = await makeLink(tx, {
    id: newId(),
    purpose: 'arrival',
    personId: due.personId,
    about: due.assignmentId,
    expiresAt: held.endsAt,
  });
  const address = linkAddress(publicUrl, 'arrival', (link.ok && link.value.token) || '');
  const { name: agency } = await organisationCard(tx);
  const today = dateIn(nowOf(tx));
  const when = showShift(minuteOfDate(held.startsAt), minuteOfDate(held.endsAt), today);
  const moved = due.nth > 1;
  const about = { kind: 'shift', id: due.shiftId };
  let refused = 'no-address';
  if (channel === 'text') {
    const id = newId();
    const asks = due.kind === 'before';
    const texts = await sendTexts(tx, [
      {
        id,
        personId: due.personId,
        about,
        body: [
          `${agency}: ${moved ? 'NEW TIME, ' : ''}${when} at ${held.siteName}.`,
          asks
            ? `YES when you are on your way, NO if you cannot come. Late or there: ${address}`
            : `If anything has changed, tell us: ${address}`,
        ].join('\n'),
        ...(asks
          ? { asks: { purpose: 'attendance', about: due.assignmentId, expiresAt: held.endsAt } }
          : {}),
      },
    ]);
    const went = texts.get(id);
    if (went?.ok) return { sentId: id, channel: 'text', refused: '' };
    refused = went?.refusal.code ?? refused;
  }
  const stopped = person.doNotContact.some(({ channel: by }) => by === 'all' || by === 'email');
  if (!person.email || stopped) return { ...NOT_REACHED, refused };
  const mail = await sendMail(tx, {
    id: newId(),
    toName: person.displayName,
    toAddress: person.email,
    subject: `${moved ? 'New time of your shift' : 'Your shift'}: ${when}, ${held.siteName}`,
    body: [
      `Hello ${person.givenName},`,
      '',
      `${moved ? 'Your shift has moved: you are' : 'You are'} expected ${when} at ${held.siteName}${held.reportTo === '' ? '' : `. Report to ${held.reportTo}`}.`,
      '',
      `Tell us here when you are on your way and when you are there, or if you are late or cannot come: ${address}`,
      '',
      `The link is yours alone, needs no password, and works until ${showClock(minuteOfDate(held.endsAt))} that day.`,
      '',
      agency,
    ].join('\n'),
    personId: due.personId,
    about,
    attachments: [],
  });
  if (!mail.ok) return { ...NOT_REACHED, refused: mail.refusal.code };
  return { sentId: mail.value.messageId, channel: 'mail', refused: '' };
}
