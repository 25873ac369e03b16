import type { Ids, Requests } from './requests.ts';

/** The requests of texts, calls, messages and notes; see `requestsOf`. */
export function communicationsRequests(id: Ids, mark: string): Requests {
  const about = { kind: 'client', id: id['client'] };
  const filed = { personId: id['candidate'], about };
  const outgoing = { id: id['text'] ?? '' };
  const incoming = { id: id['incoming'] ?? '' };
  return {
    'POST /api/texts/outgoing': {
      body: {
        texts: [{ id: id['text'], personId: id['candidate'] }],
        body: `Hello ${mark}`,
        about,
      },
    },
    // The provider’s own: unsigned, they do nothing.
    'POST /api/texts/inbound': {},
    'POST /api/texts/deliveries': {},
    'POST /api/texts/previews': { body: { personIds: [id['candidate']], body: `Hello ${mark}` } },
    'POST /api/texts/outgoing/:id/sending': { params: outgoing },
    'POST /api/texts/incoming': {
      body: { id: id['incoming'], from: '07700 900876', body: `Who is this ${mark}` },
    },
    'POST /api/texts/incoming/:id/person': {
      params: incoming,
      body: { personId: id['candidate'] },
    },
    'POST /api/texts/incoming/:id/reading': { params: incoming },
    'POST /api/text-templates/:id/versions': {
      params: { id: id['wording'] ?? '' },
      body: { from: 0, name: `Late ${mark}`, body: `Are you late ${mark}` },
    },
    'POST /api/calls': {
      body: {
        id: id['call'],
        ...filed,
        direction: 'out',
        outcome: 'spoke',
        identityChecked: true,
        words: `Said ${mark}`,
      },
    },
    'POST /api/messages': {
      body: {
        id: id['exchanged'],
        ...filed,
        direction: 'in',
        medium: 'whatsapp',
        words: `Wrote ${mark}`,
      },
    },
    'POST /api/notes': { body: { id: id['jotted'], ...filed, words: `Noted ${mark}` } },
  };
}
