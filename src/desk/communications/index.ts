import { onErasure } from '../people/index.ts';
import { forgetMail } from './empty-mail.ts';
import { forgetTexts } from './forget-texts.ts';

export { emptyMail } from './empty-mail.ts';
export type { Delivery, DeliveryState } from './message.ts';
export { closeQuestions, type OnReply, onReply, type Reply } from './on-reply.ts';
export { deliveriesOf, mailStates } from './queries.ts';
export { type Reach, reachOf } from './reach.ts';
export {
  type About,
  type CallToRecord,
  type MessageToRecord,
  recordCall,
  recordMessage,
  recordNote,
} from './record-conversation.ts';
export { type MailToSend, mayMail, sendMail } from './send-mail.ts';
export { fits, sendText, sendTexts, type TextToSend } from './send-text.ts';
export { giveTextNumber, takeTextNumberBack } from './text-number.ts';
export { repliesFrom, type TextStanding, textStates } from './text-states.ts';
export { fill } from './text-template.ts';

onErasure('communications', async (tx, personId) => {
  const mail = await forgetMail(tx, personId);
  return mail.ok ? forgetTexts(tx, personId) : mail;
});
