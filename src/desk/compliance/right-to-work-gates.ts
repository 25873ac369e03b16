import { showDate, showMinutes } from '../../lib/show.ts';
import { checkFollowUp } from '../../rules/right-to-work/follow-up.ts';
import {
  checkStudentHours,
  type StudentFacts,
  studentWeeks,
} from '../../rules/right-to-work/student-weeks.ts';
import { checkTiming } from '../../rules/right-to-work/timing.ts';
import { rests } from './check-gates.ts';
import type { CheckOnFile, Dossier } from './dossier.ts';
import type { Gate, GateFacts } from './gate.ts';
import { workingTimeOf } from './working-time-facts.ts';

/** The right-to-work checks on file, the latest first. */
function onFile({ dossier }: GateFacts): readonly CheckOnFile[] {
  return dossier.checks.filter((check) => check.kind === 'right_to_work');
}

/** The satisfied check that counts for the first day of the work; else the latest. */
function counting(asked: GateFacts): CheckOnFile | undefined {
  const satisfied = onFile(asked).filter((check) => check.outcome === 'satisfied');
  const { firstDay } = asked.prepared;
  return satisfied.find((check) => check.checkedOn <= firstDay) ?? satisfied[0];
}

/** RTW-TIMING: a satisfied check on or before the first day, and none since that was not satisfied. */
export const rightToWorkGate: Gate = {
  rules: ['RTW-TIMING'],
  ask(asked) {
    const { today } = asked.asking;
    const [latest] = onFile(asked);
    if (latest?.outcome === 'not_satisfied') {
      const on = showDate(latest.checkedOn, today);
      return [
        {
          rule: 'RTW-TIMING',
          outcome: 'block',
          because: `The last right-to-work check, on ${on}, was not satisfied.`,
          source: 'Immigration, Asylum and Nationality Act 2006, s.15',
          figures: { checkDone: latest.checkedOn },
          clears: 'Do the check again with documents that show the right to work.',
          restsOn: [rests(latest, today)],
        },
      ];
    }
    const counts = counting(asked);
    return checkTiming({
      workStart: asked.prepared.firstDay,
      ...(counts ? { checkDone: counts.checkedOn, checkId: counts.id } : {}),
    });
  },
  passed(asked) {
    const counts = counting(asked);
    if (!counts) return null;
    const on = showDate(counts.checkedOn, asked.asking.today);
    return {
      because: `Right to work checked on ${on}.`,
      short: `right to work checked on ${on}`,
      figures: { checkDone: counts.checkedOn, workStart: asked.prepared.firstDay },
    };
  },
};

/** RTW-FOLLOWUP: the check still covers the last day of the work. Says nothing where the timing stops. */
export const followUpGate: Gate = {
  rules: ['RTW-FOLLOWUP'],
  ask(asked) {
    const counts = counting(asked);
    if (!counts?.basis || rightToWorkGate.ask(asked).length > 0) return [];
    return checkFollowUp({
      basis: counts.basis,
      workUntil: asked.prepared.lastDay,
      asOf: asked.asking.today,
      checkId: counts.id,
      inTimeApplication: counts.inTimeApplication,
      ...(counts.permissionEndsOn ? { permissionExpires: counts.permissionEndsOn } : {}),
      ...(counts.noticeDated ? { noticeDated: counts.noticeDated } : {}),
    });
  },
  passed(asked) {
    const counts = counting(asked);
    if (!counts?.basis || rightToWorkGate.ask(asked).length > 0) return null;
    if (counts.expiresOn === null) return 'The right-to-work check needs no follow-up.';
    return `The right-to-work check holds until ${showDate(counts.expiresOn, asked.asking.today)}.`;
  },
};

/** RTW-STUDENT: no week of term over the hours that a student permission allows, for every employer. */
export const studentGate: Gate = {
  rules: ['RTW-STUDENT'],
  ask: (asked) => checkStudentHours(studentFacts(asked)),
  working: (asked) =>
    studentWeeks(studentFacts(asked)).map(({ monday, minutes, limit, term }) => ({
      what: `Week from ${showDate(monday)}, ${TERM_WORDS[term]}`,
      comes: `${showMinutes(minutes)} of ${limit === undefined ? 'no limit' : showMinutes(limit)}`,
    })),
  passed(asked) {
    const [week] = studentWeeks(studentFacts(asked));
    if (week === undefined) return null;
    const { minutes, limit, monday } = week;
    return {
      because:
        limit === undefined
          ? 'A student outside term, by the dates of the education provider: no limit of hours.'
          : `${showMinutes(minutes)} in the week from ${showDate(monday, asked.asking.today)}; a student may work ${showMinutes(limit)}.`,
      figures: { week: monday, minutes, ...(limit === undefined ? {} : { limitMinutes: limit }) },
      short: 'within student hours',
    };
  },
};

const TERM_WORDS = {
  in_term: 'in term',
  dates_missing: 'no term dates on file for it',
  out_of_term: 'outside term',
};

function studentFacts(asked: GateFacts): StudentFacts {
  return { ...workingTimeOf(asked).facts, permissions: permissionsOf(asked.dossier) };
}

/** What a student may work, as their rule reads it. */
export function permissionsOf({ vetting }: Dossier): StudentFacts['permissions'] {
  return vetting.permissions.map((one) => ({
    id: one.id,
    from: one.validFrom,
    to: one.validTo,
    weeklyLimitMinutes: one.weeklyLimitMinutes,
    ...(one.termDates === null ? {} : { termDates: one.termDates }),
  }));
}
