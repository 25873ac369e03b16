import { showDate, showMinutes, showPence } from '../../lib/show.ts';
import { dateIn, dateOfMinute, minuteOfDate, startOfDay } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { WorkingLine } from '../../rules/finding.ts';
import { overridesOf } from '../overrides/index.ts';
import { vettingBy } from '../vetting/index.ts';
import { agencyDaysOf, availabilityOf, timesTakenBy } from '../worktime/index.ts';
import type { Asking } from './asking.ts';
import { type AskedRule, passOf } from './clearance.ts';
import type { Dossier } from './dossier.ts';
import type { GateFacts } from './gate.ts';
import { GATES } from './gates.ts';
import { findingsOf } from './judge.ts';
import { BESIDE, loadDossiers } from './load-dossiers.ts';
import { prepared } from './prepared.ts';
import type { Work } from './work.ts';
import { dutiesOf } from './work-duties.ts';

/** One rule's answers about one worker and one shift with the sum by hand; empty: it is not in issue. */
export interface RuleExplained {
  readonly asOf: string;
  readonly answers: readonly AskedRule[];
}

/** Which rule, about whom and what. */
export interface ToExplain {
  readonly personId: string;
  readonly work: Work;
  /** Shifts asked for in the same breath. */
  readonly alongside: readonly Work[];
  readonly rule: string;
}

/** What an answer as at an earlier day cannot leave out, since it carries no day of its own. */
export const NOT_WOUND_BACK: readonly string[] = [
  'Shifts given up, pencils lapsed and do-not-sends ended since: they are no longer on file, so they are missing from the earlier answer.',
  'Roles, skills, pay and travel on the worker’s record, what the client said of the work, and which courses are mandatory for it: taken as they stand now.',
  'Days away for the average week and for equal treatment: taken as they stand now.',
  'Times, breaks and particulars of the shift itself: taken as they stand now.',
];

/** Is there a gate that speaks for this rule? */
export function isGated(rule: string): boolean {
  return GATES.some(({ rules }) => rules.includes(rule));
}

/**
 * How a rule came to its answer, as things stand now, and with `asOf` as they stood at the end of that day:
 * checks, declarations, opt-outs, words about being free, overrides and times taken after it are left out,
 * see `NOT_WOUND_BACK`. Null for somebody who is no candidate.
 * @param asOf an earlier local day
 */
export async function explainRule(
  tx: Tx,
  { personId, work, alongside, rule }: ToExplain,
  asOf?: string,
): Promise<RuleExplained | null> {
  const works = [work, ...alongside];
  const now = nowOf(tx);
  const [dossier] = await loadDossiers(tx, [personId], works);
  if (!dossier) return null;
  const endOfDay = asOf === undefined ? null : startOfDay(asOf) + 1440 - 1;
  const asking: Asking =
    asOf === undefined || endOfDay === null
      ? { now: minuteOfDate(now), today: dateIn(now) }
      : { now: endOfDay, today: asOf };
  const duties = await dutiesOf(tx, works);
  const facts: GateFacts = {
    dossier: endOfDay === null ? dossier : await woundBack(tx, dossier, works, endOfDay),
    prepared: prepared(work, 0, duties(work)),
    asking,
    alongside: alongside
      .map((one, index) => prepared(one, index + 1).stint)
      .sort((a, b) => a.start - b.start),
  };
  return { asOf: asking.today, answers: answersOf(rule, facts) };
}

function answersOf(rule: string, facts: GateFacts): readonly AskedRule[] {
  return GATES.filter(({ rules }) => rules.includes(rule)).flatMap((gate) => {
    const all = findingsOf(gate, facts);
    const found: readonly AskedRule[] = all.filter((finding) => finding.rule === rule);
    const pass = passOf(gate, facts, all);
    return [...found, ...(pass?.rule === rule ? [pass] : [])].map((answer) => ({
      ...answer,
      working: answer.working ?? gate.working?.(facts) ?? figuresAsWorking(answer.figures ?? {}),
    }));
  });
}

/** The worker's file as far as it carries a day: what is dated after the moment is left out. */
async function woundBack(
  tx: Tx,
  dossier: Dossier,
  works: readonly Work[],
  moment: number,
): Promise<Dossier> {
  const by = dateOfMinute(moment);
  const day = dateIn(by);
  const { personId } = dossier.worker;
  const held = await timesTakenBy(tx, personId, by);
  const spans = works.map((work) => ({
    start: dateOfMinute(work.start),
    end: dateOfMinute(work.end),
  }));
  const availability = (await availabilityOf(tx, [personId], spans, by)).get(personId) ?? [];
  const hirerIds = [...new Set(works.map((work) => work.hirerId))];
  const days = (await agencyDaysOf(tx, [personId], { hirerIds, takenBy: by })).get(personId) ?? [];
  const overrides =
    (
      await overridesOf(tx, [personId], {
        from: Math.min(...works.map(({ start }) => start)) - BESIDE,
        to: Math.max(...works.map(({ end }) => end)) + BESIDE,
        asOf: by,
      })
    ).get(personId) ?? [];
  return {
    ...dossier,
    worker: {
      ...dossier.worker,
      qualifications: dossier.worker.qualifications.map((one) =>
        one.seenOn !== null && one.seenOn > day ? { ...one, seenOn: null } : one,
      ),
    },
    held,
    firstHeld: held[0]?.start ?? null,
    availability,
    declarations: dossier.declarations.filter(({ saidOn }) => saidOn <= day),
    optOuts: dossier.optOuts
      .filter(({ signedOn }) => signedOn <= day)
      .map((one) =>
        one.noticeGivenOn !== null && one.noticeGivenOn > day
          ? { ...one, noticeGivenOn: null }
          : one,
      ),
    checks: dossier.checks.filter(({ checkedOn }) => checkedOn <= day),
    doNotSend: dossier.doNotSend.filter(({ saidOn }) => saidOn <= day),
    wishes: dossier.wishes.filter(({ saidOn }) => saidOn <= day),
    overrides: overrides.filter(({ givenOn }) => givenOn <= day),
    vetting: vettingBy(dossier.vetting, day),
    agency: { days, earlier: dossier.agency.earlier.filter(({ saidOn }) => saidOn <= day) },
  };
}

/** Figures of a finding as lines, for a rule that writes no sum: 'rest minutes: 9 h 30'. */
function figuresAsWorking(
  figures: Readonly<Record<string, number | string>>,
): readonly WorkingLine[] {
  return Object.entries(figures).map(([name, value]) => ({
    what: wordsOf(name),
    comes: shownFigure(name, value),
  }));
}

/** 'averageMinutes' as 'Average'. */
function wordsOf(name: string): string {
  const words = name
    .replace(/(Minutes|Pence)$/, '')
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shownFigure(name: string, value: number | string): string {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? showDate(value) : value;
  if (/minutes$/i.test(name)) return showMinutes(value);
  return /pence$/i.test(name) ? showPence(value) : String(value);
}
