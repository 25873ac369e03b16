export type { Delivery, DeliveryState } from './message.ts';
export { deliveriesOf } from './queries.ts';
export { type MailToSend, sendMail } from './send-mail.ts';
