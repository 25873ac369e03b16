/** What other rooms may ask of signatures. */
import './confirmation-papers.ts';
import './forget.ts';
import './own-papers.ts';

export { recordAnswer } from './record-answer.ts';
