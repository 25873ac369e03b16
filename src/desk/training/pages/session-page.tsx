import './training.css';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showPence } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { DateField, LongTextField, PickField, RadioField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import {
  bookGroupRoute,
  cancelSessionRoute,
  findTrainees,
  readSession,
  recordAttendanceRoute,
} from '../schema.ts';
import { BOOKED, OUTCOMES } from './looks.ts';
import { sessionLook } from './sessions-page.tsx';

type Session = ReplyOf<typeof readSession>;
type Person = Session['people'][number];

/** One session: who is booked, who came, and what it gave them. */
export default function SessionPage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead(readSession, { params: { id } }, { live: ['training.'] });
  return (
    <Page
      title={reading.value?.courseName ?? 'Training session'}
      where={[
        { label: 'Training', href: '/training' },
        { label: 'Sessions', href: '/training/sessions' },
      ]}
    >
      <Read of={reading}>{(session) => <OneSession session={session} />}</Read>
    </Page>
  );
}

function OneSession({ session }: { readonly session: Session }) {
  const may = useMay();
  const { now, cancelledAt } = session;
  const over = session.endsAt <= now;
  const standing = cancelledAt === null;
  return (
    <>
      <FactList
        facts={[
          { label: 'State', value: <Badge state={sessionLook(session, now)} /> },
          { label: 'Begins', value: <Moment at={session.startsAt} /> },
          { label: 'Ends', value: <Moment at={session.endsAt} /> },
          { label: 'Where', value: session.place },
          { label: 'Given by', value: session.provider || 'Not said' },
          {
            label: 'Price of a place',
            value:
              session.costPence === 0
                ? 'Free'
                : `${showPence(session.costPence)}; paid by ${session.clientName ?? (session.paidBy === 'worker' ? 'the worker' : 'us')}`,
          },
          {
            label: 'Booked',
            value:
              session.places === null ? session.booked : `${session.booked} of ${session.places}`,
          },
          ...(standing ? [] : [{ label: 'Cancelled', value: session.cancelledBecause }]),
        ]}
      />
      <Section title="People">
        {session.people.length === 0 ? (
          <p className="dp-dim">
            Nobody is booked. Add people here, or pick a group in the{' '}
            <Link href={`/training?course=${session.courseId}&only=lacks`}>training matrix</Link>.
          </p>
        ) : (
          <ul className="tr-lines">
            {session.people.map((person) => (
              <PersonLine
                key={person.personId}
                session={session}
                person={person}
                over={over}
                maySay={standing && may('training.attendance') && person.outcome !== 'attended'}
              />
            ))}
          </ul>
        )}
        {standing && over && session.open > 1 && may('training.attendance') ? (
          <AllCame session={session} />
        ) : null}
        {standing && !over && may('training.write') ? (
          <AddPeople key={session.booked} sessionId={session.sessionId} />
        ) : null}
      </Section>
      {standing && session.attended === 0 && may('training.write') ? (
        <details>
          <summary>Cancel the session</summary>
          <CancelForm sessionId={session.sessionId} />
        </details>
      ) : null}
    </>
  );
}

function PersonLine({
  session,
  person,
  over,
  maySay,
}: {
  readonly session: Session;
  readonly person: Person;
  readonly over: boolean;
  readonly maySay: boolean;
}) {
  const [open, setOpen] = useState(false);
  const { outcome } = person;
  return (
    <li>
      <Badge state={outcome === null ? BOOKED : OUTCOMES[outcome]} />
      <Link href={`/candidates/${person.personId}`}>{person.name}</Link>
      <span className="dp-dim">
        {[
          person.certificate && `certificate ${person.certificate}`,
          outcome === 'attended' && (person.seenOn === null ? 'not seen by us' : 'seen by us'),
          person.because,
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
      {outcome === null && person.holds !== null ? (
        <span>Holds a shift then: {person.holds}</span>
      ) : null}
      {maySay && !open ? (
        <button
          type="button"
          className="dp-link"
          aria-label={`${over ? 'Did they come?' : 'Give the place back:'} ${person.name}`}
          onClick={() => setOpen(true)}
        >
          {over ? 'Did they come?' : 'Give the place back'}
        </button>
      ) : null}
      {open ? (
        <SayForm session={session} person={person} over={over} close={() => setOpen(false)} />
      ) : null}
    </li>
  );
}

function SayForm({
  session,
  person,
  over,
  close,
}: {
  readonly session: Session;
  readonly person: Person;
  readonly over: boolean;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordAttendanceRoute);
  const form = useForm({
    name: `attendance ${session.sessionId} ${person.personId}`,
    start: { outcome: over ? 'attended' : 'withdrawn', certificate: '', seenOn: '', because: '' },
    submit: ({ outcome, certificate, seenOn, because }, qualificationId) =>
      act({
        params: { id: session.sessionId },
        body: {
          people: [
            {
              personId: person.personId,
              outcome: outcome as 'attended',
              qualificationId,
              certificate: outcome === 'attended' ? certificate : '',
              seenOn: outcome === 'attended' ? seenOn || null : null,
              because,
            },
          ],
        },
      }),
    onDone: () => {
      say('Recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record it" label={`What came of it: ${person.name}`} onCancel={close}>
      {over ? (
        <RadioField
          form={form}
          name="outcome"
          label="Did they come?"
          options={Object.entries(OUTCOMES).map(([value, look]) => ({ value, label: look.word }))}
        />
      ) : null}
      {form.values.outcome === 'attended' ? (
        <>
          <TextField form={form} name="certificate" label="Number of the certificate" optional />
          <DateField
            form={form}
            name="seenOn"
            label="We saw the certificate on"
            hint="Until one of us has seen it, it does not count"
            optional
          />
        </>
      ) : (
        <TextField form={form} name="because" label="Why" optional />
      )}
    </Form>
  );
}

/** Everybody still open came, and the certificates were seen today: the usual group. */
function AllCame({ session }: { readonly session: Session }) {
  const say = useNotice();
  const { act, busy } = useAct(recordAttendanceRoute);
  const open = session.people.filter(({ outcome }) => outcome === null);
  const ids = useMemo(() => new Map(open.map(({ personId }) => [personId, newId()])), [open]);
  return (
    <Button
      disabled={busy}
      onClick={async () => {
        const answer = await act({
          params: { id: session.sessionId },
          body: {
            people: open.map(({ personId }) => ({
              personId,
              outcome: 'attended' as const,
              qualificationId: ids.get(personId) ?? newId(),
              certificate: '',
              seenOn: session.today,
              because: '',
            })),
          },
        });
        say(
          answer.ok
            ? `${counted(answer.value.attended, 'person', 'people')} recorded`
            : answer.refusal.because,
        );
      }}
    >
      All {open.length} came, certificates seen today
    </Button>
  );
}

function AddPeople({ sessionId }: { readonly sessionId: string }) {
  const [words, setWords] = useState('');
  const say = useNotice();
  const found = useRead(findTrainees, { query: { words } }, { when: words.length > 1 });
  const { act } = useAct(bookGroupRoute);
  const form = useForm({
    name: 'trainee',
    keep: false,
    start: { person: '' },
    checks: { person: needed('Choose somebody') },
    submit: ({ person }) => act({ params: { id: sessionId }, body: { personIds: [person] } }),
    onDone: () => say('Booked'),
  });
  return (
    <Form form={form} action="Book them" label="Book somebody">
      <PickField
        form={form}
        name="person"
        label="Name"
        options={(found.value?.rows ?? []).map(({ personId, name, note }) => ({
          value: personId,
          label: note === '' ? name : `${name}, ${note}`,
        }))}
        onSearch={setWords}
      />
    </Form>
  );
}

function CancelForm({ sessionId }: { readonly sessionId: string }) {
  const say = useNotice();
  const { act } = useAct(cancelSessionRoute);
  const form = useForm({
    name: `cancel ${sessionId}`,
    start: { because: '' },
    checks: { because: needed('Say why') },
    submit: (body) => act({ params: { id: sessionId }, body }),
    onDone: () => say('The session is cancelled'),
  });
  return (
    <Form form={form} action="Cancel the session" label="Cancel the session">
      <LongTextField form={form} name="because" label="Why" rows={2} />
    </Form>
  );
}
