import { useEffect, useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { call } from '../../../ui/api.ts';
import {
  LightButton,
  LightChoice,
  LightPage,
  LightRefused,
  lightMoment,
} from '../../../ui/light.tsx';
import { answerRoute, lookAtReference } from '../schema.ts';

type Seen = ReplyOf<typeof lookAtReference>;
type What = 'full' | 'dates_only' | 'refused';

const WHATS = [
  { value: 'full', label: 'A reference' },
  { value: 'dates_only', label: 'The dates only' },
  { value: 'refused', label: 'None' },
] as const;
const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;

/** What a referee's own link opens: one column, and the button that sends. */
export default function ReferenceLink({ token }: { readonly token: string }) {
  const [seen, setSeen] = useState<Seen>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    void call(lookAtReference, { body: { token } }).then((looked) => {
      if (looked.ok) setSeen(looked.value);
      setRefusal(looked.ok ? undefined : looked.refusal);
    });
  }, [token, round]);
  if (refusal !== undefined) {
    return <LightRefused refusal={refusal} again={() => setRound(round + 1)} />;
  }
  if (seen === undefined) return <LightPage title="One moment" />;
  return <Answer token={token} seen={seen} />;
}

const EMPTY = { fromOn: '', toOn: '', jobTitle: '', leaving: '', words: '' };
type Field = keyof typeof EMPTY;

function Answer({ token, seen }: { readonly token: string; readonly seen: Seen }) {
  const [what, setWhat] = useState<What>('full');
  const [values, setValues] = useState(EMPTY);
  const [again, setAgain] = useState<'yes' | 'no' | null>(null);
  const [relative, setRelative] = useState<'yes' | 'no' | null>(null);
  const [shown, setShown] = useState<'yes' | 'no' | null>(null);
  const [answerId] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [sentAt, setSentAt] = useState<string>();
  const frame = { agency: seen.agency.name, sample: seen.agency.isSample };
  const send = async () => {
    setBusy(true);
    const done = await call(answerRoute, {
      body: {
        token,
        id: answerId,
        what,
        fromOn: values.fromOn || null,
        toOn: values.toOn || null,
        jobTitle: values.jobTitle,
        leaving: values.leaving,
        again,
        words: values.words,
        relative: relative && relative === 'yes',
        mayBeShown: shown && shown === 'yes',
      },
    });
    setBusy(false);
    setRefusal(done.ok ? undefined : done.refusal);
    if (!done.ok) return;
    setSentAt(done.value.answeredAt);
    window.scrollTo(0, 0);
  };
  if (sentAt !== undefined) {
    return (
      <LightPage title="Thank you" {...frame}>
        <p className="dl-note" data-meaning="good" role="status">
          We have your answer, sent {lightMoment(sentAt)}. There is nothing more to do.
        </p>
      </LightPage>
    );
  }
  const text = (name: Field, label: string, rows = 0) => (
    <div className="dl-label">
      <label htmlFor={name}>{label}</label>
      {rows === 0 ? (
        <input
          className="dl-field"
          id={name}
          type={name.endsWith('On') ? 'date' : 'text'}
          {...(name.endsWith('On') ? { max: seen.today } : { maxLength: 200 })}
          value={values[name]}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        />
      ) : (
        <textarea
          className="dl-field"
          id={name}
          rows={rows}
          maxLength={4000}
          value={values[name]}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        />
      )}
    </div>
  );
  const at = seen.aboutPlace === '' ? '' : ` at ${seen.aboutPlace}`;
  return (
    <LightPage title={`A reference for ${seen.candidate}`} {...frame}>
      <p>
        {seen.name === '' ? '' : `Hello ${seen.name}. `}
        {seen.candidate} gave us your name
        {at === '' ? '' : `, for their time${at}`}. Answer until {lightMoment(seen.until)}.
      </p>
      <p className="dl-dim">
        What you say is kept in confidence. Please say nothing about health or days off sick.
      </p>
      <LightChoice
        legend="What do you give?"
        name="what"
        options={WHATS}
        value={what}
        onChoose={setWhat}
      />
      {what === 'refused' ? null : (
        <>
          {text('fromOn', seen.speaksAs === 'character' ? 'Known since (optional)' : 'Started')}
          {seen.speaksAs === 'character' ? null : text('toOn', 'Last day; empty if still there')}
          {seen.speaksAs === 'character' ? null : text('jobTitle', 'Their job (optional)')}
        </>
      )}
      {what === 'full' ? (
        <>
          {seen.speaksAs === 'employer' ? text('leaving', 'Why they left (optional)') : null}
          {seen.speaksAs === 'employer' ? (
            <LightChoice
              legend="Would you take them on again?"
              name="again"
              options={YES_NO}
              value={again}
              onChoose={setAgain}
            />
          ) : null}
          {text('words', 'How did they work, and were they reliable?', 5)}
        </>
      ) : null}
      {what === 'refused' ? null : (
        <>
          <LightChoice
            legend="Are you related to them?"
            name="relative"
            options={YES_NO}
            value={relative}
            onChoose={setRelative}
          />
          <LightChoice
            legend="May an employer they go to be shown this?"
            name="shown"
            options={YES_NO}
            value={shown}
            onChoose={setShown}
          />
        </>
      )}
      {refusal === undefined ? null : (
        <p className="dl-note" data-meaning="stop" role="alert">
          {refusal.because}
        </p>
      )}
      <LightButton busy={busy} onPress={() => void send()}>
        {busy ? 'Sending' : what === 'refused' ? 'Tell them I give none' : 'Send my answer'}
      </LightButton>
    </LightPage>
  );
}
