import { counted } from '../../lib/text.ts';
import type { ReadDocument, ReadUnit } from '../documents/index.ts';
import { type Found, found } from './place.ts';

type Field = 'title' | 'ofqualNumber' | 'level' | 'credit' | 'guidedHours' | 'purpose';

const FIELDS: readonly { field: Field; name: string; code: string; label: RegExp; why: string }[] =
  [
    {
      field: 'title',
      name: 'title',
      code: 'unit-title-missing',
      label: /title/i,
      why: 'cannot be named on a certificate',
    },
    {
      field: 'ofqualNumber',
      name: 'Ofqual number',
      code: 'unit-number-missing',
      label: /ofqual|qcf|unit n|number/i,
      why: 'cannot be claimed by its number from the page alone',
    },
    {
      field: 'level',
      name: 'level',
      code: 'unit-level-missing',
      label: /level/i,
      why: 'cannot be placed at a level',
    },
    {
      field: 'credit',
      name: 'credit',
      code: 'unit-credit-missing',
      label: /credit/i,
      why: 'earns no known credit',
    },
    {
      field: 'guidedHours',
      name: 'guided hours',
      code: 'unit-hours-missing',
      label: /glh|hours/i,
      why: 'adds no known hours',
    },
    {
      field: 'purpose',
      name: 'purpose',
      code: 'unit-purpose-missing',
      label: /purpose|aim/i,
      why: 'does not say what it is for',
    },
  ];

/** What a unit's page should say and does not, and units or outcomes with nothing in them. */
export function missingFields(document: ReadDocument): readonly Found[] {
  return [
    ...document.units.flatMap((unit) => [...fieldsOf(document, unit), ...empty(unit)]),
    ...expiries(document),
    ...emptyRows(document),
  ];
}

function fieldsOf(document: ReadDocument, unit: ReadUnit): readonly Found[] {
  const row = document.rules?.rows.find(({ reference }) => reference === unit.reference.value);
  return FIELDS.filter(({ field }) => isMissing(unit[field])).map(
    ({ field, name, code, label, why }) => {
      const named = unit.missing.find(({ value }) => label.test(value));
      const inRow = field === 'purpose' || !row ? null : row[field];
      return found(
        named?.line ?? unit.reference.line,
        `unit ${unit.reference.value}, ${name}`,
        code,
        {
          stated: named ? 'the field is empty' : 'no such field',
          computed: inRow === null ? 'nothing in the table either' : `${inRow} in the table`,
        },
        `The page gives no ${name}, so the unit ${why}.`,
      );
    },
  );
}

function isMissing(said: { readonly value: string | number } | null): boolean {
  return said === null || (typeof said.value === 'string' && said.value.trim() === '');
}

function empty(unit: ReadUnit): readonly Found[] {
  if (unit.outcomes.length === 0) {
    return [
      found(
        unit.reference.line,
        `unit ${unit.reference.value}, outcomes`,
        'unit-without-outcomes',
        { stated: 0, computed: 'at least 1' },
        'The unit holds no learning outcome, so nothing of it can be assessed.',
      ),
    ];
  }
  return unit.outcomes
    .filter((outcome) => outcome.criteria.length === 0)
    .map((outcome) =>
      found(
        outcome.line,
        `unit ${unit.reference.value}, outcome ${outcome.number}`,
        'outcome-without-criteria',
        { stated: 0, computed: 'at least 1' },
        'The outcome holds no criterion, so it cannot be assessed.',
      ),
    );
}

/** Whether units end, and when, is asked of each; one finding for all that do not say. */
function expiries(document: ReadDocument): readonly Found[] {
  const without = document.units.filter((unit) => isMissing(unit.expiry));
  const [first] = without;
  if (!first) return [];
  return [
    found(
      first.reference.line,
      'units, expiry date',
      'unit-expiry-missing',
      {
        stated: `none for ${without.map((unit) => unit.reference.value).join(', ')}`,
        computed: `${without.length} of ${counted(document.units.length, 'unit')}`,
      },
      'These pages do not say until when the unit may be used, so its end cannot be watched.',
    ),
  ];
}

function emptyRows(document: ReadDocument): readonly Found[] {
  return (document.rules?.rows ?? []).flatMap((row) => {
    const gaps = [
      row.title.trim() === '' ? 'title' : null,
      row.level === null ? 'level' : null,
      row.credit === null ? 'credit' : null,
      row.guidedHours === null ? 'guided hours' : null,
      row.ofqualNumber === null ? 'Ofqual number' : null,
    ].filter((gap) => gap !== null);
    if (gaps.length === 0) return [];
    return [
      found(
        row.line,
        `table of units, ${row.reference}`,
        'row-incomplete',
        { stated: `without ${gaps.join(', ')}`, computed: 'title, level, credit, hours, number' },
        'The row of the unit leaves cells empty, so totals over the table cannot be trusted.',
      ),
    ];
  });
}
