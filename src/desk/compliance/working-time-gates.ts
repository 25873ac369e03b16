import { showMinutes } from '../../lib/show.ts';
import type { Finding } from '../../rules/finding.ts';
import { highestAverage } from '../../rules/working-time/average-week.ts';
import { checkDailyRest, dailyRest, dailyRestDue } from '../../rules/working-time/daily-rest.ts';
import { explainDailyRest, explainWeeklyRest } from '../../rules/working-time/explain-rest.ts';
import { explainWeeklyLimit } from '../../rules/working-time/explain-weekly-limit.ts';
import { checkOptOut, checkOptOutEnd, optOutHolds } from '../../rules/working-time/opt-out.ts';
import { CHILDREN_ELSEWHERE, checkSchoolAge } from '../../rules/working-time/school-age.ts';
import { checkUnknownAge } from '../../rules/working-time/unknown-age.ts';
import { checkWeeklyLimit, type WeeklyLimitFacts } from '../../rules/working-time/weekly-limit.ts';
import { checkWeeklyRest } from '../../rules/working-time/weekly-rest.ts';
import {
  checkYoungHours,
  checkYoungNight,
  type NightFacts,
} from '../../rules/working-time/young-worker.ts';
import type { Gate, GateFacts } from './gate.ts';
import { type WorkingTime, workingTimeOf } from './working-time-facts.ts';

/** The sector the client said; nobody has said it: no exception is taken. */
function sectorOf({ prepared: { setting } }: GateFacts): NightFacts {
  const said = setting?.youngSector;
  return { sector: said === undefined || said === 'not_known' ? 'other' : said };
}

const young = ({ facts }: WorkingTime) => facts.age !== undefined && facts.age < 18;

/** WTR-AGE: nobody of compulsory school age. */
export const schoolAgeGate: Gate = {
  rules: ['WTR-AGE'],
  ask({ dossier, prepared }) {
    const born = dossier.worker.dateOfBirth;
    if (born === null) return [];
    return checkSchoolAge({ born, workStart: prepared.firstDay, nation: prepared.work.nation });
  },
  passed(asked) {
    const { age } = workingTimeOf(asked).facts;
    if (age === undefined) return null;
    const { nation } = asked.prepared.work;
    const read = nation === 'england' || nation === 'wales';
    return {
      because: `${age} years old on the day of the work.`,
      ...(read ? {} : { source: CHILDREN_ELSEWHERE }),
    };
  },
};

function limitFacts(asked: GateFacts): WeeklyLimitFacts {
  const { facts, optOut } = workingTimeOf(asked);
  return { ...facts, optedOut: optOutHolds(optOut, facts) };
}

/** WTR-48: the average week over every hirer's shifts and the hours declared elsewhere. */
export const weeklyLimitGate: Gate = {
  rules: ['WTR-48'],
  working: (asked) => explainWeeklyLimit(limitFacts(asked)),
  ask: (asked) => checkWeeklyLimit(limitFacts(asked)),
  passed(asked) {
    const average = highestAverage(workingTimeOf(asked).facts);
    const minutes = Math.floor(average.perWeek);
    return {
      because: `${showMinutes(minutes)} a week on average at the most; the limit is 48 h.`,
      short: `${showMinutes(minutes)} a week on average`,
      figures: {
        averageMinutes: Math.round(average.perWeek * 100) / 100,
        limitMinutes: 2880,
        weeks: average.weeks,
      },
    };
  },
};

/** WTR-OPTOUT: an opt-out that was never valid, or that ends before this work. */
export const optOutGate: Gate = {
  rules: ['WTR-OPTOUT'],
  ask(asked) {
    const { facts, optOut } = workingTimeOf(asked);
    if (optOut === undefined) return [];
    // One that was never valid is worth a word only where the worker is over or near the limit.
    const invalid = checkOptOut(optOut, facts.age).filter(({ outcome }) => outcome === 'block');
    if (invalid.length === 0) return checkOptOutEnd(optOut, facts);
    return invalid.map((finding): Finding => ({ ...finding, outcome: 'warn' }));
  },
  passed(asked) {
    const { facts, optOut } = workingTimeOf(asked);
    if (optOut === undefined) return null;
    return optOutHolds(optOut, facts) ? 'A written opt-out holds on the day of the work.' : null;
  },
};

/** WTR-DAILY, under 18 WTR-YOUNG-REST: the rest in each 24 hours around the shift. */
export const dailyRestGate: Gate = {
  rules: ['WTR-DAILY', 'WTR-YOUNG-REST'],
  working: (asked) => explainDailyRest(workingTimeOf(asked).facts),
  ask: (asked) => checkDailyRest(workingTimeOf(asked).facts),
  passed(asked) {
    const time = workingTimeOf(asked);
    const { minutes } = dailyRest(time.facts.stints, time.facts.proposed);
    const due = dailyRestDue(time.facts.age);
    return {
      rule: young(time) ? 'WTR-YOUNG-REST' : 'WTR-DAILY',
      because: `${showMinutes(minutes)} rest at the least in the 24 hours around this shift; ${showMinutes(due)} needed.`,
      short: `${showMinutes(minutes)} rest around it`,
      figures: { restMinutes: minutes, dueMinutes: due },
    };
  },
};

/** WTR-WEEKLY, under 18 WTR-YOUNG-REST: the rest in each week the shift touches. */
export const weeklyRestGate: Gate = {
  rules: ['WTR-WEEKLY', 'WTR-YOUNG-REST'],
  working: (asked) => explainWeeklyRest(workingTimeOf(asked).facts),
  ask: (asked) => checkWeeklyRest(workingTimeOf(asked).facts),
  passed: (asked) =>
    young(workingTimeOf(asked))
      ? { rule: 'WTR-YOUNG-REST', because: '48 h unbroken rest in the week of this shift.' }
      : 'At least 24 h unbroken rest in the week of this shift, beside the daily rest.',
};

/** WTR-YOUNG-HOURS: the day and the week of a worker under 18. */
export const youngHoursGate: Gate = {
  rules: ['WTR-YOUNG-HOURS'],
  ask: (asked) => checkYoungHours(workingTimeOf(asked).facts),
  passed: (asked) =>
    young(workingTimeOf(asked)) ? 'Within 8 h that day and 40 h that week, under 18.' : null,
};

/** WTR-YOUNG-NIGHT: no night work under 18. */
export const youngNightGate: Gate = {
  rules: ['WTR-YOUNG-NIGHT'],
  ask: (asked) => checkYoungNight(workingTimeOf(asked).facts, sectorOf(asked)),
  passed: (asked) => (young(workingTimeOf(asked)) ? 'No part of it in the night, under 18.' : null),
};

/** The limits under 18, for a worker whose age is not on file. */
export const unknownAgeGate: Gate = {
  rules: ['WTR-YOUNG-HOURS', 'WTR-YOUNG-NIGHT', 'WTR-YOUNG-REST'],
  ask: (asked) => checkUnknownAge(workingTimeOf(asked).facts, sectorOf(asked)),
};

/** ENG-PLACE: working time in Northern Ireland has regulations of its own, which were not read. */
export const placeGate: Gate = {
  rules: ['ENG-PLACE'],
  ask({ prepared: { work } }) {
    if (work.nation !== 'northern-ireland') return [];
    return [
      {
        rule: 'ENG-PLACE',
        outcome: 'escalate',
        stops: false,
        because:
          'The place of work is in Northern Ireland; the limits shown are those of Great Britain, and its own regulations were not compared.',
        source: 'Working Time Regulations (Northern Ireland) 2016',
        figures: { nation: work.nation },
        clears: 'Have somebody who knows the regulations there look at this booking.',
      },
    ];
  },
};
