import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { addDays, type DateText, dateIn, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { actsOf, endOfLog, entriesAbout, type HeardEntry } from '../../platform/audit/heard.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { countsFrom } from '../portfolio/index.ts';
import {
  type Counted,
  countOf,
  enough,
  hashOfEntries,
  type Time,
  timeOf,
  yearBeside,
} from './count-pattern.ts';
import { type Act, type Occasion, PATTERNS, type Pattern } from './patterns.ts';

/** What was asked and what the log answered, as it is sealed. */
export interface BehaviourCounted {
  readonly pattern: string;
  readonly version: number;
  readonly fromOn: DateText;
  readonly toOn: DateText;
  /** The last entry of the log that was there. */
  readonly upToSeq: number;
  readonly counted: Counted;
  /** The twelve months until the last day, so that good weeks are not picked out unseen; null: the days are those. */
  readonly year: {
    readonly fromOn: DateText;
    readonly occasions: number;
    readonly shown: number;
  } | null;
  readonly entriesSha256: string;
}

/** SHA-256 of an answer in canonical JSON, lower-case hex. */
export function hashOfAnswer(answer: BehaviourCounted): string {
  return createHash('sha256').update(canonicalJson(answer)).digest('hex');
}

/** A pattern by its code. Refuses `pattern-not-found`. */
export function patternOf(code: string): Result<Pattern> {
  const pattern = PATTERNS.find((one) => one.code === code);
  if (pattern) return ok(pattern);
  return wrongField('pattern', 'pattern-not-found', 'Choose what is counted from the list.');
}

const actOf = ({ seq, kind, at, actor, envelope }: HeardEntry): Act => {
  const { subjects, facts } = envelope;
  return { seq, kind, at, actor, subjects, facts };
};

async function occasionsOf(
  tx: Tx,
  learner: string,
  pattern: Pattern,
  { fromOn, toOn }: Time,
  upTo: number,
): Promise<{ readonly occasions: readonly Occasion[]; readonly entries: readonly HeardEntry[] }> {
  const from = dateOfMinute(startOfDay(fromOn));
  const until = dateOfMinute(startOfDay(addDays(toOn, 1)));
  const own = await actsOf(tx, { member: learner, kinds: pattern.kinds, from, until, upTo });
  const entries =
    pattern.others.length === 0 ? own : [...own, ...(await othersOf(tx, learner, pattern, own))];
  const read = entries
    .filter(({ seq, at }) => at >= from && at < until && seq <= upTo)
    .toSorted((a, b) => a.seq - b.seq);
  const occasions = pattern.find(read.map(actOf), learner, until);
  const counted = new Set(occasions.flatMap(({ seqs }) => seqs));
  return { occasions, entries: read.filter(({ seq }) => counted.has(seq)) };
}

/** What others did about the candidates of the learner's own entries. */
async function othersOf(
  tx: Tx,
  learner: string,
  { others }: Pattern,
  own: readonly HeardEntry[],
): Promise<readonly HeardEntry[]> {
  const candidates = new Set(own.flatMap(({ envelope }) => envelope.subjects['candidate'] ?? []));
  const about = await entriesAbout(tx, [...candidates], {
    kinds: others,
    most: Number.MAX_SAFE_INTEGER,
  });
  return about.filter(({ actor }) => actor !== learner);
}

/**
 * Asks the log a pattern of a learner over some days. Refuses as `patternOf` and `timeOf` do.
 */
export async function countBehaviour(
  tx: Tx,
  learner: string,
  asked: { readonly pattern: string } & Time,
): Promise<Result<BehaviourCounted>> {
  const pattern = patternOf(asked.pattern);
  if (!pattern.ok) return pattern;
  const earliest = countsFrom(nowOf(tx));
  const time = timeOf(asked, dateIn(nowOf(tx)), earliest);
  if (!time.ok) return time;
  return ok(
    await answerOf(tx, learner, pattern.value, time.value, {
      earliest,
      upToSeq: await endOfLog(tx),
    }),
  );
}

async function answerOf(
  tx: Tx,
  learner: string,
  pattern: Pattern,
  time: Time,
  { earliest, upToSeq }: { readonly earliest: DateText; readonly upToSeq: number },
): Promise<BehaviourCounted> {
  const { occasions, entries } = await occasionsOf(tx, learner, pattern, time, upToSeq);
  const beside = yearBeside(time, earliest);
  const year =
    beside && countOf((await occasionsOf(tx, learner, pattern, beside, upToSeq)).occasions);
  return {
    pattern: pattern.code,
    version: pattern.version,
    fromOn: time.fromOn,
    toOn: time.toOn,
    upToSeq,
    counted: countOf(occasions),
    year: beside && year && { fromOn: beside.fromOn, occasions: year.occasions, shown: year.shown },
    entriesSha256: hashOfEntries(entries),
  };
}

/**
 * Asks again what was sealed, of the log as it was then: does it give the same? Counting is tied to its version:
 * what was counted another way than today is not asked again (null).
 */
export async function countedAgain(
  tx: Tx,
  learner: string,
  sealed: BehaviourCounted,
): Promise<boolean | null> {
  const pattern = PATTERNS.find(({ code }) => code === sealed.pattern);
  if (pattern?.version !== sealed.version) return null;
  // The year beside began where work counted from at the time: it is asked as it was.
  const earliest = sealed.year?.fromOn ?? sealed.fromOn;
  const again = await answerOf(tx, learner, pattern, sealed, {
    earliest,
    upToSeq: sealed.upToSeq,
  });
  return hashOfAnswer(again) === hashOfAnswer(sealed);
}

/** Refuses `too-little-counted` and `changed-since-seen`: what is sealed is what was looked at. */
export function maySeal(answer: BehaviourCounted, seen: string): Result<null> {
  const is = enough(answer.counted);
  if (!is.ok) return is;
  if (seenHash(answer) === seen) return ok(null);
  return refuse(
    'changed-since-seen',
    'The figures are not those you looked at. Look at them once more, and press again.',
  );
}

/** What a learner looks at, without where the log ended: that goes on while they look. */
export function seenHash({ upToSeq: _, ...answer }: BehaviourCounted): string {
  return createHash('sha256').update(canonicalJson(answer)).digest('hex');
}
