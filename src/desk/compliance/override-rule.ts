import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText, listed } from '../../lib/text.ts';
import { dateOfMinute, isoOfMinute } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { Ground } from '../../rules/book/law.ts';
import { groundsOf, keepOverride, overrideGiven } from '../overrides/index.ts';
import { cleared } from './cleared.ts';
import { ruleOverridden } from './events.ts';
import { policy } from './policy.ts';
import type { Work } from './work.ts';

/** A block to lift for one worker and one shift. */
export interface RuleToOverride {
  /** Made by whoever asks; the same id again gives the first answer. */
  readonly id: string;
  readonly personId: string;
  /** The shift as it stands now: an override holds only for the times it was given for. */
  readonly work: Work;
  /** Shifts asked for in the same breath: a rule may stop them only together. */
  readonly alongside?: readonly Work[];
  /** 'WTR-DAILY'. */
  readonly rule: string;
  /** Key of a ground of the rule in the rule book: 'shift_changeover'. */
  readonly groundKey: string;
  /** What is done instead, in words: 'Rest given on Wednesday, which is kept free'. */
  readonly instead: string;
}

const already = {
  code: 'already-overridden',
  because: 'This rule has already been lifted for this worker and this shift.',
};
onConstraint('rule_override_once', already);

/**
 * Lifts a block that the law lets an agency lift (`block_override`), on one of the grounds the rule book
 * has for it, for one worker and one shift. Only a compliance officer or the owner may; a manager signs it
 * off afterwards. Refuses `not-allowed`, `worker-not-found`, `not-blocked` when the rule does not stop this
 * worker, `not-overridable` when the law gives no ground to lift it, `ground-not-known` for another than the
 * rule's own, `already-overridden`, `already-used` for the id of another override, and words that are missing or too long.
 */
export async function overrideRule(tx: Tx, input: RuleToOverride): Promise<Result<{ id: string }>> {
  const actor = actorOf(tx);
  const may: readonly string[] = policy['rules.override'];
  if (actor.memberId === null || !actor.roles.some((role) => may.includes(role))) {
    return refuse(
      'not-allowed',
      'Only a compliance officer or the owner may lift a rule. Ask one of them and say which ground you see.',
    );
  }
  const instead = cleanText(input.instead, {
    min: 10,
    max: 500,
    lines: true,
    what: 'What is done instead',
  });
  if (!instead.ok) return instead;
  const first = await givenBefore(tx, input);
  if (first) return first;

  const findings = (await findingsTogether(tx, input)).get(input.personId);
  if (!findings) {
    return refuse('worker-not-found', 'There is no worker with this number on your books.');
  }
  const mine = (findings.get(input.work.shiftId) ?? []).filter(({ rule }) => rule === input.rule);
  const finding = mine.find(({ outcome }) => outcome === 'block_override');
  if (!finding) {
    // The same press at the same moment may have lifted it since.
    const meanwhile = await givenBefore(tx, input);
    if (meanwhile) return meanwhile;
    return whyNot(
      input.rule,
      mine.map(({ outcome }) => outcome),
    );
  }

  const ground = groundNamed(input.rule, input.groundKey);
  if (!ground.ok) return ground;
  const { dueMinutes, restMinutes } = finding.figures ?? {};
  const isRest = typeof dueMinutes === 'number' && typeof restMinutes === 'number';
  await keepOverride(tx, {
    id: input.id,
    person_id: input.personId,
    shift_id: input.work.shiftId,
    starts_at: dateOfMinute(input.work.start),
    ends_at: dateOfMinute(input.work.end),
    rule: input.rule,
    ground: instead.value,
    ground_key: ground.value.key,
    due_minutes: isRest ? dueMinutes : null,
    had_minutes: isRest ? restMinutes : null,
  });
  record(tx, ruleOverridden, {
    subjects: { worker: input.personId, shift: input.work.shiftId, override: input.id },
    facts: {
      override: input.id,
      rule: input.rule,
      source: finding.source,
      ground: ground.value.key,
      groundSource: ground.value.source,
      startsAt: isoOfMinute(input.work.start),
      endsAt: isoOfMinute(input.work.end),
    },
    people: {
      [input.personId]: {
        because: finding.because,
        ground: ground.value.words,
        instead: instead.value,
        work: input.work.label,
      },
    },
    approvedBy: [actor.memberId],
  });
  return ok({ id: input.id });
}

/** The first answer to a press that comes again; refused where the id was another override's. */
async function givenBefore(
  tx: Tx,
  { id, personId, work, rule }: RuleToOverride,
): Promise<Result<{ id: string }> | null> {
  const given = await overrideGiven(tx, id);
  if (given === null) return null;
  const same = given.personId === personId && given.shiftId === work.shiftId && given.rule === rule;
  if (same) return ok({ id });
  return refuse(
    'already-used',
    'This override has the number of another one, so nothing was lifted. Press again.',
  );
}

function findingsTogether(tx: Tx, { personId, work, alongside = [] }: RuleToOverride) {
  const others = alongside.filter((one) => one.shiftId !== work.shiftId);
  return cleared(tx, [personId], [work, ...others], { works: 'together' });
}

/** The ground of this key among those the rule book has for the rule. */
function groundNamed(rule: string, key: string): Result<Ground> {
  const grounds = groundsOf(rule);
  const ground = grounds.find((one) => one.key === key);
  if (ground) return ok(ground);
  if (grounds.length === 0) return notOverridable(rule);
  return refuse(
    'ground-not-known',
    `${rule} can be lifted on these grounds only: ${listed(grounds.map(({ words }) => words))}. Choose one of them.`,
  );
}

function notOverridable(rule: string): Result<never> {
  return refuse(
    'not-overridable',
    `${rule} blocks, and the law gives no ground to lift it. What it asks for must be put right first.`,
  );
}

function whyNot(rule: string, outcomes: readonly string[]): Result<never> {
  if (outcomes.includes('block')) {
    return notOverridable(rule);
  }
  if (outcomes.includes('record')) return { ok: false, refusal: already };
  return refuse(
    'not-blocked',
    `${rule} does not stop this worker for this shift${outcomes.length > 0 ? ` (it says ${listed(outcomes)})` : ''}, so there is nothing to lift.`,
  );
}
