import { mondayOf } from '../../lib/days.ts';
import { showDate, showMinutes, showWeekday } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import { addDays, localOf, startOfDay } from '../../lib/time.ts';
import type { Finding } from '../../rules/finding.ts';
import { workingMinutes } from '../../rules/working-time/work.ts';
import type { Gate, GateFacts } from './gate.ts';
import { OWN } from './own-rules.ts';
import type { Work } from './work.ts';

/** A standing word of a worker about a place they like or would rather not go to. */
export interface PlaceWish {
  readonly id: string;
  readonly clientId: string | null;
  readonly hirerId: string | null;
  readonly siteId: string | null;
  readonly likes: boolean;
  readonly reason: string;
  readonly saidOn: string;
}

/** The wish about a work's place: the narrowest counts, a site before its hirer before its client. */
export function wishAbout(
  wishes: readonly PlaceWish[],
  { siteId, hirerId, clientId }: Pick<Work, 'siteId' | 'hirerId' | 'clientId'>,
): PlaceWish | undefined {
  return (
    wishes.find((wish) => wish.siteId === siteId) ??
    wishes.find((wish) => wish.hirerId === hirerId) ??
    wishes.find((wish) => wish.clientId === clientId)
  );
}

/** OWN-WISH: a place they would rather not go to. */
export const wishGate: Gate = {
  rules: ['OWN-WISH'],
  ask({ dossier, prepared: { work }, asking }) {
    const wish = wishAbout(dossier.wishes, work);
    if (!wish || wish.likes) return [];
    const where = wish.siteId ? 'this site' : wish.hirerId ? 'this hirer' : 'this client';
    const why = wish.reason === '' ? '' : `: ${wish.reason}`;
    return [
      warn({
        rule: 'OWN-WISH',
        because: `Would rather not go to ${where}, said on ${showDate(wish.saidOn, asking.today)}${why}.`,
        clears: 'Ask whether they would go this time.',
        restsOn: [{ kind: 'place-wish', id: wish.id, label: 'would rather not go there' }],
      }),
    ];
  },
  passed({ dossier, prepared: { work } }) {
    return wishAbout(dossier.wishes, work)?.likes ? 'Likes to go there.' : null;
  },
};

/** OWN-NOTICE: the shift begins sooner than the notice they need. */
export const noticeGate: Gate = {
  rules: ['OWN-NOTICE'],
  ask({ dossier, prepared: { work }, asking }) {
    const needs = dossier.worker.noticeMinutes;
    const left = work.start - asking.now;
    if (needs === null || left >= needs || left <= 0) return [];
    return [
      warn({
        rule: 'OWN-NOTICE',
        because: `Begins in ${showMinutes(left)}; they need ${showMinutes(needs)} of notice.`,
        figures: { minutesLeft: left, noticeMinutes: needs },
        clears: 'Ask whether they can make it.',
      }),
    ];
  },
  passed({ dossier, prepared: { work }, asking }) {
    const needs = dossier.worker.noticeMinutes;
    return needs !== null && work.start - asking.now >= needs
      ? `More than the ${showMinutes(needs)} of notice they need.`
      : null;
  },
};

/** OWN-DAYS: a day of the week they did not name. */
export const daysGate: Gate = {
  rules: ['OWN-DAYS'],
  ask({ dossier, prepared: { work } }) {
    const days = dossier.worker.wantedDays;
    const { weekday } = localOf(work.start);
    if (days === null || days.includes(weekday)) return [];
    return [
      warn({
        rule: 'OWN-DAYS',
        because: `Begins on a ${showWeekday(weekday)}; the days they want are ${listed(days.map(showWeekday))}.`,
        clears: 'Ask whether they would work this day.',
      }),
    ];
  },
};

/** OWN-HOURS: more hours in that week, Monday to Sunday, than the most they want. */
export const hoursGate: Gate = {
  rules: ['OWN-HOURS'],
  ask(facts) {
    const most = facts.dossier.worker.mostWeeklyMinutes;
    if (most === null) return [];
    const total = minutesWith(facts);
    if (total <= most) return [];
    return [
      warn({
        rule: 'OWN-HOURS',
        because: `${showMinutes(total)} that week with this shift; they want ${showMinutes(most)} at the most.`,
        figures: { minutes: total, mostMinutes: most },
        clears: 'Ask whether they would work more that week.',
      }),
    ];
  },
};

/** Minutes worked in the week in which the shift begins, with it and those asked for together. */
function minutesWith({ dossier, prepared: { work, stint }, alongside }: GateFacts): number {
  const monday = mondayOf(localOf(work.start).date);
  const [from, to] = [startOfDay(monday), startOfDay(addDays(monday, 7))];
  const stints = new Map(
    [...dossier.held, ...alongside, stint]
      .filter(({ start }) => start >= from && start < to)
      .map((one) => [`${one.start} ${one.end}`, one]),
  );
  return [...stints.values()].reduce((sum, one) => sum + workingMinutes(one), 0);
}

function warn(finding: Omit<Finding, 'outcome' | 'source'>): Finding {
  return { outcome: 'warn', source: OWN, ...finding };
}
