import { describe, expect, it } from 'vitest';
import { openRoutesWorld } from '../../../test/routes-world.ts';
import { LAW, QUESTIONS } from '../../rules/book/book.ts';

const world = await openRoutesWorld();
const desk = await world.desk();
const { ravi, nobody } = { ravi: desk.staff.resourcer, nobody: world.stranger };

type Body = Readonly<Record<string, unknown>> & {
  readonly refusal?: { readonly code: string; readonly details?: unknown };
};
async function get(url: string): Promise<{ status: number; body: Body }> {
  const answered = await ravi.ask({ method: 'GET', url });
  return { status: answered.status, body: answered.body as Body };
}
async function post(rule: string, payload: object): Promise<{ status: number; body: Body }> {
  const url = `/api/rules/${rule}/answer`;
  const answered = await ravi.ask({ method: 'POST', url, payload });
  return { status: answered.status, body: answered.body as Body };
}

describe('the rule book over HTTP', () => {
  it('is closed to strangers and open to every role', async () => {
    expect((await nobody({ method: 'GET', url: '/api/rules' })).status).toBe(401);
    for (const someone of Object.values(desk.staff)) {
      expect((await someone.ask({ method: 'GET', url: '/api/rules' })).status).toBe(200);
    }
  });

  it('lists every rule of the book', async () => {
    const { body } = await get('/api/rules');
    expect(body['total']).toBe(LAW.length);
    const ids = (body['rows'] as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(LAW.map(({ id }) => id));
  });

  it('shows every rule whole, and says of one that is not there that it is not', async () => {
    for (const { id } of LAW) {
      const { status, body } = await get(`/api/rules/${id}`);
      expect(status, `${id}: ${JSON.stringify(body).slice(0, 200)}`).toBe(200);
      expect(body['question'] === null, id).toBe(!QUESTIONS.some(({ rule }) => rule === id));
    }
    const missing = await get('/api/rules/NO-SUCH');
    expect([missing.status, missing.body.refusal?.code]).toEqual([404, 'rule-not-found']);
  });

  it('shows the figures in force before those that are over', async () => {
    for (const id of ['NMW-RATE', 'DP-DSAR']) {
      const { body } = await get(`/api/rules/${id}`);
      for (const { rows } of body['tables'] as { rows: { stands: string }[] }[]) {
        const order = rows.map(({ stands }) => ['now', 'ahead', 'over'].indexOf(stands));
        expect(order).toEqual([...order].sort());
      }
    }
  });

  it('works a rule out with its sum, as at a day, by the version of that day', async () => {
    const inputs = { decision: 'automatic_rejection', human_involved: false, safeguards: ['told'] };
    const after = await post('DP-ADM', { inputs, asOf: '2026-02-05' });
    expect(after.body).toMatchObject({
      outcome: 'block',
      source: 'UK GDPR Arts 22A to 22D; SI 2026/82',
      version: { from: '2026-02-05', to: null },
      gives: [{ label: 'Law', shown: 'Arts 22A to 22D' }],
    });
    const before = await post('DP-ADM', { inputs, asOf: '2026-02-04' });
    expect(before.body).toMatchObject({ version: { from: '2018-05-25', to: '2026-02-04' } });
  });

  it('names each field that is missing or does not fit', async () => {
    const { status, body } = await post('WTR-DAILY', {
      inputs: { age: 'thirty', shifts: [{ start: '2026-06-01T14:00:00+01:00' }], colour: 'blue' },
      asOf: '2026-06-01',
    });
    expect(status).toBe(400);
    expect(body.refusal?.details).toEqual({
      fields: {
        age: expect.stringContaining('Age must be a whole number'),
        'shifts.0.end': 'Fill in: End',
        colour: 'The rule has no such field',
      },
    });
  });

  it('hands on what the rule itself refuses', async () => {
    const early = await post('DP-DSAR', { inputs: { received: '2018-05-24' }, asOf: '2026-06-01' });
    expect([early.status, early.body.refusal?.code]).toEqual([422, 'no-version']);
    const form = LAW.find(({ id }) => !QUESTIONS.some(({ rule }) => rule === id));
    const none = await post(form?.id ?? '', { inputs: {}, asOf: '2026-06-01' });
    expect([none.status, none.body.refusal?.code]).toEqual([422, 'no-question']);
  });

  it('keeps nothing of what was asked', async () => {
    const count = async () => (await desk.staff.owner.ask({ method: 'GET', url: '/api/log' })).body;
    const before = await count();
    await post('EQ-INSTRUCT', { inputs: { text: 'no women' }, asOf: '2026-06-01' });
    expect(await count()).toEqual(before);
  });

  it('answers long texts while somebody waits', async () => {
    const text = 'young dynamic waitress no men only must be over 45 '.repeat(390);
    for (const rule of ['EQ-ADVERT', 'EQ-INSTRUCT']) {
      expect((await post(rule, { inputs: { text }, asOf: '2026-06-01' })).status).toBe(200);
    }
  });
});
