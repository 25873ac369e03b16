import './offers.css';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { showRate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay, useSession } from '../../../ui/session.ts';
import { Ago, Moment } from '../../../ui/when.tsx';
import { claimCallRoute, leaveCallRoute, pressCallRoute, readCallDown } from '../call-schema.ts';
import { PressForm, type PressGiven } from './press-form.tsx';
import { CALLED, type CallDown, type Called, KEYS, type Outcome } from './words.ts';

/** People to ring in order: R takes the next one, then one key each for what came of it. */
export default function CallDownPage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead(
    readCallDown,
    { params: { id } },
    { live: ['call_down.', 'offer.', 'shift.'] },
  );
  return (
    <Read of={reading}>
      {(list) => (
        <Page
          title={`Ring for ${list.roleName}, ${list.when}`}
          where={[
            { label: 'Offers', href: '/offers' },
            { label: list.number, href: `/bookings/${list.bookingId}` },
          ]}
        >
          <Facts
            facts={[
              { label: 'Where', value: `${list.siteName}, ${list.clientName}` },
              { label: 'Pay', value: showRate(list.payPence) },
              { label: 'Places open', value: `${list.placesOpen} of ${list.places}` },
              {
                label: 'List',
                value: (
                  <>
                    <Moment at={list.madeAt} /> by {list.madeBy}
                  </>
                ),
              },
            ]}
          />
          {list.duties === '' ? null : <p>{list.duties}</p>}
          <List list={list} />
        </Page>
      )}
    </Read>
  );
}

const left = (person: Called): boolean =>
  person.holds === null &&
  !person.presses.some(({ outcome }) => outcome === 'yes' || outcome === 'declined');

function List({ list }: { readonly list: CallDown }) {
  const mayAsk = useMay()('offers.ask');
  const me = useSession()?.member.id;
  const say = useNotice();
  const claim = useAct(claimCallRoute);
  const leave = useAct(leaveCallRoute);
  const press = useAct(pressCallRoute);
  const [asking, setAsking] = useState<Outcome>();
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const [pressId, setPressId] = useState(newId);
  const mine = list.people.find(({ ringing }) => ringing?.memberId === me);
  const free = list.people.filter((person) => left(person) && person.ringing === null);
  // Whoever has not been rung yet comes before whoever did not answer.
  const next = free.find(({ presses }) => presses.length === 0) ?? free[0];
  const take = async (personId: string) => {
    const done = await claim.act({ params: { id: list.callDownId }, body: { personId } });
    setRefusal(done.ok ? undefined : done.refusal);
    setAsking(undefined);
  };
  const give = async (outcome: Outcome, given: PressGiven) => {
    if (mine === undefined || press.busy) return;
    const done = await press.act({
      params: { id: list.callDownId },
      body: { id: pressId, personId: mine.personId, outcome, ...given },
    });
    setRefusal(done.ok ? undefined : done.refusal);
    if (!done.ok) return;
    setPressId(newId());
    setAsking(undefined);
    const stopped = done.value.stopped[0];
    const held = done.value.held === null ? '' : `, ${done.value.held}`;
    say(
      stopped === undefined
        ? `${mine.name}: ${CALLED[outcome].word.toLowerCase()}${held}`
        : `${mine.name} said yes, but a rule stops them: ${stopped.because}`,
    );
  };
  const choose = (outcome: Outcome) => {
    if (outcome === 'no_answer' || outcome === 'message_left') void give(outcome, { words: '' });
    else setAsking(outcome);
  };
  const onKey = useRef((_event: KeyboardEvent) => {});
  onKey.current = (event) => {
    const key = event.key.toLowerCase();
    const pressed = KEYS.find((one) => one.key === key);
    if (pressed !== undefined && mine !== undefined) {
      // The key opens a field, and must not stand in it.
      event.preventDefault();
      choose(pressed.outcome);
    }
    if (key === 'r' && mine === undefined && next !== undefined) void take(next.personId);
  };
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest(
        'input, textarea, select, [role=dialog]',
      );
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      onKey.current(event);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
  return (
    <>
      <p className="dp-row" aria-live="polite">
        {mine === undefined && next !== undefined && mayAsk ? (
          <Button onClick={() => void take(next.personId)}>Ring {next.name} (R)</Button>
        ) : null}
        <span className="dp-dim">
          {mine === undefined
            ? `${counted(free.length, 'person', 'people')} left to ring`
            : `You ring ${mine.name}: 1 no answer, 2 message left, 3 declined, 4 yes, 5 ring back`}
        </span>
      </p>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      <ol className="of-calls">
        {list.people.map((person) => (
          <li
            key={person.personId}
            className="of-call"
            data-at={person.personId === mine?.personId}
          >
            <Head person={person} me={me} />
            {person.personId === mine?.personId ? (
              <>
                <div className="dp-row">
                  {KEYS.map(({ key, outcome, label }) => (
                    <Button
                      key={outcome}
                      size="compact-sm"
                      variant={asking === outcome ? 'filled' : 'default'}
                      onClick={() => choose(outcome)}
                    >
                      {key} {label}
                    </Button>
                  ))}
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    onClick={() =>
                      void leave.act({
                        params: { id: list.callDownId, personId: person.personId },
                      })
                    }
                  >
                    Leave to colleagues
                  </Button>
                </div>
                {asking === undefined ? null : (
                  <PressForm
                    key={asking}
                    outcome={asking}
                    name={person.name}
                    list={list}
                    busy={press.busy}
                    give={(given) => void give(asking, given)}
                    cancel={() => setAsking(undefined)}
                  />
                )}
              </>
            ) : mayAsk && person.ringing === null && left(person) && mine === undefined ? (
              <div>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Ring ${person.name}`}
                  onClick={() => void take(person.personId)}
                >
                  Ring
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}

function Head({ person, me }: { readonly person: Called; readonly me: string | undefined }) {
  const { ringing, holds } = person;
  const initials = ringing?.name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');
  return (
    <>
      <div className="dp-row">
        <h2>
          {person.position}. <Link href={`/candidates/${person.personId}`}>{person.name}</Link>
        </h2>
        {person.phone === '' ? (
          <span className="dp-dim">no number</span>
        ) : (
          <a className="of-phone" href={`tel:${person.phone.replace(/[^\d+]/g, '')}`}>
            {person.phone}
          </a>
        )}
        {ringing === null ? null : (
          <Badge
            state={{
              word: ringing.memberId === me ? 'You ring' : `${initials} rings`,
              meaning: 'information',
              mark: 'clock',
            }}
            note={ringing.name}
          />
        )}
        {holds === null ? null : (
          <Badge
            state={{
              word: holds === 'assigned' ? 'Assigned' : 'Pencilled',
              meaning: 'good',
              mark: 'tick',
            }}
          />
        )}
      </div>
      {person.presses.map((one) => (
        <div className="dp-row" key={`${one.at}.${one.outcome}`}>
          <Badge state={CALLED[one.outcome]} />
          <span className="dp-dim">
            <Ago at={one.at} /> by {one.by}
            {one.words === '' ? '' : `: “${one.words}”`}
            {one.ringBackAt === null ? null : (
              <>
                {' '}
                at <Moment at={one.ringBackAt} />
              </>
            )}
          </span>
        </div>
      ))}
    </>
  );
}
