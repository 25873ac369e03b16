import { describe, expect, it } from 'vitest';
import { type Channel, judgeMarketing, readConsent } from './marketing.ts';

const CASES: readonly (readonly [wording: string, channel: Channel, specific: boolean])[] = [
  ['I agree with Marketing Activity; partners: general', 'email', false],
  ['I agree that Northgate Recruitment may email me job alerts', 'email', true],
  ['Yes, email me about nursing vacancies from Brightwork Ltd', 'email', true],
  ['I agree to receive marketing from selected third parties', 'email', false],
  ['I agree to receive emails from carefully selected companies', 'email', false],
  ['I agree to receive job alerts by text message from Acme Staffing', 'text_message', true],
  ['I agree to receive job alerts by email from Acme Staffing', 'text_message', false],
  ['I agree to marketing', 'email', false],
  ['I agree', 'email', false],
  ['Text me shift offers', 'text_message', true],
  ['You may send me weekly vacancies by email. I can unsubscribe at any time', 'email', true],
  ['I do not wish to receive emails', 'email', false],
  ['By registering you agree to receive emails about jobs from us', 'email', false],
  ['Email me job alerts from Acme and its trusted partners', 'email', false],
  ['SMS and email job alerts from Acme Ltd', 'text_message', true],
  ['I would like to hear about products and services that may be of interest', 'email', false],
  [
    'I consent to Acme Recruitment sending me emails about temporary shifts. I can opt out at any time.',
    'email',
    true,
  ],
];

describe('consent to marketing', () => {
  it.each(CASES)('%s, %s: %s', (wording, channel, specific) => {
    expect(readConsent(wording, channel).specific).toBe(specific);
  });

  const wording = 'Email me job alerts from Northgate Recruitment';

  it.each([
    ['email', 'individual', undefined, undefined, 'block'],
    ['email', 'sole_trader', undefined, undefined, 'block'],
    ['text_message', 'individual', undefined, undefined, 'block'],
    ['text_message', 'sole_trader', 'I agree to hear from our partners', undefined, 'block'],
    ['email', 'individual', wording, undefined, 'record'],
    ['email', 'sole_trader', wording, false, 'record'],
    ['text_message', 'individual', wording, undefined, 'block'],
    ['email', 'individual', undefined, true, 'record'],
    ['text_message', 'sole_trader', 'I agree to hear from our partners', true, 'record'],
    ['email', 'corporate', undefined, undefined, 'pass'],
    ['text_message', 'corporate', undefined, false, 'pass'],
    ['call', 'individual', undefined, undefined, 'record'],
    ['call', 'corporate', undefined, undefined, 'record'],
  ] as const)(
    '%s to %s, agreed %s, soft opt-in %s: %s',
    (channel, recipient, consentText, softOptIn, outcome) => {
      expect(judgeMarketing({ channel, recipient, consentText, softOptIn }).outcome).toBe(outcome);
    },
  );
});
