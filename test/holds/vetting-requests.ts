import { type Ids, inDays, type Request, type Requests } from './requests.ts';

/** The requests of the room of vetting; see `requestsOf`. */
export function vettingRequests(id: Ids, mark: string): Requests {
  const params = { id: id['candidate'] ?? '' };
  return {
    'POST /api/candidates/:id/student-permissions': {
      params,
      body: {
        id: id['permission'],
        weeklyLimitHours: '20',
        validFrom: inDays(-100),
        validTo: inDays(-60),
        termDates: {
          covers: { from: inDays(-100), to: inDays(-60) },
          terms: [{ from: inDays(-90), to: inDays(-70) }],
          givenBy: `Letter ${mark}`,
          givenOn: inDays(-101),
        },
      },
    },
    'POST /api/candidates/:id/status-checks': {
      params,
      body: {
        id: id['statusCheck'],
        checkId: id['dbsCheck'],
        checkedOn: inDays(-1),
        unchanged: true,
      },
    },
    'POST /api/candidates/:id/night-health': {
      params,
      body: {
        id: id['nightHealth'],
        offeredOn: inDays(-3),
        answer: 'fit',
        capacities: false,
      },
    },
    'POST /api/candidates/:id/told-clients': {
      params,
      body: {
        id: id['told'],
        siteId: id['site'],
        what: 'could_not_obtain',
        sentOn: inDays(-1),
        steps: `Rang twice ${mark}`,
      },
    },
  };
}

/** A DBS check with its certificate and a reference with its referee, beside the check of identity. */
export function furtherChecks(id: Ids, mark: string): readonly Request[] {
  const params = { id: id['candidate'] ?? '' };
  const check = { outcome: 'satisfied', checkedOn: inDays(-2), reference: `Ref ${mark}` };
  return [
    {
      params,
      body: {
        ...check,
        id: id['dbsCheck'],
        kind: 'dbs',
        name: '',
        certificate: {
          issuedBy: 'dbs',
          level: 'enhanced',
          workforce: 'adult',
          childrenList: false,
          adultsList: true,
          issuedOn: inDays(-20),
          originalSeenOn: inDays(-2),
          updateConsent: true,
        },
      },
    },
    {
      params,
      body: {
        ...check,
        id: id['referenceCheck'],
        kind: 'reference',
        name: `Employer ${mark}`,
        referee: { relative: false, mayBeShown: true },
      },
    },
  ];
}
