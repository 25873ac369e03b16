import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { advert, checkAdvert, readAdvert } from './advert.ts';

type Case = readonly [
  text: string,
  outcome: string,
  characteristics: string,
  job?: string,
  languages?: readonly string[],
];

// What each wording comes to, and the characteristics in the order of the alphabet.
const CASES: readonly Case[] = [
  ['Married couple required', 'warn', 'marriage_civil_partnership'],
  ['No headscarves', 'block', 'religion_belief'],
  ['Craftswoman', 'warn', 'sex'],
  ['Applicants aged over 50 will not be considered', 'block', 'age'],
  ['18-25 year olds', 'block', 'age'],
  ['foreign nationals need not apply', 'block', 'race'],
  ['Only apply if you are female', 'block', 'sex'],
  ['Female carer', 'escalate', 'sex', 'personal care, an occupational requirement'],
  ['waitress', 'warn', 'sex'],
  ['Salesgirl wanted', 'warn', 'sex'],
  ['postman', 'warn', 'sex'],
  ['Saturday boy', 'warn', 'age,sex'],
  ['cameraman', 'warn', 'sex'],
  ['Cameramen wanted', 'warn', 'sex'],
  ['sales-girl', 'warn', 'sex'],
  ['WAITRESSES', 'warn', 'sex'],
  ['shot girl', 'warn', 'sex'],
  ['part-time shot girl', 'warn', 'sex'],
  ['young', 'warn', 'age'],
  ['dynamic', 'warn', 'age'],
  ['mature', 'warn', 'age'],
  ['recent graduate', 'warn', 'age'],
  ['recent graduates only', 'block', 'age'],
  ['over 45s', 'warn', 'age'],
  ['over 45s need not apply', 'block', 'age'],
  ['young and dynamic', 'warn', 'age'],
  ['Young, dynamic team', 'warn', 'age'],
  ['mature person', 'warn', 'age'],
  ['physically active', 'warn', 'disability'],
  ['passport', 'warn', 'race'],
  ['UK passport holders only', 'block', 'race'],
  ['must hold a UK passport', 'warn', 'race'],
  ['British nationals only', 'block', 'race'],
  ['British passport holder', 'warn', 'race'],
  ['nationality', 'warn', 'race'],
  ['no women', 'block', 'sex'],
  ['men only', 'block', 'sex'],
  ['Men only need apply', 'block', 'sex'],
  ['no applicants over 40', 'block', 'age'],
  ['Christians only', 'block', 'religion_belief'],
  ['no disabled', 'block', 'disability'],
  ['No disabled people', 'block', 'disability'],
  ['must be male', 'block', 'sex'],
  ['applicants must be under 35', 'block', 'age'],
  ['aged 25 to 35', 'block', 'age'],
  ['aged 18 to 25', 'block', 'age'],
  ['maximum age 40', 'block', 'age'],
  ['not suitable for people over 60', 'block', 'age'],
  ['homosexual extras only', 'block', 'sexual_orientation'],
  ['No gays', 'block', 'sexual_orientation'],
  ['no foreigners', 'block', 'race'],
  ['no Muslims', 'block', 'religion_belief'],
  ['No pregnant women', 'block', 'pregnancy_maternity,sex'],
  ['single people only', 'block', 'marriage_civil_partnership'],
  ['no married women', 'block', 'marriage_civil_partnership,sex'],
  ['No transgender applicants', 'block', 'gender_reassignment'],
  ['native English speaker', 'warn', 'race'],
  ['able-bodied', 'warn', 'disability'],
  ['English mother tongue', 'warn', 'race'],
  ['We cannot offer accommodation to disabled people', 'block', 'disability'],
  ['handyman', 'warn', 'sex'],
  ['barmaid', 'warn', 'sex'],
  ['stewardess', 'warn', 'sex'],
  ['craftsman', 'warn', 'sex'],
  ['Girl Friday', 'warn', 'sex'],
  ['manageress', 'warn', 'sex'],
  ['headmistress', 'warn', 'sex'],
  ['youthful', 'warn', 'age'],
  ['energetic', 'warn', 'age'],
  ['school leaver', 'warn', 'age'],
  ['healthy', 'warn', 'disability'],
  ['clean-shaven', 'warn', 'religion_belief'],
  ['young female workers wanted', 'warn', 'age,sex'],
  ['Female receptionist required', 'warn', 'sex'],
  ['junior developer', 'pass', ''],
  ['senior nurse', 'pass', ''],
  ['Manager, Manchester', 'pass', ''],
  ['manager', 'pass', ''],
  ['Warehouse operative, Leeds, days, 12.71 an hour', 'pass', ''],
  ['German speaker', 'pass', '', 'German customer adviser'],
  ['German-speaking customer adviser', 'pass', ''],
  ['fluent Polish required', 'warn', 'race', 'taxi driver'],
  ['Taxi drivers wanted', 'warn', 'race', 'taxi driver', ['pl']],
  ['Kierowca', 'warn', 'race', 'taxi driver', ['pl']],
  ['Polish interpreter', 'pass', '', 'Polish interpreter', ['pl']],
  ['Taxi drivers wanted', 'pass', '', 'taxi driver', ['en', 'pl']],
  ['Gyrrwr', 'pass', '', 'driver', ['cy']],
  ['Driver', 'warn', 'race', 'driver', ['other']],
  ['Women and men welcome', 'pass', ''],
  ['Applications from women are particularly welcome', 'pass', ''],
  ['We welcome applications regardless of age, sex or disability', 'pass', ''],
  [
    "Female support worker for a women's refuge (occupational requirement, Sch 9 Equality Act 2010)",
    'escalate',
    'sex',
  ],
  ["Support worker for a women's refuge", 'pass', ''],
  ["Teacher at a girls' school", 'pass', ''],
  ['Support worker for young people', 'pass', ''],
  ['Care assistant working with elderly residents', 'pass', ''],
  ['Microsoft Dynamics consultant', 'pass', ''],
  ['over 40 branches nationwide', 'pass', ''],
  ['over 20 years of trading', 'pass', ''],
  ['must be over 18', 'pass', ''],
  ['18+ only', 'pass', ''],
  ['applicants must be 18 or over', 'pass', ''],
  ['No experience needed', 'pass', ''],
  ['no upper age limit', 'pass', ''],
  ['Lift up to 20 kg', 'pass', ''],
  ['Polish the floors', 'pass', ''],
  ['Chef for Indian restaurant', 'pass', ''],
  ['must have driving licence', 'warn', 'disability', 'receptionist'],
  ['must have driving licence', 'pass', '', 'van driver'],
  ['must have driving licence', 'pass', ''],
  ['Men need not apply', 'block', 'sex'],
  ['No men', 'block', 'sex'],
  ['ladies only', 'block', 'sex'],
  ['no one over 50', 'block', 'age'],
  ['under 30s only', 'block', 'age'],
  ['Over 50s preferred', 'warn', 'age'],
  ['45+ need not apply', 'block', 'age'],
  ['white only', 'block', 'race'],
  ['Whites only', 'block', 'race'],
  ['Polish workers preferred', 'warn', 'race'],
  ['Only Polish workers', 'block', 'race'],
  ['no Irish', 'block', 'race'],
  ['must be a practising Christian', 'block', 'religion_belief'],
  ['must be British', 'block', 'race'],
  ['wheelchair users need not apply', 'block', 'disability'],
  [
    'This job is not suitable for wheelchair users because the office is on the first floor',
    'block',
    'disability',
  ],
  ['bar staff', 'pass', ''],
  ['salesperson', 'pass', ''],
  ['Fork-lift driver, nights', 'pass', ''],
  ['We do not discriminate on grounds of sex, age or disability', 'pass', ''],
  ['Human resources manager', 'pass', ''],
  ['must be fluent in Polish', 'pass', ''],
  ['Good English required', 'pass', ''],
  ['waiter/waitress', 'pass', ''],
  ['waiter', 'warn', 'sex'],
  ['salesman', 'warn', 'sex'],
  ['Maternity cover, 9 months', 'pass', ''],
  ['hostess', 'warn', 'sex'],
  ['at least 15 years experience', 'warn', 'age'],
  ['2 years experience', 'pass', ''],
  ['No Jews', 'block', 'religion_belief'],
  ['Muslim women only', 'block', 'religion_belief,sex'],
  ['must not be pregnant', 'block', 'pregnancy_maternity'],
  ['people with no children', 'warn', 'sex'],
  ['Men and women', 'pass', ''],
  ['Mature or retired person', 'warn', 'age'],
  ['healthy and fit', 'warn', 'disability'],
  ['English only', 'pass', ''],
  ['local people only', 'pass', ''],
  ['EU citizens only', 'block', 'race'],
  ['no Eastern Europeans', 'block', 'race'],
  ['We do not employ women', 'block', 'sex'],
  ['only women', 'block', 'sex'],
  ['women preferred', 'warn', 'sex'],
  ['not only for men', 'warn', 'sex'],
];

const NEUTRAL = [
  'Warehouse operative wanted for busy site in Leeds. Monday to Friday, 06:00 to 14:00, 12.71 an hour.',
  "HGV Class 1 driver, nights out, at least 2 years' experience, CPC and digi card.",
  'Registered nurse for a care home for older people in Hull, days and nights.',
  'Teaching assistant, primary school, must enjoy working with young children.',
  'Office manager with strong Excel skills; you will manage a team of five women and men.',
  'Polish the brass, sweep the floor, report to Mr Young.',
  'Business development manager, Manchester, car allowance.',
  'Security officer with SIA licence; German shepherd handler an advantage.',
  'Chef de partie for French restaurant in York.',
  'Support worker: adults with learning disabilities, driving licence needed for home visits.',
  'Software engineer, team of 40, over 30 countries.',
  'Must be over 18 to serve alcohol.',
  'Must have the right to work in the UK; bring your passport or share code to registration.',
  'Midwife, band 6. Ward sister. Junior accountant. Senior carer.',
  'Customer service, English and French needed.',
  'Human resources adviser, Oman.',
];

describe('the wording of an advert', () => {
  for (const [text, outcome, characteristics, job, languages] of CASES) {
    it(`${[text, job, languages].filter(Boolean).join(', ')}: ${outcome} ${characteristics}`, () => {
      const read = readAdvert({ text, job, languages });
      expect([read.outcome, [...read.characteristics].sort().join()]).toEqual([
        outcome,
        characteristics,
      ]);
    });
  }

  it.each(NEUTRAL)('leaves alone: %s', (text) => {
    expect(readAdvert({ text })).toMatchObject({ outcome: 'pass', characteristics: [] });
  });

  it('says what to write instead', () => {
    expect(checkAdvert({ text: 'Waitress for Friday' })).toMatchObject([
      {
        rule: 'EQ-ADVERT',
        outcome: 'warn',
        clears: 'Write about the task instead: waiting staff.',
      },
    ]);
    expect(checkAdvert({ text: 'Bar staff for Friday' })).toEqual([]);
  });

  it('stops an advert that claims an occupational requirement until a person has decided', () => {
    const text = 'Female carer for personal care, an occupational requirement under Schedule 9.';
    expect(checkAdvert({ text })).toMatchObject([
      { rule: 'EQ-OCC', outcome: 'escalate', stops: true },
    ]);
  });

  it('passes before the Equality Act was in force', () => {
    const asked = { asOf: '2010-09-30', holidays: BANK_HOLIDAYS };
    const answer = advert.answer({ text: 'men only' } as never, asked);
    expect(answer).toMatchObject({ ok: true, value: { gives: { outcome: 'pass' } } });
    const then = advert.answer({ text: 'men only' } as never, { ...asked, asOf: '2010-10-01' });
    expect(then).toMatchObject({ ok: true, value: { gives: { outcome: 'block' } } });
  });

  const GRAVITY = ['pass', 'warn', 'block'];
  const hits = CASES.filter(([, outcome, , job]) => outcome !== 'pass' && !job).map(
    ([text]) => text,
  );

  it('is never cleared by neutral words beside it', () => {
    const words = [
      'Leeds',
      'warehouse',
      'nights',
      '12.71 an hour',
      'reliable',
      'CSCS card',
      'start Monday',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...hits),
        fc.array(fc.constantFrom(...words), { maxLength: 5 }),
        fc.boolean(),
        (text, more, first) => {
          const beside = `${more.join('. ')}.`;
          const long = first ? `${beside} ${text}` : `${text}. ${beside}`;
          const [alone, together] = [readAdvert({ text }), readAdvert({ text: long })];
          expect(GRAVITY.indexOf(together.outcome)).toBeGreaterThanOrEqual(
            GRAVITY.indexOf(alone.outcome),
          );
          expect(together.characteristics).toEqual(
            expect.arrayContaining([...alone.characteristics]),
          );
        },
      ),
    );
  });

  it('does not depend on capitals or on hyphens for spaces', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...hits),
        fc.constantFrom('upper', 'lower', 'hyphens'),
        (text, how) => {
          const changed =
            how === 'upper'
              ? text.toUpperCase()
              : how === 'lower'
                ? text.toLowerCase()
                : text.replaceAll(' ', '-');
          const [one, other] = [readAdvert({ text }), readAdvert({ text: changed })];
          if (how === 'hyphens' && /[.,;:]/.test(text)) return;
          expect([other.outcome, other.characteristics]).toEqual([
            one.outcome,
            one.characteristics,
          ]);
        },
      ),
    );
  });
});
