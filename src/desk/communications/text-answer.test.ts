import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hear } from './text-answer.ts';
import { chooseQuestion, nextCode, type Question } from './text-question.ts';

describe('a reply by text', () => {
  it('is a yes in the ways people write one', () => {
    for (const text of [
      'YES',
      ' yes ',
      'Yep!',
      'y',
      'Ok',
      'OK thanks',
      'yes please',
      'Yeah.',
      '👍🏽',
      '👍👍',
      'I can',
      'YES.',
      'yes, please',
      'Will do',
    ]) {
      expect(hear(text), text).toEqual({ says: 'yes', code: null });
    }
    for (const text of ['YES 4', 'yes4', 'Yes, 4.', '4 yes', 'ok 4 ', 'y 04', '👍 4']) {
      expect(hear(text), text).toEqual({ says: 'yes', code: 4 });
    }
  });

  it('is a yes to days of the week only where every word is plain', () => {
    const part = (text: string) => {
      const heard = hear(text);
      return 'days' in heard ? heard.days : heard.says;
    };
    expect(part('Yes Mon Tue')).toEqual([1, 2]);
    expect(part('YES to mon, wed and Friday')).toEqual([1, 3, 5]);
    expect(part('yes mon tues thurs no fri')).toEqual([1, 2, 4]);
    expect(hear('yes sat 4')).toEqual({ says: 'yes', code: 4, days: [6] });
    for (const text of ['yes mon-wed', 'yes mon to wed', 'no fri', 'yes but not mon', 'mon tue']) {
      expect(part(text), text).toBe('words');
    }
    expect(part('yes mon no mon')).toBe('words');
  });

  it('is a no likewise', () => {
    for (const text of [
      'No',
      'nope',
      'n',
      "can't",
      'cant',
      'I can’t',
      'Sorry, I can’t',
      'No thanks',
      '👎',
    ]) {
      expect(hear(text), text).toEqual({ says: 'no', code: null });
    }
    expect(hear('NO 12')).toEqual({ says: 'no', code: 12 });
  });

  it('is for a person to read as soon as it says more', () => {
    for (const text of [
      'yes but only till 3',
      'yes?',
      'ok?',
      'no problem if it is nights',
      'Yes no',
      'maybe',
      '',
      '4',
      'who is this',
      'yes 4 5',
      'yes 123',
      'Not sure',
      'Sick today',
      'on my way',
      'nothing',
      'cancel',
      'end',
    ]) {
      expect(hear(text).says, text).toBe('words');
    }
  });

  it('opts out or in only when it says nothing else', () => {
    for (const text of ['STOP', 'stop.', 'Stop please', 'unsubscribe', 'STOP TEXTS', 'opt-out'])
      expect(hear(text).says, text).toBe('stop');
    for (const text of ['Start', 'unstop']) expect(hear(text).says, text).toBe('start');
    for (const text of ['Can I stop early Friday', 'What time do I start', 'start 6'])
      expect(hear(text).says, text).toBe('words');
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(['yes', 'no', 'stop', 'start', 'words']).toContain(hear(text).says);
      }),
      { numRuns: 200 },
    );
  });
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 7, minute));
const question = (code: number, asked: number, changes: Partial<Question> = {}): Question => ({
  textId: `question ${code}`,
  code,
  askedAt: at(asked),
  expiresAt: at(asked + 30),
  answeredAt: null,
  closedAt: null,
  ...changes,
});
const choose = (
  questions: readonly Question[],
  code: number | null,
  minute: number,
  words: number | null = null,
) => chooseQuestion(questions, code, at(minute), words === null ? null : at(words));

describe('the question that is answered', () => {
  it('is the only one there is, without its code', () => {
    expect(choose([question(1, 0)], null, 5)).toMatchObject({ is: 'one', question: { code: 1 } });
    expect(choose([], null, 5)).toEqual({ is: 'none' });
  });

  it('is never guessed between two', () => {
    const two = [question(1, 0), question(2, 3)];
    expect(choose(two, null, 5)).toMatchObject({ is: 'which', open: [{ code: 2 }, { code: 1 }] });
    expect(choose(two, 1, 5)).toMatchObject({ is: 'one', question: { code: 1 } });
    expect(choose(two, 7, 5)).toMatchObject({ is: 'which' });
  });

  it('is not guessed either when the other ended after this one was asked', () => {
    const ended = question(1, 0, { closedAt: at(4) });
    expect(choose([ended, question(2, 3)], null, 5)).toMatchObject({
      is: 'which',
      open: [{ code: 2 }],
    });
    // It had ended when the newer one came: only that can be meant.
    expect(choose([question(1, 0, { closedAt: at(2) }), question(2, 3)], null, 5)).toMatchObject({
      is: 'one',
    });
  });

  it('is the older one once the newer is answered', () => {
    const answered = question(2, 3, { answeredAt: at(4) });
    expect(choose([question(1, 0), answered], null, 5)).toMatchObject({
      is: 'one',
      question: { code: 1 },
    });
  });

  it('is not taken from an ok to an ordinary text that came after it', () => {
    expect(choose([question(1, 0)], null, 5, 3)).toMatchObject({
      is: 'which',
      open: [{ code: 1 }],
    });
    expect(choose([question(1, 0)], 1, 5, 3)).toMatchObject({ is: 'one' });
    expect(choose([question(1, 0)], null, 50, 40)).toEqual({ is: 'none' });
  });

  it('is over when it was answered, closed, or its time has run out: at the very minute too', () => {
    expect(choose([question(1, 0)], null, 30)).toMatchObject({ is: 'over' });
    expect(choose([question(1, 0, { closedAt: at(2) })], 1, 5)).toMatchObject({ is: 'over' });
    expect(choose([question(1, 0, { answeredAt: at(2) })], 1, 5)).toMatchObject({ is: 'over' });
    expect(choose([question(1, 0)], null, 29)).toMatchObject({ is: 'one' });
  });

  it('has a code counted on per person, past those still open', () => {
    expect(nextCode(null, new Set())).toBe(1);
    expect(nextCode(4, new Set([5]))).toBe(6);
    expect(nextCode(99, new Set([1]))).toBe(2);
    expect(nextCode(3, new Set(Array.from({ length: 99 }, (_, n) => n + 1)))).toBeNull();
  });
});
