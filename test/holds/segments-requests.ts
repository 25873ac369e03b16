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
  // Days on which nothing is booked on this desk: whatever else it holds stays.
  const days = { clientId: id['client'], siteId: id['site'], from: inDays(700), to: inDays(702) };
  return {
    'POST /api/segment-messages/preview': { body: words },
    'POST /api/segment-messages': {
      body: { id: id['segmentMessage'], ...words, going: 1, fingerprint: id['fingerprint'] ?? '-' },
    },
    'POST /api/segment-messages/:id/stop': { params: { id: id['segmentMessage'] ?? '' } },
    'POST /api/shutdowns/preview': { body: days },
    'POST /api/shutdowns': {
      body: {
        id: id['closure'],
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
