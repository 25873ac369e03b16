import { expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { addPerson, erasePerson } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import './forget.ts';
import { enterExtension } from './enter-extension.ts';
import { bicycleText, imports } from './fixtures.ts';
import { linkCriteria } from './link-criteria.ts';
import { publishMap } from './publish-map.ts';
import { recordChoice } from './record-choice.ts';
import { frameworkOf } from './tree.ts';

const world = await openWorld();

it('forgets an erased person in letters and reasons, here and nowhere else, and keeps that each was written', async () => {
  world.at('2026-11-22T09:00:00Z');
  const because = 'Rosa Quillfeather of the awarding body rang.';
  const writing = async () => {
    const org = await world.organisation();
    const old = await imports(world.db, org.olivia, bicycleText());
    const next = await imports(world.db, org.olivia, bicycleText({ chainCredit: 6 }));
    if (!old.ok || !next.ok) throw new Error('Not imported.');
    const frameworkId = next.value.frameworkId;
    const tree = await read(world.db, org.olivia, (tx) => frameworkOf(tx, frameworkId));
    const [from = '', to = ''] = (tree?.units ?? []).flatMap(({ outcomes }) =>
      outcomes.flatMap(({ criteria }) => criteria.map(({ criterionId }) => criterionId)),
    );
    const acts = [
      await act(world.db, org.olivia, (tx) =>
        recordChoice(tx, {
          id: newId(),
          frameworkId,
          key: 'optional_credit',
          value: 'least_only',
          because,
        }),
      ),
      await act(world.db, org.olivia, (tx) =>
        enterExtension(tx, {
          id: newId(),
          frameworkId,
          unitId: null,
          until: 'registration',
          endsOn: '2030-08-31',
          letter: because,
          letterDated: '2026-11-03',
        }),
      ),
      await act(world.db, org.olivia, (tx) =>
        linkCriteria(tx, { id: newId(), kind: 'related', from, to, because }),
      ),
      await act(world.db, org.olivia, (tx) =>
        publishMap(tx, {
          id: newId(),
          fromFrameworkId: old.value.frameworkId,
          toFrameworkId: frameworkId,
          after: 0,
          because,
          rows: [],
        }),
      ),
    ];
    expect(acts.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    return org;
  };
  const [org, other] = [await writing(), await writing()];
  const personId = newId();
  const added = await act(world.db, org.olivia, (tx) =>
    addPerson(tx, {
      id: personId,
      givenName: 'Rosa',
      familyName: 'Quillfeather',
      emails: [],
      phones: [],
      hat: 'candidate',
    }),
  );
  expect(added).toMatchObject({ ok: true });
  const erased = await act(world.db, org.olivia, (tx) =>
    erasePerson(tx, { personId, reason: 'asked' }),
  );
  expect(erased).toMatchObject({ ok: true });
  const words = async (organisationId: string) => {
    const { rows } = await world.owner.query<{ words: string }>(
      `select because as words from framework_choice where organisation_id = $1
        union all select letter from framework_extension where organisation_id = $1
        union all select because from replacement_map where organisation_id = $1
        union all select because from criterion_link where organisation_id = $1`,
      [organisationId],
    );
    return rows.map((row) => row.words);
  };
  const hidden = '[name] of the awarding body rang.';
  expect(await words(org.id)).toEqual([hidden, hidden, hidden, hidden]);
  expect(await words(other.id)).toEqual([because, because, because, because]);
});
