import './duties.css';
import { useState } from 'react';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { DateField, LongTextField, RadioField, SelectField } from '../../../ui/fields.tsx';
import { Form, type FormApi, needed, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { type AnswerKey, type Answers, readDuties, recordSettingRoute } from '../schema.ts';
import { NewerSetting } from './newer-setting.tsx';
import {
  ANSWERS,
  choicesOf,
  contactChoices,
  type Duties,
  inQuestion,
  newestVersion,
  QUESTIONS,
  type Setting,
} from './words.ts';

/** Asks in plain words what the law asks of the work at a site, of every role ('all') or of one. */
export default function SettingPage() {
  const { params } = useAddress();
  const [id = '', siteId = ''] = [params['id'], params['site']];
  const reading = useRead(readDuties, { params: { id } });
  const site = reading.value?.sites.find((one) => one.siteId === siteId);
  return (
    <Page
      title={`What the law asks of the work${site === undefined ? '' : ` at ${site.name}`}`}
      where={[
        { label: 'Clients', href: '/clients' },
        { label: reading.value?.clientName ?? 'Client', href: `/clients/${id}` },
      ]}
    >
      <Read of={reading}>
        {(duties) => (
          <SettingOf
            clientId={id}
            siteId={siteId}
            role={params['role'] ?? 'all'}
            duties={duties}
            readAgain={reading.again}
          />
        )}
      </Read>
    </Page>
  );
}

interface Asked {
  readonly clientId: string;
  readonly siteId: string;
  /** 'all', 'role' for one still to be chosen, or a role. */
  readonly role: string;
  readonly duties: Duties;
  readonly readAgain: () => void;
}

function SettingOf(asked: Asked) {
  const { clientId, siteId, duties } = asked;
  if (!duties.sites.some((site) => site.siteId === siteId)) {
    return (
      <Refused
        refusal={{
          code: 'site-not-found',
          because: 'This client has no such site. It may stand under another client; look there.',
        }}
      />
    );
  }
  if (duties.contacts.length > 0) return <SettingForm {...asked} />;
  return (
    <Empty
      title="Nobody at this client to say it"
      action={<LinkButton href={`/clients/${clientId}/contacts/new`}>Add a contact</LinkButton>}
    >
      What the law asks of the work is what somebody at the client told us. Add whoever that is
      first.
    </Empty>
  );
}

/** What the form holds. */
interface Values extends Answers {
  readonly role: string;
  readonly from: number;
  readonly saidBy: string;
  readonly saidOn: string;
  readonly notes: string;
}

const NOTHING = Object.fromEntries(ANSWERS.map((key) => [key, 'not_known'])) as unknown as Answers;

function answersOf(setting: Setting | undefined): Answers {
  if (setting === undefined) return NOTHING;
  return Object.fromEntries(ANSWERS.map((key) => [key, setting[key]])) as unknown as Answers;
}

function SettingForm({ clientId, siteId, role, duties, readAgain }: Asked) {
  const { go } = useAddress();
  const say = useNotice();
  const [recorded, setRecorded] = useState(false);
  const { act } = useAct(recordSettingRoute);
  const home = `/clients/${clientId}`;
  const site = duties.sites.find((one) => one.siteId === siteId);
  const versions = site?.settings ?? [];
  const of = (chosen: string) =>
    versions.find((one) => one.role === (chosen === 'all' ? null : chosen));
  const now = of(role);
  const form = useForm<Values, { version: number }>({
    name: 'work-setting',
    start: {
      // One role that is different begins with what is said of the whole site.
      ...answersOf(now ?? of('all')),
      role: role === 'role' ? '' : role,
      from: now?.version ?? 0,
      saidBy: duties.contacts.length === 1 ? (duties.contacts[0]?.contactId ?? '') : '',
      saidOn: dateIn(new Date()),
      notes: now?.notes ?? '',
    },
    checks: {
      role: needed('Choose the role'),
      vulnerable: (value, { regulatedActivity }) =>
        value !== 'yes' && (regulatedActivity === 'adults' || regulatedActivity === 'children')
          ? 'Regulated activity is work with vulnerable people: answer yes here, or look again at regulated activity'
          : undefined,
      saidBy: needed('Choose who said so'),
      saidOn: needed('Enter the day on which they said so'),
    },
    submit: async ({ role: chosen, from, notes, saidBy, saidOn, ...answers }, settingId) => {
      const result = await act({
        params: { id: siteId },
        body: {
          id: settingId,
          role: chosen === 'all' ? null : chosen,
          from: role === 'role' ? (site ? newestVersion(site, chosen) : 0) : from,
          notes,
          saidBy,
          saidOn,
          ...answers,
        },
      });
      if (result.ok) setRecorded(true);
      else readAgain();
      return result;
    },
    onDone: ({ version }) => {
      say(`Version ${version} of what the law asks is recorded`);
      go(home);
    },
  });
  const { values } = form;
  const newer =
    role === 'role' || form.busy || recorded || now === undefined || now.version === values.from
      ? undefined
      : now;
  const others = duties.roles.filter((one) => !versions.some((own) => own.role === one.role));
  const asks = ANSWERS.filter((key) => inQuestion(key, values));
  return (
    <Form form={form} action="Record what was said" onCancel={() => go(home)}>
      <p>
        Ask the client, and enter what they say. “Not known yet” is an answer: it stays on the list
        until it is known. A change is a new version; the earlier ones stay to be read.
      </p>
      {newer === undefined ? null : (
        <NewerSetting
          newer={newer}
          mine={values}
          onTake={() => {
            const base = site?.earlier.find(
              (one) => one.role === newer.role && one.version === values.from,
            );
            for (const key of ANSWERS) {
              // What was not changed here takes their answer; what was stays.
              if (values[key] === answersOf(base)[key]) form.set(key, newer[key]);
            }
            form.set('from', newer.version);
          }}
        />
      )}
      {role === 'role' ? (
        <SelectField
          form={form}
          name="role"
          label="Which role is different"
          options={others.map((one) => ({ value: one.role, label: one.name }))}
        />
      ) : (
        <p>
          For: <strong>{now?.roleName ?? roleWord(role, duties)}</strong>
        </p>
      )}
      {role === 'all' || role === 'role' || now === undefined ? null : (
        <p>
          <Link href={`${home}/duties/${siteId}/${role}/rest`}>
            It is no longer different from the rest of the site
          </Link>
        </p>
      )}
      {asks.map((key) => (
        <Question key={key} form={form} question={key} />
      ))}
      <SelectField
        form={form}
        name="saidBy"
        label="Who said so at the client"
        options={contactChoices(duties)}
      />
      <DateField form={form} name="saidOn" label="When they said so" />
      <LongTextField
        form={form}
        name="notes"
        label="Note"
        hint="What they said in their own words, where the risk assessment is kept"
        rows={3}
        optional
      />
    </Form>
  );
}

function roleWord(role: string, { roles }: Duties): string {
  if (role === 'all') return 'every role there';
  return roles.find((one) => one.role === role)?.name ?? role;
}

const LISTS: readonly AnswerKey[] = ['youngSector', 'gangmasterSector'];

function Question({
  form,
  question,
}: {
  readonly form: FormApi<Values>;
  readonly question: AnswerKey;
}) {
  const { asks, hint } = QUESTIONS[question];
  // The fuller list of checks has one line that is for regulated activity alone.
  const options = choicesOf(question).filter(
    ({ value }) => question !== 'dbsClass' || value !== 'regulated_activity',
  );
  if (LISTS.includes(question)) {
    return <SelectField form={form} name={question} label={asks} hint={hint} options={options} />;
  }
  return <RadioField form={form} name={question} label={asks} hint={hint} options={options} />;
}
