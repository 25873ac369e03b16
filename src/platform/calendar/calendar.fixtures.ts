import { DIVISIONS, type Division } from '../../lib/calendar.ts';

/** Days of a made-up whole year in the government's shape, 'MM-DD title'. */
export const A_YEAR: Readonly<Record<Division, readonly string[]>> = {
  'england-and-wales': [
    '01-01 New year',
    '03-30 Good Friday',
    '04-02 Easter Monday',
    '05-07 Early May',
    '05-28 Spring',
    '08-27 Summer',
    '12-25 Christmas Day',
    '12-26 Boxing Day',
  ],
  scotland: [
    '01-01 New year',
    '01-02 2nd January',
    '03-30 Good Friday',
    '05-07 Early May',
    '05-28 Spring',
    '08-06 Summer',
    '11-30 St Andrew',
    '12-25 Christmas Day',
    '12-26 Boxing Day',
  ],
  'northern-ireland': [
    '01-01 New year',
    '03-19 St Patrick',
    '03-30 Good Friday',
    '04-02 Easter Monday',
    '05-07 Early May',
    '05-28 Spring',
    '07-12 Boyne',
    '08-27 Summer',
    '12-25 Christmas Day',
    '12-26 Boxing Day',
  ],
};

type Event = { title: string; date: string; notes: string; bunting: boolean };
export type HolidaysFile = Record<string, { division: string; events: Event[] }>;

/** The government's file with these years, each as `A_YEAR` unless `changed` says otherwise. */
export function holidaysFile(
  years: readonly number[],
  changed: (file: HolidaysFile) => void = () => {},
): string {
  const file: HolidaysFile = Object.fromEntries(
    DIVISIONS.map((division) => [
      division,
      {
        division,
        events: years.flatMap((year) =>
          A_YEAR[division].map((day) => ({
            title: day.slice(6),
            date: `${year}-${day.slice(0, 5)}`,
            notes: '',
            bunting: true,
          })),
        ),
      },
    ]),
  );
  changed(file);
  return JSON.stringify(file);
}
