import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { BY_WHOM, HOW, SAID } from './shapes-schema.ts';

const minutes = z.int().min(0);

/** Something was said of somebody who is expected. Subjects: assignment, shift, booking, worker. */
export const attendanceRecorded = eventKind(
  'attendance.recorded',
  1,
  z.strictObject({
    record: z.uuid(),
    state: z.enum(SAID),
    how: z.enum(HOW),
    byWhom: z.enum(BY_WHOM),
    /** Whole minutes after the start, where known. */
    minutesLate: minutes.nullable(),
    expectedAt: z.iso.datetime().nullable(),
    /** Minutes from the start to the record; negative: before it. */
    minutesFromStart: z.int(),
    takesBack: z.uuid().nullable(),
  }),
);

/** Something could not be said: too early, or a list of another site. */
export const attendanceRefused = eventKind(
  'attendance.refused',
  1,
  z.strictObject({ why: z.string().max(40), how: z.enum(HOW), state: z.enum(SAID) }),
);

/** Those who are expected were reminded, by the organisation's setting. */
export const attendanceReminded = eventKind(
  'attendance.reminded',
  1,
  z.strictObject({ evening: minutes, before: minutes, notReached: minutes }),
);

/** A day's list went to the site's contact, or a code for its door was made. Subjects: list, site, contact. */
export const attendanceListMade = eventKind(
  'attendance.list_made',
  1,
  z.strictObject({
    list: z.uuid(),
    kind: z.enum(['list', 'code']),
    onDate: z.iso.date(),
    expected: minutes,
  }),
);

/**
 * A day's list went to the gatehouse, with photos and by a link of its own. Subjects: list, site, contact.
 */
export const gatehouseSent = eventKind(
  'gatehouse.sent',
  1,
  z.strictObject({
    list: z.uuid(),
    onDate: z.iso.date(),
    expected: minutes,
    expiresAt: z.iso.datetime(),
  }),
);

/** The gatehouse's link was looked at, recorded once a day with whom it showed. Subjects: list, site. */
export const gatehouseShown = eventKind(
  'gatehouse.shown',
  1,
  z.strictObject({
    list: z.uuid(),
    shownOn: z.iso.date(),
    assignments: z.array(z.uuid()),
    photos: minutes,
  }),
);

/** The gatehouse's link opens nothing any more. Subjects: list, site. */
export const gatehouseRevoked = eventKind(
  'gatehouse.revoked',
  1,
  z.strictObject({ list: z.uuid() }),
);

/** When people are reminded, and when nobody has heard of them. */
export const attendanceSet = eventKind(
  'attendance.set',
  1,
  z.strictObject({
    notHeardAfter: minutes,
    eveningAt: z.string().max(5).nullable(),
    beforeMinutes: minutes.nullable(),
    channel: z.enum(['text', 'mail']),
  }),
);
