import { describe, expect, it } from 'vitest';
import { readAdvert } from './advert.ts';
import { readInstruction } from './instruction.ts';

const asked = (text: string) => readInstruction(text).hits.map(({ words }) => words);

describe('work kept for a group', () => {
  it.each([
    ['Applications restricted to Catholics', 'religion_belief'],
    ['These shifts are reserved for ladies', 'sex'],
    ['Confined to under 25s', 'age'],
    ['Limited to British citizens', 'race'],
    ['Exclusive to men', 'sex'],
    ['Work limited to Poles', 'race'],
    ['Anyone other than Hindus', 'religion_belief'],
    ['All but the Irish', 'race'],
    ['No Hindus', 'religion_belief'],
    ['No Iraqis', 'race'],
    ['Anybody but Turks', 'race'],
  ])('blocks: %s', (text, of) => {
    expect(readAdvert({ text })).toMatchObject({ outcome: 'block', characteristics: [of] });
  });

  it.each([
    'Not restricted to men',
    'No longer reserved for women',
    'Vacancies are not limited to women',
    'This role cannot be confined to men',
  ])('is not kept after a negation: %s', (text) => {
    expect(readAdvert({ text }).outcome).toBe('warn');
  });

  it.each([
    'Open to men and women',
    'Reserved parking beside the gate',
    'Parking bays reserved for disabled visitors',
    'Carters Yard is a limited company',
    'Paid to your limited company',
    'Shifts are limited to 48 hours a week',
    'Access to the site is restricted to staff',
    'Deliveries limited to the UK',
    'Sales restricted to British sites',
    'UK driving licence only',
    'Languages other than Polish are useful',
    'Work in any bar or British pub',
    'Just send your hours by Friday',
    'Sick pay after 3 months',
    'You will administer the sick pay scheme',
    'You will fit kitchens',
  ])('leaves alone: %s', (text) => {
    expect(readAdvert({ text })).toMatchObject({ outcome: 'pass', characteristics: [] });
  });

  it.each([
    'anyone but Poles please',
    'everybody other than Muslims',
    'all but those Romanians',
    'just send black ones',
    'just want Polish please',
    'keep it to Brits',
    'limit this to Christians',
    'English speakers, native people',
    'they want staff, but only native ones',
    'somebody over 40 for the desk',
    'a person under 35 might suit us',
    'nobody over 50 on the line',
  ])('is refused of a client: %s', (text) => {
    expect(asked(text)).not.toEqual([]);
  });

  it.each([
    'keep it to English speakers',
    'keep it to eight hours',
    'anyone but the usual crew',
    'everyone but Tom',
    'any day but Friday',
    'just send the same ones as last week',
    'just need five packers',
    'just white shirts',
    'just put the polish on the shelf',
    'someone under 30 minutes away',
    'someone to lift over 25 kg',
    'no more than 40 in the hall',
    'keep this for the German client',
  ])('is not asked by a client: %s', (text) => {
    expect(asked(text)).toEqual([]);
  });
});
