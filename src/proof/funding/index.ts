/** What the sample may ask of funding evidence. */
import './forget.ts';

export { noteEligibility, recordAgreement } from './note-funding.ts';
