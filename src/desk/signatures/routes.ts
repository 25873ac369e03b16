import './index.ts';
import { ok } from '../../lib/result.ts';
import { acts, door, type Endpoint, reads } from '../../platform/http/serve.ts';
import { askAgain, askUnderConfirmations } from './ask.ts';
import type { KeptAnswer } from './keep-answer.ts';
import {
  copyByLink,
  declineThroughLink,
  lookAtPaperByLink,
  paperByLink,
  signThroughLink,
} from './open-link.ts';
import { paperRoutes } from './papers-routes.ts';
import { papersOfBooking, papersWaiting, signatureInFull } from './queries.ts';
import { recordAnswer } from './record-answer.ts';
import {
  askAgainRoute,
  copyFileRoute,
  declineRoute,
  listOfBooking,
  listPapers,
  lookAtPaper,
  paperFileRoute,
  readSetting,
  readSignature,
  recordAnswerRoute,
  setSettingRoute,
  signedCopyFile,
  signRoute,
} from './schema.ts';
import { setSignatures, signatureSetting } from './setting.ts';
import { signedCopy } from './signed-copy.ts';

const shown = ({ signatureId, answer, saidAt }: KeptAnswer) => ({
  signatureId,
  answer,
  saidAt: saidAt.toISOString(),
});

/** The routes of signatures. @param publicUrl where people reach Deskproof, for the links in messages */
export function signatureRoutes(publicUrl: string): readonly Endpoint[] {
  askUnderConfirmations(publicUrl);
  return [
    ...paperRoutes(publicUrl),
    reads(listPapers, async (tx, { query }) => ok(await papersWaiting(tx, query))),
    reads(listOfBooking, (tx, { params }) => papersOfBooking(tx, params.id)),
    reads(readSignature, (tx, { params }) => signatureInFull(tx, params.id)),
    reads(signedCopyFile, (tx, { params }) => signedCopy(tx, params.id)),
    acts(recordAnswerRoute, async (tx, { body: { saidAt, ...told } }) => {
      const kept = await recordAnswer(tx, {
        ...told,
        ...(saidAt === undefined ? {} : { saidAt: new Date(saidAt) }),
      });
      return kept.ok ? ok(shown(kept.value)) : kept;
    }),
    acts(askAgainRoute, (tx, { body }) => askAgain(tx, body, publicUrl)),
    reads(readSetting, async (tx) => {
      const setting = await signatureSetting(tx);
      return ok({ ...setting, codeKinds: [...setting.codeKinds] });
    }),
    acts(setSettingRoute, (tx, { body }) => setSignatures(tx, body)),
    door(lookAtPaper, ({ db }, { body }) => lookAtPaperByLink(db, body.token, body.documentId)),
    door(paperFileRoute, ({ db }, { body }) => paperByLink(db, body.token, body.documentId)),
    door(copyFileRoute, ({ db }, { body }) => copyByLink(db, body.token, body.documentId)),
    door(signRoute, async ({ db, from }, { body: { token, ...input } }) => {
      const kept = await signThroughLink(db, token, input, from);
      return kept.ok ? ok(shown(kept.value)) : kept;
    }),
    door(declineRoute, async ({ db, from }, { body: { token, ...input } }) => {
      const kept = await declineThroughLink(db, token, input, from);
      return kept.ok ? ok(shown(kept.value)) : kept;
    }),
  ];
}
