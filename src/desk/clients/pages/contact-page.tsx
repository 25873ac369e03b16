import './clients.css';
import { Button } from '@mantine/core';
import { useRef } from 'react';
import { listed } from '../../../lib/text.ts';
import type { ServerRefusal } from '../../../ui/api.ts';
import { FactList } from '../../../ui/facts.tsx';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { Form, type FormApi, useForm } from '../../../ui/form.tsx';
import { useAct } from '../../../ui/read.tsx';
import { addContactRoute, updateContactRoute } from '../schema.ts';
import { NoSuchPart, OfClient, type OnClient } from './of-client.tsx';
import { Mail, Phone } from './reach.tsx';
import type { Contact } from './words.ts';

/** Adds a contact, or changes what one does. */
export default function ContactPage() {
  return (
    <OfClient title={(part) => (part ? 'Change a contact' : 'Add a contact')}>
      {(on) => <Chosen {...on} />}
    </OfClient>
  );
}

function Chosen(on: OnClient) {
  if (on.part === undefined) return <NewContact {...on} />;
  const contact = on.client.contacts.find(({ contactId }) => contactId === on.part);
  return contact ? <ChangeContact {...on} contact={contact} /> : <NoSuchPart what="contact" />;
}

interface Role {
  jobTitle: string;
  approvesHours: boolean;
  takesConfirmations: boolean;
}

function RoleFields<V extends Role>({ form }: { readonly form: FormApi<V> }) {
  const role = form as unknown as FormApi<Role>;
  return (
    <>
      <TextField form={role} name="jobTitle" label="Job title" optional />
      <CheckField form={role} name="approvesHours" label="Approves hours" />
      <CheckField
        form={role}
        name="takesConfirmations"
        label="Takes confirmations"
        hint="Confirmations of bookings go to their e-mail"
      />
    </>
  );
}

interface FoundPerson {
  readonly personId: string;
  readonly displayName: string;
  readonly because: readonly string[];
}

interface Choice {
  readonly personId?: string;
  readonly isSomebodyElse?: boolean;
}

/** The people a refusal shows as perhaps the same human. */
function foundIn(refusal: ServerRefusal | undefined): readonly FoundPerson[] {
  if (refusal?.code !== 'already-known') return [];
  return (refusal.details as { people?: readonly FoundPerson[] } | undefined)?.people ?? [];
}

function NewContact({ client, done, back }: OnClient) {
  // Said by a button beside the people found; it counts for the one submit, so a changed e-mail is looked up anew.
  const choice = useRef<Choice>({});
  const { act } = useAct(addContactRoute);
  const form = useForm({
    name: 'contact',
    start: {
      givenName: '',
      familyName: '',
      email: '',
      phone: '',
      jobTitle: '',
      approvesHours: client.contacts.length === 0,
      takesConfirmations: true,
    },
    checks: {
      givenName: (value, all) =>
        `${value}${all.familyName}`.trim() === ''
          ? 'Enter a first name, a surname or both'
          : undefined,
      email: (value, all) =>
        all.takesConfirmations && value.trim() === ''
          ? 'Enter an e-mail, or untick “Takes confirmations”'
          : undefined,
    },
    submit: (values, id) => {
      const said = choice.current;
      choice.current = {};
      return act({ params: { id: client.clientId }, body: { ...values, ...said, id } });
    },
    onDone: (_, { givenName, familyName }) => done(`${`${givenName} ${familyName}`.trim()} added`),
  });
  const found = foundIn(form.refusal);
  const choose = (said: Choice) => {
    choice.current = said;
    form.submit();
  };
  return (
    <Form form={form} action="Add the contact" onCancel={back}>
      {found.length === 0 ? null : (
        <fieldset>
          <legend>Already in your books</legend>
          <ul className="dp-found">
            {found.map((person) => (
              <li key={person.personId}>
                <span>
                  <strong>{person.displayName}</strong>, same {listed(person.because)}
                </span>
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => choose({ personId: person.personId })}
                >
                  It is {person.displayName}: add them
                </Button>
              </li>
            ))}
          </ul>
          <div>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => choose({ isSomebodyElse: true })}
            >
              It is somebody else: add a new person
            </Button>
          </div>
        </fieldset>
      )}
      <div className="dp-form-pair">
        <TextField form={form} name="givenName" label="First name" />
        <TextField form={form} name="familyName" label="Surname" />
      </div>
      <TextField form={form} name="email" label="E-mail" type="email" />
      <TextField form={form} name="phone" label="Phone" type="tel" optional />
      <RoleFields form={form} />
    </Form>
  );
}

function ChangeContact({ client, contact, done, back }: OnClient & { readonly contact: Contact }) {
  const { act } = useAct(updateContactRoute);
  const form = useForm<Role>({
    name: 'contact',
    start: {
      jobTitle: contact.jobTitle,
      approvesHours: contact.approvesHours,
      takesConfirmations: contact.takesConfirmations,
    },
    submit: (body) => act({ params: { id: contact.contactId }, body }),
    onDone: () => done(`${contact.name} changed`),
  });
  return (
    <>
      <FactList
        facts={[
          { label: 'Contact', value: contact.name, from: `at ${client.name}` },
          { label: 'Phone', value: <Phone number={contact.phone} /> },
          { label: 'E-mail', value: <Mail address={contact.email} /> },
        ]}
      />
      <Form form={form} action="Save the contact" onCancel={back}>
        <RoleFields form={form} />
      </Form>
    </>
  );
}
