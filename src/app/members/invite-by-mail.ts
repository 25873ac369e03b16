import { sendMail } from '../../desk/communications/index.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { type Invitee, invite } from '../../platform/identity/invite.ts';

/**
 * Invites somebody: keeps the invitation and writes its mail in the same act. The token stands after a #,
 * so that no server and no log ever sees it before its owner presses the button.
 * @param publicUrl where people reach Deskproof
 */
export async function inviteByMail(
  tx: Tx,
  invitee: Invitee,
  inviter: { readonly name: string; readonly organisationName: string },
  publicUrl: string,
): Promise<Result<{ invitationId: string }>> {
  const invited = await invite(tx, invitee);
  if (!invited.ok) return invited;
  const { invitationId, token } = invited.value;
  if (token === null) return ok({ invitationId });
  const until = new Date(nowOf(tx).getTime() + 7 * 86_400_000).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'Europe/London',
  });
  const sent = await sendMail(tx, {
    id: newId(),
    toName: invitee.name,
    toAddress: invitee.email,
    subject: `Join ${inviter.organisationName} on Deskproof`,
    body: [
      `Hello ${invitee.name},`,
      '',
      `${inviter.name} invites you to work with ${inviter.organisationName} on Deskproof.`,
      '',
      `Open this link and choose a password: ${publicUrl}/invitation#${token}`,
      '',
      `The link is for you alone. It works once, until ${until}.`,
    ].join('\n'),
    about: { kind: 'invitation', id: invitationId },
    attachments: [],
  });
  return sent.ok ? ok({ invitationId }) : sent;
}
