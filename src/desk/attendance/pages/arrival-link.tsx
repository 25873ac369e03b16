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
  lightDate,
  lightMoment,
} from '../../../ui/light.tsx';
import { hereAtSite, lookAtArrival, sayArrival, tapArrival } from '../schema.ts';

type Seen = ReplyOf<typeof lookAtArrival>;
type Worker = NonNullable<Seen['worker']>;
type List = NonNullable<Seen['list']>;

const WORDS: Readonly<Record<Worker['state'], string>> = {
  cannot_come: 'You told us that you cannot come',
  no_show: 'You are down as not there',
  open: '',
  not_heard: 'We have not heard from you yet',
  late: 'You told us that you are late',
  due: '',
  replacement_sent: '',
  on_the_way: 'You are on your way',
  arrived: 'You are there',
};
const LISTED: Readonly<Record<Worker['state'], string>> = {
  ...WORDS,
  cannot_come: 'Cannot come; we are on it',
  no_show: 'Not here',
  not_heard: 'Not heard of',
  late: 'Late',
  due: 'Expected',
  replacement_sent: 'Steps in',
  on_the_way: 'On the way',
  arrived: 'Arrived',
};

/** What an arrival link opens: a worker's own shift, a site's list of the day, or the code at its door. */
export default function ArrivalLink({ token }: { readonly token: string }) {
  const [seen, setSeen] = useState<Seen>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    void call(lookAtArrival, { body: { token } }).then((looked) => {
      if (looked.ok) setSeen(looked.value);
      setRefusal(looked.ok ? undefined : looked.refusal);
    });
  }, [token, round]);
  const again = () => setRound(round + 1);
  if (refusal !== undefined) return <LightRefused refusal={refusal} again={again} />;
  if (seen === undefined) return <LightPage title="One moment" />;
  const part = { token, agency: seen.agency, again };
  if (seen.worker) return <Shift {...part} worker={seen.worker} />;
  if (seen.list) return <SiteDay {...part} list={seen.list} />;
  return <Door {...part} siteName={seen.code?.siteName ?? ''} />;
}

interface Part {
  readonly token: string;
  readonly agency: Seen['agency'];
  readonly again: () => void;
}

function Stopped({ refusal }: { readonly refusal: Refusal | undefined }) {
  if (refusal === undefined) return null;
  return (
    <p className="dl-note" data-meaning="stop" role="alert">
      {refusal.because}
    </p>
  );
}

function RingUs({ phone }: { readonly phone: string }) {
  if (phone === '') return null;
  return (
    <p>
      <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>Ring us: {phone}</a>
    </p>
  );
}

function Shift({ token, agency, again, worker }: Part & { readonly worker: Worker }) {
  const [asks, setAsks] = useState<'late' | 'cannot_come'>();
  const [minutes, setMinutes] = useState('15');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const say = async (said: Worker['moves'][number]) => {
    setBusy(true);
    const late = Number(minutes);
    const done = await call(sayArrival, {
      body: {
        token,
        id: newId(),
        said,
        note,
        ...(said === 'late' && late >= 1 ? { minutesLate: Math.min(720, Math.round(late)) } : {}),
      },
    });
    setBusy(false);
    setRefusal(done.ok ? undefined : done.refusal);
    if (!done.ok) return;
    setAsks(undefined);
    setNote('');
    again();
  };
  const can = (move: Worker['moves'][number]) => worker.moves.includes(move);
  const words = WORDS[worker.state];
  return (
    <LightPage title="Your shift" agency={agency.name} sample={agency.isSample}>
      <p>
        {worker.name === '' ? '' : `Hello ${worker.name}. `}
        <strong>
          {lightMoment(worker.startsAt)}-{lightClock(worker.endsAt)}
        </strong>
        , {worker.roleName}, {worker.siteName}.
        {worker.reportTo === '' ? '' : ` Report to ${worker.reportTo}.`}
      </p>
      {words === '' ? null : (
        <p
          className="dl-note"
          data-meaning={worker.state === 'arrived' ? 'good' : 'attention'}
          role="status"
        >
          {words}
          {worker.expectedAt ? `, there by ${lightClock(worker.expectedAt)}` : ''}
          {worker.saidAt ? ` (said ${lightClock(worker.saidAt)})` : ''}.
        </p>
      )}
      <Stopped refusal={refusal} />
      {asks === undefined ? (
        <>
          {can('on_the_way') ? (
            <LightButton busy={busy} onPress={() => void say('on_the_way')}>
              On my way
            </LightButton>
          ) : null}
          {can('arrived') ? (
            <LightButton busy={busy} onPress={() => void say('arrived')}>
              I am here
            </LightButton>
          ) : null}
          {can('late') ? (
            <LightButton quiet onPress={() => setAsks('late')}>
              I will be late
            </LightButton>
          ) : null}
          {can('cannot_come') ? (
            <LightButton quiet onPress={() => setAsks('cannot_come')}>
              I cannot come
            </LightButton>
          ) : null}
          {can('arrived') || worker.state === 'arrived' ? null : (
            <p className="dl-dim">
              “I am here” can be said from {lightMoment(worker.arrivesFrom)}.
            </p>
          )}
        </>
      ) : (
        <>
          {asks === 'late' ? (
            <label className="dl-label">
              Minutes late
              <input
                className="dl-field"
                inputMode="numeric"
                value={minutes}
                onChange={(event) => setMinutes(event.target.value)}
              />
            </label>
          ) : null}
          <label className="dl-label">
            Anything we should know
            <textarea
              className="dl-field"
              rows={2}
              maxLength={300}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </label>
          <LightButton busy={busy} onPress={() => void say(asks)}>
            {asks === 'late' ? 'Tell them I am late' : 'I cannot come'}
          </LightButton>
          <LightButton quiet onPress={() => setAsks(undefined)}>
            Back
          </LightButton>
        </>
      )}
      <RingUs phone={agency.phone} />
    </LightPage>
  );
}

function SiteDay({ token, agency, again, list }: Part & { readonly list: List }) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const tap = async (assignmentId: string, said: 'arrived' | 'no_show') => {
    setBusy(true);
    const done = await call(tapArrival, { body: { token, id: newId(), assignmentId, said } });
    setBusy(false);
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) again();
  };
  return (
    <LightPage title={list.siteName} agency={agency.name} sample={agency.isSample}>
      <p>Expected {lightDate(list.onDate)}. Tap who has arrived and who has not.</p>
      <Stopped refusal={refusal} />
      {list.rows.map((row) => (
        <section key={row.assignmentId} className="dl-day">
          <h2>{row.name}</h2>
          <p>
            {row.roleName}, {lightClock(row.startsAt)}-{lightClock(row.endsAt)}
          </p>
          <p className="dl-dim" role="status">
            {LISTED[row.state]}
            {row.saidAt ? `, ${lightClock(row.saidAt)}` : ''}
          </p>
          <div className="dl-row">
            {row.mayArrive ? (
              <LightButton quiet busy={busy} onPress={() => void tap(row.assignmentId, 'arrived')}>
                Arrived
              </LightButton>
            ) : null}
            {row.mayMiss ? (
              <LightButton quiet busy={busy} onPress={() => void tap(row.assignmentId, 'no_show')}>
                Not here
              </LightButton>
            ) : null}
          </div>
        </section>
      ))}
      <RingUs phone={agency.phone} />
    </LightPage>
  );
}

function Door({ token, agency, siteName }: Part & { readonly siteName: string }) {
  const [digits, setDigits] = useState('');
  const [busy, setBusy] = useState(false);
  const [name, setName] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const send = async () => {
    setBusy(true);
    const done = await call(hereAtSite, { body: { token, id: newId(), digits: digits.trim() } });
    setBusy(false);
    setRefusal(done.ok ? undefined : done.refusal);
    setName(done.ok ? done.value.name : undefined);
    if (done.ok) setDigits('');
  };
  return (
    <LightPage title={siteName} agency={agency.name} sample={agency.isSample}>
      {name === undefined ? null : (
        <p className="dl-note" data-meaning="good" role="status">
          Thank you, {name}. You are here.
        </p>
      )}
      <Stopped refusal={refusal} />
      <label className="dl-label">
        The last four digits of your mobile number
        <input
          className="dl-field"
          inputMode="numeric"
          maxLength={4}
          value={digits}
          onChange={(event) => setDigits(event.target.value)}
        />
      </label>
      <LightButton busy={busy} onPress={() => void send()}>
        I am here
      </LightButton>
      <RingUs phone={agency.phone} />
    </LightPage>
  );
}
