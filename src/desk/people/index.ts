export { addPerson, particularsOf } from './add-person.ts';
export { giveHat } from './give-hat.ts';
export {
  type Channel,
  type CleanPerson,
  cleanPerson,
  cleanPhone,
  displayNameOf,
  type Hat,
  type PersonInput,
  searchWords,
  wordRange,
} from './person.ts';
export {
  livingPerson,
  type PersonCard,
  type Probe,
  peopleOf,
  type SameBecause,
  type SamePerson,
  samePeople,
} from './queries.ts';
export { lockPeople, type NewPerson, saveContacts, savePeople } from './save-people.ts';
export type { PeoplePublished, PeopleWordsPublished } from './tables.ts';
