import { fingerprintOf } from '../../src/desk/segments/sort-audience.ts';
import { type Ids, inDays, type Requests } from './requests.ts';

/** What the routes of messages to many, of shutdowns and of the gatehouse's list make. */
export const SEGMENTS_MAKE: Readonly<Record<string, string>> = {
  'POST /api/segment-messages': 'segmentMessage',
  'POST /api/shutdowns': 'closure',
};

/** In which order a desk is filled with them. */
export const SEGMENTS_STEPS = ['POST /api/segment-messages', 'POST /api/shutdowns'] as const;

/** The requests of messages to many and of shutdowns; see `requestsOf`. */
export function segmentsRequests(id: Ids, mark: string): Requests {
  const words = {
    source: { kind: 'people', personIds: [id['candidate']] },
    channel: 'mail',
    subject: `News ${mark}`,
    body: `Hello {first name} ${mark}`,
    marketing: false,
  };
  const fingerprint = fingerprintOf([{ personId: id['candidate'] ?? '' }]);
  // Far ahead, where nothing is booked on this desk; each closure has days of its own.
  const first = 700 + (Number.parseInt((id['closure'] ?? '0').slice(-6), 16) % 20_000);
  const days = { siteId: id['site'], from: inDays(first), to: inDays(first + 1) };
  return {
    'POST /api/segment-messages/preview': { body: words },
    'POST /api/segment-messages': {
      body: { id: id['segmentMessage'], ...words, going: 1, fingerprint },
    },
    'POST /api/segment-messages/:id/stop': { params: { id: id['segmentMessage'] ?? '' } },
    'POST /api/shutdowns/preview': { body: { clientId: id['client'], ...days } },
    'POST /api/shutdowns': {
      body: {
        id: id['closure'],
        clientId: id['client'],
        ...days,
        because: `Summer shutdown ${mark}`,
        customary: true,
        cancel: [],
        keep: [],
      },
    },
    'POST /api/shutdowns/:id/telling': { params: { id: id['closure'] ?? '' } },
    'POST /api/shutdowns/:id/lift': {
      params: { id: id['closure'] ?? '' },
      body: { because: `They stay open ${mark}` },
    },
  };
}

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_SEGMENTS: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  'POST /api/segment-messages/:id/stop': {
    makes: 'segmentMessage',
    steps: ['POST /api/segment-messages'],
  },
  'POST /api/shutdowns/:id/telling': { makes: 'closure', steps: ['POST /api/shutdowns'] },
  'POST /api/shutdowns/:id/lift': { makes: 'closure', steps: ['POST /api/shutdowns'] },
  'POST /api/gatehouse-lists/:id/revocation': {
    makes: 'gatehouseList',
    steps: ['POST /api/sites/:siteId/gatehouse-lists'],
  },
};
