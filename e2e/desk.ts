import { readFileSync } from 'node:fs';
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
  test,
} from '@playwright/test';

/** The sample's people that tests work as: owner, consultant and learner, resourcer, assessor, internal and external verifier, quality manager. */
export const STAFF = ['olivia', 'carla', 'ravi', 'anita', 'derek', 'marian', 'farah'] as const;
export type Staff = (typeof STAFF)[number];

/** Gives this context the session of one of the sample's people. */
export async function workAs(context: BrowserContext, who: Staff): Promise<void> {
  const sessions = JSON.parse(process.env['DESKPROOF_E2E_SESSIONS'] ?? '{}') as Record<
    string,
    string
  >;
  const [name = '', ...value] = sessions[who]?.split('=') ?? [];
  const url = `http://127.0.0.1:${process.env['DESKPROOF_E2E_PORT']}`;
  await context.addCookies([{ name, value: decodeURIComponent(value.join('=')), url }]);
}

/** A page in a browser of its own, signed in as one of the sample's people. */
export async function pageAs(browser: Browser, who: Staff): Promise<Page> {
  const context = await browser.newContext();
  await workAs(context, who);
  return context.newPage();
}

/** A mail that arrived at the mail server. */
interface Arrived {
  readonly to: readonly string[];
  readonly headers: string;
  readonly text: string;
  /** Content types and file names of what was attached. */
  readonly parts: readonly { readonly headers: string; readonly content: Buffer }[];
}

/** Waits for a mail to this address with these words in it. */
export async function mailTo(address: string, words: string): Promise<Arrived> {
  const file = process.env['DESKPROOF_E2E_POSTBOX'] ?? '';
  let found: Arrived | undefined;
  await expect
    .poll(
      () => {
        found = readPost(file).find(({ to, text }) => to.includes(address) && text.includes(words));
        return found !== undefined;
      },
      { message: `a mail to ${address} that says “${words}”`, timeout: 20_000 },
    )
    .toBe(true);
  return found as Arrived;
}

interface Kept {
  readonly to: readonly string[];
  readonly headers: string;
  readonly parts: readonly { readonly headers: string; readonly content: { data: number[] } }[];
}

function readPost(file: string): readonly Arrived[] {
  let kept: readonly Kept[];
  try {
    kept = JSON.parse(readFileSync(file, 'utf8')) as readonly Kept[];
  } catch {
    // Being written at this moment.
    return [];
  }
  return kept.map(({ to, headers, parts }) => {
    const read = parts.map((part) => ({
      headers: part.headers,
      content: Buffer.from(part.content.data),
    }));
    return { to, headers, parts: read, text: read[0]?.content.toString('utf8') ?? '' };
  });
}

/** Asks the API as this context does; the reply must be good. */
export async function ask<T>(
  request: APIRequestContext,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  url: string,
  data?: unknown,
): Promise<T> {
  const answer = await request.fetch(url, {
    method,
    headers: { origin: `http://127.0.0.1:${process.env['DESKPROOF_E2E_PORT']}` },
    ...(data === undefined ? {} : { data }),
  });
  expect(answer.ok(), `${method} ${url}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/** The section of a record under this heading. */
export function section(page: Page | Locator, title: string): Locator {
  return page
    .locator('section.dp-section')
    .filter({ has: page.getByRole('heading', { name: title, exact: true, level: 2 }) });
}

/** 'YYYY-MM-DD' this many days after today in London. */
export function dayAfterToday(days: number): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  const date = new Date(`${today}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The Monday after next: whole weeks ahead, so that nothing of it has begun. */
export function comingMonday(): string {
  const weekday = new Date(`${dayAfterToday(0)}T12:00:00Z`).getUTCDay() || 7;
  return dayAfterToday(15 - weekday);
}

/** A date as people type it: '30/11/2026'. */
export function typed(date: string): string {
  return date.split('-').reverse().join('/');
}

export { expect, test };

/** Presses Tab until the element of this name has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, name: string | RegExp, most = 100): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < most; press++) {
    await page.keyboard.press('Tab');
    const words = await focused(page);
    if (typeof name === 'string' ? words === name : name.test(words)) return;
    passed.push(words);
  }
  throw new Error(`No ${name} within ${most} presses of Tab; passed: ${passed.join(' | ')}`);
}

/** The name of what has the focus: its label, or its own words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return '';
    const labels = (at as HTMLInputElement).labels;
    const own = at.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? at.textContent ?? '';
    return own.replace(/\s+/g, ' ').trim();
  });
}
