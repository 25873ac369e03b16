import './duties.css';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { ChecksField, DateField, RadioField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { enterActionRoute, readDuties } from '../schema.ts';
import { contactChoices, type Duties } from './words.ts';

/** Enters a strike or other industrial action at a client's hirer or site. */
export default function ActionPage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead(readDuties, { params: { id } });
  return (
    <Page
      title="Industrial action"
      where={[
        { label: 'Clients', href: '/clients' },
        { label: reading.value?.clientName ?? 'Client', href: `/clients/${id}` },
      ]}
    >
      <Read of={reading}>{(duties) => <ActionForm clientId={id} duties={duties} />}</Read>
    </Page>
  );
}

function ActionForm({ clientId, duties }: { readonly clientId: string; readonly duties: Duties }) {
  const { go } = useAddress();
  const say = useNotice();
  const { act } = useAct(enterActionRoute);
  const places = [
    ...duties.sites.map(({ siteId, name }) => ({ value: `site ${siteId}`, label: name })),
    ...duties.hirers.map(({ hirerId, name }) => ({
      value: `hirer ${hirerId}`,
      label: `${name}, at every site`,
    })),
  ];
  const roles = duties.roles.map(({ role, name }) => ({ value: role, label: name }));
  const form = useForm({
    name: 'industrial-action',
    start: {
      place: places.length === 1 ? (places[0]?.value ?? '') : '',
      official: 'not_known',
      roles: [] as readonly string[],
      movedRoles: [] as readonly string[],
      fromOn: dateIn(new Date()),
      toOn: '',
      saidBy: '',
      source: '',
    },
    checks: {
      place: needed('Choose where it is'),
      fromOn: needed('Enter the first day'),
      toOn: (value, { fromOn }) =>
        value !== '' && value < fromOn ? 'The last day lies before the first' : undefined,
      source: (value, { saidBy }) =>
        saidBy === '' && value.trim() === '' ? 'Say who told us, or where it was read' : undefined,
    },
    submit: (values, actionId) => {
      const [place = '', placeId = ''] = values.place.split(' ');
      return act({
        params: { id: clientId },
        body: {
          id: actionId,
          place: place as 'site',
          placeId,
          roles: [...values.roles],
          movedRoles: [...values.movedRoles],
          official: values.official as 'yes',
          fromOn: values.fromOn,
          toOn: values.toOn || null,
          saidBy: values.saidBy || null,
          source: values.source,
        },
      });
    },
    onDone: () => {
      say('The industrial action is entered');
      go(`/clients/${clientId}`);
    },
  });
  return (
    <Form
      form={form}
      action="Enter the industrial action"
      onCancel={() => go(`/clients/${clientId}`)}
    >
      <p>
        While somebody is on an official strike or other official action, nobody may be sent to do
        their work, or the work of whoever was moved to cover it. From the first day to the last we
        stop it here.
      </p>
      <SelectField form={form} name="place" label="Where" options={places} />
      <RadioField
        form={form}
        name="official"
        label="Is it official?"
        hint="Called or backed by a trade union. The client has the union’s notice"
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No', hint: 'It is kept, and stops nobody' },
          { value: 'not_known', label: 'Not known yet', hint: 'It goes on the list until it is' },
        ]}
      />
      <ChecksField
        form={form}
        name="roles"
        label="Whose work is not done because of it"
        hint="Leave all empty if it is everybody’s"
        options={roles}
        optional
      />
      <ChecksField
        form={form}
        name="movedRoles"
        label="Who was moved to cover it"
        hint="Their own work may not be covered either"
        options={roles}
        optional
      />
      <DateField form={form} name="fromOn" label="First day" />
      <DateField
        form={form}
        name="toOn"
        label="Last day"
        hint="Leave it empty while no end is known"
        optional
      />
      <SelectField
        form={form}
        name="saidBy"
        label="Who said so at the client"
        none="Nobody there"
        options={contactChoices(duties)}
      />
      <TextField
        form={form}
        name="source"
        label="Or where it is known from"
        hint="The union’s notice of 3 Nov, the news"
        optional={form.values.saidBy !== ''}
      />
    </Form>
  );
}
