import type { APIRequestContext } from '@playwright/test';
import { newId } from '../src/lib/ids.ts';
import { ask } from './desk.ts';

/** A booking as it was taken, with its shifts by line. */
export interface Taken {
  readonly bookingId: string;
  readonly lines: readonly { readonly lineId: string; readonly shiftIds: readonly string[] }[];
}

/** The parts of a client that a booking needs. */
export interface Place {
  readonly clientId: string;
  readonly hirerId: string;
  readonly siteId: string;
  readonly billToId: string;
  readonly contactId: string;
}

/** Adds a client with one site, one hirer, one bill-to and a contact who may take confirmations. */
export async function addPlace(request: APIRequestContext, name: string): Promise<Place> {
  const { clientId } = await ask<{ clientId: string }>(request, 'POST', '/api/clients', {
    id: newId(),
    name,
    notes: '',
    same: {
      companyNumber: '',
      natureOfBusiness: 'public library',
      address: '1 Library Row, Leeds',
      postcode: 'LS1 3AB',
      nation: 'england',
      poRequired: false,
    },
  });
  const { contactId } = await ask<{ contactId: string }>(
    request,
    'POST',
    `/api/clients/${clientId}/contacts`,
    {
      id: newId(),
      givenName: 'Lena',
      familyName: `of ${name}`,
      email: `lena.${clientId.slice(-6)}@library.example`,
      phone: '',
      jobTitle: 'Librarian',
      approvesHours: true,
      takesConfirmations: true,
    },
  );
  const record = await ask<{
    sites: readonly { siteId: string; hirerId: string }[];
    billTos: readonly { billToId: string }[];
  }>(request, 'GET', `/api/clients/${clientId}`);
  return {
    clientId,
    contactId,
    hirerId: record.sites[0]?.hirerId ?? '',
    siteId: record.sites[0]?.siteId ?? '',
    billToId: record.billTos[0]?.billToId ?? '',
  };
}

/** A worker with everything on file, so that nothing but what the test is about stops them. */
export async function addWorker(
  request: APIRequestContext,
  givenName: string,
  role: string,
): Promise<string> {
  const { personId } = await ask<{ personId: string }>(request, 'POST', '/api/candidates', {
    id: newId(),
    givenName,
    familyName: 'Reader',
    knownAs: '',
    dateOfBirth: someDay(),
    emails: [`${givenName.toLowerCase()}.${newId().slice(-6)}@example.org`],
    phones: [],
    address: '',
    town: 'Leeds',
    postcode: 'LS6 3HN',
    roles: [role],
    skills: [],
    travelMiles: null,
    minimumPayPence: null,
    wantedWeeklyMinutes: null,
    worksNights: true,
    source: '',
    notes: '',
  });
  const checkedOn = new Date().toISOString().slice(0, 10);
  await ask(request, 'POST', `/api/candidates/${personId}/right-to-work-checks`, {
    id: newId(),
    route: 'manual',
    document: 'british_passport',
    documentState: 'current',
    documentName: '',
    outcome: 'satisfied',
    checkedOn,
    inTimeApplication: false,
    reference: '',
  });
  await ask(request, 'POST', `/api/candidates/${personId}/checks`, {
    id: newId(),
    kind: 'identity',
    name: '',
    outcome: 'satisfied',
    checkedOn,
    reference: '',
  });
  await ask(request, 'POST', `/api/candidates/${personId}/night-health`, {
    id: newId(),
    offeredOn: checkedOn,
    answer: 'fit',
    capacities: false,
  });
  return personId;
}

/** A booking for this place: one line, one place a shift. */
export function bookingOf(
  place: Place,
  role: string,
  shifts: readonly { date: string; start: string; end: string }[],
) {
  return {
    id: newId(),
    clientId: place.clientId,
    hirerId: place.hirerId,
    siteId: place.siteId,
    billToId: place.billToId,
    orderedBy: place.contactId,
    approverId: null,
    contractKind: 'paye',
    poNumber: '',
    clientReference: '',
    how: 'phone',
    particulars: {
      reportTo: 'The desk',
      risks: 'Ladders',
      controls: 'Foot stools and training',
      ppe: '',
      breaks: '',
      expenses: 'None',
      likelyLength: '',
      notes: '',
    },
    lines: [
      {
        role,
        duties: 'Shelves books',
        samePerson: 'no',
        experience: 'None',
        requiredSkills: [],
        requiredQualifications: [],
        requiredChecks: [],
        payPence: 1300,
        chargePence: 1900,
        shifts: shifts.map((shift) => ({ ...shift, kind: 'waking', breakMinutes: 30, places: 1 })),
      },
    ],
  };
}

/** The key under which the organisation knows a role. */
export async function roleKey(request: APIRequestContext, name: string): Promise<string> {
  const { rows } = await ask<{ rows: readonly { role: string; name: string }[] }>(
    request,
    'GET',
    '/api/roles',
  );
  return rows.find((row) => row.name === name)?.role ?? '';
}

/** A birth date of a grown person, another each time: the same name and date would be the same human. */
function someDay(): string {
  const days = 8000 + Math.floor(Math.random() * 10_000);
  return dayAfter(new Date().toISOString().slice(0, 10), -days);
}

/** 'YYYY-MM-DD' so many days after a date. */
export function dayAfter(date: string, days: number): string {
  const day = new Date(`${date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
