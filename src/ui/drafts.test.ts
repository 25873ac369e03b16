import { describe, expect, it } from 'vitest';
import { anyDrafts, changedFrom, type Draft, draftsOf, ownerOf, type Store } from './drafts.ts';

/** A tab's store. */
function aTab(): Store {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
    key: (place) => [...kept.keys()][place] ?? null,
    get length() {
      return kept.size;
    },
  };
}

const NINE = Date.parse('2026-11-23T09:00:00Z');
const carla = ownerOf({ organisation: { id: 'aire' }, member: { email: 'carla@aire.example' } });
const ben = ownerOf({ organisation: { id: 'aire' }, member: { email: 'ben@aire.example' } });
const draft: Draft = {
  at: NINE,
  id: 'one-id',
  href: '/candidates/new',
  title: 'Register a candidate',
  values: { givenName: 'Rosa' },
  typed: {},
  files: false,
};

describe('a draft', () => {
  it('comes back to whoever typed it, on that form, with the id it was begun with', () => {
    const tab = aTab();
    const mine = draftsOf(carla, tab, () => NINE);
    mine.keep('/candidates/new candidate', draft);
    expect(mine.read('/candidates/new candidate')).toEqual(draft);
    expect(mine.read('/clients/new client')).toBeUndefined();
    expect(draftsOf(ben, tab, () => NINE).read('/candidates/new candidate')).toBeUndefined();
    const elsewhere = carla.replace('aire ', 'ouse ');
    expect(draftsOf(elsewhere, tab, () => NINE).all()).toEqual([]);
    mine.drop('/candidates/new candidate');
    expect(mine.read('/candidates/new candidate')).toBeUndefined();
  });

  it('is nobody’s after a day', () => {
    const tab = aTab();
    draftsOf(carla, tab, () => NINE).keep('form', draft);
    const later = draftsOf(carla, tab, () => NINE + 24 * 60 * 60_000);
    expect(later.read('form')).toBeUndefined();
    later.dropOthers();
    expect(anyDrafts(tab)).toBe(false);
  });

  it('goes when another person works in the tab; of one’s own in another organisation it stays', () => {
    const tab = aTab();
    draftsOf(carla, tab, () => NINE).keep('form', draft);
    draftsOf(carla.replace('aire ', 'ouse '), tab, () => NINE).dropOthers();
    expect(draftsOf(carla, tab, () => NINE).all()).toEqual([draft]);
    draftsOf(ben, tab, () => NINE).dropOthers();
    expect(draftsOf(carla, tab, () => NINE).all()).toEqual([]);
  });

  it('goes with all others of that person when they sign out and choose so', () => {
    const tab = aTab();
    const mine = draftsOf(carla, tab, () => NINE);
    mine.keep('a', draft);
    mine.keep('b', { ...draft, at: NINE + 1, title: 'Add a client' });
    expect(mine.all().map(({ title }) => title)).toEqual(['Add a client', 'Register a candidate']);
    mine.dropAll();
    expect(anyDrafts(tab)).toBe(false);
  });

  it('costs no form its work where nothing can be kept, or what was kept cannot be read', () => {
    const closed = new Proxy(aTab(), {
      get: () => {
        throw new Error('denied');
      },
    });
    const mine = draftsOf(carla, closed, () => NINE);
    mine.keep('form', draft);
    expect(mine.read('form')).toBeUndefined();
    expect(mine.all()).toEqual([]);
    const tab = aTab();
    tab.setItem(`deskproof draft ${carla} form`, '{');
    expect(draftsOf(carla, tab, () => NINE).read('form')).toBeUndefined();
  });

  it('holds what was changed and nothing else: no secret, no file, nothing the form began with', () => {
    const start = { name: 'Harrow', notes: '', password: '', roles: ['a'], file: undefined };
    const values = {
      ...start,
      notes: 'Ring twice',
      password: 'secret words',
      roles: ['a'],
      file: new Blob(['x']),
    };
    expect(changedFrom(start, values, ['password'])).toEqual({
      values: { notes: 'Ring twice' },
      files: true,
    });
    expect(changedFrom(start, { ...start, name: '' }, [])).toEqual({
      values: { name: '' },
      files: false,
    });
  });
});
