import { describe, expect, it } from 'vitest';
import { readAdvert } from './advert.ts';

describe('an age in an advert', () => {
  it.each([
    'Cleaners under 40 years old',
    'Nurses over 50 years of age wanted',
    'Bus driver over 30 needed',
    'Cook aged under 45 required',
  ])('asked of the worker blocks: %s', (text) => {
    expect(readAdvert({ text })).toMatchObject({ outcome: 'block', characteristics: ['age'] });
  });

  it.each([
    'Somebody over 40 would suit this shop',
    'A person under 35 could grow with us',
    'Over 55s preferred',
  ])('named warns: %s', (text) => {
    expect(readAdvert({ text })).toMatchObject({ outcome: 'warn', characteristics: ['age'] });
  });

  it.each([
    'Deliver in under 30 minutes',
    'A fleet of over 25 vehicles',
    'Vehicles under 20 years old',
    'Drivers must be over 18 years old',
    'We run over 25 drivers and need more',
    'Operatives under 30 minutes from site',
    'Drivers, over 40 drops a day',
    'No more than 30 on site at once',
    'Care for adults over 65 years old',
    'Teams of less than 30 in each hall',
  ])('is no age: %s', (text) => {
    expect(readAdvert({ text })).toMatchObject({ outcome: 'pass', characteristics: [] });
  });
});
