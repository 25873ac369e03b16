import { ok, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { acts, door, reads } from '../../platform/http/serve.ts';
import { activityOf } from './activity.ts';
import {
  readActivity,
  recordCallRoute,
  recordMessageRoute,
  recordNoteRoute,
} from './conversation-schema.ts';
import { findPeople, someOf } from './find-people.ts';
import { finishAnswer, receiveText } from './receive-text.ts';
import { recordCall, recordMessage, recordNote } from './record-conversation.ts';
import { numberOf } from './send-text.ts';
import { sendTextAgain } from './send-text-again.ts';
import { markTextRead, matchText } from './settle-incoming.ts';
import { incomingText, outgoingText, textList } from './text-list.ts';
import {
  enterTextRoute,
  findTextPeople,
  listTemplates,
  listTexts,
  matchTextRoute,
  previewTexts,
  readIncoming,
  readOutgoing,
  readTextRoute,
  saveTemplateRoute,
  sendTextAgainRoute,
  textArrivedRoute,
  textReportedRoute,
  writeTextsRoute,
} from './text-schema.ts';
import { saveTemplate, templates } from './text-template.ts';
import { textCameIn, textReportCame } from './webhooks.ts';
import { previewOf, writeTexts } from './write-texts.ts';

const NOBODY = refuse('not-allowed', 'You belong to no organisation here.');
const IDS = /^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/i;

/** What communications answers about texts, calls, messages and notes. */
export const textRoutes = [
  reads(listTexts, async (tx, { query }) => ok(await textList(tx, query))),
  reads(readOutgoing, (tx, { params }) => outgoingText(tx, params.id)),
  reads(readIncoming, (tx, { params }) => incomingText(tx, params.id)),
  acts(sendTextAgainRoute, (tx, { params }) => sendTextAgain(tx, params.id)),
  reads(findTextPeople, async (tx, { query }) => {
    const chosen = query.ids && IDS.test(query.ids) ? query.ids.split(',') : undefined;
    return ok({
      rows: [...(chosen ? await someOf(tx, chosen) : await findPeople(tx, query.words))],
    });
  }),
  // Its own acts: a text is kept whatever becomes of what it answers.
  door(enterTextRoute, async ({ db, who }, { body }) => {
    if (!who.actor) return NOBODY;
    const words = cleanText(body.body, { min: 1, max: 2000, lines: true, what: 'The text' });
    if (!words.ok) return words;
    const from = cleanText(body.from, { min: 1, max: 40, what: 'The number' });
    if (!from.ok) return from;
    const to = await read(db, who.actor, numberOf);
    return receiveText(db, who.actor, {
      id: body.id,
      providerId: '',
      from: from.value,
      to,
      body: words.value,
      receivedAt: db.clock(),
    });
  }),
  door(matchTextRoute, async ({ db, who }, { params, body }) => {
    const { actor } = who;
    if (!actor) return NOBODY;
    const matched = await act(db, actor, (tx) =>
      matchText(tx, { incomingId: params.id, personId: body.personId }),
    );
    if (!matched.ok || matched.value.state !== 'answering') return matched;
    return finishAnswer(db, actor, params.id);
  }),
  acts(readTextRoute, (tx, { params }) => markTextRead(tx, params.id)),
  acts(previewTexts, (tx, { body }) => previewOf(tx, body)),
  acts(writeTextsRoute, (tx, { body }) => writeTexts(tx, body)),
  reads(listTemplates, async (tx) => ok({ rows: await templates(tx) })),
  acts(saveTemplateRoute, (tx, { params, body }) => saveTemplate(tx, { ...body, id: params.id })),
  door(textArrivedRoute, ({ db }, { sent }) => textCameIn(db, sent)),
  door(textReportedRoute, ({ db }, { sent }) => textReportCame(db, sent)),
  acts(recordCallRoute, (tx, { body }) => recordCall(tx, body)),
  acts(recordMessageRoute, (tx, { body }) => recordMessage(tx, body)),
  acts(recordNoteRoute, (tx, { body }) => recordNote(tx, body)),
  reads(readActivity, (tx, { query }) => activityOf(tx, query)),
];
