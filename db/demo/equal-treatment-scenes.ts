import { roleKey } from '../../src/desk/candidates/index.ts';
import {
  declareEarlierWeeks,
  recordComparator,
  recordRequest,
  tellDayOne,
} from '../../src/desk/equal-treatment/index.ts';
import { newId } from '../../src/lib/ids.ts';
import type { SiteKey } from './client-plan.ts';
import { FIRST_DAY, type Places } from './client-scenes.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';
import { TRADES } from './trades.ts';
import type { People } from './worker-scenes.ts';
import type { Trade } from './workers.ts';

/** Weeks at our sites through other agencies: Stefan is near week 13, Hannah reaches it, Priya is past it. */
const ELSEWHERE: readonly (readonly [who: string, site: SiteKey, trade: Trade, weeks: number])[] = [
  ['stefan', 'warehouse', 'warehouse', 9],
  ['mihai', 'warehouse', 'warehouse', 14],
  ['hannah', 'beckside', 'carer', 10],
  ['priya', 'reception', 'reception', 16],
];

/** What hirers said that their own people earn; null: asked, not answered. */
const COMPARABLE: readonly (readonly [
  site: SiteKey,
  trade: Trade,
  payPence: number | null,
  source: string,
])[] = [
  // More than we pay: whoever is past 12 weeks there may not go at our rate.
  ['warehouse', 'warehouse', 1390, 'Site agreement with the union, pickers on days'],
  ['reception', 'reception', 1320, 'Contract of the last receptionist they employed'],
  ['ward', 'nurse', 2215, 'Band 5, third year, on the hospital’s own scale'],
  ['beckside', 'carer', null, ''],
];

/** Who was told of facilities and vacancies on the first day, by site. */
const TOLD: readonly (readonly [site: SiteKey, who: readonly string[]])[] = [
  ['warehouse', ['stefan']],
  ['reception', ['priya']],
];

/** What four workers said of weeks through other agencies, and what four hirers said of their own pay. */
export function equalTreatmentScenes({
  time,
  places,
  people,
}: {
  readonly time: StoryTime;
  readonly places: Places;
  readonly people: People;
}): readonly Scene[] {
  const said = time.ofWeek(FIRST_DAY + 8);
  const asked = time.ofWeek(FIRST_DAY + 9);
  return [
    ...ELSEWHERE.map(
      ([who, site, trade, weeks], index): Scene => ({
        at: time.at(said, `16:${10 + index * 6}`),
        by: 'ravi',
        what: `weeks of ${who} through other agencies`,
        chapter: 'workers',
        does: (tx) =>
          declareEarlierWeeks(tx, {
            id: newId(),
            personId: people.get(who) ?? '',
            hirerId: places[site].hirerId,
            role: roleKey(TRADES[trade].role),
            weeks,
            lastOn: time.ofWeek(FIRST_DAY - 10),
            saidOn: said,
          }),
      }),
    ),
    ...COMPARABLE.map(
      ([site, trade, payPence, source], index): Scene => ({
        at: time.at(asked, `11:${10 + index * 8}`),
        by: 'ben',
        what: `comparable pay at ${site}`,
        chapter: 'clients',
        does: (tx) =>
          recordComparator(tx, places[site].hirerId, {
            id: newId(),
            role: roleKey(TRADES[trade].role),
            payPence,
            fromOn: time.ofWeek(FIRST_DAY - 60),
            askedOn: asked,
            source,
            saidBy: places[site].orderedBy,
          }),
      }),
    ),
    ...TOLD.map(
      ([site, who], index): Scene => ({
        at: time.at(asked, `12:${10 + index * 8}`),
        by: 'ravi',
        what: `day-one rights told at ${site}`,
        chapter: 'workers',
        does: (tx) =>
          tellDayOne(tx, places[site].hirerId, {
            id: newId(),
            personIds: who.map((name) => people.get(name) ?? ''),
            toldOn: asked,
          }),
      }),
    ),
    {
      at: time.at(asked, '12:40'),
      by: 'ravi',
      what: 'priya asks in writing how she is treated beside an employee',
      chapter: 'workers',
      does: (tx) =>
        recordRequest(tx, people.get('priya') ?? '', {
          id: newId(),
          hirerId: places.reception.hirerId,
          role: roleKey(TRADES.reception.role),
          askedOn: asked,
        }),
    },
  ];
}
