import { z } from 'zod';
import { canonicalJson } from '../../lib/canonical-json.ts';
import type { Json } from '../../platform/audit/envelope.ts';
import { eventKind } from '../../platform/audit/record.ts';
import type { Finding } from '../../rules/finding.ts';
import type { AskedRule, Clearance } from '../compliance/index.ts';

const id = z.uuid();
const instant = z.iso.datetime();
const samePerson = z.enum(['must', 'prefer', 'no']);

/** A rule that was considered and what it said, without the sentence: that may name somebody. */
const ruling = z.strictObject({
  rule: z.string(),
  outcome: z.enum(['block', 'block_override', 'warn', 'escalate', 'record']),
  count: z.int(),
});

/**
 * A rule that was asked: passes too, with the first day of the version of the law that applied. The
 * sentences and figures stand under the worker.
 */
const askedRule = z.strictObject({
  rule: z.string(),
  outcome: z.enum(['pass', 'block', 'block_override', 'warn', 'escalate', 'record']),
  lawFrom: z.string().nullable(),
  count: z.int(),
});

const ofShifts = { shifts: z.array(id) };

/** A client's order was taken. Complete: every reg 18 fact was there at once. */
export const bookingTaken = eventKind(
  'booking.taken',
  1,
  z.strictObject({
    number: z.int(),
    how: z.enum(['phone', 'email', 'in_person', 'other']),
    contractKind: z.enum(['paye', 'umbrella', 'limited_company']),
    lines: z.array(z.strictObject({ line: id, role: z.string(), samePerson, shifts: z.int() })),
    missing: z.array(z.string()),
  }),
);

/** What was agreed changed: particulars, what a line asks for, shifts added, times or rates. */
export const bookingChanged = eventKind(
  'booking.changed',
  1,
  z.strictObject({
    what: z.enum(['particulars', 'line', 'shifts_added', 'shift']),
    fields: z.array(z.string()),
    ...ofShifts,
    /** Workers who hold what changed; their paper is out of date if they had one. */
    held: z.int(),
    missing: z.array(z.string()),
    rules: z.array(ruling),
  }),
);

/** A worker was asked; an entry each. */
export const shiftOffered = eventKind(
  'shift.offered',
  1,
  z.strictObject({
    ...ofShifts,
    how: z.enum(['phone', 'email', 'text', 'in_person']),
    rules: z.array(ruling),
  }),
);

export const offerAnswered = eventKind(
  'offer.answered',
  1,
  z.strictObject({ ...ofShifts, answer: z.enum(['accepted', 'declined']), saidAt: instant }),
);

export const shiftPencilled = eventKind(
  'shift.pencilled',
  1,
  z.strictObject({ ...ofShifts, lapsesAt: instant, rules: z.array(ruling) }),
);

/**
 * A worker was given the work: every rule that was asked, what spoke up, and what happened to offers.
 * Version 1 held `rules` alone.
 */
export const shiftAssigned = eventKind(
  'shift.assigned',
  2,
  z.strictObject({
    ...ofShifts,
    assignments: z.array(id),
    from: z.enum(['offer', 'pencil', 'straight']),
    how: z.enum(['spoken', 'in_writing']),
    saidAt: instant,
    willing: z.boolean(),
    rules: z.array(ruling),
    asked: z.array(askedRule),
    offersLapsed: z.int(),
    offersWithdrawn: z.int(),
    informationDueOn: z.string(),
  }),
);

/** A pencil or an assignment ended. Why stands under the worker. */
export const assignmentReleased = eventKind(
  'assignment.released',
  1,
  z.strictObject({
    ...ofShifts,
    was: z.enum(['pencilled', 'accepted']),
    by: z.enum(['desk', 'lapse', 'cancellation']),
  }),
);

/**
 * Both sides were told in writing, and every rule was asked again for the shifts still to be worked.
 * The hashes are of the papers as they were sent. Version 1 had no `asked`, version 2 no `short`.
 */
export const bookingConfirmed = eventKind(
  'booking.confirmed',
  3,
  z.strictObject({
    ...ofShifts,
    cancelled: z.array(id),
    version: z.int(),
    reason: z.enum(['first', 'change', 'cancellation']),
    /** Given by word of mouth, it was due in writing on this day; null: given in writing at once. */
    dueOn: z.string().nullable(),
    inTime: z.boolean(),
    asked: z.array(askedRule),
    /** Sides whose paper took the short form of reg 21(4). */
    short: z.array(z.enum(['hirer', 'worker'])),
    papers: z.array(
      z.strictObject({
        side: z.enum(['hirer', 'worker']),
        confirmation: id,
        message: id,
        factsSha256: z.string(),
        pdfSha256: z.string(),
      }),
    ),
  }),
);

export const shiftCancelled = eventKind(
  'shift.cancelled',
  1,
  z.strictObject({
    was: z.enum(['open', 'pencilled', 'assigned', 'confirmed']),
    /** Minutes from the cancellation to the start; below zero when it had begun. */
    noticeMinutes: z.int(),
    offersWithdrawn: z.int(),
  }),
);

/** Somebody was kept from being offered, pencilled, assigned or changed: the rules that stopped it. */
export const supplyRefused = eventKind(
  'supply.refused',
  1,
  z.strictObject({
    step: z.enum(['offer', 'pencil', 'assign', 'change', 'confirm']),
    ...ofShifts,
    rules: z.array(ruling),
    missing: z.array(z.string()),
  }),
);

/** Findings as facts of the log: each rule with its outcome and how often, in order of the rules. */
export function rulings(findings: readonly Finding[]): z.infer<typeof ruling>[] {
  const counts = new Map<string, z.infer<typeof ruling>>();
  for (const { rule, outcome } of findings) {
    const key = `${rule} ${outcome}`;
    const known = counts.get(key);
    counts.set(key, { rule, outcome, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Every rule asked as facts of the log, without a sentence, in order of the rules. */
export function askedFacts(
  clearances: ReadonlyMap<string, Clearance>,
): z.infer<typeof askedRule>[] {
  const counts = new Map<string, z.infer<typeof askedRule>>();
  for (const { rule, outcome, lawFrom = null } of [...clearances.values()].flatMap(
    ({ asked }) => asked,
  )) {
    const key = `${rule} ${outcome} ${lawFrom}`;
    counts.set(key, { rule, outcome, lawFrom, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** A rule's answer as it stands under the worker, with the shifts it was given for. */
export type StoredAnswer = Omit<AskedRule, 'clears' | 'short' | 'working'> & {
  readonly shifts: readonly string[];
};

/** The whole answer as it stands under the worker in the log: each sentence once. */
export interface StoredClearance {
  readonly said: readonly { readonly shift: string; readonly because: string }[];
  readonly asked: readonly StoredAnswer[];
}

/** What is stored of these answers with the work record; personal. */
export function storedClearance(clearances: ReadonlyMap<string, Clearance>): Json {
  const once = new Map<string, Omit<StoredAnswer, 'shifts'> & { shifts: string[] }>();
  for (const [shiftId, { asked }] of clearances) {
    for (const { clears: _, short: _short, working: _working, ...answer } of asked) {
      const key = canonicalJson(answer);
      const known = once.get(key);
      if (known) known.shifts.push(shiftId);
      else once.set(key, { ...answer, shifts: [shiftId] });
    }
  }
  const stored: StoredClearance = {
    said: [...clearances].map(([shift, { because }]) => ({ shift, because })),
    asked: [...once.values()],
  };
  return JSON.parse(JSON.stringify(stored)) as Json;
}

/** Shifts as subjects of an entry, so that the log can be asked by shift. */
export function shiftSubjects(shiftIds: readonly string[]): Record<string, string> {
  const [only] = shiftIds;
  if (shiftIds.length === 1 && only) return { shift: only };
  return Object.fromEntries(shiftIds.map((shiftId, index) => [`shift_${index + 1}`, shiftId]));
}
