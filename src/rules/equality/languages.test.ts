import { describe, expect, it } from 'vitest';
import { readAdvert } from './advert.ts';
import { type AdvertFacts, foreignOnly } from './languages.ts';

describe('an advert in a foreign language only', () => {
  it.each<AdvertFacts>([
    { text: 'The vacancy is published solely in Romanian' },
    { text: 'Posted in Lithuanian only' },
    { text: 'Whole vacancy in Spanish' },
    { text: 'This ad is not available in English' },
    { text: 'Printed only in a foreign language', job: 'packer' },
    { text: 'Foreign languages only' },
    { text: 'In German', job: 'labourer', languages: ['de'] },
    { text: 'Advert text in Romanian', job: 'packer', languages: ['ro'] },
    { text: 'Packers for nights. Wording in French alone.', job: 'packer', languages: ['fr'] },
    { text: 'Italian', job: 'picker', languages: ['it'] },
  ])('warns: $text', (advert) => {
    expect(readAdvert(advert)).toMatchObject({ outcome: 'warn', characteristics: ['race'] });
  });

  it.each<AdvertFacts>([
    { text: "English lessons for Polish children: a children's teacher" },
    { text: 'This advert is published in Polish and English' },
    { text: 'Advert in Welsh only', languages: ['cy'] },
    { text: 'Advert in Welsh only' },
    { text: 'Advert only in Polish', job: 'Polish-speaking adviser', languages: ['pl'] },
    { text: 'Advertised only in German', job: 'German translator' },
    { text: 'Adviser with Polish, for Polish callers. Advert in Polish.', languages: ['pl'] },
    { text: 'Customer adviser, Romanian and English', job: 'adviser', languages: ['ro'] },
    { text: 'Teacher of German', job: 'teacher', languages: ['de'] },
    { text: 'Advertised only in Polish', job: 'packer', languages: ['en', 'pl'] },
    { text: 'Chef for French restaurant, menus written in French' },
    { text: 'Reports published in German are read by the team' },
  ])('is not: $text', (advert) => {
    expect(foreignOnly(advert)).toBe(false);
    expect(readAdvert(advert).outcome).toBe('pass');
  });
});

describe('the title of a job', () => {
  it.each([
    ['barmaid', 'sex'],
    ['Handyman', 'sex'],
    ['night watchman', 'sex'],
    ['papergirl', 'age,sex'],
    ['Paper boys', 'age,sex'],
    ['Saturday girl', 'age,sex'],
  ])('warns: %s', (job, of) => {
    const read = readAdvert({ text: 'Start on Monday', job });
    expect([read.outcome, [...read.characteristics].sort().join()]).toEqual(['warn', of]);
  });

  it('blocks where it shuts people out', () => {
    expect(readAdvert({ text: 'Start on Monday', job: 'packer (men only)' }).outcome).toBe('block');
  });

  it.each([
    'bar staff',
    'waiter/waitress',
    "women's fashion assistant",
    "support worker, girls' hostel",
    'Microsoft Dynamics consultant',
    'newspaper delivery',
  ])('passes: %s', (job) => {
    expect(readAdvert({ text: 'Start on Monday', job }).outcome).toBe('pass');
  });
});
