// How long a learner's matrix of 144 criteria and 600 items of evidence takes to stand on the page, from the
// address to the first mark, against the half second it may take and against the server's answer alone.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { chooseBrowser } from '../e2e/browser.ts';
import { serveHouse } from '../src/app/serve.ts';
import { termsAgreed } from '../src/desk/clients/events.ts';
import { newId } from '../src/lib/ids.ts';
import { ok, type Result } from '../src/lib/result.ts';
import { act } from '../src/platform/audit/act.ts';
import { configureLogKeys } from '../src/platform/audit/log-keys.ts';
import { record } from '../src/platform/audit/record.ts';
import type { Tx } from '../src/platform/db/tx.ts';
import { makeAccount } from '../src/platform/identity/auth.ts';
import { addMember } from '../src/platform/identity/create-organisation.ts';
import { adoptBuiltIn, frameworkOf } from '../src/proof/frameworks/index.ts';
import { acceptCase } from '../src/proof/portfolio/accept-case.ts';
import { enrol } from '../src/proof/portfolio/enrol.ts';
import { suggestions } from '../src/proof/portfolio/suggestions.ts';
import { median, openSetting, table } from './setting.ts';

const ITEMS = 600;
const CRITERIA = 144;
const BOUND_MS = 500;
const OPENS = 9;
const PASSWORD = 'three words are good';
const ADDRESS = 'http://127.0.0.1:4971';

const web = path.resolve(import.meta.dirname, '../dist/web');
if (!existsSync(path.join(web, 'index.html'))) {
  console.log('Build the pages first: npm run build');
  process.exit(1);
}
const setting = await openSetting();
const { db, actor } = setting;
configureLogKeys({ secret: 'a secret of this benchmark alone' });
const house = await serveHouse(
  setting,
  { authSecret: 'a secret of this benchmark alone' },
  { publicUrl: ADDRESS, trustProxy: false },
);

async function done<T>(work: Promise<Result<T>>): Promise<T> {
  const result = await work;
  if (!result.ok) throw new Error(result.refusal.because);
  return result.value;
}
const asOwner = <T>(work: (tx: Tx) => Promise<Result<T>>) => done(act(db, actor, work));

const email = 'lena@bench.example';
const { authUserId } = await makeAccount(house.auth, {
  name: 'Lena Lowe',
  email,
  password: PASSWORD,
});
const lena = await asOwner((tx) =>
  addMember(tx, actor.organisationId, false, {
    id: newId(),
    authUserId,
    name: 'Lena Lowe',
    email,
    roles: ['consultant', 'learner'],
  }),
);

const asLena = <T>(work: (tx: Tx) => Promise<Result<T>>) => done(act(db, lena, work));

// Real commands all the way: 600 records of one learner, each its own case, accepted and referenced.
await asLena(async (tx) => {
  for (let n = 0; n < ITEMS; n++) {
    record(tx, termsAgreed, {
      subjects: { client: newId() },
      facts: { version: '1', agreedOn: '2026-11-02', agreedHow: 'email' },
    });
  }
  return ok({});
});
const { frameworkId } = await asOwner((tx) => adoptBuiltIn(tx, { id: newId(), code: 'REC-L2-RR' }));
const units = (await asOwner(async (tx) => ok(await frameworkOf(tx, frameworkId))))?.units ?? [];
const mandatory = units.filter(({ group }) => group === 'mandatory');
const chosen = thatHold(
  units.filter(({ group }) => group === 'optional'),
  CRITERIA - criteriaOf(mandatory).length,
);
await asOwner((tx) =>
  enrol(tx, {
    id: newId(),
    memberId: lena.memberId ?? '',
    frameworkId,
    unitIds: chosen.map(({ unitId }) => unitId),
  }),
);
const criteria = criteriaOf([...mandatory, ...chosen]);
let accepted = 0;
while (accepted < ITEMS) {
  await asLena(async (tx) => {
    const { rows } = await suggestions(tx, lena.memberId ?? '', {
      state: 'open',
      from: 0,
      size: 100,
    });
    for (const { caseId, suggestedTitle, entries } of rows) {
      const references = [0, 1, 2, 3, 4].map((more) => ({
        criterionId: criteria[(accepted * 7 + more * 29) % criteria.length]?.criterionId ?? '',
        note: '',
      }));
      const seqs = entries.map(({ seq }) => seq);
      const made = await acceptCase(tx, {
        ...{ id: newId(), caseId, seqs, title: suggestedTitle, note: '' },
        references,
      });
      if (!made.ok) return made;
      accepted++;
    }
    return ok({});
  });
}

await house.server.listen({ port: Number(new URL(ADDRESS).port), host: '127.0.0.1' });
const browser = await chromium.launch({
  executablePath: process.env['BROWSER_BIN'] ?? (await chooseBrowser()),
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${ADDRESS}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  // The first frame in which a mark of the matrix has a place on the screen.
  await page.addInitScript(() => {
    const look = () => {
      const mark = document.querySelector('.dp-matrix-cell svg');
      if (mark?.getBoundingClientRect().width) {
        (window as unknown as { shownAt: number }).shownAt = performance.now();
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const opens: number[] = [];
  const answers: number[] = [];
  let bytes = 0;
  for (let n = 0; n < OPENS; n++) {
    await page.goto(`${ADDRESS}/portfolio`);
    await page.waitForFunction(() => 'shownAt' in window);
    opens.push(await page.evaluate(() => (window as unknown as { shownAt: number }).shownAt));
    const started = performance.now();
    const answered = await page.request.get(`${ADDRESS}/api/portfolio`);
    bytes = (await answered.body()).length;
    answers.push(performance.now() - started);
  }
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  console.log(
    `a matrix of ${criteria.length} criteria and ${accepted} items, ${accepted * 5} references`,
  );
  table(
    ['', 'ms, median', 'slowest', `of ${BOUND_MS} ms`],
    [
      line('from the address to the first mark', opens),
      line('the answer of the server alone', answers),
    ],
  );
  console.log(`  ${(bytes / 1024).toFixed(0)} KB answered, ${nodes} nodes in the page`);
} finally {
  await browser.close();
  await house.close();
  await setting.close();
}

function criteriaOf(
  of: readonly { outcomes: readonly { criteria: readonly { criterionId: string }[] }[] }[],
) {
  return of.flatMap(({ outcomes }) => outcomes.flatMap((outcome) => outcome.criteria));
}

function line(what: string, times: readonly number[]): readonly string[] {
  const middle = median(times);
  const slowest = Math.max(...times);
  return [what, middle.toFixed(0), slowest.toFixed(0), (middle / BOUND_MS).toFixed(2)];
}

type Units = typeof units;

/** Some of the units that hold just so many criteria together; none: no choice does. */
function thatHold(from: Units, count: number): Units {
  if (count === 0) return [];
  for (const [at, unit] of from.entries()) {
    const size = criteriaOf([unit]).length;
    if (size > count) continue;
    const others = thatHold(from.slice(at + 1), count - size);
    if (criteriaOf(others).length === count - size) return [unit, ...others];
  }
  return [];
}
