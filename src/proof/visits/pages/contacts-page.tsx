import './visits.css';
import { showDate } from '../../../lib/show.ts';
import {
  CheckField,
  DateField,
  LongTextField,
  RadioField,
  SelectField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import {
  announceContactRoute,
  CONTACT_OUTCOMES,
  HOW,
  readContacts,
  readVisits,
  recordContactRoute,
} from '../schema.ts';
import { AskForm } from './actions-part.tsx';
import { type Contact, HOME, LIVE, type Overview } from './looks.ts';

/** Contacts of external verifiers with learners; the notes are for verifiers alone (R89). */
export default function ContactsPage() {
  const may = useMay();
  const reading = useRead(readContacts, {}, { live: LIVE });
  const choices = useRead(readVisits, {});
  return (
    <Page title="Contacts with learners" where={[HOME]}>
      <RecordPart
        level={2}
        title="Contacts"
        add={may('visits.verify') && choices.value ? 'Announce a contact' : undefined}
        form={(close) =>
          choices.value ? <AnnounceForm choices={choices.value} onDone={close} /> : null
        }
      >
        <p className="dp-dim">
          Any learner of the qualification, beside the plan of internal verification. What they say
          is read by verifiers alone.
        </p>
        <Read of={reading}>
          {({ rows, today }) => (
            <>
              {rows.length === 0 ? <p className="dp-dim">No contact was announced yet.</p> : null}
              {rows.map((one) => (
                <OneContact
                  key={one.contactId}
                  one={one}
                  today={today}
                  owners={choices.value?.owners ?? []}
                />
              ))}
            </>
          )}
        </Read>
      </RecordPart>
    </Page>
  );
}

function OneContact({
  one,
  today,
  owners,
}: {
  readonly one: Contact;
  readonly today: string;
  /** Of whom an action may be asked; empty: of nobody by this reader. */
  readonly owners: Overview['owners'];
}) {
  const mayAsk = one.isMine && one.held !== null && owners.length > 0;
  return (
    <RecordPart
      title={`${one.learnerName}, ${HOW[one.how].toLowerCase()} on ${showDate(one.on, today)}`}
      add={
        one.isMine && one.held === null
          ? 'Record what came of it'
          : mayAsk
            ? 'Ask for an action'
            : undefined
      }
      form={(close) =>
        mayAsk ? (
          <AskForm
            sources={[{ of: 'contact', sourceId: one.contactId, label: 'This contact' }]}
            owners={owners}
            onDone={close}
          />
        ) : (
          <RecordForm one={one} today={today} onDone={close} />
        )
      }
    >
      <p className="dp-dim">
        {one.frameworkCode}, {one.verifierName};{' '}
        {one.mail === null ? 'not announced' : `announced by mail (${one.mail})`}
      </p>
      {one.words === '' ? null : <p className="vi-text">{one.words}</p>}
      {one.held === null ? null : (
        <p className="vi-text">
          {CONTACT_OUTCOMES[one.held.outcome]}, {showDate(one.held.on, today)}: {one.held.notes}
        </p>
      )}
    </RecordPart>
  );
}

function AnnounceForm({
  choices,
  onDone,
}: {
  readonly choices: Overview;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(announceContactRoute);
  const form = useForm({
    name: 'external-contact',
    start: { whom: '', how: 'telephone', on: '', words: '', announce: true },
    checks: { whom: needed('Choose the learner'), on: needed('Enter the day') },
    submit: ({ whom, how, ...rest }, id) => {
      const [learnerId = '', ...code] = whom.split(' ');
      return act({
        body: {
          id,
          learnerId,
          frameworkCode: code.join(' '),
          how: how as keyof typeof HOW,
          ...rest,
        },
      });
    },
    onDone: () => {
      say('The contact is on record');
      onDone();
    },
  });
  return (
    <Form form={form} action="Announce it" onCancel={onDone}>
      <SelectField
        form={form}
        name="whom"
        label="Learner"
        options={choices.learners.map(({ learnerId, name, frameworkCode }) => ({
          value: `${learnerId} ${frameworkCode}`,
          label: `${name}, ${frameworkCode}`,
        }))}
      />
      <RadioField
        form={form}
        name="how"
        label="How"
        options={Object.entries(HOW).map(([key, label]) => ({ value: key, label }))}
      />
      <DateField form={form} name="on" label="Day" />
      <LongTextField form={form} name="words" label="What the learner is told" rows={3} optional />
      <CheckField form={form} name="announce" label="Tell the learner by mail" />
    </Form>
  );
}

function RecordForm({
  one,
  today,
  onDone,
}: {
  readonly one: Contact;
  readonly today: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordContactRoute);
  const form = useForm({
    name: `external-contact-${one.contactId}`,
    start: { heldOn: today, outcome: 'satisfied', notes: '' },
    checks: { heldOn: needed('Enter the day'), notes: needed('Write your notes') },
    submit: ({ outcome, ...rest }) =>
      act({
        params: { id: one.contactId },
        body: { outcome: outcome as keyof typeof CONTACT_OUTCOMES, ...rest },
      }),
    onDone: () => {
      say('It is on record, for verifiers alone');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record it" onCancel={onDone}>
      <DateField form={form} name="heldOn" label="Day" />
      <RadioField
        form={form}
        name="outcome"
        label="Outcome"
        options={Object.entries(CONTACT_OUTCOMES).map(([key, label]) => ({ value: key, label }))}
      />
      <LongTextField form={form} name="notes" label="Notes, for verifiers alone" rows={4} />
    </Form>
  );
}
