import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { erasePerson } from './erase-person.ts';
import { wishesOf } from './queries.ts';
import { recordConsent, withdrawConsent } from './record-consent.ts';
import { liftDoNotContact, recordDoNotContact } from './record-do-not-contact.ts';
import { samePeople } from './same-people.ts';
import {
  addConsent,
  addDoNotContact,
  addErasure,
  endConsent,
  endDoNotContact,
  findSamePeople,
  showPersonWishes,
} from './schema.ts';

export const routes = [
  reads(findSamePeople, async (tx, { body }) => {
    const [rows = []] = await samePeople(tx, [body]);
    return ok({ rows: rows.map((row) => ({ ...row, because: [...row.because] })) });
  }),
  reads(showPersonWishes, async (tx, { params }) => {
    const wishes = await wishesOf(tx, params.id);
    if (!wishes.ok) return wishes;
    const { hats, consents, doNotContact, erasedAt } = wishes.value;
    return ok({
      hats: [...hats],
      consents: [...consents],
      doNotContact: [...doNotContact],
      erasedAt,
    });
  }),
  acts(addConsent, (tx, { params, body }) => recordConsent(tx, { ...body, personId: params.id })),
  acts(endConsent, (tx, { params }) =>
    withdrawConsent(tx, { personId: params.id, consentId: params.consentId }),
  ),
  acts(addDoNotContact, (tx, { params, body }) =>
    recordDoNotContact(tx, { ...body, personId: params.id }),
  ),
  acts(endDoNotContact, (tx, { params }) =>
    liftDoNotContact(tx, { personId: params.id, doNotContactId: params.doNotContactId }),
  ),
  acts(addErasure, (tx, { params, body }) =>
    erasePerson(tx, { personId: params.id, reason: body.reason }),
  ),
];
