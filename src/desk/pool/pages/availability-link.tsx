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
  lightClock,
  lightDate,
  lightMoment,
} from '../../../ui/light.tsx';
import { answerRoute, lookAtAsk } from '../schema.ts';

type Seen = ReplyOf<typeof lookAtAsk>;
type Slot = Seen['slots'][number];
type Choice = NonNullable<Slot['answer']>;
type Sent = ReplyOf<typeof answerRoute>;

const CHOICES = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unsure', label: 'Not sure' },
] as const;
const FROM_KNOWN: Readonly<Record<Slot['known'], Choice | null>> = {
  available: 'yes',
  unavailable: 'no',
  unknown: null,
};
const PART = { whole: '', day: 'Day', evening: 'Evening', night: 'Night' } as const;

const keyOf = ({ date, part }: Pick<Slot, 'date' | 'part'>) => `${date} ${part}`;

/** What a worker's own link opens: one week, day by day, and the button that sends. */
export default function AvailabilityLink({ token }: { readonly token: string }) {
  const [seen, setSeen] = useState<Seen>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    void call(lookAtAsk, { body: { token } }).then((looked) => {
      if (looked.ok) setSeen(looked.value);
      setRefusal(looked.ok ? undefined : looked.refusal);
    });
  }, [token, round]);
  // What was read before is put away first, so that nothing is answered on top of it.
  const again = () => {
    setSeen(undefined);
    setRefusal(undefined);
    setRound(round + 1);
  };
  if (refusal !== undefined) return <LightRefused refusal={refusal} again={again} />;
  if (seen === undefined) return <LightPage title="One moment" />;
  return <Ask key={round} token={token} seen={seen} again={again} />;
}

function Ask({
  token,
  seen,
  again,
}: {
  readonly token: string;
  readonly seen: Seen;
  readonly again: () => void;
}) {
  const [answers, setAnswers] = useState<Readonly<Record<string, Choice | null>>>(() =>
    Object.fromEntries(seen.slots.map((slot) => [keyOf(slot), slot.answer])),
  );
  const [words, setWords] = useState(seen.words);
  const [hours, setHours] = useState('');
  const [busy, setBusy] = useState(false);
  const [answerId, setAnswerId] = useState(newId);
  const [refusal, setRefusal] = useState<Refusal>();
  const [sent, setSent] = useState<Sent>();

  const setAll = (of: (slot: Slot) => Choice | null) =>
    setAnswers(Object.fromEntries(seen.slots.map((slot) => [keyOf(slot), of(slot)])));
  const send = async () => {
    setBusy(true);
    const weekly = Number(hours.replace(',', '.'));
    const done = await call(answerRoute, {
      body: {
        token,
        id: answerId,
        choices: seen.slots.flatMap(({ date, part }) => {
          const answer = answers[keyOf({ date, part })];
          return answer ? [{ date, part, answer }] : [];
        }),
        words,
        weeklyMinutes:
          hours.trim() === '' || !(weekly >= 0 && weekly <= 168) ? null : Math.round(weekly * 60),
      },
    });
    setBusy(false);
    setRefusal(done.ok ? undefined : done.refusal);
    if (!done.ok) return;
    setSent(done.value);
    setAnswerId(newId());
    window.scrollTo(0, 0);
  };

  const week = `${lightDate(seen.weekOn)} to ${lightDate(seen.slots.at(-1)?.date ?? seen.weekOn)}`;
  const frame = { agency: seen.agency.name, sample: seen.agency.isSample };
  if (sent !== undefined) {
    return (
      <LightPage title="Thank you" {...frame}>
        <p className="dl-note" data-meaning="good" role="status">
          We have your answer for {week}, sent {lightMoment(sent.answeredAt)}.
        </p>
        <Booked sent={sent} phone={seen.agency.phone} />
        <p>You can change it until {lightMoment(seen.closesAt)}.</p>
        <LightButton quiet onPress={again}>
          Change my answer
        </LightButton>
      </LightPage>
    );
  }
  const last = seen.answers.at(-1);
  return (
    <LightPage title="When can you work?" {...frame}>
      <p>
        {seen.name === '' ? '' : `Hello ${seen.name}. `}
        {week}. Answer until {lightMoment(seen.closesAt)}.
      </p>
      {seen.note === '' ? null : <p className="dl-note">{seen.note}</p>}
      {last === undefined ? null : (
        <p className="dl-note" data-meaning="good">
          You answered {lightMoment(last.at)}
          {last.how === 'text' ? ' by text' : ''}. What you send now replaces it.
        </p>
      )}
      <div className="dl-row">
        <LightButton quiet onPress={() => setAll(({ lastWeek }) => FROM_KNOWN[lastWeek])}>
          Same as last week
        </LightButton>
        <LightButton quiet onPress={() => setAll(() => 'yes')}>
          All of it
        </LightButton>
        <LightButton quiet onPress={() => setAll(() => 'no')}>
          Not this week
        </LightButton>
      </div>
      {datesOf(seen).map((date) => (
        <Day
          key={date}
          date={date}
          seen={seen}
          answers={answers}
          choose={(slot, answer) => setAnswers({ ...answers, [keyOf(slot)]: answer })}
        />
      ))}
      {seen.asksHours ? (
        <label className="dl-label">
          Hours a week you work for others
          <span className="dl-dim">All other jobs together, 0 for none. The law has us ask.</span>
          <input
            className="dl-field"
            inputMode="decimal"
            value={hours}
            onChange={(event) => setHours(event.target.value)}
          />
        </label>
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
      {refusal === undefined ? null : (
        <p className="dl-note" data-meaning="stop" role="alert">
          {refusal.because}
        </p>
      )}
      <LightButton busy={busy} onPress={() => void send()}>
        {busy ? 'Sending' : 'Send my answer'}
      </LightButton>
    </LightPage>
  );
}

function datesOf(seen: Seen): readonly string[] {
  return [...new Set(seen.slots.map(({ date }) => date))];
}

function Day({
  date,
  seen,
  answers,
  choose,
}: {
  readonly date: string;
  readonly seen: Seen;
  readonly answers: Readonly<Record<string, Choice | null>>;
  readonly choose: (slot: Slot, answer: Choice) => void;
}) {
  const slots = seen.slots.filter((slot) => slot.date === date);
  const booked = seen.held
    .filter(({ startsAt }) =>
      slots.some((slot) => slot.startsAt <= startsAt && startsAt < slot.endsAt),
    )
    .map(({ startsAt, endsAt }) => `${lightClock(startsAt)}-${lightClock(endsAt)}`);
  const about = booked.length === 0 ? undefined : `You are booked ${booked.join(', ')}`;
  const [only] = slots;
  if (only?.part === 'whole') {
    return (
      <div className="dl-day">
        <LightChoice
          legend={lightDate(date)}
          about={about}
          name={keyOf(only)}
          options={CHOICES}
          value={answers[keyOf(only)] ?? null}
          onChoose={(answer) => choose(only, answer)}
        />
      </div>
    );
  }
  return (
    <section className="dl-day">
      <h2>{lightDate(date)}</h2>
      {about === undefined ? null : <p className="dl-dim">{about}</p>}
      {slots.map((slot) => (
        <LightChoice
          key={slot.part}
          legend={PART[slot.part]}
          about={`${lightClock(slot.startsAt)}-${lightClock(slot.endsAt)}`}
          name={keyOf(slot)}
          options={CHOICES}
          value={answers[keyOf(slot)] ?? null}
          onChoose={(answer) => choose(slot, answer)}
        />
      ))}
    </section>
  );
}

function Booked({ sent, phone }: { readonly sent: Sent; readonly phone: string }) {
  if (sent.booked.length === 0) return null;
  return (
    <div className="dl-note" data-meaning="attention">
      <p>
        You are booked in time you said no to. You are still expected there:{' '}
        {phone === '' ? (
          'ring us.'
        ) : (
          <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>ring {phone}</a>
        )}
      </p>
      <ul className="dl-list">
        {sent.booked.map(({ startsAt, endsAt }) => (
          <li key={startsAt}>
            {lightMoment(startsAt)}-{lightClock(endsAt)}
          </li>
        ))}
      </ul>
    </div>
  );
}
