import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { endpoints, policy } from '../compose.ts';
import { FINDERS } from './finders.ts';
import { COMMANDS, commandsFor, pagesFor } from './pages/commands.ts';

const SRC = path.resolve(import.meta.dirname, '../..');
const paths = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'pages.ts')
  .flatMap((file) => [
    ...readFileSync(path.join(SRC, file), 'utf8').matchAll(/^\s*path: '([^']+)'/gm),
  ])
  .map(([, found = '']) => found);
const load = () => Promise.reject(new Error('No page is opened here.'));
const pages = paths.map((each) => ({ path: each, title: each, load }));

describe('the commands of the search', () => {
  it('each lead to a page there is, and name an action there is', () => {
    const led = COMMANDS.map(({ href }) => href.split('?')[0] ?? '');
    expect(led.filter((href) => !paths.includes(href))).toEqual([]);
    const actions = COMMANDS.flatMap(({ action }) => action ?? []);
    expect(actions.filter((action) => policy[action] === undefined)).toEqual([]);
  });

  it('are found by the beginnings of their words, in any order, and offered to whoever may begin them', () => {
    const labels = (typed: string, may = true) =>
      commandsFor(pages, () => may, typed).map(({ label }) => label);
    expect(labels('book ta')).toEqual(['Take a booking']);
    expect(labels('csv')).toEqual(['Import candidates']);
    expect(labels('invite', false)).toEqual([]);
    expect(commandsFor([], () => true, '')).toEqual([]);
    const nav = { group: 'Proof', order: 1, label: 'My portfolio' } as const;
    expect(pagesFor([{ path: '/portfolio', title: 'Portfolio', load, nav }], 'port')).toEqual([
      { label: 'My portfolio', href: '/portfolio', note: 'Proof' },
    ]);
  });
});

it('Each kind of record is found by an action that opens a list of it', () => {
  const asked = new Set(endpoints('http://127.0.0.1:4000').map(({ route }) => route.action));
  for (const { action } of Object.values(FINDERS)) expect(asked).toContain(action);
});
