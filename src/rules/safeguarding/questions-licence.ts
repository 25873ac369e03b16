import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, maybe, oneOf, outcome } from '../book/fields.ts';
import { type Question, question } from '../book/question.ts';
import { passOr } from '../right-to-work/outcome-of.ts';
import { licenceNeeded, licensingBody } from './gangmaster.ts';
import {
  GANGMASTER_SECTORS,
  GANGMASTER_TASKS,
  SECTOR_WORDS,
  TASK_WORDS,
} from './gangmaster-data.ts';

const gangmaster = question({
  rule: 'GLAA',
  asks: "May we supply workers to this without a gangmaster's licence, or have we one?",
  takes: {
    sector: oneOf(GANGMASTER_SECTORS, 'sector of the place of work'),
    task: oneOf(GANGMASTER_TASKS, 'what the worker does'),
    food_mainly_for_sale: maybe(bool('gardens: grows food mainly for sale outside')),
    licence_held: bool('we hold a licence'),
  },
  gives: { outcome: outcome('escalate: on the border of licensed work') },
  answer({ sector, task, food_mainly_for_sale, licence_held }, { asOf }) {
    const needed = licenceNeeded({ sector, task, foodMainlyForSale: food_mainly_for_sale }, asOf);
    const what = `${TASK_WORDS[task]} in ${SECTOR_WORDS[sector]}`;
    const words = {
      yes: 'needs a licence',
      no: 'needs no licence',
      borderline: 'may need a licence',
    };
    const otherwise = needed === 'borderline' ? 'escalate' : 'block';
    return ok({
      gives: { outcome: passOr(licence_held || needed === 'no', otherwise) },
      because: `Supply into ${what} ${words[needed]}; ${licence_held ? 'one is held' : 'none is held'}.`,
      working: [
        { what: 'Sector and task', comes: what },
        {
          what: `Licence of the ${licensingBody(asOf)} on ${showDate(asOf)}`,
          comes: words[needed],
        },
        { what: 'Licence held', comes: licence_held ? 'yes' : 'no' },
      ],
      source: 'Gangmasters (Licensing) Act 2004, ss.3, 4 and 12',
    });
  },
});

/** GLAA as a question. */
export const LICENCE_QUESTIONS: readonly Question[] = [gangmaster];
