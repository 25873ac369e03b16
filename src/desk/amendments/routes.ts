import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { applyAmendment } from './apply-amendment.ts';
import { askAmendment } from './ask-amendment.ts';
import { confirmTogetherRoute, owedConfirmations, previewTogetherRoute } from './batch-schema.ts';
import { confirmTogether } from './confirm-together.ts';
import './index.ts';
import { confirmationsOwed, togetherPreview } from './owed.ts';
import { previewAmendment } from './preview.ts';
import { amendmentsOfBooking, amendmentsToSettle } from './queries.ts';
import { answerAmendment, withdrawAmendment } from './say-word.ts';
import {
  answerAmendmentRoute,
  applyAmendmentRoute,
  askAmendmentRoute,
  listAmendments,
  openAmendments,
  previewAmendmentRoute,
  withdrawAmendmentRoute,
} from './schema.ts';

export const routes = [
  reads(listAmendments, (tx, { params }) => amendmentsOfBooking(tx, params.bookingId)),
  reads(openAmendments, async (tx) => ok(await amendmentsToSettle(tx))),
  reads(previewAmendmentRoute, (tx, { body }) => previewAmendment(tx, body)),
  acts(askAmendmentRoute, (tx, { body }) => askAmendment(tx, body)),
  acts(answerAmendmentRoute, (tx, { params, body }) => answerAmendment(tx, { ...params, ...body })),
  acts(applyAmendmentRoute, (tx, { params, body }) => applyAmendment(tx, { ...params, ...body })),
  acts(withdrawAmendmentRoute, (tx, { params, body }) =>
    withdrawAmendment(tx, { ...params, ...body }),
  ),
  reads(owedConfirmations, async (tx) => ok(await confirmationsOwed(tx))),
  reads(previewTogetherRoute, (tx, { body }) => togetherPreview(tx, body)),
  acts(confirmTogetherRoute, (tx, { body }) => confirmTogether(tx, body)),
];
