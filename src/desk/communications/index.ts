import { onErasure } from '../people/index.ts';
import { forgetMail } from './empty-mail.ts';

export { emptyMail } from './empty-mail.ts';
export type { Delivery, DeliveryState } from './message.ts';
export { deliveriesOf, mailStates } from './queries.ts';
export { type MailToSend, sendMail } from './send-mail.ts';

onErasure('communications', forgetMail);
