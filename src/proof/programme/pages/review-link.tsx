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
  lightDate,
  lightMoment,
} from '../../../ui/light.tsx';
import { answerReviewRoute, lookAtReview, openReviewRoute } from '../review-schema.ts';

type Seen = ReplyOf<typeof lookAtReview>;
type Review = ReplyOf<typeof openReviewRoute>;

/** What a line manager's own link opens: who asks, the review once they open it, and the button that signs. */
export default function ReviewLink({ token }: { readonly token: string }) {
  const [seen, setSeen] = useState<Seen>();
  const [review, setReview] = useState<Review>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  useEffect(() => {
    void call(lookAtReview, { body: { token } }).then((looked) => {
      if (looked.ok) setSeen(looked.value);
      setRefusal(looked.ok ? undefined : looked.refusal);
    });
  }, [token, round]);
  if (refusal !== undefined) {
    return <LightRefused refusal={refusal} again={() => setRound(round + 1)} />;
  }
  if (seen === undefined) return <LightPage title="One moment" />;
  const open = async () => {
    setBusy(true);
    const opened = await call(openReviewRoute, { body: { token } });
    setBusy(false);
    if (opened.ok) setReview(opened.value);
    else setRefusal(opened.refusal);
  };
  if (review !== undefined) return <Answer token={token} seen={seen} review={review} />;
  return (
    <LightPage
      title={`A review of ${seen.learner}`}
      agency={seen.agency.name}
      sample={seen.agency.isSample}
    >
      <p>
        Hello {seen.name}. You are asked to read what was agreed at a review of {seen.learner}, who
        works towards a qualification, and to sign it or say what is not so.
      </p>
      <p className="dl-dim">
        That you opened it is noted. This works until {lightMoment(seen.until)}.
      </p>
      <LightButton busy={busy} onPress={() => void open()}>
        {busy ? 'Opening' : 'Open the review'}
      </LightButton>
    </LightPage>
  );
}

function Answer({
  token,
  seen,
  review,
}: {
  readonly token: string;
  readonly seen: Seen;
  readonly review: Review;
}) {
  const [agreed, setAgreed] = useState<'yes' | 'no' | null>(null);
  const [values, setValues] = useState({ comment: '', signedName: seen.name, job: '' });
  const [answerId] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [because, setBecause] = useState<string>();
  const [sent, setSent] = useState<ReplyOf<typeof answerReviewRoute>>();
  const frame = { agency: seen.agency.name, sample: seen.agency.isSample };
  const send = async () => {
    if (agreed === null) {
      setBecause('Choose whether you agree.');
      return;
    }
    setBusy(true);
    const done = await call(answerReviewRoute, {
      body: {
        token,
        id: answerId,
        agreed: agreed === 'yes',
        textSha256: review.textSha256,
        ...values,
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
  const line = (name: 'signedName' | 'job', label: string) => (
    <div className="dl-label">
      <label htmlFor={name}>{label}</label>
      <input
        className="dl-field"
        id={name}
        type="text"
        maxLength={200}
        value={values[name]}
        onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      />
    </div>
  );
  return (
    <LightPage title={`A review of ${review.learner}`} {...frame}>
      <p>
        {review.qualification}, on {lightDate(review.on)}, with {review.who}:
      </p>
      <p style={{ whiteSpace: 'pre-line' }}>{review.words}</p>
      <p className="dl-dim">The next review is planned for {lightDate(review.nextOn)}.</p>
      <LightChoice
        legend="Is this what was agreed?"
        name="agreed"
        options={[
          { value: 'yes', label: 'Yes, I sign it' },
          { value: 'no', label: 'No' },
        ]}
        value={agreed}
        onChoose={setAgreed}
      />
      <div className="dl-label">
        <label htmlFor="comment">
          {agreed === 'no' ? 'What is not so' : 'A comment, if you have one'}
        </label>
        <textarea
          className="dl-field"
          id="comment"
          rows={4}
          maxLength={2000}
          value={values.comment}
          onChange={(event) => setValues({ ...values, comment: event.target.value })}
        />
      </div>
      {line('job', 'Your job')}
      {line('signedName', 'Sign with your name')}
      {because === undefined ? null : (
        <p className="dl-note" data-meaning="stop" role="alert">
          {because}
        </p>
      )}
      <LightButton busy={busy} onPress={() => void send()}>
        {busy ? 'Sending' : agreed === 'no' ? 'Send why not' : 'Sign and send'}
      </LightButton>
    </LightPage>
  );
}
