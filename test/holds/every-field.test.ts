import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../src/app/compose.ts';
import { newId } from '../../src/lib/ids.ts';
import { openRoutesWorld } from '../routes-world.ts';
import { SOAK } from '../soak.ts';
import { workerDatabase } from '../worker-database.ts';
import { type Answer, asks, fillDesk, freshFor, send } from './full-desk.ts';
import { becauseOf, fieldsOf, noteWrites, plain } from './kept-whole.ts';
import { type Request, requestsOf } from './requests.ts';

/** Ten strings that break programs; # is a number of its own in each field. */
const STRINGS = [
  "O'Neill–Ångström #; DROP TABLE person; --",
  '<script>alert("#")</script>&amp;',
  '=cmd|"/C calc"!A# @SUM(1+1)*cmd',
  'Zoë 👩‍👩‍👧‍👦🏳️‍🌈 # ﷽',
  'מרים علي # \u202eנכתב\u202c \u200fרוזה',
  'Z̷̡͇̈a̶̢͌l̴̝̔g̵̱̿o̷̜ # ǅ ﬁ ß İ',
  '../../etc/passwd%00 # $' + '{jndi:ldap://x} {{7*7}} %n',
  'line one\r\nBcc: all@example.org # \ttab',
  'bell \u0007 # nul \u0000',
  'half of a character \ud83d #',
];

/** Every day each route meets every fifth string, and each string every fifth route; the soak sends all to all. */
const PARTS = 5;

const world = await openRoutesWorld();
const urls = await workerDatabase();
let owner: pg.Client;
let written: Awaited<ReturnType<typeof noteWrites>>;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  written = await noteWrites(owner);
  return async () => {
    await written.end();
    await owner.end();
  };
});

/** Names of texts whose form is checked, so that an odd string is refused there; and words that are no text. */
const NO_TEXT =
  /^(id|.*Id|.*Ids|date|.*On|.*At|start|end|kind|how|state|nation|route|outcome|document|documentState|channel|purpose|place|saidBy|answer|agreedHow|samePerson|contractKind|role|rule|orderedBy|approverId|sentTo|agreedBy|vulnerable|regulatedActivity|school|dbsClass|nightHazard|youngSector|gangmasterSector|gangmasterTask|foodForSale|driving|official|lastDay|token|mapping|choices|template|dates|code|key|value|dryRun|fingerprint)$/;

/**
 * Days, clock times and words of a list: they are sent odd strings too and must refuse them by name, but do not
 * count among the fields that keep them.
 */
const CLOSED =
  /^(from|nightFrom|nightTo|mixed|dayType|part|insuredUntil|answersUntil|inForceFrom|validFrom|validTo|onDate|until|week|to|by|fromClock|toClock|governs|readers|basis|promisedTo|direction|medium|said|digits|mode|method|audience|list|step|byWhom|cause|withWhom|side|clock|journey|vehicle|codeKinds|states|contract|payInterval|per|premiums|setting|relation|actedAs|wordsSha256|textSha256|piecesSha256|sha256|media|as|frameworkCode|band|post|shows|seen|verifierKey|byWayOf|FLEX|uln|on|size|current|thumbprint|ground|with|competence|covered|topics|says|methods|stage|way|ownName|of|bandFrom|pattern|sex|ageBand|register|ethnicGroup|disability|religion|orientation|firstLanguage|statement)$/;

/** Routes that keep none of the texts they take; their reason is one of a list. */
const NO_KEEPING = [
  'POST /api/account/authenticator',
  'POST /api/account/authenticator/confirmation',
  'POST /api/account/authenticator/recovery-codes',
  'POST /api/account/authenticator/removal',
  'POST /api/account/confirmation',
  'POST /api/first-run',
  'POST /api/people/matches',
  'POST /api/people/:id/erasure',
  'POST /api/log/comparison',
  'POST /api/log/keys',
  'POST /api/rules/:id/answer',
  'POST /api/amendments/preview',
  'POST /api/confirmations/preview',
  'POST /api/margins',
  'POST /api/booking-quote',
  'POST /api/minimum-wage-rise',
  'POST /api/texts/previews',
  'POST /api/segment-messages/preview',
  'POST /api/learner-records/preview',
  'POST /api/portfolio/behaviours',
  'POST /api/files/:id/covered-copies',
  'POST /api/shutdowns/preview',
];

/** Kept as its reader may see it: names, numbers and addresses taken out, not as it was typed. */
const REDACTED = ['POST /api/portfolio/claims declaration'];

type Path = readonly (string | number)[];

const nameOf = (path: Path): string =>
  String([...path].reverse().find((part) => typeof part === 'string') ?? '');
const isClosed = (path: Path): boolean => CLOSED.test(nameOf(path));

/** Where free text stands in a body. */
function textPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') {
    return NO_TEXT.test(nameOf(path)) || /^[0-9a-f-]{36}$/.test(value) ? [] : [path];
  }
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textPaths(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function put(body: object, path: Path, text: string): void {
  const last = path.at(-1);
  let at = body as Record<string | number, unknown>;
  for (const part of path.slice(0, -1)) at = at[part] as Record<string | number, unknown>;
  if (last !== undefined) at[last] = text;
}

let token = 0;
interface Odd {
  readonly path: Path;
  readonly text: string;
}

/** A valid request with odd texts in every free field but those left out. */
function odd(request: Request, string: string, leftOut: ReadonlySet<string>) {
  const body = structuredClone(request.body ?? {});
  const odds: Odd[] = [];
  for (const path of textPaths(body)) {
    if (leftOut.has(path.join('.'))) continue;
    token += 1;
    const sent = string.replace('#', `${token}`);
    // A form goes as UTF-8, which knows no half of a character.
    const text = request.file ? sent.toWellFormed() : sent;
    put(body, path, text);
    odds.push({ path, text });
  }
  return { request: { ...request, body }, odds };
}

/**
 * Which fields a refusal speaks of: by their paths, or by words of the message.
 * @returns paths in the body
 */
function namedBy(answer: Answer, odds: readonly Odd[]): readonly string[] {
  const named = Object.keys(fieldsOf(answer.body));
  const all = odds.map(({ path }) => path.join('.'));
  const byPath = all.filter((path) =>
    named.some((name) => name === path || path.startsWith(`${name}.`) || path.endsWith(name)),
  );
  if (byPath.length > 0) return byPath;
  const words = becauseOf(answer.body).toLowerCase();
  return all.filter((path) => {
    const name =
      path
        .replace(/\.\d+$/, '')
        .split('.')
        .at(-1) ?? '';
    const spoken = name.replaceAll(/[A-Z]/g, (sign) => ` ${sign.toLowerCase()}`).replace(/s$/, '');
    return SPOKEN[name]?.some((word) => words.includes(word)) || words.includes(spoken);
  });
}

/** What fields are called in messages, where that is not their name. */
const SPOKEN: Readonly<Record<string, readonly string[]>> = {
  givenName: ['first name', 'the name'],
  familyName: ['surname', 'the name'],
  knownAs: ['goes by', 'known as', 'the name'],
  emails: ['e-mail'],
  email: ['e-mail'],
  phones: ['phone', 'telephone'],
  employer: ['employer'],
  name: ['the name', 'the qualification'],
  because: ['this text', 'the reason', 'why'],
  number: ['the number'],
  body: ['the text'],
  words: ['the note'],
  from: ['the number'],
};

describe('odd strings through every text field of every route that writes', () => {
  it('are kept whole, or refused with a message that names the field, and never break anything', async () => {
    const desk = await world.desk();
    const ids = await fillDesk(desk, 'plain');
    const ask = asks(desk);
    const routes = endpoints('http://127.0.0.1:4000')
      .map(({ route }) => route)
      .filter(({ method, body }) => (method === 'POST' || method === 'PUT') && body)
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !NO_KEEPING.includes(route));
    const counts = { routes: 0, fields: 0, closed: 0, kept: 0, refused: 0 };
    const unlike: string[] = [];
    const states: string[] = [];
    for (const [at, route] of routes.entries()) {
      const fields = textPaths(requestsOf(ids, 'x')[route]?.body);
      if (fields.length === 0) continue;
      counts.routes += 1;
      counts.closed += fields.filter(isClosed).length;
      counts.fields += fields.filter((path) => !isClosed(path)).length;
      for (const [n, string] of STRINGS.entries()) {
        if (!SOAK && (at + n) % PARTS !== 0) continue;
        const leftOut = new Set<string>();
        for (let tries = 0; ; tries++) {
          const mark = `x${newId().slice(-8)}`;
          const fresh = await freshFor(ask, ids, route, mark);
          const valid = requestsOf(fresh, mark)[route];
          if (!valid) throw new Error(`test/holds/requests.ts has no request for ${route}.`);
          const { request, odds } = odd(valid, string, leftOut);
          await written.texts();
          const answer = await send(ask, route, request);
          const what = `${route} with ${JSON.stringify(string)}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`;
          expect(answer.status, what).toBeLessThan(500);
          if (answer.status === 200) {
            const kept = await written.texts();
            for (const { path, text } of odds) {
              if (REDACTED.includes(`${route} ${path.join('.')}`)) continue;
              if (!isClosed(path)) counts.kept += 1;
              // A password is kept as its hash alone.
              if (isKept(kept, text) === (path.at(-1) === 'password'))
                unlike.push(`${route} ${path.join('.')}: ${text}`);
            }
            break;
          }
          const named = namedBy(answer, odds);
          counts.refused += named.length;
          for (const path of named) leftOut.add(path);
          if (named.length === 0 && isOfState(answer)) {
            states.push(`${route}: ${becauseOf(answer.body)}`);
            break;
          }
          expect(named.length, `names no field: ${what}`).toBeGreaterThan(0);
          expect(tries, what).toBeLessThan(30);
        }
      }
    }
    console.log(
      `${counts.fields} text fields and ${counts.closed} closed ones of ${counts.routes} routes, ${SOAK ? 'ten' : 'two'} strings each: ${counts.kept} kept whole, ${counts.refused} refused by name`,
    );
    expect(unlike).toEqual([]);
    expect(states).toEqual([]);
    expect(counts.fields).toBeGreaterThan(80);
    expect(counts.kept).toBeGreaterThan(counts.fields * (SOAK ? 6 : 1.1));
  }, 1_200_000);
});

/** Kept as a text of its own, or within a longer one. */
function isKept(kept: ReadonlySet<string>, text: string): boolean {
  const looked = plain(text);
  if (kept.has(looked)) return true;
  for (const one of kept) if (one.includes(looked)) return true;
  return false;
}

/** Refused for what it asks (a state already reached), not for its text. */
function isOfState({ status }: Answer): boolean {
  return status === 409 || status === 404;
}
