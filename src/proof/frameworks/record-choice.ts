import { ok, type Result, refuse } from '../../lib/result.ts';
import { listed } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { choicesOf } from './choices.ts';
import { frameworkChoiceRecorded } from './events.ts';
import { goByChoices, PRINTED_TWICE } from './go-by-choices.ts';
import { frameworksDb } from './tables.ts';

interface NewChoice {
  readonly id: string;
  readonly frameworkId: string;
  readonly key: string;
  readonly value: string;
  /** The centre's reason, as in 'letter of 3 November 2026, ref. 88'. */
  readonly because: string;
}

/**
 * Records how the centre reads its document where it contradicts itself, or that a unit was extended. The
 * newest choice of a key counts; earlier ones stay. The same id again gives the first result.
 * Refuses `framework-not-found`, `choice-not-asked` and `choice-not-offered`.
 */
export async function recordChoice(
  tx: Tx,
  input: NewChoice,
): Promise<Result<{ choiceId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Somebody chooses for the centre, never the system.');
  const db = frameworksDb(tx);
  const before = await db
    .selectFrom('framework_choice')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return ok({ choiceId: before.id });
  const framework = await db
    .selectFrom('framework')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', input.frameworkId)
    .executeTakeFirst();
  if (!framework) return frameworkNotFound();
  const asked = (await choicesOf(tx, [framework.id])).get(framework.id) ?? [];
  const choice = asked.find(({ key }) => key === input.key);
  if (!choice) {
    return refuse(
      'choice-not-asked',
      'This framework asks no such choice. Look at what stands under its contradictions.',
    );
  }
  if (!choice.options.some(({ value }) => value === input.value)) {
    const offered = listed(
      choice.options.map(({ label }) => `“${label}”`),
      'or',
    );
    return refuse(
      'choice-not-offered',
      `This is not one of the answers. Choose ${offered}.`,
      undefined,
      {
        fields: { value: 'Choose one of the answers.' },
      },
    );
  }
  await db
    .insertInto('framework_choice')
    .values({
      organisation_id: organisationId,
      id: input.id,
      framework_id: framework.id,
      key: input.key,
      value: input.value,
      because: input.because,
      chosen_at: nowOf(tx),
      chosen_by: memberId,
      carried_from: null,
    })
    .execute();
  if (PRINTED_TWICE.includes(input.key)) await goByChoices(tx, framework.id);
  record(tx, frameworkChoiceRecorded, {
    subjects: { framework: framework.id },
    facts: { key: input.key, value: input.value },
  });
  return ok({ choiceId: input.id });
}

/** The refusal for an id that is no framework of ours. */
export function frameworkNotFound(): Result<never> {
  return refuse(
    'framework-not-found',
    'There is no such framework here. Look for it in the list of frameworks.',
  );
}
