import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openRoutesWorld } from '../routes-world.ts';
import { form } from './full-desk.ts';

const world = await openRoutesWorld();
let desk: Desk;
beforeAll(async () => {
  desk = await world.desk();
});

const MEGABYTE = 1024 * 1024;
const HEAD = 'First name,Surname,E-mail\n';

/** A file through all three steps: reading it, trying it, bringing it in. */
async function upload(bytes: Buffer, { name = 'people.csv', type = 'text/csv' } = {}) {
  const mapping = JSON.stringify({
    template: 'plain',
    dates: 'uk',
    columns: ['givenName', 'familyName', 'email'],
  });
  const answers = [];
  for (const [path, fields] of [
    ['/reading', {}],
    ['/trial', { mapping }],
    ['', { mapping, id: crypto.randomUUID() }],
  ] as const) {
    const answer = await desk.staff.resourcer.ask({
      method: 'POST',
      url: `/api/candidate-imports${path}`,
      ...form({ name, bytes, type }, fields),
    });
    const { refusal } = answer.body as { refusal?: { code: string; because: string } };
    answers.push({ status: answer.status, code: refusal?.code, because: refusal?.because ?? '' });
  }
  return answers;
}

/** Refused at each step with this code, in a sentence that says what to do. */
async function refuses(code: string, words: RegExp, bytes: Buffer, named = {}): Promise<void> {
  for (const answer of await upload(bytes, named)) {
    expect(answer).toMatchObject({ code, because: expect.stringMatching(words) });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.because).toMatch(/[A-Z].*\. .*\./s);
  }
}

/** Memory that stays taken while some work is done, at the most, in megabytes. */
async function mostMemory(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  await work();
  clearInterval(watch);
  return (Math.max(most, process.memoryUsage().rss) - before) / MEGABYTE;
}

const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.alloc(5000, 7),
]);

describe('a file that is not what it says', () => {
  it('is told by its content: a picture, a PDF, a workbook, an archive, a program named .csv', async () => {
    await refuses('wrong-type', /not a CSV file/, PNG);
    await refuses('wrong-type', /not a CSV file/, Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'));
    const zip = Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(2000, 1)]);
    await refuses('wrong-type', /not a CSV file/, zip);
    const program = Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(2000)]);
    await refuses('wrong-type', /not a CSV file/, program);
    await refuses('wrong-type', /not a CSV file/, Buffer.from('<!doctype html><p>Hello</p>'));
  });

  it('is refused by the type it declares, whatever it holds', async () => {
    await refuses('wrong-type', /not taken here/, Buffer.from(`${HEAD}Ida,Odd,\n`), {
      type: 'image/png',
    });
  });

  it('is refused when it is empty, or a form without a file', async () => {
    const [first] = await upload(Buffer.alloc(0));
    expect(first).toMatchObject({ status: 415, code: 'wrong-type' });
    const without = await desk.staff.resourcer.ask({
      method: 'POST',
      url: '/api/candidate-imports/reading',
      headers: { 'content-type': 'application/json' },
      payload: '{}',
    });
    expect(without.status).toBe(415);
  });
});

describe('a file that is too much', () => {
  it('is refused past 10 MB, and its rest is not kept in memory', async () => {
    const large = Buffer.alloc(64 * MEGABYTE, 'a,b,c\n');
    const grown = await mostMemory(() => refuses('too-large', /larger than 10 MB/, large));
    // The test itself holds the file and its forms; the server adds no more than its limit a step.
    expect(grown).toBeLessThan(600);
  }, 60_000);

  it('stays small when it is a bomb: what is packed is never unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * MEGABYTE, 'a,b,c\n'));
    const grown = await mostMemory(() => refuses('wrong-type', /not a CSV file/, bomb));
    expect(grown).toBeLessThan(200);
  }, 60_000);

  it('is refused for a line without end, too many columns or too many rows', async () => {
    const line = Buffer.from(`${HEAD}${'x'.repeat(9 * MEGABYTE)},Odd,\n`);
    await refuses('field-too-long', /100,000 characters/, line);
    await refuses('too-large', /10 MB/, Buffer.from(`${HEAD}${'x'.repeat(20 * MEGABYTE)}\n`));
    const columns = Buffer.from(
      `${Array.from({ length: 100_000 }, (_, n) => `c${n}`).join(',')}\n`,
    );
    await refuses('too-many-columns', /columns/, columns);
    const row = `Ida,Odd,\n`;
    await refuses('too-many-rows', /50,000 rows/, Buffer.from(`${HEAD}${row.repeat(60_000)}`));
  }, 60_000);
});

describe('a file that is broken', () => {
  it('is refused with the line on which a quotation mark opens and never closes', async () => {
    await refuses('quote-open', /line 2/, Buffer.from(`${HEAD}"Ida,Odd,\nTom,Even,\n`));
  });

  it('is refused when it holds NUL bytes', async () => {
    await refuses('wrong-type', /not a CSV file/, Buffer.from(`${HEAD}I\0da,Odd,\n`));
  });

  it('is read when it is UTF-16, as spreadsheets write it', async () => {
    const marks = Buffer.from([0xff, 0xfe]);
    const text = Buffer.from(`${HEAD}Zoë,Ångström,zoe@example.org\n`, 'utf16le');
    const answers = await upload(Buffer.concat([marks, text]));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const found = await desk.staff.resourcer.ask({
      method: 'GET',
      url: '/api/candidates?search=angstrom',
    });
    expect(found.body).toMatchObject({ total: 1, rows: [{ displayName: 'Zoë Ångström' }] });
  });

  it('is refused when it has names of columns only, or none', async () => {
    for (const text of [HEAD, 'ida@example.org,Ida,Odd\ntom@example.org,Tom,Even\n']) {
      for (const { status, because } of await upload(Buffer.from(text))) {
        expect(status).toBeLessThan(500);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(because.length).toBeGreaterThan(30);
      }
    }
  });
});

it('a form with many files, a torn form, or a form without an end is refused in words', async () => {
  const edge = 'edge';
  const part = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${HEAD}Ida,Odd,\r\n`;
  for (const payload of [`${part.repeat(3)}--${edge}--\r\n`, part, `--${edge}\r\nnonsense`, '']) {
    const answer = await desk.staff.resourcer.ask({
      method: 'POST',
      url: '/api/candidate-imports/reading',
      headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
      payload,
    });
    expect(answer.status, payload).toBeGreaterThanOrEqual(400);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
    const { refusal } = answer.body as { refusal: { because: string } };
    expect(refusal.because.length).toBeGreaterThan(15);
  }
});
