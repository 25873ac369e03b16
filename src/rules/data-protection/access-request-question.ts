import { addMonths } from '../../lib/days.ts';
import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, division, int, maybe } from '../book/fields.ts';
import { question } from '../book/question.ts';
import type { WorkingLine } from '../finding.ts';
import { accessRequestDays, type RequestDays } from './access-request.ts';

export const accessRequest = question({
  rule: 'DP-DSAR',
  asks: 'By when must this access request be answered?',
  takes: {
    received: date('the day the request came in'),
    division: maybe(division('whose bank holidays count; left out: England and Wales')),
    identity_info_received: maybe(date('the day proof of identity came, where it was asked for')),
    complex: maybe(bool('complex, or one of many; left out: no')),
    extension_notified: maybe(date('the day the person was told of the extension and why')),
    clarification_asked: maybe(date('the day we asked what they look for')),
    clarification_received: maybe(date('the day they answered')),
  },
  gives: {
    due: maybe(date('the last day to answer')),
    due_before_weekend_rule: maybe(date('that day before it moves to a working day')),
    extension_notice_by: maybe(date('the last day to tell of an extension')),
    paused_days: maybe(int('days that do not count, both ends included')),
    relevant_time: maybe(date('the day the time starts')),
  },
  answer: (given, { holidays }) => {
    const where = given.division ?? 'england-and-wales';
    const days = accessRequestDays(
      {
        received: given.received,
        identityReceived: given.identity_info_received,
        complex: given.complex,
        // Left out, the notice is not in issue: it was given in time.
        extensionNotified: given.extension_notified ?? given.received,
        clarificationAsked: given.clarification_asked,
        clarificationReceived: given.clarification_received,
      },
      where,
      holidays,
    );
    if (!days.ok) return days;
    const { value } = days;
    return ok({
      gives: {
        due: value.due,
        due_before_weekend_rule: value.beforeRoll,
        extension_notice_by: value.noticeBy,
        paused_days: value.pausedDays,
        relevant_time: value.relevantTime,
      },
      because: becauseOf(value),
      working: workingOf(value, given.complex === true, given.extension_notified),
      source: value.pausedDays > 0 || value.stands ? value.pause.source : value.count.source,
      keyDate: given.received,
    });
  },
});

function becauseOf(days: RequestDays): string {
  if (days.calendar !== undefined) {
    return `The last day is ${showDate(days.beforeRoll ?? days.noticeBy)}, or a working day soon after: ${days.calendar}`;
  }
  if (days.due === undefined) {
    return 'Time stands still until the person answers our question, so no last day is fixed yet.';
  }
  const time = days.extended ? 'three months' : 'a month';
  const paused = days.pausedDays > 0 ? ` and ${days.pausedDays} days that do not count` : '';
  return `${time[0]?.toUpperCase()}${time.slice(1)} from ${showDate(days.relevantTime)}${paused}: answer by ${showDate(days.due)}.`;
}

function workingOf(
  days: RequestDays,
  complex: boolean,
  told: string | undefined,
): readonly WorkingLine[] {
  const lines: WorkingLine[] = [
    { what: 'The time starts', comes: `${showDate(days.relevantTime)} (${days.count.says})` },
    {
      what: `${days.months} month${days.months === 1 ? '' : 's'} on, or the end of that month`,
      comes: showDate(addMonths(days.relevantTime, days.months)),
    },
  ];
  if (complex) lines.push(extensionLine(days, told));
  if (days.pausedDays > 0) {
    lines.push({ what: 'Days of the pause, both ends included', comes: `${days.pausedDays} days` });
  }
  if (days.beforeRoll === undefined) return lines;
  lines.push({ what: 'Before the weekend rule', comes: showDate(days.beforeRoll) });
  if (days.due !== undefined) {
    const moved = days.due === days.beforeRoll ? 'it is one' : showDate(days.due);
    lines.push({ what: 'The next working day', comes: moved });
  }
  return lines;
}

function extensionLine(days: RequestDays, told: string | undefined): WorkingLine {
  const by = `to be told by ${showDate(days.noticeBy)}`;
  if (told === undefined) {
    const how = days.extended ? 'taken as told in time' : 'none told';
    return { what: 'Extension', comes: `${how}; ${by}` };
  }
  const when = `told on ${showDate(told)}, ${by}`;
  return { what: 'Extension', comes: days.extended ? when : `${when}: too late, no extension` };
}
