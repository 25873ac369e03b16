import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { lawOf, lawOn } from '../../rules/book/book.ts';
import { sourceIn } from '../../rules/book/source-in.ts';
import { titleOfRule } from '../../rules/book/title.ts';
import {
  askInFull,
  type LoadedShift,
  loadShifts,
  shiftsOfLine,
  workOf,
} from '../bookings/index.ts';
import {
  type AskedRule,
  explainRule,
  isGated,
  NOT_WOUND_BACK,
  type RuleExplained,
} from '../compliance/index.ts';
import { peopleOf } from '../people/index.ts';
import type { Explained, ExplainedAnswer } from './schema.ts';
import { storedAnswers } from './stored-answer.ts';

/** Which rule, about whom and which shift, and with which others in the same breath. */
export interface ToExplain {
  readonly shiftId: string;
  readonly personId: string;
  readonly rule: string;
  readonly asOf?: string | undefined;
  readonly together?: readonly string[];
}

/**
 * How a rule came to its answer about a worker and a shift: the sum by hand, the source, the version of the
 * law, what it rests on; beside it the same as at the end of an earlier day, and what was stored when the
 * worker was assigned. A line for one face is asked as a whole, as it is everywhere. Refuses
 * `shift-not-found`, `worker-not-found`, `rule-not-found` and `as-of-in-future`.
 */
export async function explain(tx: Tx, asked: ToExplain): Promise<Result<Explained>> {
  const { shiftId, personId, rule, asOf } = asked;
  const today = dateIn(nowOf(tx));
  if (asOf !== undefined && asOf > today) {
    return refuse('as-of-in-future', 'This day is still to come. Choose today or an earlier day.');
  }
  const [shift] = await loadShifts(tx, [shiftId]);
  if (!shift) return refuse('shift-not-found', 'There is no such shift. Look for its booking.');
  const beside = await besideIt(tx, shift, asked.together ?? []);
  const answers = await answersTo(tx, asked, shift, beside);
  if (!answers.ok) return answers;
  const worker = (await peopleOf(tx, [personId])).get(personId);
  const day = dateIn(shift.startsAt);
  const law = lawOn(rule, day);
  return ok({
    rule: {
      id: rule,
      title: titleOfRule(rule),
      law: law
        ? {
            says: law.says,
            source: sourceIn(shift.place.nation, rule, law.source),
            from: law.from,
            to: law.to ?? null,
            confidence: law.confidence,
            announced: law.announced === true,
            keyDate: lawOf(rule)?.keyDate ?? '',
          }
        : null,
    },
    shift: { shiftId, bookingId: shift.bookingId, label: shift.label },
    worker: { personId, name: worker?.displayName ?? '' },
    together: beside.length,
    ...answers.value,
    notWoundBack: answers.value.earlier ? [...NOT_WOUND_BACK] : [],
    stored: await storedAnswers(tx, { shiftId, personId, rule }),
  });
}

/** The other shifts asked for in the same breath: those named, or the rest of a line for one face. */
async function besideIt(
  tx: Tx,
  shift: LoadedShift,
  together: readonly string[],
): Promise<readonly LoadedShift[]> {
  const named = together.length > 0 ? await loadShifts(tx, together) : [];
  const now = nowOf(tx);
  const line =
    named.length === 0 && shift.samePerson === 'must'
      ? (await shiftsOfLine(tx, shift.lineId)).filter(({ endsAt }) => endsAt > now)
      : [];
  return [...named, ...line].filter(
    (one) => one.shiftId !== shift.shiftId && one.cancelledAt === null,
  );
}

async function answersTo(
  tx: Tx,
  { personId, rule, asOf }: ToExplain,
  shift: LoadedShift,
  beside: readonly LoadedShift[],
): Promise<Result<Pick<Explained, 'now' | 'earlier'>>> {
  const nobody = () =>
    refuse('worker-not-found', 'There is no worker with this number on your books.');
  if (isGated(rule)) {
    const about = { personId, rule, work: workOf(shift), alongside: beside.map(workOf) };
    const now = await explainRule(tx, about);
    if (!now) return nobody();
    const earlier = asOf === undefined ? null : await explainRule(tx, about, asOf);
    return ok({ now: told(now), earlier: earlier ? told(earlier) : null });
  }
  // What bookings asks itself: on the books, and in this role. It has no earlier answer.
  const whole = (await askInFull(tx, [personId], [shift], 'apart')).get(personId);
  if (!whole) return nobody();
  const answers = (whole.get(shift.shiftId)?.asked ?? []).filter((one) => one.rule === rule);
  if (answers.length > 0) {
    return ok({ now: told({ asOf: dateIn(nowOf(tx)), answers }), earlier: null });
  }
  return refuse(
    'rule-not-found',
    `${rule} is not asked of a worker and a shift. The rule book says where it is asked.`,
  );
}

function told({ asOf, answers }: RuleExplained): Explained['now'] {
  return { asOf, answers: answers.map(toldAnswer) };
}

function toldAnswer({
  figures: _,
  short: _short,
  restsOn,
  working,
  ...rest
}: AskedRule): ExplainedAnswer {
  return {
    ...rest,
    ...(restsOn ? { restsOn: [...restsOn] } : {}),
    working: [...(working ?? [])],
  };
}
