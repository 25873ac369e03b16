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
import { answerTestimonyRoute, lookAtTestimony } from '../schema.ts';

type Seen = ReplyOf<typeof lookAtTestimony>;

/** What a witness's own link opens: what is asked, and the button that signs. */
export default function TestimonyLink({ token }: { readonly token: string }) {
  const [seen, setSeen] = useState<Seen>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    void call(lookAtTestimony, { body: { token } }).then((looked) => {
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

function Answer({ token, seen }: { readonly token: string; readonly seen: Seen }) {
  const [gives, setGives] = useState<'words' | 'none'>('words');
  const [setting, setSetting] = useState<'work' | 'simulated' | null>(null);
  const [values, setValues] = useState({ words: '', job: '', seenOn: '', signedName: seen.name });
  const [answerId] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [because, setBecause] = useState<string>();
  const [sent, setSent] = useState<ReplyOf<typeof answerTestimonyRoute>>();
  const frame = { agency: seen.agency.name, sample: seen.agency.isSample };
  const send = async () => {
    if (gives === 'words' && setting === null) {
      setBecause('Choose whether it was real work.');
      return;
    }
    setBusy(true);
    const done = await call(answerTestimonyRoute, {
      body: {
        token,
        id: answerId,
        declined: gives === 'none',
        words: values.words,
        job: values.job,
        seenOn: values.seenOn || null,
        signedName: values.signedName,
        setting: setting ?? 'work',
      },
    });
    setBusy(false);
    setBecause(done.ok ? undefined : done.refusal.because);
    if (!done.ok) return;
    setSent(done.value);
    window.scrollTo(0, 0);
  };
  if (sent !== undefined) {
    return (
      <LightPage title="Thank you" {...frame}>
        <p className="dl-note" data-meaning="good" role="status">
          We have your answer, sent {lightMoment(sent.answeredAt)}. There is nothing more to do.
        </p>
      </LightPage>
    );
  }
  const line = (name: 'job' | 'seenOn' | 'signedName', label: string) => (
    <div className="dl-label">
      <label htmlFor={name}>{label}</label>
      <input
        className="dl-field"
        id={name}
        type={name === 'seenOn' ? 'date' : 'text'}
        {...(name === 'seenOn' ? { max: seen.today } : { maxLength: 200 })}
        value={values[name]}
        onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      />
    </div>
  );
  return (
    <LightPage title={`The work of ${seen.learner}`} {...frame}>
      <p>
        {seen.name === '' ? '' : `Hello ${seen.name}. `}
        {seen.learner} works towards a qualification and asks you to say what you saw of:
      </p>
      <p>{seen.what}</p>
      <p className="dl-dim">
        Your words go to an assessor, without your name, as you sign them here. Answer until{' '}
        {lightMoment(seen.until)}.
      </p>
      <LightChoice
        legend="What do you give?"
        name="gives"
        options={[
          { value: 'words', label: 'My words' },
          { value: 'none', label: 'None' },
        ]}
        value={gives}
        onChoose={setGives}
      />
      {gives === 'none' ? null : (
        <>
          <div className="dl-label">
            <label htmlFor="words">What did they do, and how did it come out?</label>
            <textarea
              className="dl-field"
              id="words"
              rows={6}
              maxLength={8000}
              value={values.words}
              onChange={(event) => setValues({ ...values, words: event.target.value })}
            />
          </div>
          {line('seenOn', 'When you saw it; empty if over some time')}
          {line('job', 'Your job')}
          <LightChoice
            legend="Was it real work?"
            name="setting"
            options={[
              { value: 'work', label: 'Real work' },
              { value: 'simulated', label: 'Set up for this' },
            ]}
            value={setting}
            onChoose={setSetting}
          />
          {line('signedName', 'Sign with your name')}
        </>
      )}
      {because === undefined ? null : (
        <p className="dl-note" data-meaning="stop" role="alert">
          {because}
        </p>
      )}
      <LightButton busy={busy} onPress={() => void send()}>
        {busy ? 'Sending' : gives === 'none' ? 'Tell them I give none' : 'Sign and send'}
      </LightButton>
    </LightPage>
  );
}
