import type { Ids, Requests } from './requests.ts';

/** What members do with their own account, and an owner's rule about it; see `requestsOf`. */
export function accountRequests(id: Ids, mark: string): Requests {
  return {
    'POST /api/access-tokens': {
      body: { id: id['accessToken'], name: `A program ${mark}`, actions: null, days: 30 },
    },
    'POST /api/access-tokens/:id/revocation': { params: { id: id['accessToken'] ?? '' } },
    'PUT /api/sign-in-rule': { body: { authenticatorRequired: false } },
    'POST /api/members/:id/authenticator-reset': { params: { id: id['member'] ?? '' } },
    'POST /api/account/authenticator': { body: { password: 'three words are good' } },
    'POST /api/account/authenticator/confirmation': { body: { code: '000000' } },
    'POST /api/account/authenticator/recovery-codes': {
      body: { password: 'three words are good', code: '000000' },
    },
    'POST /api/account/confirmation': { body: { password: 'three words are good' } },
    'POST /api/account/authenticator/removal': {
      body: { password: 'three words are good', code: '000000' },
    },
  };
}
