import { actorOf } from '../../platform/db/tx.ts';
import { acts, type Endpoint } from '../../platform/http/serve.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { inviteMember } from '../../platform/identity/schema.ts';
import { inviteByMail } from './invite-by-mail.ts';

/** Invitations need mail, which identity does not know: so their route stands here. */
export function memberRoutes(publicUrl: string): readonly Endpoint[] {
  return [
    acts(inviteMember, async (tx, { body }) =>
      inviteByMail(
        tx,
        body,
        { name: actorOf(tx).name, organisationName: (await organisationCard(tx)).name },
        publicUrl,
      ),
    ),
  ];
}
