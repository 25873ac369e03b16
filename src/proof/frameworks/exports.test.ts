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
import { linkCriteria, takeLinkBack } from './link-criteria.ts';
import { linksHere } from './links.ts';
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

describe('links between criteria', () => {
  const byHand = { kind: 'exact', because: 'Mapping of the awarding body, page 12' } as const;
  const criteriaOf = async (actor: Actor, frameworkId: string) => {
    const tree = await read(world.db, actor, (tx) => frameworkOf(tx, frameworkId));
    return new Map(
      tree?.units.flatMap(({ outcomes }) =>
        outcomes.flatMap(({ criteria }) =>
          criteria.map(({ code, criterionId }) => [code, criterionId] as const),
        ),
      ),
    );
  };
  async function linkedHouse() {
    const org = await world.organisation();
    const made = await value(imports(world.db, org.olivia, bicycleText()));
    const flex = newId();
    await value(act(world.db, org.olivia, (tx) => adoptBuiltIn(tx, { id: flex, code: 'FLEX' })));
    const from = (await criteriaOf(org.olivia, made.frameworkId)).get('BC1.1.2') ?? '';
    const to = (await criteriaOf(org.olivia, flex)).get('FLEX.1') ?? '';
    return { org, made, from, to };
  }

  test('are made by hand once, whichever end is named first, and taken back without losing them', async () => {
    const { org, from, to } = await linkedHouse();
    const link = { id: newId(), from, to, ...byHand };
    const linking = (more: object) =>
      act(world.db, org.olivia, (tx) => linkCriteria(tx, { ...link, ...more }));
    expect(await linking({})).toMatchObject({ ok: true });
    expect(await linking({})).toMatchObject({ ok: true });
    expect(await linking({ id: newId(), from: to, to: from })).toMatchObject({
      refusal: { code: 'already-linked' },
    });
    expect(await linking({ id: newId() })).toMatchObject({ refusal: { code: 'already-linked' } });
    expect(await linking({ id: newId(), to: from })).toMatchObject({
      refusal: { code: 'link-to-itself' },
    });
    expect(await linking({ id: newId(), to: newId() })).toMatchObject({
      refusal: { code: 'criterion-not-found' },
    });
    const shown = () => read(world.db, org.lena, (tx) => linksHere(tx, 'FLEX'));
    expect(await shown()).toMatchObject([
      { kind: 'exact', from: { criterionId: from }, to: { framework: 'FLEX', criterionId: to } },
    ]);
    const back = (id: string) => act(world.db, org.olivia, (tx) => takeLinkBack(tx, id));
    expect(await back(link.id)).toMatchObject({ ok: true });
    expect(await back(link.id)).toMatchObject({ ok: true });
    expect(await back(newId())).toMatchObject({ refusal: { code: 'link-not-found' } });
    expect(await shown()).toEqual([]);
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('criteria.'))).toEqual([
      'criteria.linked',
      'criteria.link_taken_back',
    ]);
  });

  test('leave in a package and a table, come in elsewhere, and find their other end once it is in use', async () => {
    const { org, made, from, to } = await linkedHouse();
    await value(
      act(world.db, org.olivia, (tx) => linkCriteria(tx, { id: newId(), from, to, ...byHand })),
    );
    for (const leave of [exportCase, exportTable]) {
      const there = await world.organisation();
      const file = await ask(org.olivia, (tx) => leave(tx, made.frameworkId));
      const brought = await importInto(there.olivia, file.bytes, file.fileName);
      expect(brought.findings.map(({ code }) => code)).toContain('link-points-to-nothing');
      const links = () => read(world.db, there.olivia, (tx) => linksHere(tx));
      expect(await links()).toMatchObject([
        { imported: true, from: { code: 'BC1.1.2' }, to: { code: 'FLEX.1', criterionId: null } },
      ]);
      await value(
        act(world.db, there.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code: 'FLEX' })),
      );
      const [found] = await links();
      expect(found?.to.criterionId).not.toBeNull();
      const again = await ask(there.olivia, (tx) => leave(tx, brought.frameworkId ?? ''));
      expect(await importInto(there.olivia, again.bytes, `again ${file.fileName}`)).toMatchObject({
        outcome: 'same',
      });
    }
  });

  test('of a package are added to a framework that says the same, and stay away once taken back', async () => {
    const { org, made } = await linkedHouse();
    const file = await ask(org.olivia, (tx) => exportCase(tx, made.frameworkId));
    const packed = JSON.parse(file.bytes.toString('utf8')) as {
      CFItems: { identifier: string; humanCodingScheme: string }[];
      CFAssociations: object[];
    };
    const of = (code: string) =>
      packed.CFItems.find((item) => item.humanCodingScheme === code)?.identifier ?? '';
    const associate = (associationType: string, one: string, other: string) =>
      packed.CFAssociations.push({
        associationType,
        originNodeURI: { identifier: one, title: 'one' },
        destinationNodeURI: { identifier: other, title: 'other' },
      });
    associate('isPeerOf', of('BC1.1.1'), of('BC2.1.1'));
    associate('isRelatedTo', of('BC1.1.1'), 'an item of somebody else');
    associate('isRelatedTo', of('BC1.1.1'), of('BC1.1.1'));
    associate('isRelatedTo', newId(), newId());
    const bytes = Buffer.from(JSON.stringify(packed));
    const added = await importInto(org.olivia, bytes, 'linked.json');
    expect(added).toMatchObject({ outcome: 'links_added', revision: 1 });
    expect(added.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['link-to-itself', 'link-from-nothing', 'link-points-to-nothing']),
    );
    const links = await read(world.db, org.olivia, (tx) => linksHere(tx));
    expect(links.map(({ kind, from, to }) => [kind, from.code, to.code ?? to.title])).toEqual([
      ['peer', 'BC1.1.1', 'BC2.1.1'],
      ['related', 'BC1.1.1', 'other'],
    ]);
    await value(act(world.db, org.olivia, (tx) => takeLinkBack(tx, links[0]?.linkId ?? '')));
    expect(await importInto(org.olivia, bytes, 'linked again.json')).toMatchObject({
      outcome: 'same',
    });
  });
});
