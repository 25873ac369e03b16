import { isDate } from '../../lib/days.ts';
import type { ReadDocument } from '../documents/index.ts';
import { type Check, type Found, found } from './place.ts';

/** '31/08/2017', '31.08.2017' or '2017-08-31' as '2017-08-31'; null when it is no date. */
export function dateSaid(text: string): string | null {
  const plain = text.trim();
  if (isDate(plain)) return plain;
  const match = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(plain);
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : null;
}

/** When units end: a date, after the document's own, and not past on the day asked about. */
export const dates: Check = (document, { asOn }) => [
  ...documentDate(document, asOn),
  ...document.units.flatMap((unit) => {
    const said = unit.expiry;
    if (!said || said.value.trim() === '') return [];
    const place = `unit ${unit.reference.value}, expiry date`;
    const date = dateSaid(said.value);
    if (date === null) return [notADate(said.line, place, said.value)];
    const result: Found[] = [];
    if (document.dated && date < document.dated.value) {
      result.push(
        found(
          said.line,
          place,
          'unit-expires-before-document',
          { stated: date, computed: `the document is of ${document.dated.value}` },
          'The unit had ended before the document was issued.',
        ),
      );
    }
    if (asOn !== undefined && date < asOn) {
      const all = unit.group === 'mandatory';
      result.push(
        found(
          said.line,
          place,
          'unit-expired',
          { stated: date, computed: `past on ${asOn}` },
          all
            ? 'The unit is mandatory and has ended, so nobody who starts now can complete the qualification unless it was extended.'
            : 'The unit has ended, so it cannot be chosen unless it was extended.',
        ),
      );
    }
    return result;
  }),
];

function notADate(line: number, place: string, value: string): Found {
  const open = /confirm|tbc|tba|advis|n\/a/i.test(value);
  return open
    ? found(
        line,
        place,
        'unit-expiry-open',
        { stated: value.slice(0, 60), computed: 'a date' },
        'The end of the unit was left open, so it is not known whether it may still be used.',
      )
    : found(
        line,
        place,
        'unit-expiry-not-a-date',
        { stated: value.slice(0, 60), computed: 'a date such as 31/08/2017' },
        'The end of the unit is not a date of the calendar.',
      );
}

function documentDate(document: ReadDocument, asOn: string | undefined): readonly Found[] {
  const { dated } = document;
  if (!dated || asOn === undefined || dated.value <= asOn) return [];
  return [
    found(
      dated.line,
      'date of the document',
      'document-dated-ahead',
      { stated: dated.value, computed: `later than ${asOn}` },
      'The document is dated in the future; check that it is in force.',
    ),
  ];
}
