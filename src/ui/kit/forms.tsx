import { ok, refuse } from '../../lib/result.ts';
import {
  CheckField,
  ChecksField,
  DateField,
  FileField,
  LongTextField,
  MoneyField,
  NumberField,
  PasswordField,
  PickField,
  RadioField,
  SelectField,
  TextField,
  TimeField,
} from '../fields.tsx';
import { Form, needed, useForm } from '../form.tsx';
import { useNotice } from '../notice.tsx';
import { Section } from '../page.tsx';

interface KitValues {
  name: string;
  email: string;
  password: string;
  role: string;
  first: string;
  starts: string;
  pay: number | undefined;
  places: number | undefined;
  kind: string;
  site: string;
  checks: readonly string[];
  same: boolean;
  notes: string;
  paper: File | undefined;
}

const START: KitValues = {
  name: '',
  email: '',
  password: '',
  role: '',
  first: '',
  starts: '',
  pay: undefined,
  places: undefined,
  kind: '',
  site: '',
  checks: [],
  same: false,
  notes: '',
  paper: undefined,
};

const SITES = Array.from({ length: 200 }, (_, index) => ({
  value: `site-${index}`,
  label: `${['Ash Ward', 'Birch House', 'Cedar Depot', 'Dale Court'][index % 4]} ${index + 1}`,
}));

/** A form with every field. The name 'Nobody' is refused as a server would. */
export function KitForms() {
  const say = useNotice();
  const form = useForm({
    name: 'kit',
    start: START,
    forget: ['password'],
    checks: {
      name: needed('Enter the client’s name'),
      role: needed('Choose a role'),
      first: needed('Enter the first day'),
      starts: needed('Enter when the shift starts'),
      pay: needed('Enter the pay rate'),
      kind: needed('Choose the kind of shift'),
    },
    submit: async (values) =>
      values.name === 'Nobody'
        ? refuse(
            'invalid-input',
            'The booking was not saved: one field needs another look.',
            undefined,
            {
              fields: { name: 'A client called Nobody cannot be served. Write another name.' },
            },
          )
        : ok(values),
    onDone: (values) => say(`Booking for ${values.name} saved`),
  });
  return (
    <Section title="A form with every field">
      <Form form={form} action="Save booking" label="Booking">
        <TextField form={form} name="name" label="Client" hint="Nobody is refused by the server" />
        <TextField form={form} name="email" label="E-mail" type="email" optional />
        <PasswordField form={form} name="password" label="Password" optional fresh />
        <SelectField
          form={form}
          name="role"
          label="Role"
          options={[
            { value: 'nurse', label: 'Staff nurse' },
            { value: 'carer', label: 'Care assistant' },
          ]}
        />
        <div className="dp-form-pair">
          <DateField form={form} name="first" label="First day" />
          <TimeField form={form} name="starts" label="Starts" />
        </div>
        <div className="dp-form-pair">
          <MoneyField form={form} name="pay" label="Pay rate" unit="an hour" />
          <NumberField form={form} name="places" label="Places" optional />
        </div>
        <PickField
          form={form}
          name="site"
          label="Site"
          hint="One of 200"
          optional
          options={SITES}
        />
        <RadioField
          form={form}
          name="kind"
          label="Kind of shift"
          options={[
            { value: 'waking', label: 'Waking' },
            { value: 'sleep-in', label: 'Sleep-in', hint: 'Paid by the night' },
            { value: 'on-call', label: 'On call' },
          ]}
        />
        <ChecksField
          form={form}
          name="checks"
          label="Required checks"
          optional
          options={[
            { value: 'dbs', label: 'Enhanced DBS' },
            { value: 'nmc', label: 'NMC registration' },
          ]}
        />
        <CheckField form={form} name="same" label="The same person on every day" />
        <LongTextField form={form} name="notes" label="What the worker must know" optional />
        <FileField form={form} name="paper" label="Purchase order" accept=".pdf" optional />
      </Form>
    </Section>
  );
}
