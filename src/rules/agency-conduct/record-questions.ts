import { showDate } from '../../lib/show.ts';
import { bool, date, division, int, list, maybe, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { nationOf } from '../calendar/divisions.ts';
import { answered } from './answered.ts';
import { type ContentItem, keysOf, namesOf } from './content.ts';
import { conductSource } from './law.ts';
import {
  birthDateUnder,
  HIRER_ITEMS,
  keepRecord,
  lackingInRecord,
  produceBy,
  SEEKER_ITEMS,
  type SeekerItem,
} from './records.ts';

/** CR-29: records: the duty, keeping, producing, and the birth date in them. */
export const RECORDS = question({
  rule: 'CR-29',
  asks: 'Must a record of a work-seeker be kept, until when, and by when is it produced?',
  takes: {
    record_created: maybe(date('day it was made')),
    last_service: maybe(date('day of the last service')),
    action_taken_to_find_work: maybe(bool('something was done to find work (default true)')),
    inspector_request: maybe(date('day an inspector asked for it')),
    division: maybe(division('whose bank holidays count (default england-and-wales)')),
    work_seeker_age: maybe(int('years')),
    date_of_birth_recorded: maybe(bool('the date of birth is in the record')),
  },
  gives: {
    outcome: outcome(),
    record_duty: bool('a record must be kept'),
    keep_until: date('last day'),
    deliver_by: date('last day, to its end'),
    missing: list(oneOf(['date_of_birth'], 'what it lacks'), 'what it lacks'),
  },
  answer: (given, { asOf, holidays }) => {
    const nation = nationOf(given.division);
    const source = conductSource(nation, 'reg 29');
    if (given.action_taken_to_find_work === false) {
      return answered({
        gives: { outcome: 'pass', record_duty: false },
        because: 'Nothing was done to find work for them, so no record need be kept.',
        working: [],
        source,
      });
    }
    const kept = keepRecord(given.record_created, given.last_service);
    if (!kept.ok) return kept;
    const asked = given.inspector_request;
    const produce = asked === undefined ? undefined : produceBy(asked, nation, holidays);
    const birth = birthDate(given, asOf);
    const alone = kept.value === undefined && birth === undefined;
    if (produce && !produce.ok && alone) return produce;
    const due = produce?.ok ? produce.value : undefined;
    return answered({
      gives: {
        outcome: birth?.outcome ?? 'record',
        record_duty: true,
        ...(kept.value ? { keep_until: kept.value.until } : {}),
        ...(due ? { deliver_by: due.day } : {}),
        ...(birth ? { missing: birth.missing } : {}),
      },
      because:
        [
          kept.value ? `Kept until ${showDate(kept.value.until)}.` : '',
          due ? `Produced by the end of ${showDate(due.day)}.` : '',
          produce && !produce.ok ? produce.refusal.because : '',
          birth?.because ?? '',
        ]
          .filter((part) => part !== '')
          .join(' ') || 'A record must be kept.',
      working: [...(kept.value?.working ?? []), ...(due?.working ?? [])],
      source,
    });
  },
});

/** Is the birth date asked for and missing? Undefined: not in issue. */
function birthDate(
  given: {
    readonly work_seeker_age?: number | undefined;
    readonly date_of_birth_recorded?: boolean | undefined;
  },
  asOf: string,
) {
  const { work_seeker_age: age, date_of_birth_recorded: recorded } = given;
  if (age === undefined || recorded === undefined) return undefined;
  const under = birthDateUnder(asOf);
  if (under.ok && age < under.value && !recorded) {
    return {
      outcome: 'warn' as const,
      missing: ['date_of_birth' as const],
      because: `The date of birth is missing; it is recorded of everyone under ${under.value}, and this worker is ${age}.`,
    };
  }
  return { outcome: 'pass' as const, missing: [], because: 'The date of birth is in order.' };
}

/** CR-SCH4: what the record of a work-seeker holds. */
export const SEEKER_RECORD = question({
  rule: 'CR-SCH4',
  asks: 'What does the record of a work-seeker lack?',
  takes: {
    holds: list(oneOf(keysOf(SEEKER_ITEMS), 'what is in it'), 'what is in it'),
    work_seeker_age: maybe(int('years; left out: the date of birth is not in issue')),
    introduced: maybe(bool('introduced or supplied to a hirer (default true)')),
    engaged: maybe(bool('an engagement came of it (default false)')),
    fee_charged: maybe(bool('a fee was asked, where the law allows one (default false)')),
  },
  gives: {
    outcome: outcome(),
    missing: list(oneOf(keysOf(SEEKER_ITEMS), 'what it lacks'), 'what it lacks'),
  },
  answer: (given, { asOf }) => {
    const age = given.work_seeker_age;
    const under = birthDateUnder(asOf);
    if (!under.ok) return under;
    const without: SeekerItem[] = [
      ...(age !== undefined && age < under.value ? [] : (['date_of_birth'] as const)),
      ...(given.introduced === false ? (['hirers_introduced_to'] as const) : []),
      ...(given.engaged === true ? [] : (['engagements'] as const)),
      ...(given.fee_charged === true ? [] : (['fees'] as const)),
    ];
    return lackingAnswer(
      lackingInRecord(SEEKER_ITEMS, given.holds, without, asOf),
      'The record of the work-seeker',
      'Schedule 4',
    );
  },
});

/** CR-SCH5: what the record of a hirer holds. */
export const HIRER_RECORD = question({
  rule: 'CR-SCH5',
  asks: 'What does the record of a hirer lack?',
  takes: {
    holds: list(oneOf(keysOf(HIRER_ITEMS), 'what is in it'), 'what is in it'),
    fee_charged: maybe(bool('a fee was asked (default false)')),
  },
  gives: {
    outcome: outcome(),
    missing: list(oneOf(keysOf(HIRER_ITEMS), 'what it lacks'), 'what it lacks'),
  },
  answer: (given, { asOf }) =>
    lackingAnswer(
      lackingInRecord(HIRER_ITEMS, given.holds, given.fee_charged ? [] : ['fees'], asOf),
      'The record of the hirer',
      'Schedule 5',
    ),
});

function lackingAnswer<K extends string>(
  missing: readonly ContentItem<K>[],
  what: string,
  schedule: string,
) {
  const lacks = missing.length > 0;
  return answered({
    gives: {
      outcome: lacks ? ('warn' as const) : ('pass' as const),
      missing: missing.map(({ key }) => key),
    },
    because: lacks ? `${what} lacks ${namesOf(missing)}.` : `${what} holds all it must.`,
    working: [],
    source: conductSource('england', schedule),
  });
}
