import { HEARS, ROOMS } from '../../src/rooms.ts';
import type { Import } from './imports.ts';

/** One clause of the import rule, with a breach of its own, so that the wall is known to stop something. */
export interface Clause {
  readonly says: string;
  readonly breaks: (found: Import) => boolean;
  /** A file, and a line in it that breaks this clause. */
  readonly breach: readonly [file: string, line: string];
}

type Room = keyof typeof ROOMS;

const isTest = (file: string): boolean =>
  /\.(test|soak)\.tsx?$/.test(file) || /(^|[/.])fixtures\.ts$/.test(file);
const within = (file: string, ...folders: string[]): boolean =>
  folders.some((folder) => file.startsWith(`${folder}/`));
const roomOf = (file: string): string | undefined =>
  /^src\/(?:desk|proof)\/([^/]+)\//.exec(file)?.[1];
const isPage = (file: string): boolean => /^src\/(desk|proof|app)\/[^/]+\/pages\//.test(file);
const isPagesList = (file: string): boolean =>
  /^src\/(desk|proof|app)\/[^/]+\/pages\.ts$/.test(file);
const isSchema = (file: string): boolean => /[/-]schema\.ts$/.test(file);
const inBrowser = (file: string): boolean =>
  isPage(file) || isPagesList(file) || within(file, 'src/ui', 'src/web');
const asks = (room: string, other: string): boolean =>
  (ROOMS[room as Room] as readonly string[] | undefined)?.includes(other) ?? false;
const hears = (room: string, other: string): boolean =>
  (HEARS[room as keyof typeof HEARS] as readonly string[] | undefined)?.includes(other) ?? false;

const BROWSER_PACKAGES =
  /^(react|react-dom|@mantine\/[a-z]+|@tanstack\/[a-z-]+|@fontsource-variable\/inter)$/;
const PUBLIC_OF_ROOM = /\/(routes|index|events|pages|policy)\.ts$/;

export const CLAUSES: readonly Clause[] = [
  {
    says: 'lib imports only lib',
    breaks: ({ from, to, kind }) =>
      within(from, 'src/lib') && !isTest(from) && kind === 'file' && !within(to, 'src/lib'),
    breach: ['src/lib/show.ts', "import { policy } from '../desk/bookings/policy.ts';"],
  },
  {
    says: 'lib names no node module and no package; src/lib/time.ts alone names the Temporal implementation',
    breaks: ({ from, to, kind }) =>
      within(from, 'src/lib') &&
      !isTest(from) &&
      kind !== 'file' &&
      !(from === 'src/lib/time.ts' && to === 'temporal-polyfill'),
    breach: ['src/lib/text.ts', "import { createHash } from 'node:crypto';"],
  },
  {
    says: 'only src/lib/time.ts names the Temporal implementation',
    breaks: ({ from, to }) => to === 'temporal-polyfill' && from !== 'src/lib/time.ts',
    breach: ['src/desk/bookings/shift.ts', "import { Temporal } from 'temporal-polyfill';"],
  },
  {
    says: 'rules import only lib and rules, and no package; the fields of their questions alone name zod',
    breaks: ({ from, to, kind }) =>
      within(from, 'src/rules') &&
      !isTest(from) &&
      !(from === 'src/rules/book/fields.ts' && to === 'zod') &&
      (kind !== 'file' || !within(to, 'src/lib', 'src/rules')),
    breach: [
      'src/rules/working-time/daily-rest.ts',
      "import { read } from '../../platform/db/read.ts';",
    ],
  },
  {
    says: 'platform knows no room, no page and no rule',
    breaks: ({ from, to, kind }) =>
      within(from, 'src/platform') &&
      !isTest(from) &&
      kind === 'file' &&
      !within(to, 'src/platform', 'src/lib'),
    breach: [
      'src/platform/mail/send-due.ts',
      "import { peopleOf } from '../../desk/people/index.ts';",
    ],
  },
  {
    says: 'ui imports only ui and lib, and the types of rules',
    breaks: ({ from, to, kind, typeOnly }) =>
      within(from, 'src/ui') &&
      !isTest(from) &&
      kind === 'file' &&
      !within(to, 'src/ui', 'src/lib') &&
      !(typeOnly && within(to, 'src/rules')) &&
      !to.endsWith('.css'),
    breach: ['src/ui/table.tsx', "import { statusOf } from '../platform/http/refusals.ts';"],
  },
  {
    says: 'a room asks only rooms it declares, by their index.ts or, from its schema.ts, their schema.ts; it hears events.ts',
    breaks: ({ from, to, kind }) => {
      const [room, other] = [roomOf(from), roomOf(to)];
      if (kind !== 'file' || !room || !other || room === other || isTest(from)) return false;
      if (hears(room, other) && to.endsWith('/events.ts')) return false;
      if (!asks(room, other)) return true;
      return !to.endsWith('/index.ts') && !(isSchema(from) && isSchema(to));
    },
    breach: ['src/desk/clients/add-client.ts', "import { confirm } from '../bookings/index.ts';"],
  },
  {
    says: 'the desk never names the proof',
    breaks: ({ from, to, kind }) =>
      kind === 'file' && within(from, 'src/desk') && within(to, 'src/proof'),
    breach: [
      'src/desk/bookings/confirm.ts',
      "import { capture } from '../../proof/portfolio/index.ts';",
    ],
  },
  {
    says: 'rooms never import app, web, the sample or journeys',
    breaks: ({ from, to, kind }) =>
      within(from, 'src/desk', 'src/proof') &&
      !isTest(from) &&
      kind === 'file' &&
      within(to, 'src/app', 'src/web', 'db', 'e2e', 'test'),
    breach: ['src/desk/people/routes.ts', "import { endpoints } from '../../app/compose.ts';"],
  },
  {
    says: 'schema.ts imports only zod, lib, and schema.ts of others',
    breaks: ({ from, to, kind }) =>
      isSchema(from) &&
      within(from, 'src') &&
      !(kind === 'package' && to === 'zod') &&
      !(kind === 'file' && (within(to, 'src/lib') || isSchema(to))),
    breach: ['src/desk/clients/schema.ts', "import { clientsDb } from './tables.ts';"],
  },
  {
    says: 'pages import only ui, lib, schema.ts, other pages of their room and browser packages',
    breaks: ({ from, to, kind, typeOnly }) => {
      if (!isPage(from) || isTest(from)) return false;
      if (kind === 'node') return true;
      if (kind === 'package') return !BROWSER_PACKAGES.test(to);
      if (within(to, 'src/ui', 'src/lib') || isSchema(to) || to.endsWith('.css')) return false;
      if (typeOnly && within(to, 'src/rules')) return false;
      // Pages that need several rooms live in app/: they take the rooms' lists of pages and sections.
      if (within(from, 'src/app')) return !isPage(to) && !isPagesList(to);
      return !isPage(to) || roomOf(from) !== roomOf(to);
    },
    breach: [
      'src/desk/clients/pages/client-list.tsx',
      "import { clientList } from '../queries.ts';",
    ],
  },
  {
    says: 'pages.ts lists pages and nothing of the server',
    breaks: ({ from, to, kind }) =>
      isPagesList(from) && !(kind === 'file' && (within(to, 'src/ui', 'src/lib') || isPage(to))),
    breach: ['src/desk/clients/pages.ts', "import { addClient } from './add-client.ts';"],
  },
  {
    says: 'web imports only pages.ts of rooms and app, the descriptors of the session, ui and lib',
    breaks: ({ from, to, kind }) =>
      within(from, 'src/web') &&
      kind === 'file' &&
      !within(to, 'src/web', 'src/ui', 'src/lib') &&
      !isPagesList(to) &&
      to !== 'src/platform/identity/schema.ts' &&
      !to.endsWith('.css'),
    breach: ['src/web/desk.tsx', "import { openPool } from '../platform/db/pool.ts';"],
  },
  {
    says: 'no server file names a page',
    breaks: ({ from, to, kind }) =>
      kind === 'file' && to.endsWith('.tsx') && within(from, 'src') && !inBrowser(from),
    breach: ['src/desk/clients/routes.ts', "import { ClientList } from './pages/client-list.tsx';"],
  },
  {
    says: 'app takes from a room only routes.ts, index.ts, events.ts, pages.ts and policy.ts; its pages a schema.ts',
    breaks: ({ from, to, kind }) =>
      within(from, 'src/app') &&
      !isTest(from) &&
      kind === 'file' &&
      within(to, 'src/desk', 'src/proof') &&
      !PUBLIC_OF_ROOM.test(to) &&
      !(isPage(from) && isSchema(to)),
    breach: [
      'src/app/today/needs.ts',
      "import { bookingsDb } from '../../desk/bookings/tables.ts';",
    ],
  },
  {
    says: 'nobody sees the sample, journeys, benchmarks or tests, but the two programs that start it',
    breaks: ({ from, to, kind }) =>
      kind === 'file' &&
      within(from, 'src') &&
      !isTest(from) &&
      within(to, 'db', 'e2e', 'bench', 'test') &&
      !(['src/main.ts', 'src/cli.ts'].includes(from) && within(to, 'db/demo')),
    breach: ['src/app/serve.ts', "import { seedSample } from '../../db/demo/sample.ts';"],
  },
  {
    says: 'only a room’s tables.ts opens a transaction on tables',
    breaks: ({ from, to }) =>
      to === 'kysely' && within(from, 'src/ui', 'src/web', 'src/rules', 'src/lib'),
    breach: ['src/ui/api.ts', "import { sql } from 'kysely';"],
  },
];
