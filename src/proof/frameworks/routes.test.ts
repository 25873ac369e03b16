import { beforeAll, describe, expect, it } from 'vitest';
import { form } from '../../../test/holds/full-desk.ts';
import { type Desk, openRoutesWorld } from '../../../test/routes-world.ts';
import { newId } from '../../lib/ids.ts';
import { bicycleText } from './fixtures.ts';

const world = await openRoutesWorld();
let desk: Desk;
beforeAll(async () => {
  desk = await world.desk();
});

type Who = keyof Desk['staff'];

const send = (
  who: Who,
  bytes: Buffer,
  { dryRun = false, type = 'text/plain', name = 'bicycle care.txt', id = newId() } = {},
) =>
  desk.staff[who].ask({
    method: 'POST',
    url: '/api/frameworks/imports',
    ...form({ name, bytes, type }, { id, dryRun: String(dryRun) }),
  });

const listed = async () =>
  (await desk.staff.owner.ask({ method: 'GET', url: '/api/frameworks' })).body as {
    total: number;
    rows: { id: string; title: string; code: string }[];
  };

const because = (body: unknown) => (body as { refusal: { because: string } }).refusal.because;

describe('A document sent in from the page', () => {
  it('is read first: what was understood, what it would do, and nothing is kept', async () => {
    const answer = await send('owner', Buffer.from(bicycleText()), { dryRun: true });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      dryRun: true,
      title: 'Northbridge Level 2 Certificate in Bicycle Care',
      counts: { units: 4, outcomes: 5, criteria: 10 },
      outcome: 'new',
      frameworkId: null,
    });
    const { findings } = answer.body as { findings: { code: string }[] };
    expect(findings.map(({ code }) => code)).toContain('unit-expired');
    expect((await listed()).total).toBe(0);
  });

  it('that is torn says at which lines, and would not be imported', async () => {
    const torn = Buffer.from(bicycleText({ cutBeforeChains: true }));
    const tried = await send('owner', torn, { dryRun: true });
    expect(tried.body).toMatchObject({
      outcome: null,
      notUnderstood: [{ line: 19, text: 'BC2', stops: true }],
    });
    const refused = await send('owner', torn);
    expect(refused.status).toBe(422);
    expect(because(refused.body)).toContain('BC2');
    expect((await listed()).total).toBe(0);
  });

  it('comes in whole from an owner, in UTF-8 or as Windows wrote it', async () => {
    const text = bicycleText({ firstCriterion: 'Explain the riders’ café stop' });
    const windows = Buffer.from(text.replace('’', '\u0092'), 'latin1');
    const answer = await send('owner', windows);
    expect(answer.body).toMatchObject({ outcome: 'new', dryRun: false });
    const id = (answer.body as { frameworkId: string }).frameworkId;
    const record = await desk.staff.learner.ask({ method: 'GET', url: `/api/frameworks/${id}` });
    expect(record.status).toBe(200);
    expect(JSON.stringify(record.body)).toContain('Explain the riders’ café stop');
    const again = await send('owner', Buffer.from(text), { type: 'text/markdown', name: 'b.md' });
    expect(again.body).toMatchObject({ outcome: 'same', frameworkId: id });
  });

  it('of any other kind is refused by what it holds, whatever it calls itself', async () => {
    const pdf = await send('owner', Buffer.from('%PDF-1.7 something'));
    expect([pdf.status, because(pdf.body)]).toEqual([415, expect.stringContaining('a PDF')]);
    const page = await send('owner', Buffer.from('a,b'), { type: 'text/html', name: 'a.html' });
    expect(page.status).toBe(415);
    const csv = await send('owner', Buffer.from('a,b'), { type: 'text/csv', name: 'a.csv' });
    expect(csv).toMatchObject({
      status: 422,
      body: { refusal: { code: 'framework-not-understood' } },
    });
    const big = await send('owner', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'));
    expect(big.status).toBe(413);
    const nul = await send('owner', Buffer.from(`${bicycleText()}\u0000`));
    expect(nul.status).toBe(415);
  });

  it('is not taken from a consultant, a learner or an assessor, who all may read', async () => {
    for (const who of ['consultant', 'learner', 'assessor', 'branch_manager'] as const) {
      const sent = await send(who, Buffer.from(bicycleText({ version: '9' })));
      expect(sent.status).toBe(403);
      const adopted = await desk.staff[who].ask({
        method: 'POST',
        url: '/api/frameworks',
        payload: { id: newId(), code: 'FLEX' },
      });
      expect(adopted.status).toBe(403);
      const { status } = await desk.staff[who].ask({ method: 'GET', url: '/api/frameworks' });
      expect(status).toBe(200);
    }
  });
});

describe('A choice sent in from the page', () => {
  it('needs a reason, and shows who made it', async () => {
    const { rows } = await listed();
    const id = rows.find(({ title }) => title.includes('Bicycle'))?.id ?? '';
    const choose = (because: string) =>
      desk.staff.owner.ask({
        method: 'POST',
        url: `/api/frameworks/${id}/choices`,
        payload: { id: newId(), key: 'optional_credit', value: 'least_only', because },
      });
    expect((await choose('  ')).status).toBe(400);
    expect((await choose('Answer of 3 November')).status).toBe(200);
    const { body } = await desk.staff.assessor.ask({ method: 'GET', url: `/api/frameworks/${id}` });
    expect(body).toMatchObject({
      choices: expect.arrayContaining([
        expect.objectContaining({
          key: 'optional_credit',
          chosen: expect.objectContaining({
            because: 'Answer of 3 November',
            chosenBy: 'Olivia Owens',
          }),
        }),
      ]),
      combination: { sizeTop: 13, optional: { least: 4 } },
    });
  });

  it('lists what comes with Deskproof and what of it is in use', async () => {
    const use = (code: string) =>
      desk.staff.owner.ask({
        method: 'POST',
        url: '/api/frameworks',
        payload: { id: newId(), code },
      });
    expect((await use('SALES')).status).toBe(200);
    expect((await use('NONE')).status).toBe(404);
    const { body } = await desk.staff.learner.ask({
      method: 'GET',
      url: '/api/built-in-frameworks',
    });
    const { rows } = body as { rows: { code: string; inUse: string | null }[] };
    expect(rows.map(({ code, inUse }) => `${code} ${inUse !== null}`)).toEqual([
      'REC-L2-RR false',
      'ST0321 false',
      'FLEX false',
      'REL false',
      'SALES true',
    ]);
  });
});
