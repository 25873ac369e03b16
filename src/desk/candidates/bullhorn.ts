import type { Field } from './schema.ts';

/** What becomes of a column of the template: taken as a field, left with the reason, or never taken. */
export type Disposition =
  | { readonly take: Field }
  | { readonly leave: string }
  | { readonly never: string };

const take = (field: Field): Disposition => ({ take: field });
const leave = (because: string): Disposition => ({ leave: because });
const never = (because: string): Disposition => ({ never: because });

const PROTECTED = never(
  'Protected characteristics have no place in choosing who may work (Equality Act 2010; UK GDPR Art 9).',
);
const TAX = never('American tax and insurance particulars are of no use here and risky to hold.');
const RIGHT = never('Right to work is proved by the document, in a check, not by a column.');
const CUSTOM = leave(
  'A field of your own in the other system: choose what it holds, if it is needed.',
);
const SYSTEM = leave('The other system’s own bookkeeping.');
const PERM = leave('Salaries and day rates belong to permanent and contract work.');
const OTHERS = leave('It names other people, who have not been asked.');
const SECOND = leave('A second address has no place here.');
const AVAILABILITY = leave('Availability grows old: ask the worker, and record what they say.');
const NO_PLACE = leave('There is no place for it here.');

function numbered(name: string, count: number, what: Disposition): Record<string, Disposition> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${name}${index + 1}`, what]),
  );
}

/** The 134 columns of Bullhorn's candidate template, each with what becomes of it. */
export const BULLHORN_COLUMNS: Readonly<Record<string, Disposition>> = {
  firstName: take('givenName'),
  middleName: take('middleName'),
  lastName: take('familyName'),
  nickName: take('knownAs'),
  name: leave('First, middle and last name are taken instead.'),
  namePrefix: NO_PLACE,
  nameSuffix: NO_PLACE,
  email: take('email'),
  email2: take('email'),
  email3: take('email'),
  mobile: take('phone'),
  phone: take('phone'),
  phone2: take('phone'),
  phone3: take('phone'),
  workPhone: take('phone'),
  pager: NO_PLACE,
  fax: NO_PLACE,
  fax2: NO_PLACE,
  fax3: NO_PLACE,
  dateOfBirth: take('dateOfBirth'),
  'address.address1': take('address'),
  'address.address2': take('address'),
  'address.city': take('town'),
  'address.state': take('address'),
  'address.zip': take('postcode'),
  'address.countryName': take('country'),
  'secondaryAddress.address1': SECOND,
  'secondaryAddress.address2': SECOND,
  'secondaryAddress.city': SECOND,
  'secondaryAddress.state': SECOND,
  'secondaryAddress.zip': SECOND,
  'secondaryAddress.countryID': SECOND,
  category: take('roles'),
  'categories.name': take('roles'),
  'primarySkills.name': take('skills'),
  'secondarySkills.name': take('skills'),
  skillSet: take('skills'),
  'specialties.name': take('skills'),
  certifications: take('qualifications'),
  degreeList: take('qualifications'),
  educationDegree: take('qualifications'),
  companyName: take('employer'),
  occupation: take('jobTitle'),
  hourlyRateLow: take('minimumPay'),
  travelLimit: take('travelMiles'),
  comments: take('notes'),
  description: take('notes'),
  source: take('source'),
  externalID: take('externalId'),
  massMailOptOut: take('noMarketing'),
  isDeleted: take('deleted'),
  gender: PROTECTED,
  ethnicity: PROTECTED,
  disability: PROTECTED,
  veteran: PROTECTED,
  ssn: TAX,
  taxID: TAX,
  taxState: TAX,
  federalAddtionalWitholdingsAmount: TAX,
  federalExemptions: TAX,
  federalFilingStatus: TAX,
  localAddtionalWitholdingsAmount: TAX,
  localExemptions: TAX,
  localFilingStatus: TAX,
  localTaxCode: TAX,
  stateAddtionalWitholdingsAmount: TAX,
  stateExemptions: TAX,
  stateFilingStatus: TAX,
  dateI9Expiration: RIGHT,
  i9OnFile: RIGHT,
  workAuthorized: RIGHT,
  ...numbered('customDate', 3, CUSTOM),
  ...numbered('customFloat', 3, CUSTOM),
  ...numbered('customInt', 3, CUSTOM),
  ...numbered('customText', 20, CUSTOM),
  ...numbered('customTextBlock', 5, CUSTOM),
  dateAvailable: AVAILABILITY,
  dateAvailableEnd: AVAILABILITY,
  dateNextCall: SYSTEM,
  isDayLightSavings: SYSTEM,
  isEditable: SYSTEM,
  isLockedOut: SYSTEM,
  migrateGUID: SYSTEM,
  'owner.name': SYSTEM,
  'secondaryOwners.name': SYSTEM,
  timeZoneOffsetEST: SYSTEM,
  status: SYSTEM,
  type: SYSTEM,
  paperWorkOnFile: SYSTEM,
  dayRate: PERM,
  dayRateLow: PERM,
  hourlyRate: PERM,
  salary: PERM,
  salaryLow: PERM,
  employeeType: PERM,
  employmentPreference: PERM,
  referredBy: OTHERS,
  recentClientList: OTHERS,
  'businessSectors.name': NO_PLACE,
  companyURL: NO_PLACE,
  desiredLocations: NO_PLACE,
  experience: NO_PLACE,
  preferredContact: NO_PLACE,
  smsOptIn: leave('Consent is given to you, in your words: ask for it, and record it.'),
  willRelocate: NO_PLACE,
};

/** A header of which the template's own names are most, the two names among them. */
export function isBullhorn(columns: readonly string[]): boolean {
  const known = columns.filter((column) => Object.hasOwn(BULLHORN_COLUMNS, column)).length;
  return (
    columns.includes('firstName') &&
    columns.includes('lastName') &&
    known >= 20 &&
    known >= columns.length * 0.9
  );
}
