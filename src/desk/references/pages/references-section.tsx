import { Button } from '@mantine/core';
import { useState } from 'react';
import './references.css';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { ANSWERS, candidateReferences, remindRoute, withdrawRoute } from '../schema.ts';
import { AskForm } from './ask-form.tsx';
import { GapsPart } from './gaps-part.tsx';
import { Judge } from './judge.tsx';
import { SpokenForm } from './spoken-form.tsx';
import { partsSaid, type Reference, refereeWords, STATE_LOOKS } from './words.ts';

/** A candidate's references, and the gaps in their work history. */
export default function ReferencesSection({ id }: { readonly id: string }) {
  const mayAsk = useMay()('references.ask');
  const reading = useRead(candidateReferences, { params: { id } }, { live: ['reference.'] });
  return (
    <Read of={reading}>
      {(seen) => (
        <>
          <RecordPart
            title="References"
            add={mayAsk ? 'Ask for a reference' : undefined}
            form={(close) => <AskForm id={id} employers={seen.employers} close={close} />}
          >
            {seen.references.length === 0 ? (
              <p className="dp-dim">
                None asked for yet. A referee gets a link of their own; the dates alone are an
                answer.
              </p>
            ) : (
              seen.references.map((one) => (
                <ReferenceLine key={one.referenceId} one={one} today={seen.today} mayAsk={mayAsk} />
              ))
            )}
          </RecordPart>
          <GapsPart id={id} seen={seen} mayAsk={mayAsk} />
        </>
      )}
    </Read>
  );
}

const OPEN: readonly Reference['state'][] = [
  'asked',
  'reminded',
  'to_ring',
  'came_back',
  'expired',
];

function ReferenceLine({
  one,
  today,
  mayAsk,
}: {
  readonly one: Reference;
  readonly today: string;
  readonly mayAsk: boolean;
}) {
  const [spoken, setSpoken] = useState(false);
  const waits = OPEN.includes(one.state);
  return (
    <article aria-label={refereeWords(one)} className="dp-reference">
      <p>
        <Badge state={STATE_LOOKS[one.state]} /> <strong>{refereeWords(one)}</strong>{' '}
        <span className="dp-dim">
          asked <Ago at={one.askedAt} />
          {one.askedBy === '' ? '' : ` by ${one.askedBy}`}
          {one.reminders === 0 ? '' : `, reminded ${one.reminders === 1 ? 'once' : 'twice'}`}
        </span>
      </p>
      {waits ? (
        <p className="dp-dim">
          {[one.refereePhone, one.refereeEmail].filter((reach) => reach !== '').join(', ')}
        </p>
      ) : null}
      {one.answer === null ? null : (
        <p>
          {ANSWERS[one.answer.what]}, {one.answer.how === 'link' ? 'by link' : 'spoken'},{' '}
          <Ago at={one.answer.receivedAt} />
          {one.answer.said === null ? '. What was said is confidential.' : ''}
        </p>
      )}
      {one.answer?.said ? (
        <FactList
          facts={partsSaid(one.answer.said, today).map(([label, value]) => ({ label, value }))}
        />
      ) : null}
      {one.answer?.said ? <Judge one={one} /> : null}
      {waits && mayAsk && !spoken ? <Chase one={one} onSpoken={() => setSpoken(true)} /> : null}
      {waits && spoken ? <SpokenForm one={one} close={() => setSpoken(false)} /> : null}
    </article>
  );
}

/** What can be done while a reference is waited for. */
function Chase({ one, onSpoken }: { readonly one: Reference; readonly onSpoken: () => void }) {
  const say = useNotice();
  const remind = useAct(remindRoute);
  const withdraw = useAct(withdrawRoute);
  const params = { id: one.referenceId };
  const mail = one.refereeEmail !== '' && one.reminders < 2;
  return (
    <div className="dp-row">
      <Button variant="default" size="compact-sm" onClick={onSpoken}>
        Take it down as spoken
      </Button>
      {mail ? (
        <Button
          variant="default"
          size="compact-sm"
          aria-disabled={remind.busy}
          onClick={async () => {
            const done = await remind.act({ params });
            say(done.ok ? `${one.refereeName} is reminded` : done.refusal.because);
          }}
        >
          Remind now
        </Button>
      ) : null}
      <Button
        variant="subtle"
        size="compact-sm"
        aria-disabled={withdraw.busy}
        onClick={async () => {
          const done = await withdraw.act({ params });
          say(done.ok ? 'It is not waited for any more' : done.refusal.because);
        }}
      >
        Wait no more
      </Button>
    </div>
  );
}
