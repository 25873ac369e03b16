/** What other rooms may ask of confirmations. */
export { confirmationCalendar } from './confirmation-calendar.ts';
export {
  type ConfirmationFacts,
  type ConfirmationPaper,
  type ConfirmationReason,
  type Edition,
  type FactPosition,
  type GivenBefore,
  type HeldQualification,
  paperFor,
  paperText,
  readPaper,
  type Side,
} from './confirmation-document.ts';
export { type ConfirmationMail, confirmationMail } from './confirmation-mail.ts';
export { missingParticulars } from './confirmation-missing.ts';
export { confirmationPdf, confirmationSheet } from './confirmation-pdf.ts';
export { joinedMail, MOST_JOINED, type PaperToJoin } from './joined-mail.ts';
export { shortFormOf } from './short-form.ts';
