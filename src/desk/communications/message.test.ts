import { describe, expect, test } from 'vitest';
import { mailIdOf, sendable } from './message.ts';

const ours = { isSample: false, mailIsSet: true };

describe('sending by hand', () => {
  test.each(['failed', 'kept'] as const)('is possible for a mail that is %s', (state) => {
    expect(sendable(state, ours)).toEqual({ ok: true, value: state });
  });

  test.each([
    ['sent', 'already-sent'],
    ['queued', 'already-queued'],
    ['sending', 'already-queued'],
  ] as const)('is refused for a mail that is %s', (state, code) => {
    expect(sendable(state, ours)).toMatchObject({ refusal: { code } });
  });

  test('is refused for a sample, mail server or not', () => {
    for (const mailIsSet of [true, false]) {
      expect(sendable('kept', { isSample: true, mailIsSet })).toMatchObject({
        refusal: { code: 'sample-mail-stays' },
      });
    }
  });

  test('is refused while no mail server is set, and says who can set one', () => {
    const refused = sendable('kept', { isSample: false, mailIsSet: false });
    expect(refused).toMatchObject({ refusal: { code: 'no-mail-server' } });
    expect(!refused.ok && refused.refusal.because).toContain('SMTP_URL');
  });
});

test('the Message-ID is made from the id alone, so every sending has the same', () => {
  expect(mailIdOf('0190')).toBe('<0190@deskproof>');
});
