import { useState } from 'react';
import { Link } from '../../../ui/address.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { askSignIn } from './ask-sign-in.ts';

/** Asks for a link to a new password; says the same whether or not there is such an account. */
export default function ForgottenPasswordPage() {
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    name: 'forgotten-password',
    start: { email: '' },
    keep: false,
    checks: { email: needed('Enter your e-mail') },
    submit: (values) => askSignIn('request-password-reset', values),
    onDone: (_, values) => setSentTo(values.email),
  });
  return (
    <Page title="A new password">
      {sentTo ? (
        <p role="status">
          If {sentTo} signs in here, a link is on its way. It works once, for an hour. If no mail
          comes, ask whoever runs your Deskproof: they can set a new password.
        </p>
      ) : (
        <Form form={form} action="Send me a link" label="A new password">
          <TextField form={form} name="email" label="Your e-mail" type="email" />
        </Form>
      )}
      <p>
        <Link href="/sign-in">Back to sign-in</Link>
      </p>
    </Page>
  );
}
