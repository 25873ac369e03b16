import { Button } from '@mantine/core';
import { useState } from 'react';
import { TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { askSignIn } from './ask-sign-in.ts';

function Code({ recovery, onDone }: { readonly recovery: boolean; readonly onDone: () => void }) {
  const form = useForm({
    name: 'second-step',
    start: { code: '' },
    keep: false,
    checks: { code: needed('Enter the code') },
    submit: (values) =>
      askSignIn(recovery ? 'two-factor/verify-backup-code' : 'two-factor/verify-totp', {
        code: values.code.replaceAll(' ', ''),
      }),
    onDone,
  });
  return (
    <Form form={form} action="Sign in" label="Second step">
      <TextField
        form={form}
        name="code"
        label={recovery ? 'Recovery code' : 'Code'}
        hint={
          recovery
            ? 'One of the ten you kept; each works once'
            : 'The six digits that your authenticator app shows now'
        }
      />
    </Form>
  );
}

/** The second step of signing in: a code of the authenticator, or a recovery code. */
export function SecondStep({ onDone }: { readonly onDone: () => void }) {
  const [recovery, setRecovery] = useState(false);
  return (
    <Page title="Your code">
      <Code key={String(recovery)} recovery={recovery} onDone={onDone} />
      <p>
        <Button variant="subtle" onClick={() => setRecovery(!recovery)}>
          {recovery ? 'Use the authenticator app' : 'Use a recovery code'}
        </Button>
      </p>
      <p className="dp-dim">
        Lost both? Ask an owner of your organisation: they can take your authenticator off.
      </p>
    </Page>
  );
}
