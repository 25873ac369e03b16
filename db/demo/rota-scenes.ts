import { keepCode, keepTemplate, pasteRota } from '../../src/desk/rota/index.ts';
import { mondayOf } from '../../src/lib/days.ts';
import { newId } from '../../src/lib/ids.ts';
import { showDate } from '../../src/lib/show.ts';
import type { Places } from './client-scenes.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

const CODES = [
  ['E', '07:00', '14:30', 30],
  ['L', '14:00', '21:30', 30],
  ['LD', '07:30', '20:00', 60],
  ['N', '20:00', '08:00', 60],
  ['OFF', '', '', 0],
] as const;

const asks = () => ({
  duties: '',
  experience: '',
  requiredSkills: [] as string[],
  requiredQualifications: [] as string[],
  requiredChecks: [] as string[],
  payPence: null,
  chargePence: null,
  poNumber: '',
  kind: 'waking' as const,
  places: 1,
});

/**
 * Beckside Court's shift codes and its winter nights as a template, and the rota for the weeks to come that Carla
 * pasted this morning: some of its lines are refused or in doubt, and it waits for her yes.
 */
export function rotaScenes({
  time,
  places,
}: {
  readonly time: StoryTime;
  readonly places: Places;
}): readonly Scene[] {
  const { clientId, siteId } = places.beckside;
  const monday = mondayOf(time.day(14));
  const day = (days: number) => time.ofWeek(14 + days);
  return [
    ...CODES.map(
      ([code, start, end, breakMinutes], at): Scene => ({
        at: time.at(time.day(-12), `10:0${at}`),
        by: 'carla',
        what: `the shift code ${code}`,
        chapter: 'rotas',
        does: (tx) =>
          keepCode(tx, { clientId, siteId: null, code, start, end, breakMinutes, kind: 'waking' }),
      }),
    ),
    {
      at: time.at(time.day(-11), '11:20'),
      by: 'ben',
      what: 'the template of winter nights',
      chapter: 'rotas',
      does: (tx) =>
        keepTemplate(tx, {
          templateId: newId(),
          clientId,
          siteId,
          name: 'Winter nights',
          from: 0,
          lines: [
            {
              ...asks(),
              label: 'Team A',
              role: 'care-assistant',
              start: '20:00',
              end: '08:00',
              breakMinutes: 60,
              samePerson: 'prefer',
              days: { by: 'cycle', length: 8, on: [0, 1, 2, 3], anchor: monday },
            },
            {
              ...asks(),
              label: 'Weekday earlies',
              role: 'care-assistant',
              start: '07:00',
              end: '14:30',
              breakMinutes: 30,
              samePerson: 'must',
              days: { by: 'weekday', on: [1, 2, 3, 4, 5] },
            },
          ],
        }),
    },
    {
      at: time.ago(95),
      by: 'carla',
      what: 'the rota of Beckside Court',
      chapter: 'rotas',
      does: (tx) =>
        pasteRota(tx, { id: newId(), text: pasted(day), clientId, siteId: null, role: null }),
    },
  ];
}

/** What the home sent: two weeks of earlies and nights, and the slips people make. */
function pasted(day: (days: number) => string): string {
  const written = (days: number) => showDate(day(days), day(days));
  const row = (date: string, shift: string, places: string, more: readonly string[] = []) =>
    [date, 'Beckside Court', 'Care assistant', shift, places, ...more].join('\t');
  const rows = Array.from({ length: 14 }, (_, days) => [
    row(written(days), 'E', '2'),
    row(written(days), 'N', '1', days < 4 ? ['Tom Bell'] : []),
  ]).flat();
  return [
    'Beckside Court, staff needed',
    ['Date', 'Site', 'Role', 'Shift', 'Number', 'Preferred worker'].join('\t'),
    ...rows,
    row(`Sat ${written(1).slice(4)}`, 'LD', '1'),
    row(written(3), 'T', '1'),
    row('31/02', 'L', '1'),
    [written(4), 'Becksyde', 'Care assistant', 'L', '1'].join('\t'),
    [written(5), 'Beckside Court', 'Carer', 'L', '1'].join('\t'),
    row(written(0), 'E', '2'),
  ].join('\n');
}
