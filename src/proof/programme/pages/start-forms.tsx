import { LANGUAGES, type Language } from '../../../lib/languages.ts';
import {
  ChecksField,
  DateField,
  LongTextField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { diagnosticRoute, inductionRoute, languageRoute, RATINGS, TOPICS } from '../schema.ts';
import type { FormOf } from './forms.tsx';
import { optionsOf } from './looks.ts';

const OTHER_LANGUAGES = Object.entries(LANGUAGES)
  .filter(([value]) => value !== 'en')
  .map(([value, label]) => ({ value, label }));

/** A session of the induction: topics and the written information they were given. */
export function InductionForm({ programme, learner, close }: FormOf) {
  const say = useNotice();
  const { act } = useAct(inductionRoute);
  const form = useForm({
    name: `induction ${programme.enrolmentId}`,
    start: {
      on: learner.today,
      topics: [] as readonly string[],
      version: programme.induction[0]?.version ?? '',
      words: '',
    },
    checks: {
      on: needed('Enter the day'),
      topics: (keys) => (keys.length > 0 ? undefined : 'Tick the topics that were covered'),
      version: needed('Say which version of the written information they got'),
    },
    submit: ({ on, topics, version, words }, id) =>
      act({
        params: { id: programme.enrolmentId },
        body: { id, on, topics: topics as (keyof typeof TOPICS)[], version, words },
      }),
    onDone: () => {
      say('The session is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the session" label="Induction" onCancel={close}>
      <DateField form={form} name="on" label="Day" />
      <ChecksField form={form} name="topics" label="Topics" options={optionsOf(TOPICS)} />
      <TextField
        form={form}
        name="version"
        label="Written information"
        hint="Its name and version, as given to them"
      />
      <LongTextField form={form} name="words" label="Note" rows={2} optional />
    </Form>
  );
}

const OWN = ['on', 'instrument', 'version', 'approvedOn', 'words'];

/** The audit of skills against the units. */
export function DiagnosticForm({ programme, learner, close }: FormOf) {
  const say = useNotice();
  const { act } = useAct(diagnosticRoute);
  const before = programme.diagnostic[0];
  const start: Record<string, string> = {
    on: learner.today,
    instrument: before?.instrument ?? '',
    version: before?.version ?? '',
    approvedOn: before?.approvedOn ?? '',
    words: '',
    ...Object.fromEntries(programme.units.map(({ reference }) => [reference, ''])),
  };
  const form = useForm({
    name: `diagnostic ${programme.enrolmentId}`,
    start,
    checks: {
      on: needed('Enter the day'),
      instrument: needed('Say which instrument'),
      version: needed('Say which version'),
      approvedOn: needed('Enter the day on which the external verifier approved it'),
    },
    submit: (values, id) =>
      act({
        params: { id: programme.enrolmentId },
        body: {
          id,
          on: values['on'] ?? '',
          instrument: values['instrument'] ?? '',
          version: values['version'] ?? '',
          approvedOn: values['approvedOn'] ?? '',
          words: values['words'] ?? '',
          units: Object.fromEntries(
            Object.entries(values).filter(([key, rating]) => !OWN.includes(key) && rating !== ''),
          ) as Record<string, keyof typeof RATINGS>,
        },
      }),
    onDone: () => {
      say('The audit is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the audit" label="Diagnostic audit" onCancel={close}>
      <DateField form={form} name="on" label="Day" />
      <TextField form={form} name="instrument" label="Instrument" />
      <TextField form={form} name="version" label="Version" />
      <DateField form={form} name="approvedOn" label="Approved by the external verifier on" />
      {programme.units.map(({ reference, title }) => (
        <SelectField
          key={reference}
          form={form}
          name={reference}
          label={`${reference} ${title}`}
          options={optionsOf(RATINGS)}
          none="Not audited"
          optional
        />
      ))}
      <LongTextField form={form} name="words" label="What it showed" optional />
    </Form>
  );
}

/** Evidence in another language. */
export function LanguageForm({ programme, learner, close }: FormOf) {
  const say = useNotice();
  const { act } = useAct(languageRoute);
  const people = (of: typeof learner.assessors) =>
    of.map(({ memberId, name }) => ({ value: memberId, label: name }));
  const form = useForm({
    name: `language ${programme.enrolmentId}`,
    start: {
      on: learner.today,
      language: '',
      by: 'staff',
      assessorId: '',
      verifierId: '',
      translator: '',
      toldOn: '',
      words: '',
    },
    checks: {
      on: needed('Enter the day'),
      language: needed('Choose the language'),
      assessorId: (value, { by }) =>
        by === 'staff' && value === '' ? 'Choose an assessor who is proficient in it' : undefined,
      verifierId: (value, { by }) =>
        by === 'staff' && value === ''
          ? 'Choose an internal verifier who is proficient in it'
          : undefined,
      translator: (value, { by }) =>
        by === 'translation' && value === '' ? 'Say who translates it' : undefined,
      toldOn: needed('Enter the day on which the awarding body was told'),
    },
    submit: ({ by, language, assessorId, verifierId, translator, ...values }, id) =>
      act({
        params: { id: programme.enrolmentId },
        body: {
          id,
          ...values,
          language: language as Language,
          assessorId: by === 'staff' ? assessorId : null,
          verifierId: by === 'staff' ? verifierId : null,
          translator: by === 'staff' ? '' : translator,
        },
      }),
    onDone: () => {
      say('The language is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the language" label="Another language" onCancel={close}>
      <DateField form={form} name="on" label="Day" />
      <SelectField
        form={form}
        name="language"
        label="Language"
        none="Choose one"
        options={OTHER_LANGUAGES}
      />
      <RadioField
        form={form}
        name="by"
        label="How it is read"
        options={[
          { value: 'staff', label: 'By an assessor and an internal verifier proficient in it' },
          { value: 'translation', label: 'In a translation that the centre arranges' },
        ]}
      />
      {form.values.by === 'staff' ? (
        <>
          <SelectField
            form={form}
            name="assessorId"
            label="Assessor proficient in it"
            hint="Their staff file says that they read it"
            options={people(learner.assessors)}
          />
          <SelectField
            form={form}
            name="verifierId"
            label="Internal verifier proficient in it"
            options={people(learner.verifiers)}
          />
        </>
      ) : (
        <TextField form={form} name="translator" label="Who translates it" />
      )}
      <DateField form={form} name="toldOn" label="Awarding body told on" />
      <LongTextField form={form} name="words" label="Note" optional />
    </Form>
  );
}
