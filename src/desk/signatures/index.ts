/** What other rooms may ask of signatures. */
import './confirmation-papers.ts';
import './forget.ts';

export { askAgain, askUnderConfirmations } from './ask.ts';
export { onPapers, type PaperSource, type PaperToSign } from './paper-source.ts';
export { recordAnswer, type ToldAnswer } from './record-answer.ts';
