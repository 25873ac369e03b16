import './collected.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { LongTextField, RadioField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import {
  answerObservationRoute,
  listCollected,
  RELATIONS,
  remindWitnessRoute,
  withdrawTestimonyRoute,
} from '../schema.ts';
import { AskFromItem, AskFromWork, WitnessForm } from './ask-witness.tsx';
import { type Observation, Observed } from './observed.tsx';
import { StatementForm } from './statement-form.tsx';

type Testimony = ReplyOf<typeof listCollected>['testimonies'][number];

const LOOKS: Readonly<Record<Testimony['state'], StateLook>> = {
  asked: { word: 'Asked', meaning: 'attention', mark: 'letter' },
  given: { word: 'Given', meaning: 'good', mark: 'tick' },
  declined: { word: 'Gives none', meaning: 'stop', mark: 'cross' },
  withdrawn: { word: 'Taken back', meaning: 'quiet', mark: 'cross' },
  expired: { word: 'No answer in time', meaning: 'stop', mark: 'cross' },
};

/** Evidence that no work record gives: a statement, a witness, what an assessor saw. A phone's page first. */
export default function CollectedPage() {
  const reading = useRead(listCollected, {});
  const [open, setOpen] = useState<'statement' | 'witness'>();
  const { query, setQuery } = useAddress();
  const [from, work] = [query['witness'], query['work']];
  const asked = from ?? work;
  const close = () => {
    setOpen(undefined);
    if (asked !== undefined) setQuery({ witness: undefined, work: undefined });
  };
  return (
    <Page title="Add evidence">
      <Section title="What can you add?">
        {open === 'statement' ? <StatementForm close={close} /> : null}
        {open === 'witness' ? <WitnessForm close={close} /> : null}
        {open === undefined && from !== undefined ? (
          <AskFromItem key={from} evidenceId={from} close={close} />
        ) : null}
        {open === undefined && from === undefined && work !== undefined ? (
          <AskFromWork key={work} workId={work} close={close} />
        ) : null}
        {open === undefined && asked === undefined ? (
          <>
            <p className="dp-dim">
              Work at the desk is <Link href="/portfolio/suggestions">suggested by itself</Link>.
              Add here what no record shows. What you add stands in{' '}
              <Link href="/portfolio">your portfolio</Link>.
            </p>
            <div className="dp-row">
              <Button onClick={() => setOpen('witness')}>Ask a witness</Button>
              <Button variant="default" onClick={() => setOpen('statement')}>
                Write a statement
              </Button>
              <Link href="/portfolio/record">Take a photo, recording or document</Link>
              <Link href="/portfolio/behaviours">Count how you work over weeks</Link>
            </div>
          </>
        ) : null}
      </Section>
      <Read of={reading}>
        {({ observations, testimonies }) => (
          <>
            <Section title="Recorded of you">
              {observations.length === 0 ? (
                <p className="dp-dim">
                  Nothing yet. What an assessor or adviser saw or asked waits here for your
                  signature.
                </p>
              ) : (
                <ul className="co-list" aria-label="Recorded of you">
                  {observations.map((one) => (
                    <li key={one.observationId} className="co-one">
                      <Observed one={one} who={one.observer.name} />
                      {one.agreed === null ? <SignForm one={one} /> : null}
                    </li>
                  ))}
                </ul>
              )}
            </Section>
            <Section title="Witnesses">
              {testimonies.length === 0 ? (
                <p className="dp-dim">Nobody asked yet.</p>
              ) : (
                <ul className="co-list" aria-label="Witnesses">
                  {testimonies.map((one) => (
                    <li key={one.testimonyId} className="co-one">
                      <Asked one={one} />
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}

function SignForm({ one }: { readonly one: Observation }) {
  const say = useNotice();
  const { act } = useAct(answerObservationRoute);
  const form = useForm({
    name: `sign-${one.observationId}`,
    start: { agreed: '', answer: '' },
    checks: {
      agreed: needed('Choose whether it was so'),
      answer: (value, { agreed }) =>
        agreed === 'no' && value.trim() === '' ? 'Say what was different' : undefined,
    },
    submit: ({ agreed, answer }) =>
      act({
        params: { id: one.observationId },
        body: { agreed: agreed === 'yes', wordsSha256: one.wordsSha256, answer },
      }),
    onDone: (_, { agreed }) => {
      say(agreed === 'yes' ? 'Signed: it is an item of your evidence' : 'Your answer is recorded');
      document.querySelector('h1')?.focus();
    },
  });
  return (
    <Form form={form} action="Sign" label={`Your answer to ${one.observer.name}`}>
      <RadioField
        form={form}
        name="agreed"
        label="Was it so?"
        options={[
          { value: 'yes', label: 'Yes, I sign these words' },
          { value: 'no', label: 'No, or not so' },
        ]}
      />
      <LongTextField
        form={form}
        name="answer"
        label="What you say of it"
        optional={form.values.agreed !== 'no'}
        rows={2}
      />
    </Form>
  );
}

function Asked({ one }: { readonly one: Testimony }) {
  const say = useNotice();
  const remind = useAct(remindWitnessRoute);
  const withdraw = useAct(withdrawTestimonyRoute);
  const params = { id: one.testimonyId };
  const send = async () => {
    const done = await remind.act({ params });
    say(done.ok ? `${one.witness} is reminded` : done.refusal.because);
  };
  const takeBack = async () => {
    const done = await withdraw.act({ params });
    say(done.ok ? 'You do not wait for it any more' : done.refusal.because);
  };
  const waits = one.state === 'asked' || one.state === 'expired';
  return (
    <>
      <h3>
        {one.witness} <span className="dp-dim">{RELATIONS[one.relation]}</span>
      </h3>
      <p className="co-words">{one.what}</p>
      <div className="dp-row">
        <Badge state={LOOKS[one.state]} />
        <span className="dp-dim">
          Asked <Moment at={one.askedAt} />
          {one.answeredAt === null ? null : (
            <>
              , answered <Moment at={one.answeredAt} />
            </>
          )}
          .
        </span>
      </div>
      {one.evidenceId === null ? null : (
        <p>
          <Link href={`/portfolio?evidence=${one.evidenceId}`}>Reference it to criteria</Link>
        </p>
      )}
      {waits ? (
        <div className="dp-row">
          {one.reminders < 2 ? (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Remind ${one.witness}`}
              aria-disabled={remind.busy}
              onClick={() => void send()}
            >
              Remind
            </Button>
          ) : null}
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`Take it back: ${one.witness}`}
            aria-disabled={withdraw.busy}
            onClick={() => void takeBack()}
          >
            Take it back
          </Button>
        </div>
      ) : null}
    </>
  );
}
