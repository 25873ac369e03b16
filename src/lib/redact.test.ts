import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Hidden, redactText } from './redact.ts';
import { fold } from './text.ts';

const rosa: Hidden = { text: 'Rosa Marsh', mark: 'Worker K7Q-4MX', wordsToo: true };
const may: Hidden = { text: 'May Rose', mark: 'Worker 3PD-9AB', wordsToo: true };
const oneill: Hidden = { text: 'Siân O’Neill-Smith', mark: 'Contact 111-222', wordsToo: true };
const house: Hidden = { text: 'Harrow House', mark: 'Client 3MX-D00' };
const walk: Hidden = { text: '12 Canal Walk', mark: 'address' };
const all = [rosa, may, oneill, house, walk];
const tell = (text: string) => redactText(text, all);

describe('free text in a rendition', () => {
  it('tells Rosa and Harrow House by their marks', () => {
    expect(tell('I rang Rosa Marsh about Harrow House. Rosa said yes.')).toBe(
      'I rang [Worker K7Q-4MX] about [Client 3MX-D00]. [Worker K7Q-4MX] said yes.',
    );
  });

  it.each([
    ['ROSA MARSH came', '[Worker K7Q-4MX] came'],
    ['rosa marsh came', '[Worker K7Q-4MX] came'],
    ['rosa came', '[Worker K7Q-4MX] came'],
    ['Rosa’s shift', '[Worker K7Q-4MX] shift'],
    ["rosa's shift", '[Worker K7Q-4MX] shift'],
    ['Marsh, Rosa', '[Worker K7Q-4MX], [Worker K7Q-4MX]'],
    ['rosamarsh on chat', '[Worker K7Q-4MX] on chat'],
    ['Sian ONeill Smith ordered', '[Contact 111-222] ordered'],
    ["sian o'neill-smith ordered", '[Contact 111-222] ordered'],
    ['Ro\u200bsa came', '[Worker K7Q-4MX] came'],
    ['harrow-house called', '[Client 3MX-D00] called'],
  ])('however it is written: %s', (text, told) => {
    expect(tell(text)).toBe(told);
  });

  it('leaves English words that are names too where they are written small, and names inside words', () => {
    expect(tell('It may be that a rose grew; the marsh was wet.')).toBe(
      'It may be that a rose grew; the marsh was wet.',
    );
    expect(tell('May was late, Rose too.')).toBe(
      '[Worker 3PD-9AB] was late, [Worker 3PD-9AB] too.',
    );
    expect(tell('Maybe the marshalls in Rosario proposed it.')).toBe(
      'Maybe the marshalls in Rosario proposed it.',
    );
  });

  it('never takes a common English word for a name, however short or of how many words the name is', () => {
    const odd = (text: string) => ({ text, mark: 'Contact 886-HER', wordsToo: true });
    const hidden = ['Head of Care', 'Of', 'On Duty', 'Duty Manager', 'Jo In'].map(odd);
    const plain =
      'Of course I was on duty in the course of my job; the duty manager and the head of the ward care.';
    expect(redactText(plain, hidden)).toBe(plain);
    expect(redactText('I rang the Head of Care, then Duty Manager and Jo In.', hidden)).toBe(
      'I rang the [Contact 886-HER], then [Contact 886-HER] and [Contact 886-HER].',
    );
    expect(redactText('Jo said yes.', hidden)).toBe('[Contact 886-HER] said yes.');
    const berg = [odd('Piet van der Berg')];
    expect(redactText('He came in the van; Berg drove.', berg)).toBe(
      'He came in the van; [Contact 886-HER] drove.',
    );
  });

  it.each([
    ['write to rosa.marsh@example.org now', 'write to [e-mail] now'],
    ['ring 07700 900123', 'ring [number]'],
    ['ring +44 (0)113 496 0100.', 'ring [number].'],
    ['(07700 900123, out of hours)', '([number], out of hours)'],
    ['ring (0113) 496 0100', 'ring [number]'],
    ['at 12 Canal Walk, LS1 4AP', 'at [address], [postcode]'],
    ['postcode ls14ap', 'postcode [postcode]'],
    ['£13.50 and £1,200 a week', '[amount] and [amount] a week'],
    ['12.71 per hour', '[amount]'],
    ['12.71', '[amount]'],
    ['13 an hour', '[amount]'],
    ['twenty at 15 quid', 'twenty at [amount]'],
    ['GBP 14', '[amount]'],
    ['NI QQ123456C', 'NI [National Insurance number]'],
    ['NI QQ 12 34 56 C.', 'NI [National Insurance number].'],
    ['at 077009 00123 today', 'at [number] today'],
    ['on 123456 a visit', 'on [number] a visit'],
    ['born 12 March 1985 in Leeds', '[date of birth] in Leeds'],
    ['DOB: 12/03/1985.', '[date of birth].'],
    ['her date of birth is the 3rd of May, 1990', 'her [date of birth]'],
    ['d.o.b. 1990-05-03', '[date of birth]'],
    ['see https://harrow.example/rosa?x=1', 'see [web address]'],
  ])('hides what reaches somebody or what it costs: %s', (text, told) => {
    expect(tell(text)).toBe(told);
  });

  it('leaves days, times and counts', () => {
    const text =
      'On 2026-11-23 and 24/11/2026, 07:00-15:30, 3 workers for 12 shifts, FLEX.5 and RPC1.1.2.';
    expect(tell(text)).toBe(text);
  });

  it('finds names of other scripts, inside a sentence without spaces too', () => {
    const li = [{ text: '李小龙', mark: 'Worker AAA-BBB', wordsToo: true }];
    expect(redactText('今天李小龙来了', li)).toBe('今天[Worker AAA-BBB]来了');
    const ivan = [{ text: 'Иван Петров', mark: 'Worker AAA-BBB', wordsToo: true }];
    expect(redactText('Звонил иван петров.', ivan)).toBe('Звонил [Worker AAA-BBB].');
  });

  it('knows an organisation by the start of its name, or by its telling word with a capital', () => {
    const client = [{ text: 'Harrow House Care Ltd', mark: 'Client 3MX-D00', startsToo: true }];
    expect(
      redactText('harrow house rang; Harrow is short of staff, their Care is good.', client),
    ).toBe('[Client 3MX-D00] rang; [Client 3MX-D00] is short of staff, their Care is good.');
    const generic = [{ text: 'The Care Home Group', mark: 'Client 3MX-D00', startsToo: true }];
    expect(redactText('The care home was full; the Care Home Group rang.', generic)).toBe(
      'The care home was full; [Client 3MX-D00] rang.',
    );
  });

  it('marks are left alone even where a worker is called Worker', () => {
    const worker = { text: 'Ann Worker', mark: 'Worker AAA-BBB', wordsToo: true };
    expect(redactText('Rosa and Ann', [rosa, worker])).toBe(
      '[Worker K7Q-4MX] and [Worker AAA-BBB]',
    );
  });

  const name = fc
    .tuple(
      fc.constantFrom(
        'Zoë',
        'José',
        'Łukasz',
        'Nguyễn',
        'D’Arcy',
        "O'Hara",
        'Anne-Marie',
        'Xiu',
        'Björk',
        'Ødegård',
        'Ng',
        'Þór',
        'Iñaki',
      ),
      fc.constantFrom(
        'Quigley',
        'MacDonald',
        'van der Berg',
        'Ó Súilleabháin',
        'Straße',
        'Çelik',
        'St. John',
        'Okonkwo',
        'Łęcki',
      ),
    )
    .map(([given, family]) => `${given} ${family}`);
  const spelling = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => fold(text),
    (text) => text.normalize('NFD'),
    (text) => text.replaceAll('’', "'"),
    (text) => text.replaceAll(' ', '  '),
  );
  const filler = fc.constantFrom('', 'I rang ', '(', '... ', '"', '\n', 'and then ', '– ');

  it('never says a name, however it is spelled and wherever it stands', () => {
    fc.assert(
      fc.property(name, spelling, filler, filler, (called, spell, before, after) => {
        const told = redactText(`${before}${spell(called)}${after === '' ? '' : ` ${after}`}`, [
          { text: called, mark: '#', wordsToo: true },
        ]);
        const words = fold(called)
          .split(/[^\p{L}]+/u)
          .filter((word) => word.length > 1);
        for (const word of words) {
          expect(fold(told).split(/[^\p{L}]+/u)).not.toContain(word);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never says a telephone number, an e-mail address, a postcode or an amount', () => {
    const digits = (count: number) =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count });
    const gap = fc.constantFrom('', ' ', '-', '.', ') ');
    const phone = fc
      .tuple(fc.constantFrom('0', '+44 ', '+44', '(0'), digits(10), gap, gap)
      .map(([start, ten, a, b]) => {
        const text = ten.join('');
        return {
          told: `${start}${text.slice(0, 3)}${a}${text.slice(3, 6)}${b}${text.slice(6)}`,
          last: text.slice(6),
        };
      });
    fc.assert(
      fc.property(phone, ({ told, last }) => {
        expect(redactText(`Ring ${told} today`, [])).not.toContain(last);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const told = redactText(`Mail ${email} today`, []);
        expect(told).toContain('[e-mail]');
        expect(told).not.toContain('@');
        expect(told).not.toContain(email.split('@')[1]);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 9_999_999 }),
        fc.constantFrom('£', '£ ', 'GBP '),
        (pence, sign) => {
          const pounds = (pence / 100).toFixed(2);
          const with1000s = pounds.replace(/\B(?=(\d{3})+\.)/g, ',');
          for (const amount of [pounds, with1000s]) {
            expect(redactText(`It is ${sign}${amount} an hour.`, [])).not.toMatch(/\d/);
            expect(redactText(`It is ${amount} per hour.`, [])).not.toMatch(/\d/);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes any text without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const once = tell(text);
        expect(typeof once).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});
