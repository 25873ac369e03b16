import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { DateField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { readDuties, withdrawSettingRoute } from '../schema.ts';
import { contactChoices, type Duties, type Setting, settingWords } from './words.ts';

/** Says that one role at a site is no longer different from the rest of it. */
export default function WithdrawPage() {
  const { params } = useAddress();
  const [id = '', siteId = '', role = ''] = [params['id'], params['site'], params['role']];
  const reading = useRead(readDuties, { params: { id } });
  const site = reading.value?.sites.find((one) => one.siteId === siteId);
  const setting = site?.settings.find((one) => one.role === role);
  return (
    <Page
      title={`As the rest of ${site?.name ?? 'the site'}`}
      where={[
        { label: 'Clients', href: '/clients' },
        { label: reading.value?.clientName ?? 'Client', href: `/clients/${id}` },
      ]}
    >
      <Read of={reading}>
        {(duties) =>
          setting === undefined ? (
            <Refused
              refusal={{
                code: 'setting-not-found',
                because: 'This role is not different from the rest of the site.',
              }}
            />
          ) : (
            <WithdrawForm
              clientId={id}
              siteId={siteId}
              setting={setting}
              duties={duties}
              whole={site?.settings.find((one) => one.role === null)}
            />
          )
        }
      </Read>
    </Page>
  );
}

function WithdrawForm({
  clientId,
  siteId,
  setting,
  duties,
  whole,
}: {
  readonly clientId: string;
  readonly siteId: string;
  readonly setting: Setting;
  readonly duties: Duties;
  readonly whole: Setting | undefined;
}) {
  const { go } = useAddress();
  const say = useNotice();
  const { act } = useAct(withdrawSettingRoute);
  const form = useForm({
    name: 'withdraw-setting',
    start: {
      saidBy: duties.contacts.length === 1 ? (duties.contacts[0]?.contactId ?? '') : '',
      saidOn: dateIn(new Date()),
    },
    checks: {
      saidBy: needed('Choose who said so'),
      saidOn: needed('Enter the day on which they said so'),
    },
    submit: (values, settingId) =>
      act({
        params: { id: siteId },
        body: { id: settingId, role: setting.role ?? '', from: setting.version, ...values },
      }),
    onDone: () => {
      say(`${setting.roleName} is as the rest of the site again`);
      go(`/clients/${clientId}`);
    },
  });
  return (
    <Form
      form={form}
      action="Record that it is as the rest"
      onCancel={() => go(`/clients/${clientId}`)}
    >
      <p>
        For <strong>{setting.roleName}</strong> it was said: {settingWords(setting)}
      </p>
      <p>
        From now on what is said of the whole site holds:{' '}
        {whole === undefined ? 'nothing is recorded for it yet.' : settingWords(whole)}
      </p>
      <SelectField
        form={form}
        name="saidBy"
        label="Who said so at the client"
        options={contactChoices(duties)}
      />
      <DateField form={form} name="saidOn" label="When they said so" />
    </Form>
  );
}
