import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { adoptBuiltIn } from './adopt-built-in.ts';
import { exportCase } from './case-package.ts';
import { exportTable } from './csv-table.ts';
import { bicycleText, imports } from './fixtures.ts';
import { importFile } from './queries.ts';
import { frameworkOf } from './tree.ts';

const world = await openWorld();

async function value<T>(answer: Promise<Result<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(given.refusal.because);
  return given.value;
}

const ask = <T>(actor: Actor, question: (tx: Tx) => Promise<Result<T>>) =>
  value(read(world.db, actor, question));

function importInto(actor: Actor, bytes: Buffer, fileName: string) {
  return value(
    act(world.db, actor, (tx) => importFile(tx, { id: newId(), fileName, bytes, dryRun: false })),
  );
}

/** What a framework says, without the identifiers of the house it is in. */
async function said(actor: Actor, frameworkId: string) {
  const tree = await read(world.db, actor, (tx) => frameworkOf(tx, frameworkId));
  return tree?.units.map(({ unitId: _unit, outcomes, ...unit }) => ({
    ...unit,
    outcomes: outcomes.map(({ outcomeId: _outcome, criteria, ...outcome }) => ({
      ...outcome,
      criteria: criteria.map(({ criterionId: _criterion, ...criterion }) => criterion),
    })),
  }));
}

describe('a framework that leaves as a CASE package', () => {
  test('comes into another organisation as it was, and a second time changes nothing', async () => {
    const [here, there] = [await world.organisation(), await world.organisation()];
    const made = await value(imports(world.db, here.olivia, bicycleText()));
    const file = await ask(here.olivia, (tx) => exportCase(tx, made.frameworkId));
    const brought = await importInto(there.olivia, file.bytes, file.fileName);
    expect(brought).toMatchObject({ outcome: 'new', code: 'N-L2-BC' });
    expect(await said(there.olivia, brought.frameworkId ?? '')).toEqual(
      await said(here.olivia, made.frameworkId),
    );
    const again = await ask(there.olivia, (tx) => exportCase(tx, brought.frameworkId ?? ''));
    expect(await importInto(there.olivia, again.bytes, 'again.json')).toMatchObject({
      outcome: 'same',
    });
  });

  test('has what CASE 1.1 asks of documents, items and associations', async () => {
    const org = await world.organisation();
    const made = await value(imports(world.db, org.olivia, bicycleText()));
    const file = await ask(org.olivia, (tx) => exportCase(tx, made.frameworkId));
    const packed = JSON.parse(file.bytes.toString('utf8')) as Record<string, unknown>;
    expect(packed['CFDocument']).toMatchObject({
      identifier: made.frameworkId,
      creator: 'Brook Street Care',
      caseVersion: '1.1',
    });
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    const items = packed['CFItems'] as Record<string, string>[];
    const associations = packed['CFAssociations'] as Record<string, unknown>[];
    expect(items).toHaveLength(4 + 5 + 10);
    expect(associations).toHaveLength(items.length);
    for (const item of items) {
      expect(item['identifier']).toMatch(uuid);
      expect(item['fullStatement']).not.toBe('');
      expect(item['uri']).toContain(item['identifier']);
      expect(Date.parse(item['lastChangeDateTime'] ?? '')).toBeGreaterThan(0);
    }
    expect(new Set(associations.map(({ identifier }) => identifier)).size).toBe(items.length);
    expect(items.find((item) => item['humanCodingScheme'] === 'BC2')).toMatchObject({
      statusEndDate: '2017-08-31',
      educationLevel: ['2'],
    });
  });

  test('with our own labels alone brings labels, never a wording that is nobody’s', async () => {
    const [here, there] = [await world.organisation(), await world.organisation()];
    for (const code of ['REC-L2-RR', 'ST0321', 'FLEX']) {
      const adopted = await value(
        act(world.db, here.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code })),
      );
      const file = await ask(here.olivia, (tx) => exportCase(tx, adopted.frameworkId));
      const brought = await importInto(there.olivia, file.bytes, file.fileName);
      expect(brought).toMatchObject({ outcome: 'new', code });
      expect(await said(there.olivia, brought.frameworkId ?? '')).toEqual(
        await said(here.olivia, adopted.frameworkId),
      );
      expect(await importInto(here.olivia, file.bytes, file.fileName)).toMatchObject({
        outcome: 'same',
      });
    }
  });
});

describe('a framework that leaves as a table', () => {
  test('comes back with every unit and criterion, and no cell runs as a formula', async () => {
    const [here, there] = [await world.organisation(), await world.organisation()];
    const text = bicycleText({ firstCriterion: 'Explain =SUM of "loose", dangerous parts' });
    const made = await value(imports(world.db, here.olivia, text));
    const file = await ask(here.olivia, (tx) => exportTable(tx, made.frameworkId));
    expect(file.bytes.toString('utf8').split('\r\n')).toHaveLength(1 + 10 + 1);
    const brought = await importInto(there.olivia, file.bytes, file.fileName);
    expect(await said(there.olivia, brought.frameworkId ?? '')).toEqual(
      await said(here.olivia, made.frameworkId),
    );
  });

  test('of another organisation is not found', async () => {
    const [here, there] = [await world.organisation(), await world.organisation()];
    const made = await value(imports(world.db, here.olivia, bicycleText()));
    for (const leave of [exportCase, exportTable]) {
      expect(await read(world.db, there.olivia, (tx) => leave(tx, made.frameworkId))).toMatchObject(
        {
          refusal: { code: 'framework-not-found' },
        },
      );
    }
  });
});
