import { readFirstRun, setUpOrganisation } from '../../../platform/identity/schema.ts';
import { Link } from '../../../ui/address.tsx';
import { LongTextField, PasswordField, RadioField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { askSignIn } from './ask-sign-in.ts';

const START = {
  organisationName: '',
  kind: 'agency' as 'agency' | 'centre' | 'agency_and_centre',
  address: '',
  phone: '',
  name: '',
  email: '',
  password: '',
};

function SetUp() {
  const { act } = useAct(setUpOrganisation);
  const form = useForm({
    name: 'set-up',
    start: START,
    forget: ['password'],
    checks: {
      organisationName: needed('Enter the name of your organisation'),
      name: needed('Enter your name'),
      email: needed('Enter your e-mail'),
      password: (value: string) =>
        value.length < 10 ? 'Use at least 10 characters: three words are good' : undefined,
    },
    submit: async (values, id) => {
      const made = await act({ body: { ...values, id } });
      if (!made.ok) return made;
      return askSignIn('sign-in/email', { email: values.email, password: values.password });
    },
    onDone: () => window.location.assign('/'),
  });
  return (
    <Section title="Set up your organisation">
      <Form form={form} action="Set up the organisation" label="Your organisation">
        <TextField form={form} name="organisationName" label="Name of the organisation" />
        <RadioField
          form={form}
          name="kind"
          label="What it is"
          options={[
            { value: 'agency', label: 'A recruitment agency' },
            { value: 'centre', label: 'An NVQ centre' },
            { value: 'agency_and_centre', label: 'Both in one' },
          ]}
        />
        <LongTextField
          form={form}
          name="address"
          label="Address"
          hint="Stands on every confirmation"
          optional
        />
        <TextField form={form} name="phone" label="Telephone" type="tel" optional />
        <TextField form={form} name="name" label="Your name" />
        <TextField form={form} name="email" label="Your e-mail" type="email" />
        <PasswordField form={form} name="password" label="Password" fresh />
      </Form>
    </Section>
  );
}

/** The first page of a fresh installation: set up your organisation, or look at the sample. */
export default function WelcomePage() {
  const firstRun = useRead(readFirstRun, {});
  return (
    <Page title="Welcome to Deskproof">
      <p>Run the desk. Prove the work.</p>
      <Read of={firstRun}>
        {({ organisationExists, sampleExists }) => (
          <>
            {sampleExists ? (
              <Section title="Look at the sample">
                <p>
                  A made-up agency with people, clients and three weeks of shifts.{' '}
                  <Link href="/sign-in">Sign in to the sample</Link> with an address and the
                  password that stand in the terminal where Deskproof was started. Everything in it
                  is marked “Sample, not evidence”, and its mail never leaves.
                </p>
              </Section>
            ) : null}
            {organisationExists ? (
              <p>
                An organisation has been set up here. <Link href="/sign-in">Sign in</Link>, or ask
                its owner to invite you.
              </p>
            ) : (
              <SetUp />
            )}
          </>
        )}
      </Read>
    </Page>
  );
}
