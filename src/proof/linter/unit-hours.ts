import type { ReadDocument } from '../documents/index.ts';
import { type Found, found, referenceOf } from './place.ts';
import { levelOf } from './titles.ts';

/** Each unit's hours against its learning time, and its level against the qualification's. */
export function unitHours(document: ReadDocument): readonly Found[] {
  const perCredit = document.rules?.hoursPerCredit?.value ?? null;
  const own = levelOf(document.title.value);
  const pages = document.units.map((unit) => ({
    reference: referenceOf(unit.reference.value),
    credit: unit.credit?.value ?? null,
    hours: unit.guidedHours?.value ?? null,
    level: unit.level?.value ?? null,
    line: unit.guidedHours?.line ?? unit.reference.line,
    levelLine: unit.level?.line ?? unit.reference.line,
  }));
  const paged = new Set(pages.map(({ reference }) => reference));
  const rows = (document.rules?.rows ?? [])
    .map((row) => ({
      reference: referenceOf(row.reference),
      credit: row.credit,
      hours: row.guidedHours,
      level: row.level,
      line: row.line,
      levelLine: row.line,
    }))
    .filter(({ reference }) => !paged.has(reference));
  return [...pages, ...rows].flatMap(({ reference, credit, hours, level, line, levelLine }) => {
    const learning = perCredit === null || credit === null ? null : perCredit * credit;
    const over =
      learning !== null && hours !== null && hours > learning
        ? [
            found(
              line,
              `unit ${reference}, guided hours`,
              'unit-hours-exceed-learning-time',
              { stated: hours, computed: `${learning} = ${credit} credits x ${perCredit} hours` },
              'The guided hours are a part of the learning time and are more than all of it.',
            ),
          ]
        : [];
    const other =
      own !== null && level !== null && level !== own
        ? [
            found(
              levelLine,
              `unit ${reference}, level`,
              'unit-level-not-of-qualification',
              { stated: level, computed: `${own} in the title of the qualification` },
              'The unit is of another level than the qualification; check that it is meant.',
            ),
          ]
        : [];
    return [...over, ...other];
  });
}
