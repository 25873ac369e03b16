import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { adoptBuiltIn } from './adopt-built-in.ts';
import { frameworksHere } from './cards.ts';
import { bicycleText, imports } from './fixtures.ts';
import { criteriaByCode, unitOf } from './questions.ts';
import { frameworkOf } from './tree.ts';

const world = await openWorld();
world.at('2026-11-22T09:00:00Z');

/** Rows of every table of the room, as one text an organisation. */
async function standing(organisationId: string): Promise<string> {
  const said: string[] = [];
  for (const table of ['framework', 'framework_unit', 'framework_outcome', 'framework_criterion']) {
    const { rows } = await world.owner.query(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as state from ${table} t where organisation_id = $1`,
      [organisationId],
    );
    said.push(`${table} ${rows[0].state}`);
  }
  return said.join('\n');
}

describe('Olivia imports an awarding body’s document', () => {
  it('that is new here: units, outcomes and criteria come in whole with what the linter found', async () => {
    const org = await world.organisation();
    const imported = await imports(world.db, org.olivia, bicycleText());
    expect(imported).toMatchObject({ ok: true, value: { outcome: 'new', revision: 1 } });
    if (!imported.ok) return;
    const tree = await read(world.db, org.carla, (tx) =>
      frameworkOf(tx, imported.value.frameworkId),
    );
    expect(
      tree?.units.map(({ reference, credit, group }) => `${reference} ${credit} ${group}`),
    ).toEqual(['BC1 5 mandatory', 'BC2 4 mandatory', 'BC3 3 optional', 'BC4 4 optional']);
    expect(
      tree?.units[0]?.outcomes[1]?.criteria.map(({ code, closes }) => `${code} ${closes}`),
    ).toEqual(['BC1.2.1 record', 'BC1.2.2 record']);
    const [card] = await read(world.db, org.carla, frameworksHere);
    expect(card).toMatchObject({
      counts: { units: 4, outcomes: 5, criteria: 10 },
      credit: 13,
      mandatoryCredit: 9,
      optionalCredit: 4,
      optionalMinimum: 6,
      source: 'imported',
      document: { fileName: 'bicycle care.txt' },
    });
    expect(card?.findings).toBeGreaterThan(2);
    expect(card?.choicesOpen).toBe(2);
    const entries = await world.log(org);
    expect(entries.at(-1)).toMatchObject({
      kind: 'framework.imported',
      envelope: {
        facts: { outcome: 'new', revision: 1, units: 4, outcomes: 5, criteria: 10 },
        subjects: { framework: imported.value.frameworkId },
      },
    });
    expect(JSON.stringify(entries)).not.toContain('headset');
  });

  it('twice: the second time changes nothing and leaves no entry', async () => {
    const org = await world.organisation();
    const first = await imports(world.db, org.olivia, bicycleText());
    const before = await standing(org.id);
    const entries = (await world.log(org)).length;
    const again = await imports(world.db, org.olivia, bicycleText());
    expect(again).toMatchObject({ ok: true, value: { outcome: 'same', revision: 1 } });
    expect(again.ok && first.ok && again.value.frameworkId === first.value.frameworkId).toBe(true);
    expect(await standing(org.id)).toBe(before);
    expect((await world.log(org)).length).toBe(entries);
  });

  it('however its lines are spaced: importing any such text twice is importing it once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          firstCriterion: fc.constantFrom(
            'Explain wear of brake pads',
            'Describe bearings',
            'Oil it',
          ),
          chainCredit: fc.integer({ min: 1, max: 9 }),
          expiry: fc.constantFrom('31/08/2017', 'To be confirmed', '31/02/2030', '01/01/2040'),
          version: fc.constantFrom('1', '2'),
        }),
        async (given) => {
          const org = await world.organisation();
          await imports(world.db, org.olivia, bicycleText(given));
          const before = await standing(org.id);
          const again = await imports(world.db, org.olivia, bicycleText(given));
          const spaced = `${bicycleText(given)}\n\n`;
          const other = await imports(world.db, org.olivia, spaced);
          expect(again.ok && other.ok && [again.value.outcome, other.value.outcome]).toEqual([
            'same',
            'same',
          ]);
          expect(await standing(org.id)).toBe(before);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('again with the same press: the id gives the first result', async () => {
    const org = await world.organisation();
    const id = newId();
    const first = await imports(world.db, org.olivia, bicycleText(), id);
    expect(await imports(world.db, org.olivia, bicycleText(), id)).toEqual(first);
    expect(first).toMatchObject({ ok: true, value: { frameworkId: id, outcome: 'new' } });
  });

  it('at the same moment as Ben: one framework comes of it', async () => {
    const org = await world.organisation();
    const both = await Promise.all([
      imports(world.db, org.olivia, bicycleText()),
      imports(world.db, org.ben, bicycleText()),
    ]);
    const outcomes = both.map((each) => (each.ok ? each.value.outcome : each.refusal.code));
    expect(outcomes.toSorted()).toEqual(['new', 'same']);
    expect((await read(world.db, org.olivia, frameworksHere)).length).toBe(1);
  });

  it('of another structure: it becomes the next revision, and the one in use stays', async () => {
    const org = await world.organisation();
    const first = await imports(world.db, org.olivia, bicycleText());
    const second = await imports(world.db, org.olivia, bicycleText({ chainCredit: 6 }));
    expect(second).toMatchObject({ ok: true, value: { outcome: 'new_version', revision: 2 } });
    const cards = await read(world.db, org.olivia, frameworksHere);
    expect(cards.map(({ revision, newest }) => [revision, newest])).toEqual([
      [2, true],
      [1, false],
    ]);
    const old = first.ok ? first.value.frameworkId : '';
    const tree = await read(world.db, org.olivia, (tx) => frameworkOf(tx, old));
    expect(tree?.units[1]?.credit).toBe(4);
    const back = await imports(world.db, org.olivia, bicycleText());
    expect(back).toMatchObject({ ok: true, value: { outcome: 'same', frameworkId: old } });
  });

  it('with other words for a criterion: the next revision, so that what was judged keeps its words', async () => {
    const org = await world.organisation();
    await imports(world.db, org.olivia, bicycleText());
    const words = bicycleText({ firstCriterion: 'Explain why a loose pedal is dangerous' });
    expect(await imports(world.db, org.olivia, words)).toMatchObject({
      ok: true,
      value: { outcome: 'new_version', revision: 2 },
    });
    const signs = bicycleText({ firstCriterion: 'Explain why a LOOSE pedal is “dangerous”' });
    expect(await imports(world.db, org.olivia, signs)).toMatchObject({
      ok: true,
      value: { outcome: 'same', revision: 2 },
    });
  });

  it('with a unit’s date extended: the revision in use takes the date over', async () => {
    const org = await world.organisation();
    const first = await imports(world.db, org.olivia, bicycleText());
    const later = await imports(world.db, org.olivia, bicycleText({ expiry: '31/08/2030' }));
    expect(later).toMatchObject({ ok: true, value: { outcome: 'wording_added', revision: 1 } });
    const id = first.ok ? first.value.frameworkId : '';
    const tree = await read(world.db, org.olivia, (tx) => frameworkOf(tx, id));
    expect(tree?.units[1]?.expiresOn).toBe('2030-08-31');
  });

  it('that lacks a unit’s page: refused with the line, and nothing of it is kept', async () => {
    const org = await world.organisation();
    const before = await standing(org.id);
    const refused = await imports(world.db, org.olivia, bicycleText({ cutBeforeChains: true }));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'document-not-whole' } });
    expect(!refused.ok && refused.refusal.because).toContain('BC2');
    expect(!refused.ok && refused.refusal.details).toMatchObject({
      notUnderstood: [{ line: 19, text: 'BC2' }],
    });
    expect(await standing(org.id)).toBe(before);
  });
});

describe('The awarding body’s own specification', () => {
  const file = path.resolve('../shared/seeds/004_e159692982fd5d90.txt');

  it('fills its wording into the built-in framework in use, which keeps its criteria', async (context) => {
    if (!existsSync(file)) return context.skip('skipped: no reference data');
    const org = await world.organisation();
    const id = newId();
    await act(world.db, org.olivia, (tx) => adoptBuiltIn(tx, { id, code: 'REC-L2-RR' }));
    const before = await read(world.db, org.lena, (tx) => frameworkOf(tx, id));
    const text = readFileSync(file, 'utf8');
    const imported = await imports(world.db, org.olivia, text);
    expect(imported).toEqual({
      ok: true,
      value: { frameworkId: id, outcome: 'wording_added', revision: 1 },
    });
    const after = await read(world.db, org.lena, (tx) => frameworkOf(tx, id));
    const criteria = (tree: typeof before) =>
      (tree?.units ?? []).flatMap((unit) => unit.outcomes.flatMap((outcome) => outcome.criteria));
    expect(criteria(after).length).toBe(276);
    expect(criteria(after).filter(({ wording }) => wording === null)).toEqual([]);
    expect(criteria(after).map(({ criterionId, label }) => [criterionId, label])).toEqual(
      criteria(before).map(({ criterionId, label }) => [criterionId, label]),
    );
    expect(await imports(world.db, org.olivia, text)).toMatchObject({
      ok: true,
      value: { outcome: 'same' },
    });
  });
});

describe('A framework that comes with Deskproof', () => {
  it('is taken into use once, however often Olivia presses', async () => {
    const org = await world.organisation();
    const press = (id: string) =>
      act(world.db, org.olivia, (tx) => adoptBuiltIn(tx, { id, code: 'REC-L2-RR' }));
    const [first, second] = await Promise.all([press(newId()), press(newId())]);
    expect(first).toEqual(second);
    const [card, ...more] = await read(world.db, org.lena, frameworksHere);
    expect(more).toEqual([]);
    expect(card).toMatchObject({
      counts: { units: 19, outcomes: 58, criteria: 276 },
      source: 'built_in',
      document: null,
    });
    const entries = (await world.log(org)).filter(({ kind }) => kind === 'framework.adopted');
    expect(entries.map(({ envelope }) => envelope.facts)).toEqual([
      { code: 'REC-L2-RR', units: 19, outcomes: 58, criteria: 276 },
    ]);
  });

  it('is not there under an unknown code', async () => {
    const org = await world.organisation();
    const refused = await act(world.db, org.olivia, (tx) =>
      adoptBuiltIn(tx, { id: newId(), code: 'NONE' }),
    );
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'built-in-not-found' } });
  });

  it('answers by code with the criterion of its newest revision, and tells a unit', async () => {
    const org = await world.organisation();
    await act(world.db, org.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code: 'FLEX' }));
    const found = await read(world.db, org.lena, (tx) =>
      criteriaByCode(tx, [
        { framework: 'FLEX', code: 'FLEX.2' },
        { framework: 'FLEX', code: 'FLEX.99' },
        { framework: 'REC-L2-RR', code: 'RPC1.1.1' },
      ]),
    );
    expect([...found.keys()]).toEqual(['FLEX FLEX.2']);
    const [card] = await read(world.db, org.lena, frameworksHere);
    const tree = await read(world.db, org.lena, (tx) => frameworkOf(tx, card?.id ?? ''));
    const unit = await read(world.db, org.lena, (tx) => unitOf(tx, tree?.units[0]?.unitId ?? ''));
    expect(unit).toMatchObject({ frameworkCode: 'FLEX', reference: 'FLEX', credit: null });
    expect(unit?.criteria.map(({ criterionId }) => criterionId)[1]).toBe(found.get('FLEX FLEX.2'));
  });

  it('is nobody else’s: another organisation finds nothing under its ids', async () => {
    const org = await world.organisation();
    const other = await world.organisation();
    await act(world.db, org.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code: 'FLEX' }));
    const [card] = await read(world.db, org.olivia, frameworksHere);
    const id = card?.id ?? '';
    expect(await read(world.db, other.olivia, frameworksHere)).toEqual([]);
    expect(await read(world.db, other.olivia, (tx) => frameworkOf(tx, id))).toBeNull();
  });
});
