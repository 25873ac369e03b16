import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { centreWithLearner } from '../programme/fixtures.ts';
import { answerSurvey } from './answer.ts';
import { ownEqualAccess, surveyTotals } from './queries.ts';
import { averageOf, surveyShown } from './survey-rules.ts';
import { STATEMENTS, SURVEY_ANSWERS } from './survey-schema.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');
const ASKED = Object.keys(STATEMENTS) as (keyof typeof STATEMENTS)[];
const all = (answer: keyof typeof SURVEY_ANSWERS) =>
  ASKED.map((statement) => ({ statement, answer }));

describe('the learners’ survey', () => {
  it('C13: counts how Lena finds her programme once a quarter, and keeps no link from her to it', async () => {
    const of = await centreWithLearner(world);
    const says = (answers = all('agree').slice(0, 2)) =>
      of.does(of.lena, (tx) => answerSurvey(tx, { frameworkId: of.frameworkId, answers }));
    for (const answer of await Promise.all([says(), says(), says(all('disagree'))])) {
      expect(answer).toEqual(ok({ period: '2026-Q4' }));
    }
    const rows = async (table: string) =>
      (await world.owner.query(`select * from ${table} where organisation_id = $1`, [of.id])).rows;
    const counts = await rows('learner_survey_count');
    expect(counts).toHaveLength(ASKED.length);
    expect(counts.every(({ answers }) => answers === 1)).toBe(true);
    expect(Object.keys(counts[0])).not.toContain('learner_id');
    expect(await rows('learner_survey_answered')).toHaveLength(1);
    const [entry, ...more] = (await world.log(of)).filter(
      ({ kind }) => kind === 'learner_survey.answered',
    );
    expect(more).toEqual([]);
    expect(entry?.envelope).toMatchObject({ facts: {}, subjects: { framework: of.frameworkId } });
    const own = await read(world.db, of.lena, ownEqualAccess);
    expect(
      own.ok && own.value.rows.find((row) => row.frameworkId === of.frameworkId),
    ).toMatchObject({ surveyed: true, answered: false });
  });

  it('is shown of closed quarters with five answers, each beside the one shown before, and never of quarters added up', async () => {
    const of = await centreWithLearner(world);
    const own = await read(world.db, of.lena, ownEqualAccess);
    const rows = own.ok ? own.value.rows : [];
    const code = rows.find((row) => row.frameworkId === of.frameworkId)?.code ?? '';
    const quarter = async (period: string, answer: string, people: number) => {
      for (const statement of ASKED) {
        await world.owner.query(
          'insert into learner_survey_count values ($1, $2, $3, $4, $5, $6)',
          [of.id, code, period, statement, answer, people],
        );
      }
    };
    const shown = async () => {
      const totals = await read(world.db, of.ivan, surveyTotals);
      return totals.rows.find((row) => row.code === code)?.spans ?? [];
    };
    await quarter('2025-Q4', 'rather_not', 4);
    await quarter('2026-Q4', 'agree', 40);
    expect(await shown()).toEqual([]);
    // Four and one are no five people: the one may be one of the four.
    await quarter('2026-Q1', 'disagree', 1);
    expect(await shown()).toEqual([]);
    await quarter('2026-Q2', 'rather_not', 4);
    await quarter('2026-Q2', 'disagree', 1);
    await quarter('2026-Q3', 'agree', 6);
    const [newest, oldest, ...more] = await shown();
    expect(more).toEqual([]);
    expect(oldest).toMatchObject({ from: '2026-04-01', to: '2026-06-30', answered: 5 });
    expect(oldest?.statements[0]).toMatchObject({ average: 18, change: null });
    expect(newest).toMatchObject({ from: '2026-07-01', answered: 6 });
    expect(newest?.statements[0]).toMatchObject({ average: 50, change: 32, answers: { agree: 6 } });
  });

  it('is of the learner’s own framework alone', async () => {
    const of = await centreWithLearner(world);
    const says = (who: typeof of.lena, frameworkId: string) =>
      act(world.db, who, (tx) => answerSurvey(tx, { frameworkId, answers: all('agree') }));
    expect(await says(of.lena, newId())).toMatchObject({
      refusal: { code: 'framework-not-found' },
    });
    expect(await says(of.aidan, of.frameworkId)).toMatchObject({
      refusal: { code: 'not-a-learner' },
    });
  });

  it('nothing is shown of a statement on which fewer than five took a side, however many could not say', () => {
    const keys = Object.keys(SURVEY_ANSWERS);
    const counts = fc.record(
      Object.fromEntries(keys.map((key) => [key, fc.integer({ min: 0, max: 6 })])),
    );
    const asked = fc.record(Object.fromEntries(ASKED.map((statement) => [statement, counts])));
    fc.assert(
      fc.property(asked, asked, (before, now) => {
        const days = { from: '2026-07-01', to: '2026-09-30' };
        const [newest] = surveyShown([
          { ...days, questions: before },
          { ...days, questions: now },
        ]);
        for (const { statement, ...line } of newest?.statements ?? []) {
          const said = (of: Readonly<Record<string, number>> = {}) =>
            keys.reduce((all, key) => (key === 'cannot_say' ? all : all + (of[key] ?? 0)), 0);
          if (said(now[statement]) < 5) {
            expect(line).toEqual({ average: null, change: null, answers: null });
          } else {
            expect(line.average).not.toBeNull();
            expect(line.change === null).toBe(said(before[statement]) < 5);
          }
        }
      }),
    );
  });

  it('an average lies between its answers, and who cannot say moves it nowhere', () => {
    const keys = Object.keys(SURVEY_ANSWERS);
    const counts = fc.record(
      Object.fromEntries(keys.map((key) => [key, fc.integer({ min: 0, max: 50 })])),
    );
    fc.assert(
      fc.property(counts, (of) => {
        const average = averageOf(of);
        const { cannot_say: _, ...said } = of;
        expect(averageOf(said)).toBe(average);
        const people = Object.values(said).reduce((sum, count) => sum + count, 0);
        if (people === 0) expect(average).toBeNull();
        else {
          expect(average).toBeGreaterThanOrEqual(10);
          expect(average).toBeLessThanOrEqual(50);
        }
      }),
    );
  });
});
