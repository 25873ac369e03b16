import { type Ids, inDays, type Requests } from './requests.ts';

const AN_OFFICE = {
  vulnerable: 'no',
  regulatedActivity: 'none',
  school: 'no',
  dbsClass: 'no_special_eligibility',
  nightHazard: 'no',
  youngSector: 'other',
  gangmasterSector: 'none',
  gangmasterTask: 'not_known',
  foodForSale: 'not_known',
  driving: 'none',
};

/** The requests of the room of duties; see `requestsOf`. */
export function dutiesRequests(id: Ids, mark: string): Requests {
  return {
    'POST /api/sites/:id/work-settings': {
      params: { id: id['site'] ?? '' },
      body: {
        id: id['setting'],
        role: null,
        from: Number(id['settings'] ?? 0),
        ...AN_OFFICE,
        notes: `Said so ${mark}`,
        saidBy: id['contact'],
        saidOn: inDays(-1),
      },
    },
    'POST /api/sites/:id/work-settings/withdrawal': {
      params: { id: id['site'] ?? '' },
      body: {
        id: id['withdrawal'],
        role: 'care-assistant',
        from: Number(id['roleSettings'] ?? 1),
        saidBy: id['contact'],
        saidOn: inDays(-1),
      },
    },
    'POST /api/clients/:id/industrial-actions': {
      params: { id: id['client'] ?? '' },
      body: {
        id: id['action'],
        place: 'site',
        placeId: id['site'],
        roles: [],
        movedRoles: [],
        official: 'yes',
        fromOn: inDays(-20),
        toOn: inDays(-10),
        saidBy: id['contact'],
        source: `The union’s notice ${mark}`,
      },
    },
    'POST /api/industrial-actions/:id/end': {
      params: { id: id['action'] ?? '' },
      body: { how: 'over', lastDay: inDays(-11) },
    },
    'POST /api/licences': {
      body: {
        id: id['licence'],
        number: `AIRE ${mark}`,
        fromOn: inDays(-100),
        toOn: inDays(200),
        seenOn: inDays(-1),
        page: `Saved ${mark}`,
      },
    },
  };
}
