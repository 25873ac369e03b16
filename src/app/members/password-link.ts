import { sql } from 'kysely';
import { sendMail } from '../../desk/communications/index.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import type { SendPasswordLink } from '../../platform/identity/auth.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { actorIn } from '../../platform/identity/session.ts';

/** Writes the mail with the link to a new password into the outbox of the person's organisation. */
export function passwordLinkMailer(db: Database): SendPasswordLink {
  return async ({ authUserId, name, email, url }) => {
    const { rows } = await sql<{
      organisation_id: string;
    }>`select organisation_id from memberships_of(${authUserId})`.execute(db.kysely);
    const organisationId = rows[0]?.organisation_id;
    if (!organisationId) return;
    const member = await actorIn(db, authUserId, organisationId);
    const token = new URL(url).pathname.split('/').at(-1) ?? '';
    const link = `${new URL(url).origin}/new-password#${token}`;
    await act(db, systemActor(organisationId, member?.isSample ?? false), (tx) =>
      sendMail(tx, {
        id: newId(),
        toName: name,
        toAddress: email,
        subject: 'Choose a new password for Deskproof',
        body: [
          `Hello ${name},`,
          '',
          `Open this link and choose a new password: ${link}`,
          '',
          'The link works once, for an hour. If you did not ask for it, do nothing: your password stays.',
        ].join('\n'),
        about: { kind: 'password', id: member?.memberId ?? organisationId },
        attachments: [],
      }),
    );
  };
}
