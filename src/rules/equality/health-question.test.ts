import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import {
  checkHealthQuestion,
  healthQuestion,
  judgeHealthQuestion,
  type Stage,
} from './health-question.ts';

const CASES: readonly (readonly [
  stage: Stage,
  text: string,
  outcome: string,
  visible?: boolean,
])[] = [
  ['registration_form', 'Do you need glasses to drive?', 'block'],
  ['before_offer', 'Do you have any conditions we should know about?', 'block'],
  ['before_interview', 'Do you need any help to take part in the interview?', 'record'],
  ['before_offer', 'What is your attendance record like?', 'block'],
  ['before_offer', 'Do you need a parking space?', 'pass'],
  ['registration_form', 'Do you have any medical conditions?', 'block'],
  ['before_interview', 'How many days were you off sick last year?', 'block'],
  ['before_offer', 'Are you registered disabled?', 'block'],
  ['before_interview', 'Do you need adjustments for the interview?', 'record'],
  ['registration_form', 'health questionnaire', 'block'],
  ['before_offer', 'sickness absence record', 'block'],
  ['before_offer', 'sickness record', 'block'],
  ['before_offer', 'Can you lift 20 kg, which is intrinsic to the job?', 'record'],
  ['before_offer', 'can you lift 20 kg, intrinsic to the job', 'record'],
  ['before_offer', 'ability to climb ladders (intrinsic function)', 'record'],
  ['before_offer', 'anonymous disability monitoring', 'record', false],
  ['before_offer', 'anonymous disability monitoring', 'record'],
  ['before_offer', 'anonymous disability monitoring', 'block', true],
  ['after_offer', 'health questionnaire', 'record'],
  ['after_offer', 'Do you have any medical conditions?', 'record'],
  ['before_offer', 'What is your notice period?', 'pass'],
  ['after_offer', 'What is your notice period?', 'pass'],
  ['registration_form', 'Do you have a fork-lift licence?', 'pass'],
  ['before_interview', 'positive action: guaranteed interview for disabled applicants', 'record'],
  ['before_offer', 'Do you have a disability? (guaranteed interview scheme)', 'record'],
  ['before_offer', 'Must have lived experience of disability (occupational requirement)', 'record'],
  ['before_offer', 'Do you take any medication?', 'block'],
  ['before_offer', 'Have you ever suffered from depression?', 'block'],
  ['before_offer', 'How many days absence did you have last year?', 'block'],
  ['before_offer', 'Do you have health and safety training?', 'pass'],
  ['before_offer', 'Have you worked with people with dementia?', 'pass'],
  ['registration_form', 'Have you ever had a back injury?', 'block'],
  ['before_offer', 'Are you in good health?', 'block'],
  ['before_offer', 'mental health history', 'block'],
  ['before_interview', 'adjustments needed for the assessment', 'record'],
  ['before_interview', 'reasonable adjustments for the test', 'record'],
  ['before_offer', 'Do you need any adjustments?', 'record'],
  ['before_offer', 'What adjustments would you need to do the job?', 'block'],
  ['before_offer', 'Do you smoke?', 'block'],
  ['before_offer', 'GP name and address', 'block'],
  ['before_offer', 'When can you start?', 'pass'],
  ['before_interview', 'Do you have any access requirements for the interview?', 'record'],
  ['before_offer', 'How much time off work have you had?', 'block'],
  ['before_offer', 'Which days off do you prefer?', 'pass'],
  ['before_offer', 'Do you drive?', 'pass'],
  ['before_offer', 'Do you have a disability?', 'block'],
  ['before_offer', 'Are you fit for work?', 'block'],
  ['before_offer', 'diversity monitoring form', 'record'],
  ['before_offer', 'equal opportunities monitoring: disability', 'record'],
  ['before_offer', 'Do you have a disability that needs adjustments at interview?', 'record'],
  ['before_offer', 'How is your health?', 'block'],
  ['before_interview', 'ability to carry out a function intrinsic to the job', 'record'],
  ['before_offer', 'ability to lift, intrinsic to the job', 'record'],
  ['before_offer', 'can do the intrinsic function: heavy lifting', 'record'],
  ['before_offer', 'absence record', 'block'],
  ['before_offer', 'Have you been off work with stress?', 'block'],
  ['registration_form', 'Do you consider yourself to have a disability?', 'block'],
  ['before_offer', 'medical history', 'block'],
  ['before_offer', 'occupational health questionnaire', 'block'],
  ['before_offer', 'medical examination', 'block'],
  ['before_offer', 'monitoring form with names, disability', 'block'],
  [
    'before_offer',
    'Do you have any health problems which would stop you lifting, an intrinsic part of the job?',
    'record',
  ],
  ['before_offer', 'Why did you leave your last job?', 'pass'],
  ['before_offer', 'Are you pregnant?', 'block'],
  ['registration_form', 'Did you receive sick pay last year?', 'block'],
  ['before_interview', 'Have you been paid SSP?', 'block'],
  ['before_offer', 'Have you drawn statutory sick pay?', 'block'],
  ['before_offer', 'Would you call yourself physically fit?', 'block'],
  ['registration_form', 'How fit are you?', 'block'],
  ['before_offer', 'How would you rate your fitness?', 'block'],
  ['after_offer', 'Do you regard yourself as fit?', 'record'],
  ['before_offer', 'Have you experience of running a sick pay scheme?', 'pass'],
  ['before_offer', 'Can you calculate statutory sick pay?', 'pass'],
  ['before_offer', 'Have you processed SSP in payroll?', 'pass'],
  ['before_offer', 'Do you know that sick pay starts after three months?', 'pass'],
  ['before_offer', 'Can you explain your sick days?', 'block'],
  ['before_offer', 'We understand that you were sick: for how long?', 'block'],
  ['before_offer', 'Do you fit kitchens?', 'pass'],
  ['before_offer', 'Do you consider yourself a good fit for the team?', 'pass'],
  ['before_offer', 'How would you fit our team?', 'pass'],
  ['before_offer', 'Have you a fitness instructor certificate?', 'pass'],
];

describe('a question on health', () => {
  for (const [stage, text, outcome, visibleToSelector] of CASES) {
    it(`${stage}, ${text}${visibleToSelector ? ', seen by the selector' : ''}: ${outcome}`, () => {
      expect(judgeHealthQuestion({ stage, text, visibleToSelector }).outcome).toBe(outcome);
    });
  }

  it('takes each sentence for itself, so that a permitted one covers no other', () => {
    const text = 'Do you need adjustments for the interview? How many days were you off sick?';
    expect(judgeHealthQuestion({ stage: 'before_interview', text }).outcome).toBe('block');
  });

  it('finds nothing in a question about the work, and says when a health question may be asked', () => {
    expect(checkHealthQuestion({ stage: 'before_offer', text: 'When can you start?' })).toEqual([]);
    expect(
      checkHealthQuestion({ stage: 'registration_form', text: 'Any medical conditions?' }),
    ).toMatchObject([
      { outcome: 'block', clears: 'Leave the question out, or ask it after an offer.' },
    ]);
  });

  it('was open before the Equality Act', () => {
    const given = { stage: 'before_offer', text: 'Are you disabled?' };
    const answer = healthQuestion.answer(given as never, {
      asOf: '2010-09-30',
      holidays: BANK_HOLIDAYS,
    });
    expect(answer).toMatchObject({ ok: true, value: { gives: { outcome: 'pass' } } });
  });
});
