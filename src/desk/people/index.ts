export { addPerson, particularsOf } from './add-person.ts';
export { editPerson } from './edit-person.ts';
export { erasePerson, onErasure } from './erase-person.ts';
export { giveHat } from './give-hat.ts';
export { hiddenOf } from './hidden-of.ts';
export {
  type CleanPerson,
  cleanPerson,
  cleanPhone,
  displayNameOf,
  nameKeyOf,
  type PersonInput,
  searchWords,
  wordRange,
} from './person.ts';
export {
  consentedTo,
  livingPerson,
  type PersonCard,
  peopleOf,
  personOf,
  phonesOf,
} from './queries.ts';
export { recordConsent } from './record-consent.ts';
export { liftDoNotContact, recordDoNotContact } from './record-do-not-contact.ts';
export { type Probe, type SamePerson, samePeople } from './same-people.ts';
export { lockPeople, saveContacts, savePeople } from './save-people.ts';
export type { Channel, Hat, Purpose } from './schema.ts';
export type { PeoplePublished, PeopleWordsPublished } from './tables.ts';
