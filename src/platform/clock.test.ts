import { expect, test } from 'vitest';
import { stoppedClock, systemClock } from './clock.ts';

test('a stopped clock stands still until it is moved', () => {
  const clock = stoppedClock('2026-03-29T00:30:00Z');
  expect(clock.now()).toEqual(new Date('2026-03-29T00:30:00Z'));
  clock.forward(45);
  expect(clock.now().toISOString()).toBe('2026-03-29T01:15:00.000Z');
  clock.moveTo('2026-03-28T12:00:00Z');
  expect(clock.now().toISOString()).toBe('2026-03-28T12:00:00.000Z');
});

test('an instant handed out cannot move the clock', () => {
  const clock = stoppedClock('2026-03-29T00:30:00Z');
  clock.now().setFullYear(1999);
  expect(clock.now().getUTCFullYear()).toBe(2026);
});

test('words that are no instant are a fault', () => {
  expect(() => stoppedClock('next Tuesday')).toThrow('Not an instant: next Tuesday');
});

test("the system clock tells the machine's time", () => {
  expect(Math.abs(systemClock().getTime() - Date.now())).toBeLessThan(1000);
});
