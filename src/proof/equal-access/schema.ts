import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

export {
  answerSurveyRoute,
  readSurvey,
  STATEMENTS,
  type Statement,
  SURVEY_ANSWERS,
} from './survey-schema.ts';

const id = z.uuid();
const date = z.iso.date();
const keysOf = <T extends object>(of: T) =>
  Object.keys(of) as [keyof T & string, ...(keyof T & string)[]];

/** What learners are asked of themselves, each with few groups. Anyone may leave any of them open. */
export const QUESTIONS = {
  sex: {
    label: 'Sex',
    groups: { female: 'Female', male: 'Male', another: 'Another term' },
  },
  ageBand: {
    label: 'Age',
    groups: {
      under_25: 'Under 25',
      from_25: '25 to 39',
      from_40: '40 to 54',
      from_55: '55 and over',
    },
  },
  ethnicGroup: {
    label: 'Ethnic group',
    groups: {
      asian: 'Asian',
      black: 'Black',
      mixed: 'More than one',
      white: 'White',
      another: 'Another',
    },
  },
  disability: {
    label: 'Disability or long-term condition',
    groups: { yes: 'Yes', no: 'No' },
  },
  religion: {
    label: 'Religion or belief',
    groups: { none: 'None', christian: 'Christian', muslim: 'Muslim', another: 'Another' },
  },
  orientation: {
    label: 'Sexual orientation',
    groups: { straight: 'Straight', gay_or_bi: 'Gay, lesbian or bi', another: 'Another' },
  },
  firstLanguage: {
    label: 'First language',
    groups: {
      english: 'English',
      celtic: 'Welsh, Irish or Gaelic',
      another: 'Another language',
    },
  },
} as const;
export type Question = keyof typeof QUESTIONS;

/** What a question that is left open counts as, too. */
export const NOT_SAID = 'not_said';
export const NOT_SAID_WORDS = 'Prefer not to say';

const answerTo = <T extends object>({ groups }: { readonly groups: T }) =>
  z.enum([...keysOf(groups), NOT_SAID]).nullable();

export const readOwnEqualAccess = {
  method: 'GET',
  path: '/api/portfolio/equal-access',
  action: 'equal_access.own',
  summary: 'For which of their frameworks the learner may answer this quarter, and has.',
  reply: z.object({
    from: date,
    to: date,
    rows: z.array(
      z.object({
        frameworkId: id,
        code: z.string(),
        title: z.string(),
        answered: z.boolean(),
        /** Did they say this quarter how they find the programme? */
        surveyed: z.boolean(),
      }),
    ),
  }),
} as const satisfies Route;

export const answerEqualAccessRoute = {
  method: 'POST',
  path: '/api/portfolio/equal-access',
  action: 'equal_access.own',
  summary: 'Counts what a learner says of themselves, with no link to them; again changes nothing.',
  body: z.object({
    frameworkId: id,
    sex: answerTo(QUESTIONS.sex),
    ageBand: answerTo(QUESTIONS.ageBand),
    ethnicGroup: answerTo(QUESTIONS.ethnicGroup),
    disability: answerTo(QUESTIONS.disability),
    religion: answerTo(QUESTIONS.religion),
    orientation: answerTo(QUESTIONS.orientation),
    firstLanguage: answerTo(QUESTIONS.firstLanguage),
  }),
  reply: z.object({ period: z.string() }),
} as const satisfies Route;

export const readEqualAccess = {
  method: 'GET',
  path: '/api/equal-access',
  action: 'equal_access.read',
  summary:
    'Totals by framework over closed quarters; what is about fewer than ten people is hidden.',
  reply: z.object({
    least: z.int(),
    rows: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        spans: z.array(
          z.object({
            from: date,
            to: date,
            questions: z.array(
              z.object({
                question: z.enum(keysOf(QUESTIONS)),
                total: z.int().nullable(),
                /** By key of the group; null: too few to show. */
                groups: z.record(z.string(), z.int().nullable()),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
} as const satisfies Route;
