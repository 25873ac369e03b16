import { LANGUAGES } from '../../lib/languages.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { listed } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { protectedInReason } from '../../rules/equality/entry-reason.ts';
import { proficientOn } from '../centre/index.ts';
import { supersedeSignings } from './ask-signing.ts';
import { stepEvents } from './events.ts';
import { entryPassed, type Held, holdProgramme, isKept, notToCome } from './found.ts';
import type * as schema from './schema.ts';
import { programmeDb, type StepDetails, type StepKind } from './tables.ts';

type Made = Result<{ stepId: string }>;

interface Step<K extends StepKind> {
  readonly id: string;
  readonly on: string;
  readonly kind: K;
  readonly details: StepDetails[K];
  readonly who?: string;
  readonly words: string;
}

/**
 * Keeps one step. The same id again gives the first result. Refuses as `holdProgramme` does, `still-to-come`, and
 * what `check` refuses.
 */
async function keep<K extends StepKind>(
  tx: Tx,
  enrolmentId: string,
  step: Step<K>,
  check: (held: Held) => Promise<Result<never> | null> | Result<never> | null = () => null,
): Promise<Made> {
  const held = await holdProgramme(tx, enrolmentId);
  if (!held.ok) return held;
  if (await isKept(tx, 'programme_step', step.id)) return ok({ stepId: step.id });
  const wrong = notToCome('on', step.on, held.value.today) ?? (await check(held.value));
  if (wrong) return wrong;
  await programmeDb(tx)
    .insertInto('programme_step')
    .values({
      ...held.value.row,
      id: step.id,
      kind: step.kind,
      on_day: step.on,
      details: step.details,
      who: step.who ?? '',
      words: step.words,
      recorded_at: nowOf(tx),
      recorded_by: held.value.by,
    })
    .execute();
  record(tx, stepEvents[step.kind], {
    subjects: { ...held.value.subjects, step: step.id },
    facts: factsOf(step) as never,
  });
  return ok({ stepId: step.id });
}

/** What of a step goes into the log: never what somebody typed. */
function factsOf<K extends StepKind>({ on, details }: Step<K>): object {
  const typed = ['version', 'instrument', 'language', 'translator'];
  return {
    on,
    ...('translator' in details ? { translated: details.translator !== '' } : {}),
    ...Object.fromEntries(Object.entries(details).filter(([key]) => !typed.includes(key))),
  };
}

/** The advice interview (R38, R39). */
export function advise(
  tx: Tx,
  enrolmentId: string,
  { id, on, covered, words }: BodyOf<typeof schema.adviseRoute>,
): Promise<Made> {
  return keep(tx, enrolmentId, { id, on, kind: 'advice', details: { covered }, words });
}

/**
 * The two entry tests (R37), also when they are not met: then nothing after them starts. Refuses
 * `protected-characteristic` where somebody is turned away for one (R49).
 */
export function testEntry(
  tx: Tx,
  enrolmentId: string,
  { id, on, roleGives, competence, words }: BodyOf<typeof schema.entryRoute>,
): Promise<Made> {
  const passes = roleGives && competence !== 'no';
  const details = { roleGives, competence, passes };
  return keep(tx, enrolmentId, { id, on, kind: 'entry', details, words }, () => {
    const named = passes ? [] : protectedInReason(words).map((one) => one.replaceAll('_', ' '));
    if (named.length === 0) return null;
    return wrongField(
      'words',
      'protected-characteristic',
      `This reason names ${listed(named)}, for which nobody is turned away. Look at special arrangements first: another time or place, an aid, another way to show the same. Then say what the role lacks, or which competence.`,
      'R49',
    );
  });
}

/** The employer's signed support, who signed it and when. */
export function recordSupport(
  tx: Tx,
  enrolmentId: string,
  { id, on, who, words }: BodyOf<typeof schema.supportRoute>,
): Promise<Made> {
  return keep(tx, enrolmentId, { id, on, kind: 'support', details: {}, who, words });
}

/** A session of the induction (R41). Refuses `entry-tests-missing` (R37). */
export function induct(
  tx: Tx,
  enrolmentId: string,
  { id, on, topics, version, words }: BodyOf<typeof schema.inductionRoute>,
): Promise<Made> {
  return keep(
    tx,
    enrolmentId,
    { id, on, kind: 'induction', details: { topics, version }, words },
    () => entryPassed(tx, enrolmentId),
  );
}

/** The audit of skills (R43). Refuses `instrument-not-approved` and `unit-not-found`. */
export function audit(
  tx: Tx,
  enrolmentId: string,
  { id, on, words, ...details }: BodyOf<typeof schema.diagnosticRoute>,
): Promise<Made> {
  return keep(tx, enrolmentId, { id, on, kind: 'diagnostic', details, words }, ({ framework }) => {
    if (details.approvedOn > on) {
      return wrongField(
        'approvedOn',
        'instrument-not-approved',
        'The external verifier approves an instrument before it is used.',
        'R43',
      );
    }
    const known = new Set(framework.units.map(({ reference }) => reference));
    const strange = Object.keys(details.units).filter((reference) => !known.has(reference));
    if (strange.length === 0) return null;
    return wrongField(
      'units',
      'unit-not-found',
      `${framework.code} has no unit ${listed(strange)}.`,
    );
  });
}

/**
 * Evidence in another language (R50): either an assessor and an internal verifier who are on record as reading it, two
 * people, or who translates it. Refuses `in-english`, `nobody-reads-it`, `assessor-needed`, `verifier-needed`,
 * `same-person`, `not-proficient` and `still-to-come`.
 */
export function arrangeLanguage(
  tx: Tx,
  enrolmentId: string,
  { id, on, words, ...details }: BodyOf<typeof schema.languageRoute>,
): Promise<Made> {
  return keep(tx, enrolmentId, { id, on, kind: 'language', details, words }, async (held) => {
    if (details.language === 'en') {
      return wrongField('language', 'in-english', 'English needs no arrangement.', 'R50');
    }
    const { assessorId, verifierId, translator } = details;
    if (assessorId === null && verifierId === null && translator === '') {
      return refuse(
        'nobody-reads-it',
        'Name an assessor and an internal verifier who read the language, or who translates it.',
        'R50',
      );
    }
    const named = assessorId !== null || verifierId !== null;
    return (
      (named ? await twoReaders(tx, held, details) : null) ??
      notToCome('toldOn', details.toldOn, held.today)
    );
  });
}

async function twoReaders(
  tx: Tx,
  held: Held,
  {
    assessorId,
    verifierId,
    language,
  }: Pick<BodyOf<typeof schema.languageRoute>, 'assessorId' | 'verifierId' | 'language'>,
): Promise<Result<never> | null> {
  const { members } = await membersOf(tx);
  const has = (memberId: string | null, role: 'assessor' | 'internal_verifier') =>
    memberId !== held.enrolment.learnerId &&
    members.some((one) => one.id === memberId && !one.leftAt && one.roles.includes(role));
  if (!has(assessorId, 'assessor')) {
    return wrongField(
      'assessorId',
      'assessor-needed',
      'Name an assessor here who is proficient in the language.',
      'R50',
    );
  }
  if (!has(verifierId, 'internal_verifier')) {
    return wrongField(
      'verifierId',
      'verifier-needed',
      'Name an internal verifier here who is proficient in the language.',
      'R50',
    );
  }
  if (assessorId === verifierId) {
    return refuse('same-person', 'The verifier is never the learner’s assessor.', 'R30');
  }
  const readers = await proficientOn(tx, language, held.today);
  for (const [field, memberId] of [
    ['assessorId', assessorId],
    ['verifierId', verifierId],
  ] as const) {
    if (memberId !== null && readers.has(memberId)) continue;
    return wrongField(
      field,
      'not-proficient',
      `Nothing in their staff file shows that they read ${LANGUAGES[language]}. Have a colleague record it there, name another, or arrange a translation.`,
      'R50',
    );
  }
  return null;
}

/**
 * A review of three, with the line manager; what was asked about an earlier one and is not signed yet is asked no
 * more. Refuses `next-not-later`.
 */
export async function review(
  tx: Tx,
  enrolmentId: string,
  { id, on, who, words, nextOn }: BodyOf<typeof schema.reviewRoute>,
): Promise<Made> {
  const step = { id, on, kind: 'review' as const, details: { nextOn }, who, words };
  const made = await keep(tx, enrolmentId, step, () =>
    nextOn > on
      ? null
      : wrongField('nextOn', 'next-not-later', 'The next review comes after this one.'),
  );
  if (made.ok) await supersedeSignings(tx, enrolmentId);
  return made;
}

/** What the learner goes on to. */
export function adviseNextStep(
  tx: Tx,
  enrolmentId: string,
  { id, on, to, words }: BodyOf<typeof schema.nextStepRoute>,
): Promise<Made> {
  return keep(tx, enrolmentId, { id, on, kind: 'next_step', details: { to }, words });
}
