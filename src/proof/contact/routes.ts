import './forget.ts';
import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { visitCalendar } from './calendar-file.ts';
import { diary, outcomeChoices } from './diary.ts';
import { markRead, strikeMessage, writeMessage } from './messages.ts';
import * as schema from './schema.ts';
import { contactList, contactOf } from './threads.ts';
import { cancelVisit, holdVisitOutcome, moveVisit, planVisit } from './visits.ts';

/** What messages and the diary of visits answer over HTTP. */
export const routes = [
  reads(schema.listContacts, async (tx) => ok(await contactList(tx))),
  reads(schema.readContact, (tx, { params }) => contactOf(tx, params)),
  acts(schema.writeMessageRoute, (tx, { body }) => writeMessage(tx, body)),
  acts(schema.strikeMessageRoute, (tx, { params, body }) => strikeMessage(tx, params.id, body)),
  acts(schema.markReadRoute, (tx, { body }) => markRead(tx, body)),
  reads(schema.listVisits, async (tx) => ok(await diary(tx))),
  reads(schema.calendarFile, (tx) => visitCalendar(tx)),
  reads(schema.readOutcomes, (tx, { params }) => outcomeChoices(tx, params.id)),
  acts(schema.planVisitRoute, (tx, { body }) => planVisit(tx, body)),
  acts(schema.moveVisitRoute, (tx, { params, body }) => moveVisit(tx, params.id, body)),
  acts(schema.cancelVisitRoute, (tx, { params, body }) => cancelVisit(tx, params.id, body)),
  acts(schema.holdVisitRoute, (tx, { params, body }) => holdVisitOutcome(tx, params.id, body)),
];
