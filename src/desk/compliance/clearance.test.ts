import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../lib/time.ts';
import { lawOf } from '../../rules/book/book.ts';
import { askAll, type Clearance, clearanceOf } from './clearance.ts';
import type { Dossier } from './dossier.ts';
import { aCheck, aDossier, aHeld, aWork } from './fixtures.ts';
import { GATES } from './gates.ts';
import { judge } from './judge.ts';
import { prepared } from './prepared.ts';

const asking = { today: '2026-06-01', now: startOfDay('2026-06-01') + 9 * 60 };
const monday = aWork('2026-06-08', '07:00', '15:00', { breakMinutes: 30 });
const asked = (dossier: Dossier, work = monday) =>
  askAll({ dossier, prepared: prepared(work, 0), asking, alongside: [] });
const whole = (dossier: Dossier, work = monday): Clearance =>
  clearanceOf('Care assistant at Elm Lodge on Mon 8 Jun', asked(dossier, work));

describe('the whole answer', () => {
  it('says in one sentence that a worker is cleared, and by what', () => {
    const { cleared, because } = whole(aDossier());
    expect(cleared).toBe(true);
    expect(because).toMatch(
      /^Cleared for Care assistant at Elm Lodge on Mon 8 Jun: right to work checked on .*, 7 h 30 a week on average and 16 h rest around it/,
    );
  });

  it('names the gravest of what stops, and how many more there are', () => {
    const nobody = aDossier({ checks: [], held: [aHeld('2026-06-08', '12:00', '20:00')] });
    const { cleared, because } = whole(nobody);
    expect(cleared).toBe(false);
    expect(because).toMatch(
      /^Not cleared for Care assistant at Elm Lodge on Mon 8 Jun: Already holds .* And 2 more reasons\.$/,
    );
  });

  it('holds what the ranking says, word for word, and what passed besides', () => {
    for (const dossier of [
      aDossier(),
      aDossier({ checks: [aCheck()] }),
      aDossier({ held: [aHeld('2026-06-07', '22:00', '06:00')], declarations: [] }),
      aDossier({ worker: { dateOfBirth: null } }),
    ]) {
      const all = asked(dossier);
      const found = all.filter(({ outcome }) => outcome !== 'pass');
      expect(found).toEqual(judge(dossier, prepared(monday, 0), asking));
      const passed = all.filter(({ outcome }) => outcome === 'pass').map(({ rule }) => rule);
      const stoppedRules = new Set(found.map(({ rule }) => rule));
      expect(passed.filter((rule) => stoppedRules.has(rule))).toEqual([]);
    }
  });

  it('gives every pass its sentence, its source, and the version of the law on the day of the work', () => {
    const passes = asked(aDossier()).filter(({ outcome }) => outcome === 'pass');
    expect(passes.length).toBeGreaterThan(8);
    for (const { rule, because, source, lawFrom } of passes) {
      expect(because, rule).toMatch(/^\S.*\.$/);
      expect(source, rule).not.toBe('');
      if (!rule.startsWith('OWN-')) expect(lawFrom, rule).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it('shows nobody in Belfast a paragraph of Great Britain, whether a rule passed or found something', () => {
    const britain = /(Regulations (1998|2003|2010|2005),)|Education Act/;
    const night = aWork('2026-06-08', '22:00', '06:00', { nation: 'northern-ireland' });
    const dossiers = [
      aDossier({ held: [aHeld('2026-06-01', '07:00', '15:00')] }),
      aDossier({ held: [aHeld('2026-06-08', '07:00', '15:00')], declarations: [] }),
      aDossier({ worker: { dateOfBirth: '2009-03-01' } }),
      aDossier({ worker: { dateOfBirth: null }, checks: [] }),
    ];
    for (const dossier of dossiers) {
      const sources = asked(dossier, night).map(({ rule, source }) => `${rule}: ${source}`);
      expect(sources.filter((line) => britain.test(line))).toEqual([]);
    }
    const glasgow = { ...monday, nation: 'scotland' as const };
    const age = asked(aDossier(), glasgow).find(({ rule }) => rule === 'WTR-AGE');
    expect(age).toMatchObject({ outcome: 'pass', source: expect.not.stringContaining('Act') });
  });

  it('asks only rules that the rule book holds, beside the agency’s own', () => {
    const rules = GATES.flatMap((gate) => gate.rules).filter((rule) => !rule.startsWith('OWN-'));
    expect(rules.filter((rule) => lawOf(rule) === undefined)).toEqual([]);
  });
});
