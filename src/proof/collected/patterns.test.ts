import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, enough, timeOf, yearBeside } from './count-pattern.ts';
import { type Act, PATTERNS, type PatternCode } from './patterns.ts';

const LENA = 'lena';
const RAVI = 'ravi';
const MONDAY = Date.parse('2026-09-07T09:00:00Z');
const DAY = 86_400_000;
const END = new Date(MONDAY + 60 * DAY);

/** Entries of a log by their day from Monday 7 September, with whoever did them; Lena if nobody is said. */
function logOf(
  ...lines: readonly (readonly [
    day: number,
    kind: string,
    facts: Act['facts'],
    subjects?: Act['subjects'],
    actor?: string,
  ])[]
): readonly Act[] {
  return lines.map(([day, kind, facts, subjects = {}, actor = LENA], at) => ({
    seq: at + 1,
    kind,
    at: new Date(MONDAY + day * DAY),
    actor,
    subjects,
    facts,
  }));
}

function found(code: PatternCode, acts: readonly Act[], until = END) {
  const pattern = PATTERNS.find((one) => one.code === code);
  return pattern?.find(acts, LENA, until).map(({ seqs, shown }) => [seqs, shown]);
}

const declined = { shifts: ['s1'], answer: 'declined' };
const missed = { direction: 'out', outcome: 'no_answer' };

describe('trying again', () => {
  it('is another offer of the same shift, or another call to the same person, within three days', () => {
    const acts = logOf(
      [0, 'offer.answered', declined, { worker: 'rosa' }],
      [1, 'shift.offered', { shifts: ['s2'] }, { worker: 'omar' }],
      [2, 'shift.offered', { shifts: ['s1'] }, { worker: 'omar' }],
      [3, 'call.made', missed, { person: 'rosa' }],
      [4, 'call.made', { direction: 'in', outcome: 'spoke' }, { person: 'rosa' }],
      [5, 'call.made', { direction: 'out', outcome: 'spoke' }, { person: 'omar' }],
    );
    expect(found('tenacity', acts)).toEqual([
      [[1, 3], true],
      [[4], false],
    ]);
  });

  it('is not what came too late, what a colleague did, or what is not yet to be expected', () => {
    const acts = logOf(
      [0, 'offer.answered', declined],
      [2, 'shift.offered', { shifts: ['s1'] }, {}, RAVI],
      [4, 'shift.assigned', { shifts: ['s1'] }],
      [59, 'call.made', missed, { person: 'rosa' }],
    );
    expect(found('tenacity', acts)).toEqual([[[1], false]]);
  });

  it('sees no setback where the offer was accepted or somebody was reached', () => {
    const acts = logOf(
      [0, 'offer.answered', { shifts: ['s1'], answer: 'accepted' }],
      [1, 'call.made', { direction: 'out', outcome: 'spoke' }, { person: 'rosa' }],
    );
    expect(found('tenacity', acts)).toEqual([]);
  });
});

describe('one’s own tasks', () => {
  const due = (day: number) => new Date(MONDAY + day * DAY).toISOString();
  const task = (name: string, day: number) => ({ task: name, dueAt: due(day) });
  const mine = { member: LENA };

  it('count when they fell due: done in time or not, and never those of others', () => {
    const acts = logOf(
      [0, 'task.added', task('a', 2), mine],
      [0, 'task.added', task('b', 2), mine],
      [0, 'task.added', task('c', 90), mine],
      [0, 'task.added', task('d', 2), { member: RAVI }],
      [1, 'task.completed', { task: 'a', inTime: true }],
      [3, 'task.completed', { task: 'd', inTime: true }],
    );
    expect(found('own_initiative', acts)).toEqual([
      [[1, 5], true],
      [[2], false],
    ]);
  });

  it('are nobody’s failure once taken back, and due when they were put off to', () => {
    const acts = logOf(
      [0, 'task.added', task('a', 2), mine],
      [1, 'task.dropped', task('a', 2)],
      [0, 'task.added', task('b', 2), mine],
      [1, 'task.moved', { task: 'b', from: due(2), dueAt: due(90) }],
    );
    expect(found('own_initiative', acts)).toEqual([]);
  });

  it('are in order when each was done, handed on or put off before it was due', () => {
    const acts = logOf(
      [1, 'task.moved', { task: 'a', from: due(2), dueAt: due(5) }],
      [5, 'task.completed', { task: 'a', inTime: true }],
      [3, 'task.moved', { task: 'b', from: due(2), dueAt: due(5) }],
      [4, 'task.completed', { task: 'b', inTime: true }],
      [1, 'task.handed', task('c', 2)],
    );
    expect(found('priorities', acts)).toEqual([
      [[1, 2], true],
      [[3, 4], false],
      [[5], true],
    ]);
  });
});

describe('details that stand', () => {
  const form = (...changed: string[]) => ({ how: 'form', changed });
  const rosa = { candidate: 'rosa' };

  it('fall when a colleague changes the same field within fourteen days', () => {
    const acts = logOf(
      [0, 'candidate.updated', form('phone'), rosa],
      [1, 'candidate.updated', form('email'), rosa],
      [10, 'candidate.updated', form('phone'), rosa, RAVI],
      [20, 'candidate.updated', form('email'), rosa, RAVI],
      [21, 'candidate.registered', { how: 'form' }, { candidate: 'omar' }],
      [22, 'candidate.updated', form('notes'), { candidate: 'omar' }, RAVI],
      [58, 'candidate.updated', form('phone'), rosa],
    );
    expect(found('attention', acts)).toEqual([
      [[1, 3], false],
      [[2], true],
      [[5, 6], false],
    ]);
  });

  it('are not those from a file, nor changed by one’s own second look', () => {
    const acts = logOf(
      [0, 'candidate.registered', { how: 'import' }, rosa],
      [1, 'candidate.updated', form('phone'), rosa],
      [2, 'candidate.updated', form('phone'), rosa],
    );
    expect(found('attention', acts)).toEqual([
      [[2], true],
      [[3], true],
    ]);
  });
});

it('the law’s no counts once for the same worker and shifts, and not where the learner went over the rule', () => {
  const no = { step: 'offer', shifts: ['s1', 's2'] };
  const acts = logOf(
    [0, 'supply.refused', no, { worker: 'rosa' }],
    [0, 'supply.refused', { step: 'assign', shifts: ['s2', 's1'] }, { worker: 'rosa' }],
    [1, 'supply.refused', no, { worker: 'omar' }],
    [2, 'rule.overridden', {}, { worker: 'omar', shift: 's2' }],
    [3, 'supply.refused', { step: 'confirm', shifts: ['s3'] }, { worker: 'omar' }],
  );
  expect(found('within_the_law', acts)).toEqual([
    [[1], true],
    [[3, 4], false],
  ]);
});

it('a promise is kept by the day first given, and a confirmation within the time of the law', () => {
  const first = new Date(MONDAY + 2 * DAY).toISOString();
  const acts = logOf(
    [1, 'task.completed', { promisedTo: 'client', firstDueAt: first, inTime: true }],
    [3, 'task.completed', { promisedTo: 'client', firstDueAt: first, inTime: true }],
    [3, 'task.completed', { promisedTo: null, firstDueAt: first, inTime: false }],
    [4, 'booking.confirmed', { inTime: true }],
    [5, 'booking.confirmed', { inTime: false }],
  );
  expect(found('promises', acts)).toEqual([
    [[1], true],
    [[2], false],
    [[4], true],
    [[5], false],
  ]);
});

it('listening shows in an interview that holds all three, and in a call that was noted', () => {
  const acts = logOf(
    [0, 'candidate.interviewed', { needs: true, wants: true, expectations: true }],
    [1, 'candidate.interviewed', { needs: true, wants: true, expectations: false }],
    [2, 'call.made', { outcome: 'spoke', identityChecked: true, noted: true }],
    [3, 'call.made', { outcome: 'spoke', identityChecked: false, noted: true }],
    [4, 'call.made', { outcome: 'no_answer', identityChecked: false, noted: true }],
  );
  expect(found('listening', acts)).toEqual([
    [[1], true],
    [[2], false],
    [[3], true],
    [[4], false],
  ]);
});

const anyAct = fc.record({
  day: fc.integer({ min: 0, max: 60 }),
  kind: fc.constantFrom(...new Set(PATTERNS.flatMap(({ kinds }) => kinds))),
  actor: fc.constantFrom(LENA, RAVI),
  facts: fc.record({
    shifts: fc.subarray(['s1', 's2', 's3']),
    answer: fc.constantFrom('accepted', 'declined'),
    direction: fc.constantFrom('in', 'out'),
    outcome: fc.constantFrom('spoke', 'no_answer'),
    task: fc.constantFrom('a', 'b', 'c'),
    dueAt: fc.constant(new Date(MONDAY + 20 * DAY).toISOString()),
    from: fc.constant(new Date(MONDAY + 20 * DAY).toISOString()),
    firstDueAt: fc.constant(new Date(MONDAY + 20 * DAY).toISOString()),
    inTime: fc.boolean(),
    how: fc.constantFrom('form', 'import'),
    changed: fc.subarray(['phone', 'email']),
    step: fc.constantFrom('offer', 'assign', 'confirm'),
    promisedTo: fc.constantFrom(null, 'client'),
  }),
  who: fc.constantFrom('rosa', 'omar'),
});
const anyLog = fc.array(anyAct, { maxLength: 40 }).map((drawn) =>
  logOf(
    ...drawn
      .toSorted((a, b) => a.day - b.day)
      .map(({ day, kind, facts, who, actor }) => {
        const subjects = { worker: who, candidate: who, person: who, member: actor, shift: 's1' };
        return [day, kind, facts, subjects, actor] as const;
      }),
  ),
);

describe('whatever the log holds', () => {
  it('counts nobody’s work but the learner’s, within the time, and no more shown than there was', () => {
    fc.assert(
      fc.property(anyLog, (acts) => {
        const bySeq = new Map(acts.map((act) => [act.seq, act]));
        for (const pattern of PATTERNS) {
          const occasions = pattern.find(acts, LENA, END);
          for (const { seqs, at } of occasions) {
            expect(seqs.length).toBeGreaterThan(0);
            expect(bySeq.get(seqs[0] ?? 0)?.actor).toBe(LENA);
            expect(bySeq.get(seqs[0] ?? 0)?.at).toEqual(at);
            expect(seqs).toEqual([...seqs].toSorted((a, b) => a - b));
          }
          const counted = countOf(occasions);
          const sum = (of: 'occasions' | 'shown') =>
            counted.weeks.reduce((all, week) => all + week[of], 0);
          expect([sum('occasions'), sum('shown')]).toEqual([counted.occasions, counted.shown]);
          expect(counted.shown).toBeLessThanOrEqual(counted.occasions);
        }
      }),
    );
  });

  it('a colleague’s own work never changes the figures, but for what they corrected', () => {
    fc.assert(
      fc.property(anyLog, (acts) => {
        const alone = acts.filter(({ actor }) => actor === LENA);
        for (const pattern of PATTERNS.filter(({ others }) => others.length === 0)) {
          expect(pattern.find(acts, LENA, END)).toEqual(pattern.find(alone, LENA, END));
        }
      }),
    );
  });
});

describe('the days', () => {
  const TODAY = '2026-11-23';
  const EARLIEST = '2023-11-23';
  const asked = (fromOn: string, toOn: string) => {
    const time = timeOf({ fromOn, toOn }, TODAY, EARLIEST);
    return time.ok ? 'ok' : time.refusal.code;
  };

  it('are four weeks to a year, over by today, and not older than three years', () => {
    expect(asked('2026-10-26', '2026-11-22')).toBe('ok');
    expect(asked('2026-10-27', '2026-11-22')).toBe('too-short');
    expect(asked('2025-11-22', '2026-11-22')).toBe('ok');
    expect(asked('2025-11-21', '2026-11-22')).toBe('too-long');
    expect(asked('2026-10-26', '2026-11-23')).toBe('not-over-yet');
    expect(asked('2023-11-22', '2024-03-01')).toBe('older-than-three-years');
    expect(asked('2026-11-22', '2026-10-26')).toBe('too-short');
    expect(asked('soon', '2026-11-22')).toBe('date-not-read');
  });

  it('stand beside the year they are taken from', () => {
    const beside = (fromOn: string, toOn: string) => yearBeside({ fromOn, toOn }, EARLIEST)?.fromOn;
    expect(beside('2026-10-26', '2026-11-22')).toBe('2025-11-22');
    expect(beside('2025-11-22', '2026-11-22')).toBeUndefined();
    expect(beside('2024-01-01', '2024-03-01')).toBe('2023-11-23');
  });
});

it('a handful, or a single week of many, is no pattern', () => {
  const weeks = (...each: readonly number[]) =>
    each.map((occasions, at) => ({ monday: `2026-10-0${at + 1}`, occasions, shown: 0 }));
  const is = (...each: readonly number[]) =>
    enough({ occasions: each.reduce((a, b) => a + b, 0), shown: 0, weeks: weeks(...each) }).ok;
  expect(is(2, 2, 2, 2)).toBe(true);
  expect(is(2, 2, 2, 1)).toBe(false);
  expect(is(20, 20, 20)).toBe(false);
});
