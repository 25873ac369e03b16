import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { endPlaceWish, recordPlaceWish } from './place-wishes.ts';
import { placesFound } from './places.ts';
import { checksRecord, doNotSendsToReview, placeWishesShown } from './queries.ts';
import { recordCheck } from './record-check.ts';
import { recordDoNotSend } from './record-do-not-send.ts';
import { recordRightToWork } from './record-right-to-work.ts';
import { endDoNotSend, keepDoNotSend } from './review-do-not-send.ts';
import { checksRunningOut } from './running-out.ts';
import {
  addCheck,
  addDoNotSend,
  addPlaceWish,
  addRightToWorkCheck,
  endDoNotSendRoute,
  endPlaceWishRoute,
  keepDoNotSendRoute,
  listDoNotSend,
  listPlaces,
  listPlaceWishes,
  listRunningOut,
  showChecks,
} from './schema.ts';

export const routes = [
  reads(showChecks, (tx, { params }) => checksRecord(tx, params.id)),
  reads(listRunningOut, async (tx, { query }) => ok(await checksRunningOut(tx, query.days))),
  reads(listPlaces, async (tx, { query }) => ok(await placesFound(tx, query.search))),
  acts(addCheck, (tx, { params, body }) => recordCheck(tx, { ...body, personId: params.id })),
  acts(addRightToWorkCheck, (tx, { params, body }) =>
    recordRightToWork(tx, { ...body, personId: params.id }),
  ),
  acts(addDoNotSend, (tx, { params, body }) =>
    recordDoNotSend(tx, { ...body, personId: params.id }),
  ),
  acts(keepDoNotSendRoute, (tx, { params, body }) =>
    keepDoNotSend(tx, { ...body, personId: params.id, doNotSendId: params.doNotSendId }),
  ),
  reads(listDoNotSend, async (tx, { query }) => ok(await doNotSendsToReview(tx, query))),
  reads(listPlaceWishes, async (tx, { params }) => ok(await placeWishesShown(tx, params.id))),
  acts(addPlaceWish, (tx, { params, body }) =>
    recordPlaceWish(tx, { ...body, personId: params.id }),
  ),
  acts(endPlaceWishRoute, (tx, { params }) =>
    endPlaceWish(tx, { personId: params.id, wishId: params.wishId }),
  ),
  acts(endDoNotSendRoute, (tx, { params }) =>
    endDoNotSend(tx, { personId: params.id, doNotSendId: params.doNotSendId }),
  ),
];
