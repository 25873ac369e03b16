import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { entriesAbout, type HeardEntry } from '../../platform/audit/heard.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { enrolmentsOf } from '../portfolio/index.ts';
import { guidedAsked, programmeOf } from '../programme/index.ts';
import { breaksOf, endOf, missingOf, monthsOf, type Taken } from './evidence.ts';
import type { listFunding, readFunding } from './schema.ts';
import { fundingDb } from './tables.ts';

export type Evidence = ReplyIn<typeof readFunding>;

/** What of the log counts as taking part, by kind of record. Messages are none of it. */
const COUNTS: Readonly<Record<string, string>> = {
  'programme.advised': 'Advice interview',
  'induction.held': 'Session of the induction',
  'skills.audited': 'Audit of skills',
  'plan.written': 'Meeting about the plan',
  'plan.agreed': 'Plan agreed',
  'programme.reviewed': 'Review of three',
  'guided_time.logged': 'Learning time',
  'learner_visit.held': 'Visit held',
  'evidence.accepted': 'Evidence accepted',
  'statement.written': 'Personal statement handed in',
  'file.received': 'File handed in',
  'unit.claimed': 'Unit claimed',
  'observation.recorded': 'Observed or asked at work',
  'dialogue.signed': 'Discussion signed',
};

/** The day of a record: the day it speaks of where it names one, else the day it was made. */
function dayOf({ at, envelope: { facts } }: HeardEntry): string {
  for (const name of ['meetingOn', 'heldOn', 'on']) {
    const on = facts[name];
    if (typeof on === 'string') return on;
  }
  return dateIn(at);
}

/** Days on which a learner took part in a programme, from the log. */
async function takenPart(
  tx: Tx,
  of: { readonly learnerId: string; readonly enrolmentId: string; readonly frameworkId: string },
): Promise<readonly Taken[]> {
  const entries = await entriesAbout(tx, [of.learnerId], {
    kinds: [...Object.keys(COUNTS), 'guided_time.taken_back'],
    most: 50_000,
  });
  const back = new Set(
    entries
      .filter(({ kind }) => kind === 'guided_time.taken_back')
      .map(({ envelope }) => envelope.subjects['time']),
  );
  return entries.flatMap((entry) => {
    const { learner, enrolment, framework, time } = entry.envelope.subjects;
    const isTheirs =
      learner === of.learnerId &&
      (enrolment === undefined || enrolment === of.enrolmentId) &&
      (framework === undefined || framework === of.frameworkId);
    const what = COUNTS[entry.kind];
    if (!isTheirs || what === undefined || (time !== undefined && back.has(time))) return [];
    return [{ on: dayOf(entry), what }];
  });
}

/** Each thing done on a day once. */
function once(taken: readonly Taken[]): Taken[] {
  return [...new Map(taken.map((one) => [`${one.on} ${one.what}`, one])).values()];
}

/** Funding evidence of one enrolment on a qualification. Refuses `enrolment-not-found`. */
export async function fundingOf(tx: Tx, enrolmentId: string): Promise<Result<Evidence>> {
  const [enrolment] = await enrolmentsOf(tx, { ids: [enrolmentId] });
  const way = enrolment && (await programmeOf(tx, enrolment.learnerId));
  const programme = way?.ok && way.value.programmes.find((one) => one.enrolmentId === enrolmentId);
  if (!enrolment || !programme) {
    return refuse('enrolment-not-found', 'There is no such enrolment on a programme here.');
  }
  const today = dateIn(nowOf(tx));
  const taken = once(await takenPart(tx, enrolment));
  // The newest word stands first on the programme's page.
  const states = [...programme.states].reverse();
  const ended = endOf(states, taken, today);
  const breaks = breaksOf(states);
  const guided = programme.time.filter(
    ({ kind, takenBack }) => kind === 'guided' && takenBack === null,
  );
  const months = monthsOf(enrolment.startedOn, ended?.on ?? today, taken, guided, breaks);
  const guidedMinutes = guided.reduce((sum, { minutes }) => sum + minutes, 0);
  const asked = guidedAsked(programme.frameworkCode);
  const notes = await notesOf(tx, enrolmentId);
  return ok({
    enrolmentId,
    today,
    learnerId: enrolment.learnerId,
    learnerName: way.value.name,
    frameworkCode: programme.frameworkCode,
    frameworkTitle: programme.title,
    startedOn: enrolment.startedOn,
    plannedEndOn: programme.plannedEndOn,
    ...notes,
    guidedMinutes,
    guidedAsked: asked,
    months: months.map((month) => ({ ...month, days: [...month.days] })),
    breaks,
    ended,
    missing: [
      ...missingOf({
        today,
        startedOn: enrolment.startedOn,
        eligibility: notes.eligibility[0],
        agreement: notes.agreements[0],
        months,
        guidedMinutes,
        guidedAsked: asked,
        ended,
      }),
    ],
  });
}

async function notesOf(tx: Tx, enrolmentId: string) {
  const names = await memberNames(tx);
  const rows = await fundingDb(tx)
    .selectFrom('funding_note')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const of = (kind: 'eligibility' | 'agreement') =>
    rows
      .filter((row) => row.kind === kind)
      .map((row) => ({
        on: row.on_day,
        words: row.words,
        signedBy: row.signed_by,
        eligible: row.eligible,
        recordedBy: names.get(row.recorded_by) ?? '',
        recordedAt: row.recorded_at.toISOString(),
      }));
  return { eligibility: of('eligibility'), agreements: of('agreement') };
}

/** Every enrolment on a qualification, with the newest word on eligibility and agreement. */
export async function fundingList(tx: Tx): Promise<ReplyIn<typeof listFunding>> {
  const codes = new Map(
    (await frameworksHere(tx)).flatMap(({ id, code, kind }) =>
      kind === 'qualification' ? [[id, code] as const] : [],
    ),
  );
  const names = await memberNames(tx);
  const notes = await fundingDb(tx)
    .selectFrom('funding_note')
    .select(['enrolment_id', 'kind', 'on_day', 'eligible'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const newest = (enrolmentId: string, kind: 'eligibility' | 'agreement') =>
    notes.find((one) => one.enrolment_id === enrolmentId && one.kind === kind);
  const rows = (await enrolmentsOf(tx)).flatMap((one) => {
    const frameworkCode = codes.get(one.frameworkId);
    if (frameworkCode === undefined) return [];
    const eligibility = newest(one.enrolmentId, 'eligibility');
    return [
      {
        enrolmentId: one.enrolmentId,
        learnerName: names.get(one.learnerId) ?? '',
        frameworkCode,
        startedOn: one.startedOn,
        eligibleOn: eligibility?.eligible ? eligibility.on_day : null,
        agreedOn: newest(one.enrolmentId, 'agreement')?.on_day ?? null,
      },
    ];
  });
  rows.sort((a, b) => a.learnerName.localeCompare(b.learnerName, 'en-GB'));
  return { today: dateIn(nowOf(tx)), total: rows.length, rows };
}
