import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { archiveCandidate } from './archive-candidate.ts';
import { aCandidate } from './fixtures.ts';
import { candidateList } from './queries.ts';
import { registerCandidate } from './register-candidate.ts';
import type { CandidateQuery } from './schema.ts';

const world = await openWorld();
let org: TestOrganisation;

const PLAIN: CandidateQuery = {
  state: 'active',
  order: 'name',
  limit: 100,
  offset: 0,
};
const list = (query: Partial<CandidateQuery> = {}) =>
  read(world.db, org.ravi, (tx) => candidateList(tx, { ...PLAIN, ...query }));
const names = async (query: Partial<CandidateQuery> = {}) =>
  (await list(query)).rows.map((row) => row.displayName);

beforeAll(async () => {
  org = await world.organisation();
  const people = [
    aCandidate(),
    aCandidate({
      givenName: 'Tom',
      familyName: 'O’Neill',
      emails: ['tom@example.org'],
      phones: ['020 7946 0018'],
      postcode: 'YO1 7HH',
      roles: ['Support worker'],
    }),
    aCandidate({
      givenName: 'Łucja',
      familyName: 'Ångström',
      emails: [],
      phones: [],
      postcode: '',
      roles: ['Care assistant', 'Nurse'],
    }),
  ];
  for (const [index, person] of people.entries()) {
    world.at(`2026-11-2${index}T09:00:00Z`);
    const done = await act(world.db, org.ravi, (tx) => registerCandidate(tx, person));
    if (!done.ok) throw new Error(done.refusal.because);
  }
});

describe('the list of candidates', () => {
  it('is ordered by surname, by registration or by postcode, and backwards', async () => {
    expect(await names()).toEqual(['Łucja Ångström', 'Rosa Marsh', 'Tom O’Neill']);
    expect(await names({ order: '-since' })).toEqual([
      'Łucja Ångström',
      'Tom O’Neill',
      'Rosa Marsh',
    ]);
    expect((await names({ order: 'postcode' })).at(-1)).toBe('Tom O’Neill');
  });

  it.each([
    ['the start of a name', 'mar', ['Rosa Marsh']],
    ['a name without its accents', 'lucja angst', ['Łucja Ångström']],
    ['a name with another apostrophe', "o'neill", ['Tom O’Neill']],
    ['the start of a phone number', '07700 9001', ['Rosa Marsh']],
    ['a phone number with +44', '+44 20 7946 0018', ['Tom O’Neill']],
    ['the start of an e-mail', 'tom@exa', ['Tom O’Neill']],
    ['the start of a postcode', 'ls1', ['Rosa Marsh']],
    ['a whole postcode without its space', 'yo17hh', ['Tom O’Neill']],
    ['a word of a role', 'care', ['Łucja Ångström', 'Rosa Marsh']],
    ['a role and a name', 'rosa assistant', ['Rosa Marsh']],
    ['what nobody has', 'zzz', []],
    ['nothing but signs', "..''", []],
    ['signs that mean something to a database', "%_'; drop table person --", []],
  ])('finds by %s', async (_what, search, found) => {
    expect(await names({ search })).toEqual(found);
  });

  it('gives the true total whatever the page', async () => {
    const page = await list({ limit: 1, offset: 1 });
    expect(page.total).toBe(3);
    expect(page.rows.map((row) => row.displayName)).toEqual(['Rosa Marsh']);
  });

  it('filters by role, and shows archived people only when asked', async () => {
    expect(await names({ role: 'nurse' })).toEqual(['Łucja Ångström']);
    const [tom] = (await list({ search: 'tom' })).rows;
    await act(world.db, org.carla, (tx) =>
      archiveCandidate(tx, { personId: tom?.personId ?? '', reason: 'Retired' }),
    );
    expect(await names({ search: 'tom' })).toEqual([]);
    expect(await names({ search: 'tom', state: 'archived' })).toEqual(['Tom O’Neill']);
    expect((await list({ state: 'all' })).total).toBe(3);
  });

  it('shows another organisation nothing', async () => {
    const theirs = await world.organisation();
    const seen = await read(world.db, theirs.olivia, (tx) =>
      candidateList(tx, { ...PLAIN, state: 'all' }),
    );
    expect(seen).toEqual({ total: 0, rows: [] });
  });
});
