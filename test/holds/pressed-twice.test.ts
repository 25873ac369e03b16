import { expect, it } from 'vitest';
import { newId } from '../../src/lib/ids.ts';
import { openRoutesWorld } from '../routes-world.ts';
import { MAKES } from './desk-order.ts';
import { asks, fillDesk, freshFor, ONCE, send } from './full-desk.ts';
import { requestsOf } from './requests.ts';

const world = await openRoutesWorld();

it('the same button pressed three times at once makes one thing, and every press is answered alike', async () => {
  const desk = await world.desk();
  const ask = asks(desk);
  const ids = await fillDesk(desk, 'twice');
  const unlike: string[] = [];
  for (const route of new Set([...Object.keys(MAKES), ...Object.keys(ONCE)])) {
    const mark = `pressed ${newId().slice(-6)}`;
    const fresh = await freshFor(ask, ids, route, mark);
    const request = requestsOf(fresh, mark)[route] ?? {};
    const answers = await Promise.all([1, 2, 3].map(() => send(ask, route, request)));
    const said = answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`);
    for (const { status } of answers)
      expect(status, `${route}: ${said.join(' | ')}`).toBeLessThan(500);
    expect(
      answers.some(({ status }) => status === 200),
      `${route}: ${said.join(' | ')}`,
    ).toBe(true);
    // What ends something says to the second press that it has ended.
    const ended = route.endsWith('/release') && answers.every(({ status }) => status <= 409);
    if (new Set(said).size > 1 && !ended) unlike.push(`${route}: ${said.join(' | ')}`);
  }
  expect(unlike).toEqual([]);
}, 120_000);
