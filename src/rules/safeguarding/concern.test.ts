import { expect, test } from 'vitest';
import { NATIONS } from '../../lib/calendar.ts';
import { questionsOfConcern } from './concern.ts';

const referral = (nation?: (typeof NATIONS)[number]) =>
  questionsOfConcern(nation).find(({ key }) => key === 'referral');

test('a concern asks of danger, the client, the authority and a referral, in this order, in every nation', () => {
  for (const nation of NATIONS) {
    expect(questionsOfConcern(nation).map(({ key }) => key)).toEqual([
      'danger',
      'hirer',
      'authority',
      'referral',
    ]);
  }
  expect(questionsOfConcern()).toEqual(questionsOfConcern('england'));
});

test('the referral names the duty of whoever supplies workers, by the law of the site', () => {
  const act = 'Safeguarding Vulnerable Groups Act 2006, s 36 (personnel suppliers)';
  expect(referral('england')?.source).toBe(act);
  expect(referral('wales')?.source).toBe(act);
  expect(referral('northern-ireland')?.source).toBe(
    'Safeguarding Vulnerable Groups (Northern Ireland) Order 2007, art 38 (personnel suppliers)',
  );
  expect(referral('scotland')).toMatchObject({
    question: expect.stringContaining('to Disclosure Scotland, within three months.'),
    source: 'Protection of Vulnerable Groups (Scotland) Act 2007, s 5 (employment businesses), s 9',
  });
});
