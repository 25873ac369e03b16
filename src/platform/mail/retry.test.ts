import { describe, expect, test } from 'vitest';
import { judge, MOST_TRIES, WAITS } from './retry.ts';

describe('a try that went wrong', () => {
  test('is tried again later when the server greylists', () => {
    const fault = { code: 'EENVELOPE', responseCode: 451, response: '451 4.7.1 try again later' };
    expect(judge(fault, 1)).toEqual({
      step: 'later',
      said: '451 4.7.1 try again later',
      waitMinutes: 1,
    });
  });

  test('waits longer each time', () => {
    expect([...WAITS].sort((a, b) => a - b)).toEqual([...WAITS]);
    expect(judge({ code: 'ECONNECTION', message: 'refused' }, 4)).toMatchObject({
      waitMinutes: 60,
    });
  });

  test('is for good when the server knows no such mailbox, in its own words', () => {
    const fault = { code: 'EENVELOPE', responseCode: 550, response: '550 5.1.1 no such mailbox' };
    expect(judge(fault, 1)).toEqual({ step: 'failed', said: '550 5.1.1 no such mailbox' });
  });

  test('is not the mail’s fault when the server refuses our sign-in', () => {
    const fault = { code: 'EAUTH', responseCode: 535, response: '535 wrong password' };
    expect(judge(fault, 1).step).toBe('later');
  });

  test('is given up after the last try', () => {
    expect(judge({ code: 'ESOCKET', message: 'connect refused' }, MOST_TRIES)).toEqual({
      step: 'failed',
      said: `connect refused (given up after ${MOST_TRIES} tries)`,
    });
  });

  test('keeps a server’s words on one line and of a length that can be shown', () => {
    const said = judge(
      { code: 'EMESSAGE', responseCode: 554, response: `554 a\r\nb\u0007${'x'.repeat(900)}` },
      1,
    ).said;
    expect(said.startsWith('554 a b x')).toBe(true);
    expect(said.length).toBe(500);
  });
});
