import { LANGUAGE_CODES, LANGUAGES, type Language } from '../../../lib/languages.ts';
import {
  DateField,
  LongTextField,
  PickField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import {
  BY_WAY_OF,
  declareTieRoute,
  endTieRoute,
  recordQualificationRoute,
  SHOWS,
  TIES,
  withdrawQualificationRoute,
} from '../schema.ts';

const optionsOf = (words: Readonly<Record<string, string>>, keys = Object.keys(words)) =>
  keys.map((value) => ({ value, label: words[value] ?? '' }));

const JUDGING = ['accredited', 'mapped', 'employer_programme'];
const TRADE = ['qualification', 'membership', 'experience'];
const READING = ['qualification', 'experience', 'first_language'];
const OTHERS = LANGUAGE_CODES.filter((code) => code !== 'en');

const waysOf = (shows: string) =>
  shows === 'occupation' ? TRADE : shows === 'language' ? READING : JUDGING;

/** A certificate of somebody else's was seen. */
export function CertificateForm({
  memberId,
  today,
  onDone,
}: {
  readonly memberId: string;
  readonly today: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordQualificationRoute);
  const form = useForm({
    name: `certificate ${memberId}`,
    start: {
      shows: 'assessing',
      byWayOf: '',
      language: '',
      title: '',
      awardedOn: '',
      expiresOn: '',
      seenOn: today,
    },
    checks: {
      byWayOf: needed('Choose what it is'),
      language: (language, { shows }) =>
        shows === 'language' && language === '' ? 'Choose the language' : undefined,
      title: needed('Enter its title'),
      awardedOn: needed('Enter the day'),
      seenOn: needed('Enter the day you saw it'),
    },
    submit: ({ shows, byWayOf, language, title, awardedOn, expiresOn, seenOn }, id) =>
      act({
        body: {
          id,
          memberId,
          shows: shows as keyof typeof SHOWS,
          byWayOf: byWayOf as keyof typeof BY_WAY_OF,
          language: shows === 'language' ? (language as Language) : null,
          title,
          awardedOn,
          expiresOn: expiresOn || null,
          seenOn,
        },
      }),
    onDone: () => {
      say('The certificate is on record');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record the certificate" onCancel={onDone}>
      <RadioField form={form} name="shows" label="What it shows" options={optionsOf(SHOWS)} />
      <SelectField
        form={form}
        name="byWayOf"
        label="What it is"
        none="Choose one"
        options={optionsOf(BY_WAY_OF, waysOf(form.values.shows))}
      />
      {form.values.shows === 'language' ? (
        <SelectField
          form={form}
          name="language"
          label="Language"
          none="Choose one"
          options={optionsOf(LANGUAGES, OTHERS)}
        />
      ) : null}
      <TextField form={form} name="title" label="Title" />
      <DateField form={form} name="awardedOn" label="Awarded on, or held since" />
      <DateField form={form} name="expiresOn" label="Runs out on" optional />
      <DateField form={form} name="seenOn" label="You saw it on" />
    </Form>
  );
}

/** A certificate was entered wrongly or taken away. */
export function WithdrawCertificate({
  id,
  onDone,
}: {
  readonly id: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(withdrawQualificationRoute);
  const form = useForm({
    name: `withdraw ${id}`,
    start: { because: '' },
    checks: { because: needed('Say why') },
    submit: (body) => act({ params: { id }, body }),
    onDone: () => {
      say('It counts no longer');
      onDone();
    },
  });
  return (
    <Form form={form} action="Withdraw it" onCancel={onDone}>
      <p>It counts no longer from now on, and stays shown.</p>
      <LongTextField form={form} name="because" label="Why" />
    </Form>
  );
}

/** What stands between a member and a learner. */
export function TieForm({
  memberId,
  learners,
  onDone,
}: {
  readonly memberId: string;
  readonly learners: readonly { readonly memberId: string; readonly name: string }[];
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(declareTieRoute);
  const form = useForm({
    name: `tie ${memberId}`,
    start: { learnerId: '', kind: '', words: '' },
    checks: { learnerId: needed('Choose the learner'), kind: needed('Choose what it is') },
    forget: ['words'],
    submit: ({ learnerId, kind, words }, id) =>
      act({ body: { id, memberId, learnerId, kind: kind as keyof typeof TIES, words } }),
    onDone: () => {
      say('The tie is on record');
      onDone();
    },
  });
  return (
    <Form form={form} action="Declare the tie" onCancel={onDone}>
      <PickField
        form={form}
        name="learnerId"
        label="Learner"
        options={learners
          .filter((one) => one.memberId !== memberId)
          .map((one) => ({ value: one.memberId, label: one.name }))}
      />
      <RadioField form={form} name="kind" label="What it is" options={optionsOf(TIES)} />
      <LongTextField form={form} name="words" label="In words" optional />
    </Form>
  );
}

/** A tie is no longer there. */
export function EndTie({ tieId, onDone }: { readonly tieId: string; readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(endTieRoute);
  const form = useForm({
    name: `untie ${tieId}`,
    start: { because: '' },
    checks: { because: needed('Say why') },
    submit: (body) => act({ params: { id: tieId }, body }),
    onDone: () => {
      say('The tie has ended');
      onDone();
    },
  });
  return (
    <Form form={form} action="End the tie" onCancel={onDone}>
      <p>That it was there stays on record.</p>
      <LongTextField form={form} name="because" label="Why" />
    </Form>
  );
}
