/** What the house and its sample may ask of visits. */
import './first-page.ts';
import './forget.ts';

export { answerAction, askAction, judgeAction } from './actions.ts';
export { announceVisit, stepVisit } from './arrange.ts';
export { announceContact, recordContact, watchWork } from './contact.ts';
export { makePack, takePack } from './make-pack.ts';
export { visitsWaiting } from './queries.ts';
export { giveReport, takeTariff, writeReport } from './report.ts';
