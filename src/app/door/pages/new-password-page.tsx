import { useState } from 'react';
import { PasswordField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { askSignIn } from './ask-sign-in.ts';

/** What the link in a password mail opens; its button sets the password. */
export default function NewPasswordPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const form = useForm({
    name: 'new-password',
    start: { password: '' },
    keep: false,
    checks: {
      password: (value: string) =>
        value.length < 10 ? 'Use at least 10 characters: three words are good' : undefined,
    },
    submit: (values) => askSignIn('reset-password', { token, newPassword: values.password }),
    onDone: () => window.location.assign('/sign-in'),
  });
  return (
    <Page title="Choose a new password">
      <Form form={form} action="Set the password" label="New password">
        <PasswordField form={form} name="password" label="New password" fresh />
      </Form>
    </Page>
  );
}
