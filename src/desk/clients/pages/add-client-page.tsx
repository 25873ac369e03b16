import { useAddress } from '../../../ui/address.tsx';
import { CheckField, LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { addClientRoute } from '../schema.ts';
import { PlaceFields } from './place-fields.tsx';
import { postcodeFault } from './words.ts';

interface Values {
  name: string;
  isSame: boolean;
  companyNumber: string;
  natureOfBusiness: string;
  address: string;
  postcode: string;
  nation: string;
  poRequired: boolean;
  notes: string;
}

const START: Values = {
  name: '',
  isSame: true,
  companyNumber: '',
  natureOfBusiness: '',
  address: '',
  postcode: '',
  nation: '',
  poRequired: false,
  notes: '',
};

/** A check that counts only while the client is its own hirer, site and bill-to. */
const whenSame = (check: (value: string) => string | undefined) => (value: string, all: Values) =>
  all.isSame ? check(value) : undefined;

/** The quick form: client, hirer, first site and bill-to in one act, each to be changed afterwards. */
export default function AddClientPage() {
  const { go } = useAddress();
  const say = useNotice();
  const { act } = useAct(addClientRoute);
  const form = useForm({
    name: 'client',
    start: START,
    checks: {
      name: needed('Enter the client’s name'),
      natureOfBusiness: whenSame((value) =>
        value.trim() === '' ? 'Enter what the client does, like “care home”' : undefined,
      ),
      postcode: whenSame((value) =>
        value.trim() === '' ? 'Enter the postcode of the site' : postcodeFault(value),
      ),
      nation: whenSame((value) => (value === '' ? 'Choose the nation the site is in' : undefined)),
    },
    submit: ({ isSame, name, notes, nation, ...same }, id) =>
      act({
        body: {
          id,
          name,
          notes,
          ...(isSame ? { same: { ...same, nation: nation as 'england' } } : {}),
        },
      }),
    onDone: ({ clientId }, { name }) => {
      say(`${name} added`);
      go(`/clients/${clientId}`);
    },
  });
  const { isSame } = form.values;
  return (
    <Page title="Add a client" where={[{ label: 'Clients', href: '/clients' }]}>
      <Form form={form} action="Add the client" onCancel={() => go('/clients')}>
        <TextField form={form} name="name" label="Client" hint="The name you know them by" />
        <CheckField
          form={form}
          name="isSame"
          label="Hirer, first site and bill-to are the client itself"
          hint="Each can be changed afterwards. Untick where others hire, host or pay."
        />
        {isSame ? (
          <>
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
            <LongTextField
              form={form}
              name="address"
              label="Address of the site"
              rows={3}
              optional
            />
            <PlaceFields form={form} />
            <CheckField
              form={form}
              name="poRequired"
              label="They need a purchase order number on every booking"
            />
          </>
        ) : null}
        <LongTextField form={form} name="notes" label="Notes" rows={3} optional />
      </Form>
    </Page>
  );
}
