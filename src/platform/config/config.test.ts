import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

function settingsOf(env: Record<string, string>) {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.refusal.because);
  return read.value;
}

function complaintOf(env: Record<string, string>): string {
  const read = readConfig(env);
  return read.ok ? '' : read.refusal.because;
}

describe('settings', () => {
  test('have a default each, so that nothing need be set', () => {
    expect(settingsOf({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      dataDir: path.resolve(import.meta.dirname, '../../../.data'),
      databaseUrl: undefined,
      smtpUrl: undefined,
      sms: { url: undefined, token: undefined, from: undefined, webhookSecret: undefined },
      publicUrl: 'http://127.0.0.1:4000',
      trustProxy: false,
      recordPartBytes: undefined,
    });
  });

  test('are read from the environment', () => {
    const settings = settingsOf({
      PORT: '8080',
      HOST: '0.0.0.0',
      DATA_DIR: '/srv/our desk',
      DATABASE_URL: 'postgres://owner:word@db.example:5432/desk?sslmode=require',
      SMTP_URL: 'smtps://desk:word@mail.example:465',
      SMS_URL: 'https://texts.example/send',
      SMS_TOKEN: 'a token',
      SMS_FROM: '07700 900123',
      SMS_WEBHOOK_SECRET: 'sixteen letters or more',
      PUBLIC_URL: 'https://desk.example.co.uk/',
      TRUST_PROXY: '10.0.0.5, 10.1.0.0/16',
      RECORD_PART_MB: '500',
    });
    expect(settings).toEqual({
      port: 8080,
      host: '0.0.0.0',
      dataDir: '/srv/our desk',
      databaseUrl: 'postgres://owner:word@db.example:5432/desk?sslmode=require',
      smtpUrl: 'smtps://desk:word@mail.example:465',
      sms: {
        url: 'https://texts.example/send',
        token: 'a token',
        from: '+447700900123',
        webhookSecret: 'sixteen letters or more',
      },
      publicUrl: 'https://desk.example.co.uk',
      trustProxy: ['10.0.0.5', '10.1.0.0/16'],
      recordPartBytes: 500_000_000,
    });
  });

  test('that are empty count as not set', () => {
    expect(settingsOf({ PORT: '', DATABASE_URL: ' ' }).port).toBe(4000);
  });

  test('listening everywhere, the address given to people is the loopback one', () => {
    expect(settingsOf({ HOST: '0.0.0.0' }).publicUrl).toBe('http://127.0.0.1:4000');
    expect(settingsOf({ HOST: '::1', PORT: '99' }).publicUrl).toBe('http://[::1]:99');
  });

  test.each([
    ['PORT', 'eighty', "PORT 'eighty' is not a port; give a number from 1 to 65535."],
    ['PORT', '0', "PORT '0' is not a port"],
    ['PORT', '70000', "PORT '70000' is not a port"],
    ['HOST', 'http://x', "HOST 'http://x' is not an address to listen on"],
    ['DATABASE_URL', 'mysql://a@b/c', 'DATABASE_URL is not a PostgreSQL address'],
    ['DATABASE_URL', 'postgres://owner@host/', 'DATABASE_URL is not a PostgreSQL address'],
    ['DATABASE_URL', 'postgres://host/desk', 'DATABASE_URL names no user'],
    ['SMTP_URL', 'mail.example', 'SMTP_URL is not a mail server'],
    ['SMS_URL', 'texts.example', 'SMS_URL is not an address to send texts to'],
    ['SMS_FROM', 'far too long a name', "SMS_FROM 'far too long a name' is neither"],
    ['SMS_WEBHOOK_SECRET', 'short', 'SMS_WEBHOOK_SECRET is too short to sign with'],
    [
      'PUBLIC_URL',
      'https://desk.example/app',
      "PUBLIC_URL 'https://desk.example/app' is not an origin",
    ],
    ['TRUST_PROXY', 'true', "TRUST_PROXY 'true' names no proxy"],
    ['RECORD_PART_MB', '0', "RECORD_PART_MB '0' is no size of a part"],
    ['TRUST_PROXY', '10.0.0.0/40', "TRUST_PROXY '10.0.0.0/40' names no proxy"],
  ])('are refused in words: %s=%s', (name, value, words) => {
    expect(complaintOf({ [name]: value })).toContain(words);
  });

  test('that are wrong are all named at once, and a password among them is not repeated', () => {
    const words = complaintOf({ PORT: 'x', SMTP_URL: 'http://desk:hushhush@mail.example' });
    expect(words).toContain('PORT');
    expect(words).toContain('SMTP_URL');
    expect(words).not.toContain('hushhush');
  });
});
