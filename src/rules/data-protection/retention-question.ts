import { ok, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, int, maybe, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { holdOf } from './retention.ts';

export const retention = question({
  rule: 'DP-RETENTION',
  asks: 'How long is this record held, and what becomes of a request to erase it?',
  takes: {
    record_kind: oneOf(
      ['schedule_4_particulars', 'unsuccessful_application'],
      'what the record is',
    ),
    request: maybe(oneOf(['erase', 'none'], 'what the person asked for; left out: none')),
    last_service: maybe(date('the last day we served the person, or the record was made if later')),
    applications: maybe(int('how many applied')),
    appointed: maybe(int('how many of them were appointed')),
  },
  gives: {
    outcome: maybe(outcome()),
    hold_until: maybe(date('the last day of the hold')),
    erase_rest: maybe(bool('erase what no hold needs')),
    restrict_held_fields: maybe(bool('keep the held fields, and use them for nothing else')),
    keep_limit: maybe(oneOf(['end_of_claim_period'], 'how long it may be kept at most')),
  },
  answer: (given, { asOf }) => {
    const asked = given.request === 'erase';
    if (given.record_kind === 'unsuccessful_application') {
      return unsuccessful(given.applications, given.appointed, asked);
    }
    const source = 'Conduct Regulations 2003, reg 29; UK GDPR Art 17(3)(b)';
    if (given.last_service === undefined) {
      return ok({
        gives: { outcome: 'record' as const, erase_rest: asked, restrict_held_fields: asked },
        because: 'The particulars are held for 1 year after the last service.',
        working: [],
        source,
      });
    }
    const held = holdOf({ kind: given.record_kind, from: given.last_service });
    if (!held.ok) return held;
    const { until, hold } = held.value;
    const holds = asOf <= until;
    return ok({
      gives: {
        outcome: 'record' as const,
        hold_until: until,
        erase_rest: asked || !holds,
        restrict_held_fields: asked && holds,
      },
      because: becauseOf(asked, holds, showDate(until)),
      working: [
        {
          what: `${showDate(given.last_service)} + ${hold.months} months`,
          comes: `held to ${showDate(until)}`,
        },
        { what: `On ${showDate(asOf)}`, comes: holds ? 'the hold runs' : 'the hold is over' },
      ],
      source,
      keyDate: given.last_service,
    });
  },
});

function becauseOf(asked: boolean, holds: boolean, until: string): string {
  if (!holds) return `The hold ended on ${until}: erase the record.`;
  if (!asked) return `The record is held until ${until}.`;
  return `Held until ${until}: restrict those fields, erase the rest, and tell the person of the hold.`;
}

function unsuccessful(
  applications: number | undefined,
  appointed: number | undefined,
  asked: boolean,
) {
  if (applications !== undefined && appointed !== undefined && appointed > applications) {
    return refuse(
      'numbers-contradict',
      `${appointed} appointed of ${applications} who applied cannot be. Check both numbers.`,
    );
  }
  const rejected =
    applications === undefined || appointed === undefined ? undefined : applications - appointed;
  const rest = rejected === undefined ? 'The applications turned away' : `The other ${rejected}`;
  return ok({
    gives: {
      outcome: 'record' as const,
      keep_limit: 'end_of_claim_period' as const,
      erase_rest: asked,
      restrict_held_fields: asked,
    },
    because: `${rest} may be kept until the time for a claim ends, unless there is a clear reason to keep them longer.`,
    working:
      rejected === undefined
        ? []
        : [
            {
              what: 'Applied less appointed',
              comes: `${applications} - ${appointed} = ${rejected}`,
            },
          ],
    source: 'UK GDPR Art 5(1)(e) and 17(3)(e); ICO draft recruitment guidance',
  });
}
