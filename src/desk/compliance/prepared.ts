import type { DateText } from '../../lib/days.ts';
import { nameKey } from '../../lib/text.ts';
import { localOf } from '../../lib/time.ts';
import type { Stint } from '../../rules/working-time/work.ts';
import { skillKey } from '../candidates/index.ts';
import type { MandatoryCourse } from '../training/index.ts';
import type { Work } from './work.ts';
import { NOTHING_SAID, type WorkDuties } from './work-duties.ts';

/** A name as it is shown and the key under which spellings of it meet. */
export interface Named {
  readonly name: string;
  readonly key: string;
  /** A mandatory course, and whose word that is; left out: the booking asks for it. */
  readonly course?: MandatoryCourse['askedBy'];
}

/** A proposed shift's time, with whose work it is and as what. */
export interface ProposedStint extends Stint {
  readonly hirerId: string;
  readonly role: string;
}

/** A shift with what is the same for every worker worked out once. */
export interface PreparedWork extends WorkDuties {
  readonly work: Work;
  /** Its place among the works asked about. */
  readonly index: number;
  readonly stint: ProposedStint;
  /** Local dates of the first and the last minute worked. */
  readonly firstDay: DateText;
  readonly lastDay: DateText;
  /** Does it take in any time between 00:00 and 05:00? */
  readonly night: boolean;
  readonly skills: readonly Named[];
  readonly qualifications: readonly Named[];
  readonly checks: readonly Named[];
}

/**
 * Works out what every worker shares. The source of the stint is 'pencilled': it is proposed.
 * @param duties what the law asks of this work (`dutiesOf`); left out: nobody has said
 */
export function prepared(
  work: Work,
  index: number,
  duties: WorkDuties = NOTHING_SAID,
): PreparedWork {
  const first = localOf(work.start);
  const last = localOf(work.end - 1);
  return {
    ...duties,
    work,
    index,
    stint: {
      id: work.shiftId,
      start: work.start,
      end: work.end,
      breakMinutes: work.breakMinutes,
      kind: work.kind,
      label: work.label,
      source: 'pencilled',
      hirerId: work.hirerId,
      role: work.role,
    },
    firstDay: first.date,
    lastDay: last.date,
    night: last.date > first.date || first.minuteOfDay < 300,
    skills: work.requiredSkills.map((name) => ({ name, key: skillKey(name) })),
    qualifications: asked(work.requiredQualifications.map(named), duties.courses),
    checks: work.requiredChecks.map(named),
  };
}

/** What the booking asks for, then what is mandatory for the work and not among it. */
function asked(named: readonly Named[], courses: readonly MandatoryCourse[]): readonly Named[] {
  const keys = new Set(named.map(({ key }) => key));
  const more = courses.filter(({ key }) => !keys.has(key));
  return [...named, ...more.map(({ name, key, askedBy }) => ({ name, key, course: askedBy }))];
}

function named(name: string): Named {
  return { name, key: nameKey(name) };
}

/** Does something that lasts up to and with a day still hold on the shift's last day? */
export function holdsOn(expiresOn: DateText | null, lastDay: DateText): boolean {
  return expiresOn === null || expiresOn >= lastDay;
}
