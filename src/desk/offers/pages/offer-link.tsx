import { useEffect, useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { call } from '../../../ui/api.ts';
import {
  LightButton,
  LightPage,
  LightRefused,
  lightClock,
  lightMoment,
} from '../../../ui/light.tsx';
import { answerOfferLink, lookAtOffer } from '../schema.ts';

type Seen = ReplyOf<typeof lookAtOffer>;
type Outcome = ReplyOf<typeof answerOfferLink>['outcome'];

/** What each outcome says to whoever answered, and how grave it looks. */
const SAID: Readonly<Record<Outcome, { readonly words: string; readonly meaning: string }>> = {
  assigned: {
    words: 'It is yours. Your confirmation follows in writing.',
    meaning: 'good',
  },
  interested: {
    words: 'You said yes. It is not yours yet: we tell you as soon as it is decided.',
    meaning: 'good',
  },
  declined: { words: 'You said no. We will ask you again another time.', meaning: 'good' },
  stopped: {
    words: 'You said yes. We must look at something first and will ring you; it is not yours yet.',
    meaning: 'attention',
  },
  filled: {
    words: 'You said yes, but others were first: this work is taken. We will ask you again.',
    meaning: 'attention',
  },
};

const pounds = (pence: number) => `£${(pence / 100).toFixed(2)}`;

/** What a worker's own link to an offer opens: the work, and YES and NO. */
export default function OfferLink({ token }: { readonly token: string }) {
  const [seen, setSeen] = useState<Seen>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    void call(lookAtOffer, { body: { token } }).then((looked) => {
      if (looked.ok) setSeen(looked.value);
      setRefusal(looked.ok ? undefined : looked.refusal);
    });
  }, [token, round]);
  const again = () => setRound((before) => before + 1);
  if (refusal !== undefined) return <LightRefused refusal={refusal} again={again} />;
  if (seen === undefined) return <LightPage title="One moment" />;
  const frame = { agency: seen.agency.name, sample: seen.agency.isSample };
  if (seen.state === 'answered' && seen.said !== null) {
    return (
      <LightPage title="We have your answer" {...frame}>
        <p className="dl-note" data-meaning={SAID[seen.said.outcome].meaning} role="status">
          {SAID[seen.said.outcome].words} You answered {lightMoment(seen.said.at)}.
        </p>
        <Work seen={seen} />
        <Slots seen={seen} />
        <p>
          To change it, <Ring phone={seen.agency.phone} />.
        </p>
      </LightPage>
    );
  }
  if (seen.state === 'closed') {
    return (
      <LightPage title="This offer is closed" {...frame}>
        <p className="dl-note" data-meaning="attention">
          This work has gone to others or is not needed any more. Nothing is asked of you. If you
          expected something here, <Ring phone={seen.agency.phone} />.
        </p>
        <Work seen={seen} />
      </LightPage>
    );
  }
  return <Answer token={token} seen={seen} again={again} />;
}

function Answer({
  token,
  seen,
  again,
}: {
  readonly token: string;
  readonly seen: Seen;
  readonly again: () => void;
}) {
  const open = seen.slots.filter((slot) => slot.open).map(({ startsAt }) => startsAt);
  const [yes, setYes] = useState<readonly string[]>(open);
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [id] = useState(newId);
  const [refusal, setRefusal] = useState<Refusal>();
  const several = seen.slots.length > 1;
  const send = async (days: readonly string[]) => {
    setBusy(true);
    const sent = await call(answerOfferLink, { body: { token, id, yes: [...days], words } });
    setBusy(false);
    setRefusal(sent.ok ? undefined : sent.refusal);
    if (!sent.ok) return;
    again();
    window.scrollTo(0, 0);
  };
  const toggle = (at: string) =>
    setYes(yes.includes(at) ? yes.filter((one) => one !== at) : [...yes, at]);
  return (
    <LightPage title="Work for you?" agency={seen.agency.name} sample={seen.agency.isSample}>
      <p>
        {seen.name === '' ? '' : `Hello ${seen.name}. `}
        {seen.firstYes
          ? 'The first yes gets it at once.'
          : 'Your yes tells us that you would go; we then tell you whether it is yours.'}{' '}
        Answer until {lightMoment(seen.closesAt)}.
      </p>
      {seen.note === '' ? null : <p className="dl-note">{seen.note}</p>}
      <Work seen={seen} />
      {several && !seen.oneFace ? (
        <fieldset className="dl-choice">
          <legend>Tick the days you can do</legend>
          {seen.slots.map((slot) => (
            <label key={slot.startsAt} className="dl-tick">
              <input
                type="checkbox"
                checked={slot.open && yes.includes(slot.startsAt)}
                disabled={!slot.open}
                onChange={() => toggle(slot.startsAt)}
              />
              {lightMoment(slot.startsAt)}-{lightClock(slot.endsAt)}
              {slot.open ? '' : ' (taken)'}
            </label>
          ))}
        </fieldset>
      ) : (
        <Slots seen={seen} />
      )}
      {seen.oneFace ? (
        <p className="dl-dim">The same person on every day: all of it, or no.</p>
      ) : null}
      <label className="dl-label">
        Anything we should know
        <textarea
          className="dl-field"
          rows={2}
          maxLength={300}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <p className="dl-dim">
        With YES you say that you are willing to do this work, as it is described here.
      </p>
      {refusal === undefined ? null : (
        <p className="dl-note" data-meaning="stop" role="alert">
          {refusal.because}
        </p>
      )}
      <LightButton busy={busy || yes.length === 0} onPress={() => void send(yes)}>
        {several && yes.length < seen.slots.length
          ? `YES to ${yes.length} of ${seen.slots.length}`
          : 'YES'}
      </LightButton>
      <LightButton quiet busy={busy} onPress={() => void send([])}>
        NO
      </LightButton>
    </LightPage>
  );
}

function Ring({ phone }: { readonly phone: string }) {
  if (phone === '') return <>ring us</>;
  return <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>ring {phone}</a>;
}

function Slots({ seen }: { readonly seen: Seen }) {
  return (
    <ul className="dl-list">
      {seen.slots.map((slot) => (
        <li key={slot.startsAt}>
          {lightMoment(slot.startsAt)}-{lightClock(slot.endsAt)}
          {slot.got ? ': yours' : slot.saidYes === null ? '' : slot.saidYes ? ': yes' : ': no'}
        </li>
      ))}
    </ul>
  );
}

/** What the law has us tell about the work, as far as it may be shown before it is agreed. */
function Work({ seen }: { readonly seen: Seen }) {
  const { least, most } = seen.payPence;
  const rows = [
    ['Work', seen.role],
    ['What you do', seen.duties],
    ['Where', `${seen.place.name}, ${seen.place.address}, ${seen.place.postcode}`],
    ['For', [seen.hirer.name, seen.hirer.business].filter(Boolean).join(', ')],
    ['Pay', `${least === most ? pounds(least) : `${pounds(least)} to ${pounds(most)}`} an hour`],
    ['Experience', seen.experience],
    ['Expenses', seen.expenses],
    ['Risks', seen.risks],
    ['What is done about them', seen.controls],
  ] as const;
  return (
    <dl className="dl-facts">
      {rows
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
