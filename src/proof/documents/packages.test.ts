import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf } from './fixtures.ts';
import { readDocument } from './read-document.ts';

interface Made {
  readonly id: string;
  readonly under?: string;
  readonly says?: string;
  readonly order?: number;
  readonly more?: object;
}

/** A package of these items; `under` left out: at the top. */
function packed(items: readonly Made[], more: object = {}): string {
  const link = (identifier: string) => ({
    title: identifier,
    identifier,
    uri: `urn:${identifier}`,
  });
  return JSON.stringify({
    CFDocument: { identifier: 'doc', uri: 'urn:doc', creator: 'Us', title: 'Allotment care' },
    CFItems: items.map(({ id, says = `Do ${id}`, more: fields }) => ({
      identifier: id,
      uri: `urn:${id}`,
      fullStatement: says,
      humanCodingScheme: id,
      ...fields,
    })),
    CFAssociations: items.map(({ id, under = 'doc', order }, at) => ({
      identifier: `association ${at}`,
      associationType: 'isChildOf',
      originNodeURI: link(id),
      destinationNodeURI: link(under),
      ...(order === undefined ? {} : { sequenceNumber: order }),
    })),
    ...more,
  });
}

const SHED: readonly Made[] = [
  { id: 'G', says: 'Mandatory units' },
  { id: 'AL1', under: 'G', says: 'Keep a shed', more: { educationLevel: ['2'] } },
  { id: 'AL1.1', under: 'AL1', says: 'Be able to keep a shed' },
  { id: 'AL1.1.2', under: 'AL1.1', says: 'Oil the hinges', order: 2 },
  { id: 'AL1.1.1', under: 'AL1.1', says: 'Sweep the floor', order: 1 },
  { id: 'AL2', under: 'G', says: 'Grow beans', more: { statusEndDate: '2017-08-31' } },
  { id: 'AL2.1', under: 'AL2', says: 'Know beans' },
  { id: 'AL2.1.1', under: 'AL2.1', says: 'Explain why beans climb' },
];

/** The code with which a text is refused, and its words. */
function refused(text: string): { code: string; because: string } {
  const read = readDocument(text);
  if (read.ok) throw new Error('It was read.');
  return read.refusal;
}

describe('a CASE package', () => {
  test('is read as units, outcomes and criteria in their order', () => {
    const document = documentOf(packed(SHED));
    expect(document.title.value).toBe('Allotment care');
    expect(document.units).toMatchObject([
      {
        reference: { value: 'AL1' },
        title: { value: 'Keep a shed' },
        level: { value: 2 },
        group: 'mandatory',
        outcomes: [
          {
            number: 1,
            criteria: [
              { number: '1.1', wording: 'Sweep the floor' },
              { number: '1.2', wording: 'Oil the hinges' },
            ],
          },
        ],
      },
      { reference: { value: 'AL2' }, expiry: { value: '31/08/2017' } },
    ]);
    const found = document.units[1]?.outcomes[0]?.criteria[0];
    expect(document.lines[(found?.line ?? 0) - 1]).toBe('AL2.1.1 Explain why beans climb');
  });

  test('with units that hold criteria and no outcomes keeps them under the unit', () => {
    const document = documentOf(
      packed(
        SHED.filter(({ id }) => !/^AL\d\.1$/.test(id)).map((one) => ({
          ...one,
          ...(one.under?.endsWith('.1') ? { under: one.under.slice(0, 3) } : {}),
        })),
      ),
    );
    expect(document.units[0]?.outcomes).toMatchObject([
      { number: 0, criteria: [{ number: '1.1' }, { number: '1.2' }] },
    ]);
  });

  test('of one level is a standard of statements', () => {
    expect(
      documentOf(
        packed([
          { id: 'K1', says: 'Soil' },
          { id: 'S1', says: 'Dig' },
        ]),
      ),
    ).toMatchObject({
      kind: 'standard',
      statements: [{ number: 'K1' }, { number: 'S1' }],
    });
  });

  test('with a cycle is refused, naming the items', () => {
    const round = packed([
      ...SHED,
      { id: 'X', under: 'Y' },
      { id: 'Y', under: 'Z' },
      { id: 'Z', under: 'X' },
    ]);
    expect(refused(round).code).toBe('case-cycle');
    expect(refused(round).because).toMatch(/X, Y, Z.*isChildOf/);
    expect(refused(packed([{ id: 'A', under: 'A' }])).code).toBe('case-cycle');
  });

  test('with an item in two places, in none, under another file’s, or twice is refused', () => {
    const again = JSON.parse(packed([...SHED, { id: 'AL1.1.1', under: 'AL2.1' }])) as {
      CFItems: { identifier: string }[];
      CFAssociations: unknown[];
    };
    expect(refused(JSON.stringify(again)).code).toBe('case-item-twice');
    again.CFItems.pop();
    expect(refused(JSON.stringify(again))).toMatchObject({
      code: 'case-two-places',
      because: expect.stringContaining('AL1.1.1'),
    });
    again.CFAssociations.splice(-2);
    expect(refused(JSON.stringify(again))).toMatchObject({
      code: 'case-item-unplaced',
      because: expect.stringContaining('AL2.1.1'),
    });
    expect(refused(packed([{ id: 'A', under: 'elsewhere' }]))).toMatchObject({
      code: 'case-unknown-item',
      because: expect.stringContaining('elsewhere'),
    });
  });

  test('that is cut, of another shape, empty or too deep is refused with what to do', () => {
    expect(refused(packed(SHED).slice(0, -40)).code).toBe('case-not-json');
    expect(refused('{"document":{},"items":[],"associations":[]}')).toMatchObject({
      code: 'case-not-understood',
      because: expect.stringContaining('CFDocument'),
    });
    expect(refused(packed([])).code).toBe('framework-not-understood');
    const chain = Array.from({ length: 3000 }, (_, at) => ({
      id: `n${at}`,
      under: at === 0 ? 'doc' : `n${at - 1}`,
    }));
    expect(refused(packed(chain)).because).toContain('3000 levels deep');
  });

  test('says the same whatever the order of its items and associations', () => {
    const whole = JSON.parse(packed(SHED.map((one, order) => ({ ...one, order })))) as {
      CFItems: unknown[];
      CFAssociations: unknown[];
    };
    const expected = documentOf(JSON.stringify(whole)).units;
    fc.assert(
      fc.property(
        fc.shuffledSubarray(whole.CFItems, { minLength: whole.CFItems.length }),
        fc.shuffledSubarray(whole.CFAssociations, { minLength: whole.CFAssociations.length }),
        (CFItems, CFAssociations) => {
          const text = JSON.stringify({ ...whole, CFItems, CFAssociations });
          expect(documentOf(text).units).toEqual(expected);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a framework in a table', () => {
  const HEAD = 'unit,unit_title,credit,outcome,outcome_wording,criterion,wording';

  test('is read, a row a criterion, and called by its file where it does not name itself', () => {
    const read = readDocument(
      [
        HEAD,
        'AL1,Keep a shed,3,1,Be able to keep a shed,1.1,"Sweep, then mop"',
        'AL1,Keep a shed,3,1,Be able to keep a shed,1.2,Oil the hinges',
      ].join('\r\n'),
      'Allotments 2026',
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        title: { value: 'Allotments 2026' },
        units: [
          {
            reference: { value: 'AL1' },
            credit: { value: 3 },
            outcomes: [{ criteria: [{ wording: 'Sweep, then mop' }, { number: '1.2' }] }],
          },
        ],
      },
    });
  });

  test('names every row it cannot place with its line, and nothing is read', () => {
    const { code, because } = refused(
      [
        HEAD,
        'AL1,Keep a shed,3,1,Be able,1.1,Sweep',
        'AL1,Keep a shed,3,1,Be able,1.1,Sweep again',
        'AL1,Keep a shed,three,1,Be able,1.2,Oil',
        'AL1,,3,1,Be able,1.3,',
      ].join('\n'),
    );
    expect(code).toBe('csv-rows-refused');
    expect(because).toContain('3 rows');
    expect(because).toContain('line 3: AL1 has the criterion 1.1 already');
    expect(because).toContain('line 4: credit must be a whole number');
    expect(because).toContain('line 5: unit_title and wording missing');
  });

  test('of a CASE editor goes by its parents, wherever they stand', () => {
    const flat = [
      'Identifier,fullStatement,Human Coding Scheme,Is Child Of',
      ',Sweep the floor,AL1.1.1,AL1.1',
      ',Be able to keep a shed,AL1.1,AL1',
      ',Keep a shed,AL1,',
    ];
    expect(documentOf(flat.join('\n')).units[0]?.outcomes[0]?.criteria[0]?.number).toBe('1.1');
    expect(refused([...flat, ',Lost,AL9,AL8'].join('\n')).because).toContain(
      'line 5: its parent AL8 is not in the table',
    );
  });
});
