/** What other rooms may ask of clients. */
import './forget.ts';

export { type AddedClient, addClient } from './add-client.ts';
export { agreeTerms } from './agree-terms.ts';
export {
  type Closure,
  closeClient,
  closureFits,
  closuresOf,
  liftClosure,
} from './close-client.ts';
export { findClients, findContacts, findSites } from './find-clients.ts';
export {
  type ClientNames,
  type NameAtClient,
  namesAtClients,
  namesBeginning,
} from './known-names.ts';
export {
  type BookingParts,
  type ContactCard,
  contactsAtClient,
  contactsOf,
  type PartIds,
  type PlaceOfWork,
  partsOfBooking,
  payersOf,
  placesOfWork,
  termsInForce,
} from './questions.ts';
export { sendTerms } from './send-terms.ts';
export type { SiteSheet } from './site-sheet.ts';
export type {
  BillTosPublished,
  ClientsPublished,
  ClosuresPublished,
  SitesPublished,
} from './tables.ts';
