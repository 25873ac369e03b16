import { TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useAct } from '../../../ui/read.tsx';
import { addHirerRoute, updateHirerRoute } from '../schema.ts';
import { NoSuchPart, OfClient, type OnClient } from './of-client.tsx';

/** Adds a hirer, or changes one. */
export default function HirerPage() {
  return (
    <OfClient title={(part) => (part ? 'Change a hirer' : 'Add a hirer')}>
      {(on) => <HirerForm {...on} />}
    </OfClient>
  );
}

function HirerForm({ client, part, done, back }: OnClient) {
  const add = useAct(addHirerRoute);
  const update = useAct(updateHirerRoute);
  const hirer = client.hirers.find(({ hirerId }) => hirerId === part);
  const form = useForm({
    name: 'hirer',
    start: {
      legalName: hirer?.legalName ?? '',
      companyNumber: hirer?.companyNumber ?? '',
      natureOfBusiness: hirer?.natureOfBusiness ?? '',
    },
    checks: {
      legalName: needed('Enter the hirer’s legal name'),
      natureOfBusiness: needed('Enter what the hirer does, like “care home”'),
    },
    submit: (body, id) =>
      part
        ? update.act({ params: { id: part }, body })
        : add.act({ params: { id: client.clientId }, body: { ...body, id } }),
    onDone: (_, { legalName }) => done(part ? `${legalName} changed` : `${legalName} added`),
  });
  if (part && !hirer) return <NoSuchPart what="hirer" />;
  return (
    <Form form={form} action={part ? 'Save the hirer' : 'Add the hirer'} onCancel={back}>
      <TextField
        form={form}
        name="legalName"
        label="Legal name"
        hint="The entity that takes the worker, as on its letterhead"
      />
      <TextField
        form={form}
        name="natureOfBusiness"
        label="Nature of business"
        hint="Workers are told: “care home”, “primary school”, “parcel depot”"
      />
      <TextField
        form={form}
        name="companyNumber"
        label="Company number"
        hint="Eight digits, or two letters and six digits"
        optional
      />
    </Form>
  );
}
