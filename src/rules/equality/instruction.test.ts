import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { checkInstruction, instruction } from './instruction.ts';

// What a client says, and whether it asks to choose by a protected characteristic.
const CASES: readonly (readonly [said: string, refused: boolean])[] = [
  ['supply only homosexual applicants', true],
  ['nobody with depression', true],
  ['no one observing Ramadan', true],
  ['no one with dreadlocks', true],
  ['I would rather have a man', true],
  ['must speak English', false],
  ['no one with a criminal record', false],
  ['only send new graduates', true],
  ['no older people', true],
  ['someone young', true],
  ['no foreigners', true],
  ['English names only', true],
  ['no one who might get pregnant', true],
  ['someone with a fork-lift licence', false],
  ['Someone with a forklift licence please', false],
  ['send me a young girl for reception', true],
  ['no women', true],
  ['We only want men', true],
  ['no Muslims', true],
  ['nobody over 50', true],
  ['no disabled people', true],
  ["don't send anyone with mental health problems", true],
  ['no gays', true],
  ['white workers only', true],
  ['no Polish', true],
  ['only Polish speakers', true],
  ['five packers for Monday', false],
  ['they must be on time', false],
  ['must have own transport', false],
  ['no experience needed', false],
  ['only send people who have done the induction', false],
  ['must be over 18', false],
  ['No late starters', false],
  ['a woman for personal care', true],
  ['no Eastern Europeans', true],
  ['We prefer British staff', true],
  ['no hijabs', true],
  ['someone without kids', true],
  ['not anyone who is married', true],
  ['no trans people', true],
  ['He must be able to lift 25 kg', false],
  ['Only CSCS card holders', false],
  ['no one with a bad back', true],
  ['must be able to start at 6', false],
  ['keep it to local lads', true],
  ['someone who fits in with our young team', true],
  ['no more than 40 hours a week', false],
  ['people with at least 2 years experience', false],
  ['No students', false],
  ['only experienced welders', false],
  ['nobody on benefits', false],
  ['mums are unreliable', false],
  ['no mums', true],
  ['someone who speaks good English', false],
  ['nobody with an accent', true],
  ['no one from overseas', true],
  ['No immigrants please', true],
  ['send someone under 30', true],
  ['no over 50s', true],
  ['mature lady preferred', true],
  ['no blacks', true],
  ['someone dynamic', false],
  ['Not too old', true],
  ['recent graduates', true],
  ['must be Christian', true],
  ['same people as last week', false],
  ['no agency workers who smoke', false],
  ['someone attractive', false],
  ['No long hair on men', true],
  ['not a woman of childbearing age', true],
  ['I want an English girl', true],
  ['no pensioners', true],
  ['Send Tom again', false],
  ['two strong lads', true],
];

describe("a client's instruction", () => {
  it.each(CASES)('%s: %s', (text, refuse) => {
    const answer = instruction.answer({ text } as never, {
      asOf: '2026-06-01',
      holidays: BANK_HOLIDAYS,
    });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        gives: { outcome: refuse ? 'escalate' : 'pass', refuse, record_words: refuse },
      },
    });
  });

  it('stops the booking, whoever gives it', () => {
    expect(checkInstruction('No women on nights')).toMatchObject([
      { rule: 'EQ-INSTRUCT', outcome: 'escalate', stops: true },
    ]);
    expect(checkInstruction('Bring steel-toe boots')).toEqual([]);
  });
});
