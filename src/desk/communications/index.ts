export type { Delivery, DeliveryState } from './message.ts';
export { deliveriesOf, mailStates } from './queries.ts';
export { type MailToSend, sendMail } from './send-mail.ts';
