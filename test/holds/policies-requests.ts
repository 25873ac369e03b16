import { type Ids, inDays, type Requests } from './requests.ts';

/** The requests of the room of policies; see `requestsOf`. Approvals are asked by the consultant. */
export function policiesRequests(id: Ids, mark: string): Requests {
  const particulars = {
    title: `Offers ${mark}`,
    change: `New ${mark}`,
    inForceFrom: inDays(0),
    reviewOn: inDays(365),
    ownerId: id['member'],
  };
  const question = {
    kind: 'promise',
    amount: 5_000,
    about: { kind: 'client', id: id['matter'] },
    because: `Promised ${mark}`,
  };
  return {
    'POST /api/procedures': {
      body: {
        ...particulars,
        procedureId: id['procedure'],
        from: 0,
        governs: ['shift.offered', 'candidate.registered'],
        readers: ['owner', 'consultant'],
        text: `Ask first who asked ${mark}`,
      },
    },
    'POST /api/procedures/files': {
      file: { name: 'offers.pdf', text: '%PDF-1.7\n%%EOF\n', type: 'application/pdf' },
      body: {
        ...particulars,
        procedureId: id['procedureFile'],
        from: '0',
        governs: '["shift.offered"]',
        readers: '["consultant"]',
      },
    },
    'POST /api/procedures/:id/receipt': {
      params: { id: id['procedure'] ?? '' },
      body: { version: 1 },
    },
    'POST /api/procedures/:id/withdrawal': {
      params: { id: id['procedureFile'] ?? '' },
      body: { reason: `Two became one ${mark}` },
    },
    'POST /api/limits': {
      body: {
        id: id['limit'],
        memberId: null,
        role: 'consultant',
        kind: 'spend',
        basis: 'amount',
        amount: 2_500,
        fromOn: inDays(0),
        reason: `Agreed ${mark}`,
      },
    },
    'POST /api/approvals': { body: { id: id['approval'], ...question } },
    'POST /api/approvals/:id/decision': {
      params: { id: id['approval'] ?? '' },
      body: { answer: 'approved', because: `Once ${mark}` },
    },
    'POST /api/approvals/:id/withdrawal': { params: { id: id['approval'] ?? '' }, body: {} },
  };
}
