import { kindWords } from '../../lib/kind-words.ts';
import { showDate, showMoment } from '../../lib/show.ts';
import { counted, listed } from '../../lib/text.ts';
import { isDate, minuteOfIso } from '../../lib/time.ts';
import { factOf, listOf, wordsOf } from './evidence-facts.ts';
import { CHOICES, itemWords, rulingWords } from './value-words.ts';

/** A kind of record is said as the log says it. */
export { kindWords as titleOf } from '../../lib/kind-words.ts';

/** One fact of a record in words. */
export interface Said {
  readonly label: string;
  readonly value: string;
}

/** A procedure that was in force when a record was made, as the assessor reads it. */
export interface ProcedureNamed {
  readonly policy: string;
  readonly version: string;
  readonly title: string;
}

/** The procedures in force in one line, or none where none was in force. */
export function proceduresSaid(procedures: readonly ProcedureNamed[] = []): readonly Said[] {
  if (procedures.length === 0) return [];
  const value = procedures.map(({ title, version }) => `${title}, version ${version}`).join('; ');
  return [{ label: 'Procedures in force', value }];
}

type Facts = Readonly<Record<string, unknown>>;
/** A line of a record: its label, and its value or nothing. Only what stands here is ever shown. */
type Line = readonly [label: string, value: (facts: Facts) => string];

const plain = (word: string): string => word.replaceAll(/[-_]/g, ' ');

const word =
  (name: string) =>
  (facts: Facts): string => {
    const value = factOf(facts, name);
    return typeof value === 'string' ? plain(value) : '';
  };
/** A choice in its own words. */
const choice =
  (name: string, words: Readonly<Record<string, string>>) =>
  (facts: Facts): string => {
    const value = factOf(facts, name);
    return typeof value === 'string' ? (words[value] ?? plain(value)) : '';
  };
const text =
  (name: string) =>
  (facts: Facts): string => {
    const value = factOf(facts, name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
const yes =
  (name: string) =>
  (facts: Facts): string => {
    const value = factOf(facts, name);
    return typeof value === 'boolean' ? (value ? 'yes' : 'no') : '';
  };
const count =
  (name: string) =>
  (facts: Facts): string =>
    Array.isArray(factOf(facts, name)) ? String(listOf(facts, name).length) : '';
const list =
  (name: string, words: Readonly<Record<string, string>> = {}) =>
  (facts: Facts): string =>
    listed(
      wordsOf(facts, name).map(
        (each) => words[each] ?? plain(each.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()),
      ),
    );
const day =
  (name: string) =>
  (facts: Facts): string => {
    const value = factOf(facts, name);
    return typeof value === 'string' && isDate(value) ? showDate(value) : '';
  };
const moment =
  (name: string) =>
  (facts: Facts): string => {
    const value = factOf(facts, name);
    if (typeof value !== 'string') return '';
    const minute = minuteOfIso(value);
    return minute.ok ? showMoment(minute.value) : '';
  };
/** '48-hour week (WTR-48) was noted, Skills (OWN-SKILLS) warned': each rule that was considered, with what it said. */
const rulings = (facts: Facts): string =>
  listOf(facts, 'rules')
    .map((one) => rulingWords(text('rule')(one as Facts), text('outcome')(one as Facts)))
    .join(', ');
const lines = (facts: Facts): string =>
  listed(
    listOf(facts, 'lines').map((one) => {
      const shifts = factOf(one, 'shifts');
      return `${word('role')(one as Facts)}, ${shifts} ${shifts === 1 ? 'shift' : 'shifts'}`;
    }),
  );
const sides = (facts: Facts): string =>
  listed(
    listOf(facts, 'papers')
      .map((one) => word('side')(one as Facts))
      .filter((side) => side !== ''),
  );

/** '3 days of every week': when a pattern of availability holds. */
const pattern = (facts: Facts): string => {
  const held = factOf(facts, 'pattern');
  const days = listOf(held, 'weekdays').length;
  const weeks = factOf(held, 'everyWeeks');
  if (days === 0 || typeof weeks !== 'number') return '';
  return `${counted(days, 'day')} of every ${weeks === 1 ? 'week' : `${weeks} weeks`}`;
};
/** '2 places to fill and 1 task due': what was open when the desk was handed over. */
const items = (facts: Facts): string => {
  const kinds = Map.groupBy(listOf(facts, 'items'), (one) => factOf(one, 'kind'));
  return listed(
    [...kinds].flatMap(([kind, all]) =>
      typeof kind === 'string' ? [`${all.length} ${itemWords(kind, all.length)}`] : [],
    ),
  );
};

const SAYS: Readonly<Record<string, readonly Line[]>> = {
  'terms.sent': [
    ['Version', text('version')],
    ['Sent on', day('sentOn')],
  ],
  'terms.agreed': [
    ['Version', text('version')],
    ['Agreed on', day('agreedOn')],
    ['How', choice('agreedHow', CHOICES.way)],
  ],
  'consent.recorded': [
    ['Purpose', choice('purpose', CHOICES.purpose)],
    ['Given', moment('givenAt')],
  ],
  'availability.recorded': [
    ['They are', choice('state', CHOICES.state)],
    ['From', moment('startsAt')],
    ['Until', moment('endsAt')],
    ['Times said', count('words')],
    ['Pattern', pattern],
    ['Said', moment('saidAt')],
    ['Said to', choice('by', CHOICES.said)],
  ],
  'candidate.registered': [
    ['How', choice('how', CHOICES.way)],
    ['Roles they want', count('roles')],
    ['Skills', text('skills')],
    ['Qualifications', text('qualifications')],
  ],
  'candidate.interviewed': [
    ['How', word('how')],
    ['Holds what they need', yes('needs')],
    ['Holds what they want', yes('wants')],
    ['Holds what they expect', yes('expectations')],
    ['Identity seen', yes('identitySeen')],
  ],
  'candidate.updated': [
    ['How', choice('how', CHOICES.way)],
    ['What changed', list('changed', CHOICES.field)],
  ],
  'rtw.checked': [
    ['Route', choice('route', CHOICES.route)],
    ['Result', word('outcome')],
    ['Checked on', day('checkedOn')],
    ['Again by', day('followUpBy')],
  ],
  'check.completed': [
    ['Check', choice('kind', CHOICES.check)],
    ['Result', word('outcome')],
    ['Checked on', day('checkedOn')],
    ['Until', day('expiresOn')],
  ],
  'booking.taken': [
    ['How', choice('how', CHOICES.way)],
    ['Contract', choice('contractKind', CHOICES.contract)],
    ['Positions', lines],
    ['Facts still missing', list('missing')],
  ],
  'booking.changed': [
    ['Of', choice('what', CHOICES.changed)],
    ['What changed', list('fields', CHOICES.field)],
    ['Shifts', count('shifts')],
    ['Workers who held it', text('held')],
    ['Rules considered', rulings],
  ],
  'shift.offered': [
    ['Shifts', count('shifts')],
    ['How', choice('how', CHOICES.way)],
    ['Rules considered', rulings],
  ],
  'offer.answered': [
    ['Answer', word('answer')],
    ['Shifts', count('shifts')],
    ['Said', moment('saidAt')],
  ],
  'shift.pencilled': [
    ['Shifts', count('shifts')],
    ['Until', moment('lapsesAt')],
    ['Rules considered', rulings],
  ],
  'shift.assigned': [
    ['Shifts', count('shifts')],
    ['Given', choice('from', CHOICES.basis)],
    ['How', choice('how', CHOICES.way)],
    ['Said', moment('saidAt')],
    ['Willing to do the work', yes('willing')],
    ['Due in writing by', day('informationDueOn')],
    ['Rules considered', rulings],
  ],
  'assignment.released': [
    ['Shifts', count('shifts')],
    ['It was', choice('was', CHOICES.was)],
    ['Ended by', choice('by', CHOICES.cause)],
  ],
  'booking.confirmed': [
    ['Shifts', count('shifts')],
    ['Cancelled shifts', count('cancelled')],
    ['Version', text('version')],
    ['Why', choice('reason', CHOICES.reason)],
    ['Sent to', sides],
    ['Due in writing by', day('dueOn')],
    ['In time', yes('inTime')],
  ],
  'amendment.applied': [
    ['What changed', list('parts', CHOICES.amended)],
    ['Asked by', choice('askedBy', CHOICES.party)],
    ['How', choice('askedHow', CHOICES.way)],
    ['All whom it touched had agreed', yes('allAgreed')],
    ['Shifts', count('shifts')],
    ['Workers who held it', text('held')],
    ['Minutes from the request', text('minutes')],
  ],
  'conflict.resolved': [
    ['What it was', choice('kind', CHOICES.conflict)],
    ['Why', choice('cause', CHOICES.conflictCause)],
    ['Options offered', text('options')],
    ['Agreed with', list('agreedWith', CHOICES.party)],
    ['How', choice('agreedHow', CHOICES.way)],
    ['Places to fill again', text('toRefill')],
    ['Filled again', text('refilled')],
    ['Minutes until they were', text('minutesToRefill')],
    ['A lesson was written down', yes('lesson')],
  ],
  'policy.acknowledged': [
    ['Procedure', text('title')],
    ['Version', text('version')],
    ['Read on', day('readOn')],
  ],
  'task.completed': [
    ['What it was', choice('kind', CHOICES.task)],
    ['About', choice('about', CHOICES.aboutTask)],
    ['Due', moment('dueAt')],
    ['First promised for', moment('firstDueAt')],
    ['In time', yes('inTime')],
    ['What done looks like was set', yes('standardSet')],
    ['What came of it was noted', yes('outcomeNoted')],
    ['Promised to', word('promisedTo')],
  ],
  'handover.given': [
    ['Open items, each with its owner', count('items')],
    ['They were', items],
    ['Until', moment('until')],
    ['With words', yes('wordsGiven')],
  ],
  'call.made': [
    ['Who rang', choice('direction', CHOICES.direction)],
    ['What came of it', word('outcome')],
    ['Identity checked', yes('identityChecked')],
    ['What was said was written down', yes('noted')],
    ['Filed to', choice('about', CHOICES.record)],
  ],
  'message.exchanged': [
    ['By', choice('by', CHOICES.medium)],
    ['Who wrote', choice('direction', CHOICES.direction)],
    ['People', text('people')],
    ['Filed to', choice('about', CHOICES.record)],
  ],
  'shift.cancelled': [['It was', choice('was', CHOICES.was)]],
  'supply.refused': [
    ['Step', choice('step', CHOICES.step)],
    ['Shifts', count('shifts')],
    ['Rules that stopped it', rulings],
    ['Facts missing', list('missing')],
  ],
  'rule.overridden': [
    ['Rule', text('rule')],
    ['Source', text('source')],
  ],
};

/** What a record says, in words: an allow-list by kind, empty values left out. */
export function saysOf(kind: string, facts: Facts): readonly Said[] {
  return (SAYS[kind] ?? []).flatMap(([label, value]) => {
    const said = value(facts);
    return said === '' ? [] : [{ label, value: said }];
  });
}

/** What begins a title, where it is not the kind of case itself. */
const TITLED: Readonly<Record<string, string>> = { policy: 'Procedure', handover: 'Hand-over' };

/** A title for an item that names nobody: 'Booking: taken, 2 offered, confirmed'. */
export function plainTitle(about: string, kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const did = [...counts].map(([kind, many]) => {
    const [of = '', what = kind] = kind.split('.');
    const words = of === about ? plain(what) : kindWords(kind).toLowerCase();
    return many === 1 ? words : `${words} (${many})`;
  });
  const begins = TITLED[about] ?? `${about.charAt(0).toUpperCase()}${about.slice(1)}`;
  const title = `${begins}: ${did.join(', ')}`;
  return title.length > 200 ? `${title.slice(0, 199)}…` : title;
}
