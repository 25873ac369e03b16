// The week grid with 500 workers over four weeks, against the same page with 50: the server's answers against a bare
// select of the same rows, the page from its address to the first rows, frames while it is scrolled and while a shift
// is carried, and how long a press in one process takes to show in a browser on another.
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import pg from 'pg';
import { chooseBrowser } from '../e2e/browser.ts';
import { addDays } from '../src/lib/days.ts';
import { newId } from '../src/lib/ids.ts';
import { borrowDatabase } from '../src/platform/postgres/database.ts';
import { type RunningServer, startServer } from '../test/holds/running-server.ts';
import { removeAtExit, removeDataDir } from '../test/left-behind.ts';
import { anAgency, PASSWORD } from './day/agency.ts';
import { CLOCKS, WEEK } from './day/bare-selects.ts';
import { signIn } from './day/press.ts';
import { carry, type Frames, framesWhile, scroll } from './grid/frames.ts';
import { fillWeeks } from './grid/weeks.ts';
import { median, table, timed } from './setting.ts';

const SIZES = [50, 500] as const;
const OPENS = 5;
const PRESSES = 9;

if (!existsSync(path.resolve(import.meta.dirname, '../dist/web/index.html'))) {
  console.log('Build the pages first: npm run build');
  process.exit(1);
}

interface Measured {
  readonly shifts: number;
  readonly week: number;
  readonly bareWeek: number;
  readonly kilobytes: number;
  readonly clocks: number;
  readonly bareClocks: number;
  readonly rows: number;
  readonly nodes: number;
  readonly scrolled: Frames;
  readonly carried: Frames;
  /** Milliseconds from the press to the other browser, and from the answer. */
  readonly seen: readonly number[];
  readonly seenAfterAnswer: readonly number[];
}

/** The Monday after next: nothing else happens then. */
function mondayAfter(today: string): string {
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay() || 7;
  return addDays(today, 15 - weekday);
}

async function measure(browser: Browser, workers: number): Promise<Measured> {
  const agency = await anAgency('deskproof-grid-', {
    ...{ workers, clients: 20, sitesEach: 2, consultants: 2, clientsOnStop: 0 },
  });
  const one = await startServer(agency.dataDir);
  removeAtExit(agency.dataDir);
  const lent = await borrowDatabase({ dataDir: agency.dataDir, databaseUrl: undefined });
  if (!lent.ok) throw new Error(lent.refusal.because);
  const { ownerUrl, appUrl } = lent.value;
  // Another process on the same database, with the same secrets.
  const second = `${agency.dataDir}-second`;
  mkdirSync(second, { recursive: true });
  copyFileSync(path.join(agency.dataDir, 'secrets.json'), path.join(second, 'secrets.json'));
  const other = await startServer(second, { DATABASE_URL: ownerUrl });
  try {
    const monday = mondayAfter(agency.today);
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    const { organisationId, memberIds, places } = agency;
    const shifts = await fillWeeks(owner, organisationId, memberIds[0] ?? '', places, monday);
    await owner.end();
    const answers = await answersOf(one, appUrl, organisationId, agency.emails[1] ?? '', monday);
    const page = await opened(browser, other, agency.emails[2] ?? '');
    const rows: number[] = [];
    for (let n = 0; n < OPENS; n++) rows.push(await firstRows(page, other, monday));
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    const scrolled = await framesWhile(page, () => scroll(page));
    const carried = await framesWhile(page, () => carry(page));
    const live = await pressesSeen(page, one, agency.emails[1] ?? '', monday);
    await page.context().close();
    return { shifts, ...answers, rows: median(rows), nodes, scrolled, carried, ...live };
  } finally {
    await other.stop();
    await one.stop();
    rmSync(second, { recursive: true, force: true });
    removeDataDir(agency.dataDir);
  }
}

const queryOf = (monday: string) => `date=${monday}&weeks=4&size=500`;

/** Medians of what the grid asks the server, and of a bare select of the same rows as the application's role. */
async function answersOf(
  server: RunningServer,
  appUrl: string,
  organisationId: string,
  email: string,
  monday: string,
) {
  const cookie = await signIn(server.url, email, PASSWORD, 1);
  let bytes = 0;
  const ask = async (name: string) => {
    const answered = await fetch(`${server.url}/api/${name}?${queryOf(monday)}`, {
      headers: { cookie },
    });
    if (!answered.ok) throw new Error(await answered.text());
    bytes = (await answered.arrayBuffer()).byteLength;
  };
  const app = new pg.Client({ connectionString: appUrl });
  await app.connect();
  const select = async (texts: readonly string[]) => {
    await app.query('begin read only');
    await app.query("select set_config('app.organisation', $1, true)", [organisationId]);
    for (const text of texts) await app.query(text, [monday]);
    await app.query('commit');
  };
  const middle = async (work: () => Promise<void>) => {
    await work();
    const took: number[] = [];
    for (let n = 0; n < OPENS; n++) took.push(await timed(work));
    return median(took);
  };
  const wide = (text: string) =>
    text.replaceAll('limit 200', 'limit 500').replaceAll('$1::date + 7', '$1::date + 28');
  const clocks = await middle(() => ask('week-workers'));
  const week = await middle(() => ask('week'));
  const found = {
    ...{ week, clocks, kilobytes: bytes / 1024 },
    bareWeek: await middle(() => select(WEEK.map(wide))),
    bareClocks: await middle(() => select(CLOCKS.map(wide))),
  };
  await app.end();
  return found;
}

async function opened(browser: Browser, server: RunningServer, email: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  // The first frame in which a worker's shift has a place on the screen.
  await page.addInitScript(() => {
    const look = () => {
      const bar = document.querySelector('[role="row"][data-index="0"] [data-bar]');
      if (bar?.getBoundingClientRect().width) {
        (window as unknown as { shownAt: number }).shownAt = performance.now();
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return page;
}

async function firstRows(page: Page, server: RunningServer, monday: string): Promise<number> {
  await page.goto(`${server.url}/bookings?week=${monday}&weeks=4`);
  await page.waitForFunction(() => 'shownAt' in window, undefined, { timeout: 60_000 });
  return page.evaluate(() => (window as unknown as { shownAt: number }).shownAt);
}

/** Releases a shift in sight in one process, and waits until the browser on the other no longer shows it there. */
async function pressesSeen(page: Page, server: RunningServer, email: string, monday: string) {
  const cookie = await signIn(server.url, email, PASSWORD, 1);
  const answered = await fetch(`${server.url}/api/week?${queryOf(monday)}`, {
    headers: { cookie },
  });
  type Shift = { shiftId: string; personId: string | null; assignmentId: string | null };
  const { shifts } = (await answered.json()) as { shifts: readonly Shift[] };
  await page.evaluate(() => document.querySelector('.dp-grid')?.scrollTo(0, 0));
  await page.waitForTimeout(1000);
  const seen: number[] = [];
  const seenAfterAnswer: number[] = [];
  for (let n = 0; n < PRESSES; n++) {
    const shiftId = await page.evaluate(
      () =>
        document
          .querySelector(
            '[role="row"][data-index="2"] [data-bar], [role="row"][data-index="3"] [data-bar]',
          )
          ?.getAttribute('data-bar') ?? '',
    );
    const shift = shifts.find((each) => each.shiftId === shiftId);
    if (!shift?.assignmentId) throw new Error('No held shift is in sight.');
    const gone = page.waitForFunction(
      (id) =>
        !document.querySelector(
          `[role="row"][data-index="2"] [data-bar="${id}"], [role="row"][data-index="3"] [data-bar="${id}"]`,
        ),
      shiftId,
      { polling: 'raf', timeout: 30_000 },
    );
    const began = performance.now();
    const moved = await fetch(`${server.url}/api/shifts/${shiftId}/move`, {
      method: 'POST',
      headers: { cookie, origin: server.url, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ id: newId(), from: shift.assignmentId, to: null, because: 'Childcare' },
      }),
    });
    if (!moved.ok) throw new Error(await moved.text());
    const answer = performance.now();
    await gone;
    seen.push(performance.now() - began);
    seenAfterAnswer.push(performance.now() - answer);
    await page.waitForTimeout(400);
  }
  return { seen, seenAfterAnswer };
}

const browser = await chromium.launch({
  executablePath: process.env['BROWSER_BIN'] ?? (await chooseBrowser()),
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});
try {
  const found: Measured[] = [];
  for (const workers of SIZES) {
    console.log(`${workers} workers over four weeks...`);
    found.push(await measure(browser, workers));
  }
  const [few, many] = found;
  if (!few || !many) throw new Error('Nothing was measured.');
  const row = (what: string, of: (one: Measured) => number, digits = 0) => [
    what,
    of(few).toFixed(digits),
    of(many).toFixed(digits),
    (of(many) / of(few)).toFixed(1),
  ];
  table(
    ['ms', '50 workers', '500 workers', 'ratio'],
    [
      row('shifts shown', (one) => one.shifts),
      row('the answer of the week', (one) => one.week),
      row('a bare select of its rows', (one) => one.bareWeek),
      row('ratio', (one) => one.week / one.bareWeek, 1),
      row('its size, KB', (one) => one.kilobytes),
      row('the answer of the workers’ clocks', (one) => one.clocks),
      row('a bare select of their rows', (one) => one.bareClocks),
      row('ratio', (one) => one.clocks / one.bareClocks, 1),
      row('from the address to the first rows', (one) => one.rows),
      row('nodes in the page', (one) => one.nodes),
      row('scrolled: longest frame', (one) => one.scrolled.longest),
      row('scrolled: p95 of frames', (one) => one.scrolled.p95),
      row('scrolled: longest task', (one) => one.scrolled.longestTask),
      row('carried: longest frame', (one) => one.carried.longest),
      row('carried: p95 of frames', (one) => one.carried.p95),
      row('carried: longest task', (one) => one.carried.longestTask),
      row('a press seen on another process, median', (one) => median(one.seen)),
      row('the slowest', (one) => Math.max(...one.seen)),
      row('after the answer to the press, median', (one) => median(one.seenAfterAnswer)),
    ],
  );
} finally {
  await browser.close();
}
