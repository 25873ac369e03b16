import { dateOfDayNumber } from '../../lib/days.ts';
import { dayOfMinute } from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import {
  type IndustrialAction,
  industrialActionAt,
  type Licence,
  licencesOf,
  settingKey,
  settingsOf,
  type WorkSetting,
} from '../duties/index.ts';
import { type ComparatorOnFile, comparatorsAt, placeKey } from '../equal-treatment/index.ts';
import { type MandatoryCourse, mandatoryCourses } from '../training/index.ts';
import type { Work } from './work.ts';

/** What the law asks of one work beyond its hours: the same for every worker. */
export interface WorkDuties {
  /** What somebody at the client said of this site and role; null: nobody has said anything. */
  readonly setting: WorkSetting | null;
  /** Industrial action at this site or hirer on a day of the work. */
  readonly industrialAction: readonly IndustrialAction[];
  /** The agency's gangmaster's licences as the register last showed them. */
  readonly licences: readonly Licence[];
  /** What the hirer said of comparable pay in the role, the newest recorded first. */
  readonly comparators: readonly ComparatorOnFile[];
  /** Courses mandatory for this work on its first day. */
  readonly courses: readonly MandatoryCourse[];
}

/** Work of which nothing was said. */
export const NOTHING_SAID: WorkDuties = {
  setting: null,
  industrialAction: [],
  licences: [],
  comparators: [],
  courses: [],
};

/** What the law asks of each of these works: a few set questions however many there are. */
export async function dutiesOf(
  tx: Tx,
  works: readonly Work[],
): Promise<(work: Work) => WorkDuties> {
  if (works.length === 0) return () => NOTHING_SAID;
  const settings = await settingsOf(tx, works);
  const actions = await industrialActionAt(tx, {
    siteIds: works.map((work) => work.siteId),
    hirerIds: works.map((work) => work.hirerId),
    from: dateAt(Math.min(...works.map((work) => work.start))),
    to: dateAt(Math.max(...works.map((work) => work.end - 1))),
  });
  const licences = await licencesOf(tx);
  const comparators = await comparatorsAt(
    tx,
    works.map((work) => work.hirerId),
  );
  const courses = await mandatoryCourses(tx);
  return (work) => ({
    setting: settings.get(settingKey(work)) ?? null,
    industrialAction: actions.filter((action) => touches(action, work)),
    licences,
    comparators: comparators.get(placeKey(work)) ?? [],
    courses: courses(work, dateAt(work.start)),
  });
}

function touches({ siteId, hirerId, fromOn, toOn }: IndustrialAction, work: Work): boolean {
  if (siteId !== work.siteId && hirerId !== work.hirerId) return false;
  return fromOn <= dateAt(work.end - 1) && (toOn === null || toOn >= dateAt(work.start));
}

function dateAt(minute: number): string {
  return dateOfDayNumber(dayOfMinute(minute));
}
