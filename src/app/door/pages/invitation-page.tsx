import { useEffect, useState } from 'react';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { acceptInvitation, readInvitation } from '../../../platform/identity/schema.ts';
import { call } from '../../../ui/api.ts';
import { PasswordField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { askSignIn } from './ask-sign-in.ts';
import { roleWords } from './role-words.ts';

type Invitation = ReplyOf<typeof readInvitation>;

function Accept({
  token,
  invitation,
}: {
  readonly token: string;
  readonly invitation: Invitation;
}) {
  const { act } = useAct(acceptInvitation);
  const form = useForm({
    name: 'invitation',
    start: { name: invitation.name, password: '' },
    keep: false,
    checks: {
      name: needed('Enter your name'),
      password: (value: string) =>
        value.length < 10 ? 'Use at least 10 characters: three words are good' : undefined,
    },
    submit: async (values) => {
      const accepted = await act({ body: { token, ...values } });
      if (!accepted.ok) return accepted;
      return askSignIn('sign-in/email', {
        email: accepted.value.email,
        password: values.password,
      });
    },
    onDone: () => window.location.assign('/'),
  });
  return (
    <>
      <p>
        {invitation.organisationName} invites {invitation.email} as {roleWords(invitation.roles)}.
      </p>
      <Form form={form} action={`Join ${invitation.organisationName}`} label="Invitation">
        <TextField form={form} name="name" label="Your name" />
        <PasswordField
          form={form}
          name="password"
          label={invitation.hasAccount ? 'The password you have here already' : 'Choose a password'}
          fresh={!invitation.hasAccount}
        />
      </Form>
    </>
  );
}

/** What the link in an invitation's mail opens. The token stands after the # and is sent only by the button. */
export default function InvitationPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const [invitation, setInvitation] = useState<Invitation>();
  const [refusal, setRefusal] = useState<Refusal>();
  useEffect(() => {
    let gone = false;
    void call(readInvitation, { body: { token } }).then((read) => {
      if (gone) return;
      if (read.ok) setInvitation(read.value);
      else setRefusal(read.refusal);
    });
    return () => {
      gone = true;
    };
  }, [token]);
  return (
    <Page title="You are invited">
      {refusal ? <Refused refusal={refusal} /> : null}
      {invitation ? <Accept token={token} invitation={invitation} /> : null}
      {refusal || invitation ? null : <Waiting />}
    </Page>
  );
}
