import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { mayAct } from '../centre/index.ts';
import {
  addItem,
  criteriaHere,
  idTaken,
  learnersHere,
  lockOwnPortfolio,
  lockPortfolio,
} from '../portfolio/index.ts';
import { cleanField, realWork, spokenWords } from './collected.ts';
import { observationAgreed, observationDisputed, observationRecorded } from './events.ts';
import { KINDS } from './schema.ts';
import { collectedDb, type Kind } from './tables.ts';
import { hashOfWords } from './write-statement.ts';

export interface ObservationInput {
  /** The same id again gives the first result; the item will have it too. */
  readonly id: string;
  readonly learnerId: string;
  readonly actedAs: 'assessor' | 'adviser';
  readonly kind: Kind;
  readonly heldOn: string;
  readonly place: string;
  readonly minutes: number;
  /** What was seen, or the questions with what was answered. */
  readonly words: string;
  readonly setting: 'work' | 'simulated';
  readonly marks: readonly {
    readonly criterionId: string;
    readonly atSecond: number | null;
    readonly words: string;
  }[];
}

/**
 * An assessor or adviser signs by the press what they saw, asked or talked about; the learner signs it
 * after. Refuses `not-in-this-role`, `not-authorised` (by the centre, R22), `expert-witness-is-adviser`, `own-observation`, `learner-not-found`,
 * `simulated-not-allowed`, `too-few-words`, `not-yet`, `place-needed`, `mark-after-end`,
 * `criterion-not-found` and `id-taken`.
 */
export async function recordObservation(
  tx: Tx,
  input: ObservationInput,
): Promise<Result<{ observationId: string }>> {
  const { memberId, roles, organisationId } = actorOf(tx);
  const db = collectedDb(tx);
  // Two presses at once: the second finds what the first made.
  await lockPortfolio(tx, input.learnerId);
  const before = await db
    .selectFrom('observation')
    .select('observer_id')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return before.observer_id === memberId ? ok({ observationId: input.id }) : idTaken();
  if (
    input.kind === 'expert_witness' &&
    (input.actedAs !== 'adviser' || !roles.includes('adviser'))
  ) {
    return refuse(
      'expert-witness-is-adviser',
      'Expert witness testimony comes from an adviser only. Record what you saw as an observation, or ask an adviser.',
      'Expert witness testimony comes from the adviser role only (assessment strategy)',
    );
  }
  if (!memberId || !roles.includes(input.actedAs)) {
    return refuse('not-in-this-role', `You do not have the role of ${input.actedAs} here.`);
  }
  if (input.learnerId === memberId) {
    return refuse('own-observation', 'Nobody observes themselves. Another assessor records this.');
  }
  if (!(await learnersHere(tx)).some(({ id }) => id === input.learnerId)) {
    return refuse('learner-not-found', 'There is no such learner here.');
  }
  const marks = [...new Map(input.marks.map((one) => [one.criterionId, one])).values()];
  const criteria = await criteriaHere(
    tx,
    marks.map(({ criterionId }) => criterionId),
  );
  if (!criteria.ok) return criteria;
  const may = await mayRecord(tx, memberId, input.actedAs, [...criteria.value.values()]);
  if (!may.ok) return may;
  const said = saidOf(tx, input);
  if (!said.ok) return said;
  const hash = hashOfWords(said.value.words);
  await db
    .insertInto('observation')
    .values({
      organisation_id: organisationId,
      id: input.id,
      learner_id: input.learnerId,
      observer_id: memberId,
      acted_as: input.actedAs,
      kind: input.kind,
      held_on: input.heldOn,
      minutes: input.minutes,
      ...said.value,
      words_sha256: hash,
      recorded_at: nowOf(tx),
      answered_at: null,
      agreed: null,
    })
    .execute();
  if (marks.length > 0) {
    await db
      .insertInto('observation_mark')
      .values(
        marks.map(({ criterionId, atSecond, words }) => ({
          organisation_id: organisationId,
          observation_id: input.id,
          criterion_id: criterionId,
          at_second: atSecond,
          words: words.trim(),
        })),
      )
      .execute();
  }
  record(tx, observationRecorded, {
    subjects: { learner: input.learnerId, observation: input.id, evidence: input.id },
    facts: {
      kind: input.kind,
      actedAs: input.actedAs,
      heldOn: input.heldOn,
      minutes: input.minutes,
      wordsSha256: hash.toString('hex'),
      marks: marks.map(({ criterionId, atSecond }) => {
        const row = criteria.value.get(criterionId);
        return { framework: row?.framework_code ?? '', criterion: row?.code ?? '', atSecond };
      }),
    },
  });
  return ok({ observationId: input.id });
}

/** May they, by the centre, watch and ask about these criteria today? Refuses `not-authorised`. */
async function mayRecord(
  tx: Tx,
  memberId: string,
  actedAs: ObservationInput['actedAs'],
  criteria: readonly { readonly framework_code: string; readonly unit_reference: string }[],
): Promise<Result<null>> {
  const units = criteria.map((row) => ({
    framework: row.framework_code,
    reference: row.unit_reference,
  }));
  const findings = await mayAct(tx, {
    memberId,
    as: actedAs === 'assessor' ? 'assess' : 'advise',
    // An adviser is authorised for a learner's whole way, not by units.
    units: actedAs === 'assessor' ? units : [],
    on: dateIn(nowOf(tx)),
  });
  const block = findings.find(({ outcome }) => outcome === 'block');
  return block
    ? refuse('not-authorised', `${block.because} ${block.clears ?? ''}`.trim(), block.rule)
    : ok(null);
}

function saidOf(tx: Tx, input: ObservationInput): Result<{ words: string; place: string }> {
  const real = realWork(input.setting);
  if (!real.ok) return real;
  const words = spokenWords(input.words, 'The record');
  if (!words.ok) return words;
  const place = cleanField('place', input.place, { max: 200, what: 'The place' });
  if (!place.ok) return place;
  if (place.value === '') return wrongField('place', 'place-needed', 'Say where it was.');
  if (input.heldOn > dateIn(nowOf(tx))) {
    return wrongField(
      'heldOn',
      'not-yet',
      'This day has not come yet. Record it once it was held.',
    );
  }
  for (const { atSecond, words: note } of input.marks) {
    if (atSecond !== null && atSecond > input.minutes * 60) {
      return wrongField('marks', 'mark-after-end', 'A mark lies after the end. Check its minute.');
    }
    const cleaned = cleanField('marks', note, { max: 500, what: 'A mark' });
    if (!cleaned.ok) return cleaned;
  }
  return ok({ words: words.value, place: place.value });
}

/**
 * The learner signs the very words that were recorded, and they become an item for the criteria marked; or
 * says why it is not so, and they stay none. Once. Refuses `not-a-learner`, `observation-not-found`,
 * `already-answered`, `observation-changed` and `reason-needed`.
 */
export async function answerObservation(
  tx: Tx,
  observationId: string,
  input: { readonly agreed: boolean; readonly wordsSha256: string; readonly answer: string },
): Promise<Result<{ evidenceId: string | null }>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const db = collectedDb(tx);
  const row = await db
    .selectFrom('observation')
    .selectAll()
    .where('id', '=', observationId)
    .where('learner_id', '=', learner.value)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('observation-not-found', 'Nothing of this was recorded of you.');
  if (row.agreed !== null) {
    if (row.agreed === input.agreed) return ok({ evidenceId: row.agreed ? row.id : null });
    return refuse('already-answered', 'You have answered this already; it stays as it was.');
  }
  const wordsSha256 = row.words_sha256.toString('hex');
  if (wordsSha256 !== input.wordsSha256) {
    return refuse('observation-changed', 'These are not the words you read. Open it again.');
  }
  const answer = cleanField('answer', input.answer, {
    max: 1000,
    lines: true,
    what: 'What you say',
  });
  if (!answer.ok) return answer;
  if (!input.agreed && answer.value === '') {
    return wrongField('answer', 'reason-needed', 'Say what was different.');
  }
  await db
    .updateTable('observation')
    .set({ agreed: input.agreed, answered_at: nowOf(tx), answer: answer.value })
    .where('id', '=', row.id)
    .execute();
  const subjects = { learner: learner.value, observation: row.id };
  if (!input.agreed) {
    record(tx, observationDisputed, { subjects, facts: { wordsSha256 } });
    return ok({ evidenceId: null });
  }
  const marks = await db
    .selectFrom('observation_mark')
    .select('criterion_id as criterionId')
    .where('observation_id', '=', row.id)
    .execute();
  const added = await addItem(tx, {
    id: row.id,
    learnerId: learner.value,
    source: row.kind,
    title: `${KINDS[row.kind]}, ${showDate(row.held_on)}`,
    // To observe is the assessor's own work; whoever advised has a hand in what the learner can do.
    parties: row.acted_as === 'adviser' ? [row.observer_id] : [],
    references: marks.map(({ criterionId }) => ({ criterionId, note: '' })),
  });
  if (!added.ok) return added;
  record(tx, observationAgreed, {
    subjects: { ...subjects, evidence: row.id },
    facts: { wordsSha256 },
  });
  return ok({ evidenceId: row.id });
}
