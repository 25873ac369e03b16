import { ok, refuse } from '../../lib/result.ts';
import { LONDON, momentOf } from '../../lib/time.ts';
import { local, num, oneOf } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { inHours } from './decimal-hours.ts';

/** ENG-CLOCK as a question: hours are hours that pass, whatever the clock shows. */
export const clockQuestion = question({
  rule: 'ENG-CLOCK',
  asks: 'How many hours pass between two times on the clock?',
  takes: {
    start_local: local('start on the clock'),
    end_local: local('end on the clock'),
    zone: oneOf([LONDON], 'zone of both'),
  },
  gives: { elapsed_hours: num('hours that pass') },
  answer: ({ start_local, end_local, zone }) => {
    const start = momentOf(start_local.slice(0, 10), start_local.slice(11, 16), zone);
    if (!start.ok) return start;
    const end = momentOf(end_local.slice(0, 10), end_local.slice(11, 16), zone);
    if (!end.ok) return end;
    const minutes =
      end.value.minute - start.value.minute + (secondsOf(end_local) - secondsOf(start_local)) / 60;
    if (minutes < 0) {
      return refuse('ends-first', 'The end comes before the start. Give them in order.');
    }
    const shown = clockHours(start_local, end_local);
    const hours = minutes / 60;
    const changed = Math.abs(shown - hours) > 1e-9;
    return ok({
      gives: { elapsed_hours: hours },
      because: changed
        ? `${inHours(hours)} pass, though the clock says ${inHours(shown)}: it changes in between.`
        : `${inHours(hours)} pass.`,
      working: [
        { what: 'by the clock', comes: inHours(shown) },
        ...(changed
          ? [{ what: 'the clock changes in between', comes: inHours(hours - shown) }]
          : []),
        { what: 'hours that pass', comes: inHours(hours) },
        ...(start.value.twice || end.value.twice
          ? [{ what: 'a time comes twice that night', comes: 'the first of the two is taken' }]
          : []),
      ],
      source: 'Our rule ENG-CLOCK: times are kept with their zone, hours are hours that pass',
    });
  },
});

function secondsOf(text: string): number {
  return Number(text.slice(17, 19) || '0');
}

function clockHours(start: string, end: string): number {
  return (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 3_600_000;
}
