import './wishes.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { Badge } from '../../../ui/badge.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { endConsent, endDoNotContact, PURPOSES, showPersonWishes } from '../schema.ts';
import { ConsentForm } from './consent-form.tsx';
import { DoNotContactForm } from './do-not-contact-form.tsx';
import { ErasePerson } from './erase-person.tsx';
import { ASKED, channelWord, GIVEN, LIFTED, WITHDRAWN } from './words.ts';

type Wishes = ReplyOf<typeof showPersonWishes>;

/** What a person said about their data and about being contacted, whatever hat they wear. */
export default function WishesSection({ id }: { readonly id: string }) {
  const reading = useRead(showPersonWishes, { params: { id } });
  const may = useMay();
  const [adding, setAdding] = useState<'consent' | 'contact'>();
  const close = () => setAdding(undefined);
  return (
    <Read of={reading}>
      {(wishes) =>
        wishes.erasedAt ? (
          <p>
            Erased <Ago at={wishes.erasedAt} />. What was done stays in the log, without who it was.
          </p>
        ) : (
          <>
            <Consents id={id} consents={wishes.consents} mayWrite={may('people.write')} />
            <Asked id={id} asked={wishes.doNotContact} mayWrite={may('people.write')} />
            {may('people.write') && adding === undefined ? (
              <div className="dp-row">
                <Button variant="default" size="compact-sm" onClick={() => setAdding('consent')}>
                  Record consent
                </Button>
                <Button variant="default" size="compact-sm" onClick={() => setAdding('contact')}>
                  Record do-not-contact
                </Button>
                {may('people.erase') ? <ErasePerson id={id} /> : null}
              </div>
            ) : null}
            {adding === 'consent' ? <ConsentForm id={id} onClose={close} /> : null}
            {adding === 'contact' ? <DoNotContactForm id={id} onClose={close} /> : null}
          </>
        )
      }
    </Read>
  );
}

function Consents({
  id,
  consents,
  mayWrite,
}: {
  readonly id: string;
  readonly consents: Wishes['consents'];
  readonly mayWrite: boolean;
}) {
  const { act } = useAct(endConsent);
  const say = useNotice();
  if (consents.length === 0) return <p className="dp-dim">No consent is recorded.</p>;
  const withdraw = async (consentId: string) => {
    const done = await act({ params: { id, consentId } });
    say(done.ok ? 'Consent withdrawn' : done.refusal.because);
  };
  return (
    <ul className="dp-wishes" aria-label="Consents">
      {consents.map((consent) => (
        <li key={consent.id}>
          <Badge state={consent.withdrawnAt ? WITHDRAWN : GIVEN} />
          <span>
            <strong>{PURPOSES[consent.purpose as keyof typeof PURPOSES] ?? consent.purpose}</strong>{' '}
            <Ago at={consent.withdrawnAt ?? consent.givenAt} />
            <br />
            <span className="dp-dim">“{consent.wording}”</span>
          </span>
          {mayWrite && consent.withdrawnAt === null ? (
            <Button variant="default" size="compact-sm" onClick={() => void withdraw(consent.id)}>
              Withdraw the consent
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Asked({
  id,
  asked,
  mayWrite,
}: {
  readonly id: string;
  readonly asked: Wishes['doNotContact'];
  readonly mayWrite: boolean;
}) {
  const { act } = useAct(endDoNotContact);
  const say = useNotice();
  if (asked.length === 0) return null;
  const lift = async (doNotContactId: string) => {
    const done = await act({ params: { id, doNotContactId } });
    say(done.ok ? 'They may be contacted again' : done.refusal.because);
  };
  return (
    <ul className="dp-wishes" aria-label="Do not contact">
      {asked.map((wish) => (
        <li key={wish.id}>
          <Badge state={wish.liftedAt ? LIFTED : ASKED} />
          <span>
            <strong>{channelWord(wish.channel)}</strong> <Ago at={wish.liftedAt ?? wish.askedAt} />
            {wish.reason === '' ? null : (
              <>
                <br />
                <span className="dp-dim">{wish.reason}</span>
              </>
            )}
          </span>
          {mayWrite && wish.liftedAt === null ? (
            <Button variant="default" size="compact-sm" onClick={() => void lift(wish.id)}>
              May be contacted again
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
