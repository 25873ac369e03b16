import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startOfDay } from '../../lib/time.ts';
import { checkNightWork } from '../../rules/working-time/night-work.ts';
import { aSetting } from '../duties/fixtures.ts';
import { aDossier, aHeld, anOffice, aWork } from './fixtures.ts';
import { nightGate } from './night-gate.ts';
import { prepared } from './prepared.ts';
import { workingTimeOf } from './working-time-facts.ts';

/** Rosa without a health assessment on file. */
const anyone = aDossier();
const rosa = { ...anyone, vetting: { ...anyone.vetting, nightHealth: [] } };

/** Weeks with a night on which the clocks change, and one without. */
const DAYS = ['2026-03-28', '2026-06-08', '2026-10-24'];

test('whoever has nights is asked about them: sparing the others loses no finding', () => {
  const shift = fc.record({
    back: fc.integer({ min: 1, max: 20 }),
    start: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 60, max: 14 * 60 }),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...DAYS),
      fc.array(shift, { maxLength: 12 }),
      shift,
      (day, before, proposed) => {
        const own = aWork(day, '00:00', '01:00');
        const work = {
          ...own,
          start: own.start + proposed.start,
          end: own.start + proposed.start + proposed.length,
        };
        const held = before
          .map(({ back, start, length }) => {
            const from = own.start - back * 1440 + start;
            return { ...aHeld(day, '00:00', '01:00'), start: from, end: from + length };
          })
          .sort((a, b) => a.start - b.start);
        const asked = {
          dossier: { ...rosa, held, firstHeld: held[0]?.start ?? null },
          prepared: prepared(work, 0, anOffice({ setting: aSetting({ nightHazard: 'yes' }) })),
          asking: { today: day, now: startOfDay(day) },
          alongside: [],
        };
        const whole = checkNightWork({ ...workingTimeOf(asked).facts, hazard: true });
        expect(nightGate.ask(asked)).toEqual(whole);
      },
    ),
    { numRuns: 300 },
  );
});
