import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoints } from '../src/app/compose.ts';
import { MAKES } from './holds/desk-order.ts';
import { fillApart } from './holds/fill-apart.ts';
import { fillSignInRule } from './holds/fill-sign-in-rule.ts';
import { fillTexts } from './holds/fill-texts.ts';
import { type Answer, asks, fillDesk, send } from './holds/full-desk.ts';
import { type Ids, inDays, newIds, type Request, requestsOf } from './holds/requests.ts';
import { type Desk, openRoutesWorld } from './routes-world.ts';
import { shareOf } from './soak.ts';
import { workerDatabase } from './worker-database.ts';

const world = await openRoutesWorld();
const urls = await workerDatabase();
const MARK = 'aardvarkonly';
/** A stream never ends by itself: src/app/changes proves that it tells nothing of another organisation. */
const routes = endpoints('http://127.0.0.1:4000')
  .map(({ route }) => route)
  .filter(({ reply }) => reply !== 'stream');

/** Tables that a desk filled through its routes leaves empty, each with why. */
const EMPTY: Readonly<Record<string, string>> = {
  second_factor_due: 'taken up in the act that writes the entry it is due for',
};

let owner: pg.Client;
let tables: readonly string[];
let views: readonly string[];
let a: { readonly desk: Desk; readonly ids: Ids };
let b: { readonly desk: Desk; readonly ids: Ids };

beforeAll(async () => {
  owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  const found = await owner.query(
    `select t.table_name as name, t.table_type as type from information_schema.tables t
       join information_schema.columns c using (table_schema, table_name)
      where t.table_schema = 'public' and c.column_name = 'organisation_id' order by 1`,
  );
  const named = (type: string) =>
    found.rows.filter((row) => row.type === type).map((row) => String(row.name));
  tables = named('BASE TABLE');
  views = named('VIEW');
  a = await filled(MARK);
  b = await filled('bumblebee');
  return () => owner.end();
}, 120_000);

async function filled(mark: string) {
  const desk = await world.desk();
  const ids = await fillDesk(desk, mark);
  await fillTexts(world.house.db, desk, ids, mark);
  await fillSignInRule(desk);
  await fillApart(owner, desk.organisationId);
  return { desk, ids };
}

/** Every row of A in every table, as one hash a table. */
async function stateOfA(): Promise<Readonly<Record<string, string>>> {
  const state: Record<string, string> = {};
  for (const table of [...tables, 'organisation']) {
    const column = table === 'organisation' ? 'id' : 'organisation_id';
    const { rows } = await owner.query(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as state
         from ${table} t where ${column} = $1`,
      [a.desk.organisationId],
    );
    state[table] = rows[0].state;
  }
  return state;
}

const idsOfA = () => Object.values(a.ids);

/** The id by which A's own people are told something at an address that takes one, once that was tried. */
const tellsBy = new Map<string, string>();

/** What paths call things whose ids have another name. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  candidate: ['people', 'workers'],
  message: ['mail'],
};

/**
 * Ids of A to ask an address for: those whose name its path speaks of first ('ownClaim' of
 * /api/portfolio/claims/:id), the one by which it tells A, and of the others every fifteenth, at each address
 * others; in the soak all of them.
 */
function idsFor(path: string, turn: number): readonly string[] {
  const spoken = path.replaceAll('-', '').toLowerCase();
  const speaksOf = (name: string) =>
    [name, ...name.split(/(?=[A-Z])/), ...(CALLED[name] ?? [])].some(
      (word) => word.length > 3 && spoken.includes(word.toLowerCase()),
    );
  const likely = Object.entries(a.ids).filter(([name]) => speaksOf(name));
  const first = [...likely.map(([, id]) => id), tellsBy.get(path) ?? ''];
  return [...new Set([...first.filter(Boolean), ...shareOf(idsOfA(), 15, turn)])];
}

/** Ids may be guessed; the token of a personal link lets in whoever holds it, and is nobody else's to name. */
function withoutTokens(ids: Ids): Ids {
  const isId = (value: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);
  const kept = Object.entries(ids).filter(
    ([name, value]) => !name.endsWith('Token') || isId(value),
  );
  return Object.fromEntries(kept);
}

const tellsOfA = ({ body, headers }: Answer): boolean =>
  `${JSON.stringify(body)} ${JSON.stringify(headers)}`.toLowerCase().includes(MARK);

/** The same request with every place of an id taken by A's, then with one place after another. */
function withIdsOfA(route: string, mark: string): readonly Request[] {
  const own = requestsOf({ ...b.ids, ...freshIdFor(route) }, mark)[route];
  const foreign = requestsOf(withoutTokens(a.ids), mark)[route];
  if (!own || !foreign) throw new Error(`test/holds/requests.ts has no request for ${route}.`);
  const text = JSON.stringify(own);
  const other = JSON.stringify(foreign);
  const names = Object.keys(withoutTokens(b.ids)).filter((name) =>
    text.includes(b.ids[name] ?? '-'),
  );
  const single = names.map((name) =>
    JSON.parse(text.replaceAll(b.ids[name] ?? '', a.ids[name] ?? '')),
  );
  return [JSON.parse(other), ...single];
}

function freshIdFor(route: string): Ids {
  const fresh = newIds();
  const makes = MAKES[route]?.split(' ') ?? [];
  return Object.fromEntries(makes.map((name) => [name, fresh[name] ?? '']));
}

describe('two organisations in one database', () => {
  it('have a row of the first in every table, so that what follows proves something', async () => {
    expect(tables.length).toBeGreaterThan(45);
    const empty: string[] = [];
    for (const table of tables) {
      const { rows } = await owner.query(
        `select exists (select from ${table} where organisation_id = $1) as filled`,
        [a.desk.organisationId],
      );
      if (!rows[0].filled) empty.push(table);
    }
    expect(empty).toEqual(Object.keys(EMPTY));
  });

  it('keep every table and view from the other, and from whoever is in none', async () => {
    const app = new pg.Client({ connectionString: urls.appUrl });
    await app.connect();
    try {
      for (const organisation of [b.desk.organisationId, '']) {
        await app.query('begin read only');
        await app.query("select set_config('app.organisation', $1, true)", [organisation]);
        for (const name of [...tables, ...views]) {
          const { rows } = await app.query(
            `select count(*)::int as seen from ${name} t where organisation_id <> $1 or strpos(lower(t::text), $2) > 0`,
            [b.desk.organisationId, MARK],
          );
          expect(`${name}: ${rows[0].seen}`).toBe(`${name}: 0`);
        }
        const { rows } = await app.query('select id from organisation');
        expect(rows.map(({ id }) => id)).toEqual(organisation ? [organisation] : []);
        await app.query('rollback');
      }
    } finally {
      await app.end();
    }
  });

  it('show their own people what they keep from the other', async () => {
    const told = new Set<string>();
    const gets = routes.filter(({ method }) => method === 'GET');
    for (const [turn, { path }] of gets.entries()) {
      const names = path.includes(':') ? idsFor(path, turn) : [''];
      await severalAtATime(names, async (id) => {
        if (told.has(path)) return;
        const url = path.replaceAll(/:(position|seq)/g, '1').replaceAll(/:\w+/g, id);
        const query = path === '/api/week' ? `?date=${inDays(3)}&by=site` : '';
        const preview = path.endsWith('-preview') ? `?personId=${a.ids['candidate']}` : query;
        const answer = await asks(a.desk)({ method: 'GET', url: `${url}${preview}` });
        if (answer.status !== 200 || !tellsOfA(answer)) return;
        told.add(path);
        tellsBy.set(path, id);
      });
    }
    expect(told.size, [...told].join(' ')).toBeGreaterThan(90);
  }, 120_000);

  it('cannot write a row of the other into any table', async () => {
    const app = new pg.Client({ connectionString: urls.appUrl });
    await app.connect();
    try {
      const written: string[] = [];
      for (const table of tables) {
        await app.query('begin');
        await app.query("select set_config('app.organisation', $1, true)", [b.desk.organisationId]);
        const fault = await app
          .query(`insert into ${table} (organisation_id) values ($1)`, [a.desk.organisationId])
          .then(
            () => 'written',
            (error) => String(error.code),
          );
        await app.query('rollback');
        // 42501: no grant to insert at all, or the wall's check of the new row.
        if (fault !== '42501') written.push(`${table}: ${fault}`);
      }
      expect(written).toEqual([]);
    } finally {
      await app.end();
    }
  });

  it('never read of the other by any address, whichever id they ask for', async () => {
    const gets = routes.filter(({ method }) => method === 'GET');
    expect(gets.length).toBeGreaterThan(30);
    let asked = 0;
    for (const [turn, route] of gets.entries()) {
      const { path } = route;
      const ids = path.includes(':seq')
        ? ['1', '5']
        : path.includes(':')
          ? idsFor(path, turn)
          : [''];
      const queries = path.includes(':')
        ? ['', ...(takes(route, 'personId') ? [`?personId=${a.ids['candidate']}`] : [])]
        : queriesOf(path, turn);
      const questions = ids.flatMap((id) => {
        const url = path.replaceAll(/:position/g, '0').replaceAll(/:\w+/g, id);
        return queries.map((query) => ({ id, url: `${url}${query}` }));
      });
      await severalAtATime(questions, async ({ id, url }) => {
        const answer = await asks(b.desk)({ method: 'GET', url });
        asked++;
        const what = `GET ${url}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
        expect(answer.status, what).toBeLessThan(500);
        expect(tellsOfA(answer), what).toBe(false);
        if (id.length > 10) expect(isNothing(answer), what).toBe(true);
      });
    }
    expect(asked).toBeGreaterThan(500);
  }, 120_000);

  it('never change anything of the other by any address, whichever id they name', async () => {
    const before = await stateOfA();
    const writes = routes
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path}`);
    expect(writes.length).toBeGreaterThan(55);
    for (const route of writes) {
      for (const request of withIdsOfA(route, 'bumblebee')) {
        const answer = await send(asks(b.desk), route, request);
        const what = `${route} ${JSON.stringify(request).slice(0, 400)}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
        expect(answer.status, what).toBeLessThan(500);
        expect(tellsOfA(answer), what).toBe(false);
      }
    }
    expect(await stateOfA()).toEqual(before);
  }, 180_000);
});

/** Asks in groups of eight, so that the house answers some while its database works on others. */
async function severalAtATime<T>(questions: readonly T[], ask: (one: T) => Promise<void>) {
  for (let first = 0; first < questions.length; first += 8) {
    await Promise.all(questions.slice(first, first + 8).map(ask));
  }
}

/** A route takes this in its query. */
function takes(route: (typeof routes)[number], name: string): boolean {
  return 'query' in route && route.query instanceof z.ZodObject && name in route.query.shape;
}

/** Lists that are narrowed by an id are asked with A's. */
function queriesOf(path: string, turn: number): readonly string[] {
  const narrowed: Readonly<Record<string, readonly string[]>> = {
    '/api/booking-prefill': ['siteId'],
    '/api/bookings': ['clientId', 'siteId'],
    '/api/mail': ['about'],
    '/api/log': ['subject'],
  };
  const ids = idsFor(path, turn);
  const by = narrowed[path]?.flatMap((name) => ids.map((id) => `?${name}=${id}`)) ?? [];
  const found = [`?q=${MARK}`, `?search=${MARK}`, `?words=${MARK}`];
  const week = path === '/api/week' ? ['?date=2026-11-23', '?date=2026-11-23&by=site'] : [];
  return ['', ...by, ...found, ...week];
}

/** No such thing, or a list without anything in it. */
function isNothing({ status, body }: Answer): boolean {
  if (status === 404 || status === 400 || status === 422) return true;
  const rows = (body as { rows?: unknown[] }).rows;
  return status === 200 && Array.isArray(rows) && rows.length === 0;
}
