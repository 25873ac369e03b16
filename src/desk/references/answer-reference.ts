import { daysBetween } from '../../lib/days.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { withdrawLinks } from '../../platform/links/make-link.ts';
import { referenceReceived } from './events.ts';
import { notAfterToday, requestFound } from './found.ts';
import { referencesDb } from './tables.ts';

/** What a referee answers. Dates 'YYYY-MM-DD', both days included. */
export interface AnswerInput {
  /** Made by the page; the same id again gives the first result. */
  readonly id: string;
  readonly what: 'full' | 'dates_only' | 'refused';
  readonly fromOn: string | null;
  /** Null: still there. */
  readonly toOn: string | null;
  readonly jobTitle: string;
  readonly leaving: string;
  /** Would they take them on again? Null: not said. */
  readonly again: 'yes' | 'no' | null;
  readonly words: string;
  readonly relative: boolean | null;
  /** May a hirer be shown it? */
  readonly mayBeShown: boolean | null;
}

/** Of a spoken answer: who spoke, on which number, and how that number was found. */
export interface SpokenBy {
  readonly spokeWith: string;
  readonly spokenNumber: string;
  readonly numberFound: string;
}

/**
 * Takes down what a referee answered, by their link or on the phone: once.
 * @returns when; refuses `reference-not-found`, `already-answered`, `reference-withdrawn`, `dates-needed`,
 *   `nothing-said`, `ends-before-start`, `not-yet`, `spoken-by-whom`, and what `cleanText` refuses
 */
export async function answerReference(
  tx: Tx,
  requestId: string,
  input: AnswerInput,
  spoken: SpokenBy | null,
): Promise<Result<{ answeredAt: string }>> {
  const found = await requestFound(tx, requestId, true);
  if (!found.ok) return found;
  const { request, answer } = found.value;
  if (answer) {
    if (answer.id === input.id) return ok({ answeredAt: answer.received_at.toISOString() });
    return refuse('already-answered', 'This reference has been answered. The first answer stands.');
  }
  if (request.withdrawn_at) {
    return refuse('reference-withdrawn', 'This reference is not waited for any more. Ask anew.');
  }
  const cleaned = cleanedAnswer(tx, input, request.speaks_as !== 'character');
  if (!cleaned.ok) return cleaned;
  const by = spoken === null ? ok(NOT_SPOKEN) : cleanedSpoken(spoken, input.what);
  if (!by.ok) return by;
  const now = nowOf(tx);
  const { organisationId, memberId } = actorOf(tx);
  const how = spoken === null ? 'link' : 'spoken';
  await referencesDb(tx)
    .insertInto('reference_answer')
    .values({
      organisation_id: organisationId,
      request_id: requestId,
      id: input.id,
      how,
      what: input.what,
      ...cleaned.value,
      spoke_with: by.value.spokeWith,
      spoken_number: by.value.spokenNumber,
      number_found: by.value.numberFound,
      received_at: now,
      recorded_by: memberId,
    })
    .execute();
  if (spoken !== null) await withdrawLinks(tx, 'reference', [requestId]);
  const { reminders } = await referencesDb(tx)
    .selectFrom('reference_reminder')
    .select(({ fn }) => fn.countAll<number>().as('reminders'))
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow();
  record(tx, referenceReceived, {
    subjects: { candidate: request.person_id, referee: request.referee_id, reference: requestId },
    facts: {
      reference: requestId,
      speaksAs: request.speaks_as,
      how,
      what: input.what,
      reminders: Number(reminders),
      daysWaited: Math.max(0, daysBetween(dateIn(request.asked_at), dateIn(now))),
    },
    people: { [request.person_id]: cleaned.value, [request.referee_id]: { ...by.value } },
  });
  return ok({ answeredAt: now.toISOString() });
}

const NOT_SPOKEN: SpokenBy = { spokeWith: '', spokenNumber: '', numberFound: '' };

function cleanedAnswer(tx: Tx, input: AnswerInput, dated: boolean) {
  const { what, fromOn, toOn } = input;
  const words = cleanText(input.words, { max: 4000, lines: true, what: 'What you say' });
  if (!words.ok) return words;
  const jobTitle = cleanText(input.jobTitle, { max: 200, what: 'The job' });
  if (!jobTitle.ok) return jobTitle;
  const leaving = cleanText(input.leaving, { max: 500, what: 'Why they left' });
  if (!leaving.ok) return leaving;
  const said = {
    from_on: fromOn,
    to_on: toOn,
    job_title: jobTitle.value,
    leaving: leaving.value,
    again: input.again,
    words: words.value,
    relative: input.relative,
    may_be_shown: input.mayBeShown,
  };
  if (what === 'refused') {
    const nothing = { from_on: null, to_on: null, job_title: '', leaving: '', again: null };
    return ok({ ...said, ...nothing, may_be_shown: null });
  }
  if (fromOn === null && (dated || what === 'dates_only')) {
    return wrongField('fromOn', 'dates-needed', 'Enter the day, or about the day, they started.');
  }
  if (what === 'full' && words.value === '' && fromOn === null) {
    return wrongField(
      'words',
      'nothing-said',
      'Say something about them, or choose to say nothing.',
    );
  }
  if (fromOn !== null && toOn !== null && toOn < fromOn) {
    return wrongField(
      'toOn',
      'ends-before-start',
      'The last day lies before the first. Check both.',
    );
  }
  const from = notAfterToday(tx, fromOn, 'fromOn');
  if (!from.ok) return from;
  const to = notAfterToday(tx, toOn, 'toOn');
  if (!to.ok) return to;
  if (what === 'full') return ok(said);
  return ok({ ...said, leaving: '', again: null, words: '' });
}

function cleanedSpoken(spoken: SpokenBy, what: AnswerInput['what']): Result<SpokenBy> {
  const spokeWith = cleanText(spoken.spokeWith, { max: 120, what: 'Who spoke' });
  if (!spokeWith.ok) return spokeWith;
  const number = cleanText(spoken.spokenNumber, { max: 60, what: 'The number' });
  if (!number.ok) return number;
  const numberFound = cleanText(spoken.numberFound, { max: 200, what: 'How it was found' });
  if (!numberFound.ok) return numberFound;
  if (spokeWith.value === '') {
    return wrongField('spokeWith', 'spoken-by-whom', 'Say who spoke with you.');
  }
  if (what !== 'refused' && number.value === '') {
    return wrongField('spokenNumber', 'spoken-by-whom', 'Enter the number on which they spoke.');
  }
  if (what !== 'refused' && numberFound.value === '') {
    const because =
      'Say how the number was found: anybody can answer a number that the candidate gave.';
    return wrongField('numberFound', 'spoken-by-whom', because);
  }
  return ok({
    spokeWith: spokeWith.value,
    spokenNumber: number.value,
    numberFound: numberFound.value,
  });
}
