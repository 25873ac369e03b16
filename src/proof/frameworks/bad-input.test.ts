import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { read } from '../../platform/db/read.ts';
import { understand } from '../linter/index.ts';
import { frameworksHere } from './cards.ts';
import { bicycleText, imports } from './fixtures.ts';
import { frameworkOf } from './tree.ts';

const world = await openWorld();

const link = (identifier: string) => ({ title: identifier, identifier, uri: `urn:${identifier}` });
const under = (child: string, parent: string) => ({
  identifier: `${child} under ${parent}`,
  associationType: 'isChildOf',
  originNodeURI: link(child),
  destinationNodeURI: link(parent),
});
/** A package of one unit with one outcome and one criterion, and these associations beside. */
const packed = (beside: readonly object[], says = 'Sweep the floor') =>
  JSON.stringify({
    CFDocument: { identifier: 'doc', uri: 'urn:doc', creator: 'Us', title: 'Allotment care' },
    CFItems: [
      ['AL1', 'Keep a shed'],
      ['AL1.1', 'Be able to keep a shed'],
      ['AL1.1.1', says],
    ].map(([id, fullStatement]) => ({
      identifier: id,
      uri: `urn:${id}`,
      humanCodingScheme: id,
      fullStatement,
    })),
    CFAssociations: [
      under('AL1', 'doc'),
      ...(beside.length > 1 ? [] : [under('AL1.1', 'AL1')]),
      under('AL1.1.1', 'AL1.1'),
      ...beside,
    ],
  });

/** A file is refused before anything is opened to keep it in. */
function refused(text: string) {
  const answer = understand(Buffer.from(text), '2026-11-22');
  if (answer.ok) throw new Error('It was read.');
  return answer.refusal;
}

describe('a CASE package that is wrong', () => {
  test('by a cycle names the items that go round, and what to correct', () => {
    const round = packed([
      { ...under('AL1.1', 'AL1.1.1'), identifier: 'a' },
      { ...under('AL1.1', 'AL1.1.1'), identifier: 'b' },
    ]);
    expect(refused(round)).toMatchObject({
      code: 'case-cycle',
      because: expect.stringMatching(/AL1\.1.*correct the isChildOf associations/),
    });
  });

  test('by an association to nothing, or of nothing, names what is not in the file', () => {
    for (const beside of [under('AL9', 'AL1'), under('AL9', 'AL8'), under('AL9', 'doc')]) {
      expect(refused(packed([beside]))).toMatchObject({
        code: 'case-unknown-item',
        because: expect.stringMatching(/AL9.*not in the file.*Export the whole package/),
      });
    }
    expect(refused(packed([under('AL1.1', 'AL8'), under('AL1.1', 'AL8')]))).toMatchObject({
      code: 'case-unknown-item',
      because: expect.stringContaining('AL8'),
    });
  });

  test('by its 50 MB and a little is refused by its size', () => {
    const mega = 1024 * 1024;
    expect(refused(packed([], 'x'.repeat(50 * mega)))).toMatchObject({
      code: 'too-large',
      because: expect.stringContaining('may have 50 MB'),
    });
  });
});

describe('a specification with its rows out of order', () => {
  test('is read by its numbers where each row has its unit, and Olivia is told which stands wrong', async () => {
    const org = await world.organisation();
    const text = bicycleText().replace(
      '1.1 Clean the chain 1.2 Oil every link of the chain',
      '1.2 Oil every link of the chain 1.1 Clean the chain',
    );
    const kept = await imports(world.db, org.olivia, text);
    if (!kept.ok) throw new Error(kept.refusal.because);
    const tree = await read(world.db, org.olivia, (tx) => frameworkOf(tx, kept.value.frameworkId));
    const chain = tree?.units[1]?.outcomes[0]?.criteria ?? [];
    expect(chain.map(({ code, wording }) => `${code} ${wording}`).sort()).toEqual([
      'BC2.1.1 Clean the chain',
      'BC2.1.2 Oil every link of the chain',
    ]);
    const told = understand(Buffer.from(text), '2026-11-22');
    const messages = told.ok ? told.value.findings.map(({ message }) => message) : [];
    expect(messages).toContain('1.1 stands after a higher number.');
  });

  test('is refused where a row stands before the unit it belongs to, with its line, and nothing is kept', async () => {
    const org = await world.organisation();
    const lines = bicycleText().split('\n');
    const [row = ''] = lines.splice(
      lines.findIndex((line) => line.startsWith('1. Understand')),
      1,
    );
    const title = lines.findIndex((line) => line.startsWith('Title\tCheck'));
    lines.splice(title, 0, row);
    const answer = await imports(world.db, org.olivia, lines.join('\n'));
    expect(answer).toMatchObject({
      refusal: {
        code: 'document-not-whole',
        because: expect.stringMatching(
          new RegExp(`line ${title + 1}: .*no unit’s page.*Correct the file`),
        ),
      },
    });
    expect(await read(world.db, org.olivia, frameworksHere)).toEqual([]);
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds).not.toContain('framework.imported');
  });
});
