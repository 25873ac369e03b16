import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readFirstRun } from '../../../platform/identity/schema.ts';
import { backFrom, Link, useAddress } from '../../../ui/address.tsx';
import { anyDrafts } from '../../../ui/drafts.ts';
import { PasswordField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useRead } from '../../../ui/read.tsx';
import { askSignIn } from './ask-sign-in.ts';
import { SecondStep } from './second-step.tsx';

/** E-mail and password; then back to where the person was going. */
export default function SignInPage() {
  const { query } = useAddress();
  const client = useQueryClient();
  const firstRun = useRead(readFirstRun, {});
  const [codeWanted, setCodeWanted] = useState(false);
  const comeIn = () => {
    client.clear();
    window.location.assign(backFrom(query));
  };
  const form = useForm({
    name: 'sign-in',
    start: { email: '', password: '' },
    keep: false,
    checks: { email: needed('Enter your e-mail'), password: needed('Enter your password') },
    submit: (values) => askSignIn('sign-in/email', values),
    onDone: ({ codeWanted }) => (codeWanted ? setCodeWanted(true) : comeIn()),
  });
  if (codeWanted) return <SecondStep onDone={comeIn} />;
  return (
    <Page title="Sign in to Deskproof">
      {query['back'] !== undefined && anyDrafts(sessionStorage) ? (
        <p role="status">
          Your session has ended. What you typed is kept in this tab, and is there again once you
          have signed in.
        </p>
      ) : null}
      <Form form={form} action="Sign in" label="Sign in">
        <TextField form={form} name="email" label="E-mail" type="email" />
        <PasswordField form={form} name="password" label="Password" />
      </Form>
      <p>
        <Link href="/forgotten-password">I forgot my password</Link>
      </p>
      {firstRun.value && !firstRun.value.organisationExists ? (
        <p>
          New here? <Link href="/welcome">Set up your organisation</Link>
        </p>
      ) : null}
    </Page>
  );
}
