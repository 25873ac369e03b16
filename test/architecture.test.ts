import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOMS } from '../src/rooms.ts';
import { CLAUSES } from './walls/clauses.ts';
import { importsIn, importsOf } from './walls/imports.ts';
import { foreignTables, tableOwners } from './walls/tables.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDERS = ['src', 'db', 'e2e', 'bench', 'test'];

const files = FOLDERS.flatMap((folder) => {
  try {
    return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')));
  } catch {
    return [];
  }
});
const imports = files.flatMap((file) => importsIn(ROOT, file));
const source = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

describe('the walls', () => {
  it('are looked at through a parser that reads the whole house', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(imports.length).toBeGreaterThan(500);
  });

  it.each(CLAUSES.map((clause) => [clause.says, clause] as const))('hold: %s', (_says, clause) => {
    const [file, line] = clause.breach;
    expect(importsOf(file, line).some(clause.breaks), 'its own breach is not found').toBe(true);
    const broken = imports.filter(clause.breaks).map(({ from, to }) => `${from} -> ${to}`);
    expect(broken).toEqual([]);
  });

  it('hold: the rooms ask one another without a cycle', () => {
    const graph: Readonly<Record<string, readonly string[]>> = ROOMS;
    const cycleFrom = (room: string, above: readonly string[]): string | null => {
      if (above.includes(room)) return [...above, room].join(' -> ');
      for (const next of graph[room] ?? []) {
        const found = cycleFrom(next, [...above, room]);
        if (found) return found;
      }
      return null;
    };
    expect(Object.keys(graph).map((room) => cycleFrom(room, []))).toEqual(
      Object.keys(graph).map(() => null),
    );
    const rooms = new Set(
      files.flatMap((file) => /^src\/(?:desk|proof)\/([^/]+)\//.exec(file)?.[1] ?? []),
    );
    expect(
      [...rooms].sort(),
      'a room without a line in src/rooms.ts, or a line without a room',
    ).toEqual(Object.keys(graph).sort());
  });

  it('hold: a room names only its own tables, in words of SQL too', () => {
    const owners = tableOwners(ROOT);
    expect(owners.size).toBeGreaterThan(40);
    expect(
      foreignTables('src/desk/bookings/queries.ts', 'sql`select * from person p`', owners),
    ).toEqual(['person']);
    expect(
      foreignTables('src/desk/bookings/queries.ts', "db.selectFrom('candidate')", owners),
    ).toEqual(['candidate']);
    const broken = files
      // Fixtures look and tamper as tests do.
      .filter(
        (file) => file.startsWith('src/') && !/(\.(test|soak)\.tsx?|[/.]fixtures\.ts)$/.test(file),
      )
      .flatMap((file) =>
        foreignTables(file, source(file), owners).map((table) => `${file} names ${table}`),
      );
    expect(broken).toEqual([]);
  });

  it('hold: no folder or file is named for having no name', () => {
    const nameless = /(^|\/)(services?|utils?|helpers?|common|types|hooks|misc)(\/|\.tsx?$)/;
    expect(nameless.test('src/desk/clients/utils/money.ts')).toBe(true);
    expect(files.filter((file) => nameless.test(file))).toEqual([]);
  });

  it('hold: no file is longer than 400 lines', () => {
    const long = files
      .map((file) => [file, source(file).split('\n').length] as const)
      .filter(([, lines]) => lines > 400);
    expect(long).toEqual([]);
  });

  it('hold: no room has grown past two rooms', () => {
    const counts = Object.keys(ROOMS).map((room) => [
      room,
      files.filter(
        (file) =>
          new RegExp(`^src/(desk|proof)/${room}/`).test(file) &&
          !file.includes('/pages/') &&
          !/(\.(test|soak)\.tsx?|\/fixtures\.ts)$/.test(file),
      ).length,
    ]);
    expect(counts.filter(([, count]) => Number(count) > 45)).toEqual([]);
  });
});
