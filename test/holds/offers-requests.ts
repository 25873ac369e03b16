import pg from 'pg';
import { workerDatabase } from '../worker-database.ts';
import type { Ids, Requests } from './requests.ts';

/** What the routes of offers make. */
export const OFFERS_MAKE: Readonly<Record<string, string>> = {
  'POST /api/clients/:id/favourites': 'favourite',
  'POST /api/offer-rounds': 'offerRound',
  'POST /api/call-downs': 'callDown',
  'POST /api/call-downs/:id/presses': 'callPress',
  'POST /api/offer-reserves': 'reserve',
  'POST /api/hirer-proposals': 'proposal',
};

/** In which order a desk is filled with them. */
export const OFFERS_STEPS = [
  'PUT /api/clients/:id/offer-mode',
  'PUT /api/offer-hours',
  'POST /api/clients/:id/favourites',
  'POST /api/call-downs',
  'POST /api/call-downs/:id/presses',
  'POST /api/call-downs/:id/claims',
  'POST /api/offer-rounds',
  'POST /api/l/offer/answer',
  'POST /api/offer-reserves',
  'POST /api/hirer-proposals',
  'POST /api/hirer-proposals/:id/answer',
] as const;

/** What must have happened before what is done once, of a new worker with a new booking. */
export const OFFERS_ONCE: Readonly<Record<string, readonly string[]>> = {
  'POST /api/clients/:id/favourites': [],
  'POST /api/offer-rounds': [],
  'POST /api/l/offer/answer': ['POST /api/offer-rounds'],
  'POST /api/offer-reserves': [],
  'POST /api/hirer-proposals': [],
  'POST /api/hirer-proposals/:id/answer': ['POST /api/hirer-proposals'],
  'POST /api/call-downs': [],
  'POST /api/call-downs/:id/presses': ['POST /api/call-downs'],
  'POST /api/call-downs/:id/claims': ['POST /api/call-downs'],
};

/** The token in the mail of a round, as its reader would press it. */
export async function offerToken(ids: Ids): Promise<Ids> {
  const urls = await workerDatabase();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query(
    `select m.body from offer_asked a
       join message m on m.organisation_id = a.organisation_id and m.id = a.sent_id
      where a.round_id = $1 limit 1`,
    [ids['offerRound']],
  );
  await owner.end();
  return { offerToken: /offer#([\w-]+)/.exec(String(rows[0]?.body))?.[1] ?? '' };
}

/** The requests of offers; see `requestsOf`. */
export function offersRequests(id: Ids, mark: string): Requests {
  const client = { id: id['client'] ?? '' };
  const list = { id: id['callDown'] ?? '' };
  const personId = id['candidate'];
  const token = id['offerToken'] ?? id['offerRound'];
  return {
    'PUT /api/clients/:id/offer-mode': { params: client, body: { mode: 'collect' } },
    'PUT /api/booking-lines/:id/offer-mode': {
      params: { id: id['line'] ?? '' },
      body: { mode: 'first_yes' },
    },
    'PUT /api/offer-hours': { body: { from: 1290, until: 400, unlessHours: 6 } },
    'POST /api/clients/:id/favourites': {
      params: client,
      body: { id: id['favourite'], personId, because: `Knows them ${mark}` },
    },
    'POST /api/client-favourites/:id/end': { params: { id: id['favourite'] ?? '' } },
    'POST /api/offer-rounds': {
      body: {
        id: id['offerRound'],
        shiftIds: [id['openShift']],
        channel: 'mail',
        note: `Good bus ${mark}`,
        picked: [personId],
        rings: [],
        ringMinutes: 20,
      },
    },
    'POST /api/offer-rounds/:id/close': { params: { id: id['offerRound'] ?? '' } },
    'POST /api/offer-replies/:id/seen': { params: { id: id['offerAnswer'] ?? '' } },
    'POST /api/offer-reserves': {
      body: { id: id['reserve'], lineId: id['line'], personId },
    },
    'POST /api/offer-reserves/:id/end': { params: { id: id['reserve'] ?? '' } },
    'POST /api/hirer-proposals': {
      body: { id: id['proposal'], personId, shiftIds: [id['openShift']], how: 'phone' },
    },
    'POST /api/hirer-proposals/:id/answer': {
      params: { id: id['proposal'] ?? '' },
      body: {
        answer: 'accepted',
        how: 'phone',
        contactId: id['contact'],
        words: `Glad to ${mark}`,
      },
    },
    'POST /api/call-downs': { body: { id: id['callDown'], shiftIds: [id['openShift']] } },
    'POST /api/call-downs/:id/claims': { params: list, body: { personId } },
    'DELETE /api/call-downs/:id/claims/:personId': {
      params: { ...list, personId: id['candidate'] ?? '' },
    },
    'POST /api/call-downs/:id/presses': {
      params: list,
      body: {
        id: id['callPress'],
        personId,
        outcome: 'message_left',
        words: `With her son ${mark}`,
        willing: false,
        identityChecked: false,
      },
    },
    'POST /api/l/offer': { body: { token } },
    'POST /api/l/offer/answer': {
      body: { token, id: id['offerAnswer'], yes: [], words: `Away that day ${mark}` },
    },
  };
}
