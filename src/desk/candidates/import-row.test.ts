import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/days.ts';
import { readCsv } from './csv-file.ts';
import { checkMapping, describeColumns, guessMapping } from './import-columns.ts';
import { readRow } from './import-row.ts';
import { readDate } from './read-date.ts';

const TODAY = '2026-11-22';

function fileOf(text: string) {
  const file = readCsv(Buffer.from(text));
  if (!file.ok) throw new Error(file.refusal.because);
  return file.value;
}

function firstOf(text: string) {
  const file = fileOf(text);
  const [row] = file.rows;
  if (!row) throw new Error('no row');
  return readRow(row, guessMapping(file), TODAY);
}

function draftOf(text: string) {
  const read = firstOf(text);
  if (!('draft' in read)) throw new Error(read.refused.because);
  return read.draft;
}

describe('the columns of a plain file', () => {
  it('are guessed by their names', () => {
    const file = fileOf(
      'Ref,First name,Surname,E-mail address,Mobile No.,Post Code,D.O.B.,Job Role,Skills,Where heard (source),Notes\nx,x,x,x,x,x,x,x,x,x,x',
    );
    expect(guessMapping(file)).toEqual({
      template: 'plain',
      dates: 'uk',
      columns: [
        'externalId',
        'givenName',
        'familyName',
        'email',
        'phone',
        'postcode',
        'dateOfBirth',
        'roles',
        'skills',
        'source',
        'notes',
      ],
    });
  });

  it('are guessed by what stands in them where the name says nothing', () => {
    const file = fileOf('Name,A,B,C\nRosa,rosa@example.org,LS1 4AP,07700 900123');
    expect(guessMapping(file).columns).toEqual(['name', 'email', 'postcode', 'phone']);
  });

  it('are read the American way round only where a day stands second', () => {
    const born = (text: string) => guessMapping(fileOf(`name,dob\nRosa,${text}`)).dates;
    expect([born('31/12/1990'), born('04/03/1990'), born('12/31/1990')]).toEqual([
      'uk',
      'uk',
      'us',
    ]);
  });

  it.each([
    'Gender',
    'Ethnic origin',
    'disability',
    'National Insurance',
    'Bank account no',
    'Religion',
  ])('never take %s, show no samples of it, and say why', (column) => {
    const file = fileOf(`name,${column}\nRosa,secret`);
    const mapping = guessMapping(file);
    expect(mapping.columns[1]).toBeNull();
    const [, described] = describeColumns(file, mapping);
    expect(described).toMatchObject({ never: true, samples: [] });
    expect(described?.because).not.toBe('');
    const forced = { ...mapping, columns: ['name', 'notes'] as ('name' | 'notes')[] };
    expect(checkMapping(file, forced)).toMatchObject({ refusal: { code: 'mapping-wrong' } });
  });

  it.each([
    ['no name among them', ['email', 'phone']],
    ['one field twice', ['name', 'name']],
    ['more than the file has', ['name', 'email', 'phone']],
  ] as const)('are refused with %s', (_what, columns) => {
    const mapping = { template: 'plain', dates: 'uk', columns: [...columns] } as const;
    const checked = checkMapping(fileOf('a,b\n1,2'), { ...mapping, columns: [...columns] });
    expect(checked).toMatchObject({ ok: false, refusal: { code: 'mapping-wrong' } });
  });
});

describe('a row of a plain file', () => {
  it('gives a person with roles, skills and figures', () => {
    const draft = draftOf(
      'Full name,Email,Mobile,Postcode,DOB,Role,Skills,Miles,Min rate,Hours,Nights\n"Marsh, Rosa Jane",ROSA@example.org,7700900123,ls14ap,9/4/1991,Care assistant;Nurse,"Medication, First aid",15 miles,£12.71/h,37.5,Y',
    );
    expect(draft).toMatchObject({
      line: 2,
      person: {
        givenName: 'Rosa Jane',
        familyName: 'Marsh',
        dateOfBirth: '1991-04-09',
        emails: ['rosa@example.org'],
        phones: [{ key: '+447700900123' }],
      },
      candidate: {
        postcode: 'LS1 4AP',
        roles: [{ role: 'care-assistant' }, { role: 'nurse' }],
        skills: [{ key: 'medication' }, { key: 'first aid' }],
        travelMiles: 15,
        minimumPayPence: 1271,
        wantedWeeklyMinutes: 2250,
        worksNights: true,
      },
      warnings: [],
    });
  });

  it.each([
    ['Rosa Marsh', 'Rosa', 'Marsh'],
    ['Ana Maria de la Cruz', 'Ana Maria', 'de la Cruz'],
    ['Prince', 'Prince', ''],
  ])('parts the full name %s', (name, givenName, familyName) => {
    expect(draftOf(`name\n${name}`).person).toMatchObject({ givenName, familyName });
  });

  it('comes in without what cannot be read, which it says without quoting it', () => {
    const draft = draftOf('name,phone,postcode,miles\nRosa,555-0101,90210,far');
    expect(draft.warnings.map(({ field }) => field)).toEqual([
      'Postcode',
      'Phone or mobile',
      'Miles they travel',
    ]);
    expect(JSON.stringify(draft.warnings)).not.toMatch(/555|90210|far/);
    expect(draft.candidate.notes).toBe('Phone in the file: 555-0101');
    expect(draft.candidate.address).toBe('90210');
  });

  it.each([
    ['no name', 'name,email\n,rosa@example.org', 'no name'],
    ['an e-mail that is none', 'name,email\nRosa,rosa@', 'e-mail'],
    ['a birth date that is no day', 'name,dob\nRosa,31/02/1990', 'Date of birth'],
    ['a birth date in the future', 'name,dob\nRosa,01/01/2030', 'younger'],
    ['a bell in the name', 'name\nRo\u0007sa', 'cannot be read'],
    ['a name of 200 characters', `name\n${'x'.repeat(200)}`, 'may have 120'],
    ['notes of 30,000 characters', `name,notes\nRosa,${'x'.repeat(30_000)}`, 'may have'],
  ])('is refused with %s', (_what, text, words) => {
    const read = firstOf(text);
    if ('draft' in read) throw new Error('it was taken');
    expect(read.refused).toMatchObject({ line: 2, because: expect.stringContaining(words) });
  });
});

describe('a date in a file', () => {
  it.each([
    ['1990-04-03', 'uk', '1990-04-03'],
    ['3/4/1990', 'uk', '1990-04-03'],
    ['3/4/1990', 'us', '1990-03-04'],
    ['03.04.90', 'uk', '1990-04-03'],
    ['3 Apr 1990', 'uk', '1990-04-03'],
    ['3rd April 1990', 'us', '1990-04-03'],
    ['1/1/80 0:00', 'us', '1980-01-01'],
    ['1990-04-03T00:00:00Z', 'uk', '1990-04-03'],
    ['1/1/25', 'uk', '1925-01-01'],
    ['', 'uk', null],
  ] as const)('%j, read the %s way, is %s', (text, order, date) => {
    expect(readDate(text, order, TODAY)).toEqual({ ok: true, value: date });
  });

  it.each(['32/1/1990', '29/2/2023', 'yesterday', '33337', '1990'])('%j is none', (text) => {
    expect(readDate(text, 'uk', TODAY)).toMatchObject({ refusal: { code: 'not-a-date' } });
  });

  it('comes back whichever way it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), (days) => {
        const date = addDays('1930-01-01', days);
        const [year, month, day] = date.split('-');
        expect(readDate(`${day}/${month}/${year}`, 'uk', TODAY)).toEqual({ ok: true, value: date });
        expect(readDate(`${month}/${day}/${year}`, 'us', TODAY)).toEqual({ ok: true, value: date });
        expect(readDate(date, 'us', TODAY)).toEqual({ ok: true, value: date });
      }),
    );
  });
});
