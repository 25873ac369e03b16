import './release.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { confirmReleaseRoute, declineReleaseRoute, readRelease } from '../schema.ts';
import { RELEASE_LOOKS } from './words.ts';

type Shown = ReplyOf<typeof readRelease>;

/** Exactly what a release sends, and the two presses that answer it. */
export function ReleasePanel({
  releaseId,
  onDone,
}: {
  readonly releaseId: string;
  readonly onDone: () => void;
}) {
  const reading = useRead(readRelease, { params: { id: releaseId } });
  return <Read of={reading}>{(shown) => <Seen shown={shown} onDone={onDone} />}</Read>;
}

function Seen({ shown, onDone }: { readonly shown: Shown; readonly onDone: () => void }) {
  const say = useNotice();
  const { act, busy } = useAct(confirmReleaseRoute);
  const [declining, setDeclining] = useState(false);
  const params = { id: shown.releaseId };
  const release = async () => {
    const done = await act({ params, body: { seen: shown.seen } });
    say(done.ok ? 'Released: give the package to the centre' : done.refusal.because);
  };
  const byHash = shown.records.filter(({ whole }) => !whole).length;
  return (
    <>
      <p>
        <strong>{shown.learner.name}</strong> asks that this goes to {shown.centre.name}, asked{' '}
        <Moment at={shown.askedAt} />.
      </p>
      <Badge state={RELEASE_LOOKS[shown.state]} />
      {shown.because === null ? null : <p>{shown.because}</p>}
      {shown.state === 'released' ? (
        <>
          <p>
            <a href={`/api/releases/${shown.releaseId}/package`} download>
              Package for the centre{shown.file === null ? ' (JSON)' : ', with its file (ZIP)'}
            </a>
          </p>
          <p className="dp-dim">
            Send it through the link that the centre gave you, or as a file. Its SHA-256:
          </p>
          <p className="re-key">{shown.packageSha256}</p>
        </>
      ) : null}
      {shown.file === null ? null : (
        <>
          <h3>The file</h3>
          <p className={shown.file.stays === null ? undefined : 'dp-attention'}>
            {shown.file.stays ??
              'It goes with the package, byte for byte as it was sent: nothing in it can be hidden.'}{' '}
            <Link href={`/files/${shown.evidenceId}`}>Look at the file</Link>
          </p>
        </>
      )}
      {shown.state === 'asked' && !declining ? (
        <div className="dp-row">
          <Button aria-disabled={busy} onClick={() => (busy ? undefined : void release())}>
            Release it
          </Button>
          <Button variant="default" onClick={() => setDeclining(true)}>
            Do not release it
          </Button>
        </div>
      ) : null}
      {declining ? <DeclineForm shown={shown} onDone={onDone} /> : null}
      <h3>What is read</h3>
      {shown.state === 'released' ? null : (
        <p>
          <Link href={`/learners/${shown.learner.id}/passages/${shown.evidenceId}`}>
            Hide passages before it goes
          </Link>
        </p>
      )}
      <p>
        {shown.rendition.title}
        {shown.rendition.note === '' ? '' : `: ${shown.rendition.note}`}
      </p>
      <p className="dp-dim">
        {counted(shown.records.length, 'record')}, people and clients under other names, prices and
        contact details left out.{' '}
        {byHash === 0
          ? 'All records go sealed and whole.'
          : `${counted(byHash, 'record')} of them by hash alone: what they say of prices or names stays here.`}{' '}
        Beside them go the proof that each stands in your log, the newest checkpoint and its key.
      </p>
      {shown.rendition.entries.map((entry, at) => (
        <section key={entry.seq} className="re-one" aria-label={`Record ${entry.seq}`}>
          <h4>
            {entry.title}, {showDate(entry.at.slice(0, 10))}
          </h4>
          {shown.records[at]?.whole ? null : <p className="dp-dim">Goes by its hash alone.</p>}
          <dl>
            {entry.says.map(({ label, value }) => (
              <Row key={`${label} ${value}`} label={label} value={value} />
            ))}
            {entry.documents.flatMap((document) =>
              document.sections.flatMap(({ heading, rows }) =>
                rows.map(({ label, value }) => (
                  <Row
                    key={`${document.key} ${heading} ${label} ${value}`}
                    label={label}
                    value={value}
                  />
                )),
              ),
            )}
          </dl>
        </section>
      ))}
      <h3>The key that signs</h3>
      {shown.keys.length === 0 ? (
        <p className="dp-dim">It is made with the first checkpoint, at the latest now.</p>
      ) : (
        <>
          <p className="dp-dim">The centre compares it with you, by telephone:</p>
          <p className="re-key">{shown.keys[0]?.fingerprint}</p>
        </>
      )}
    </>
  );
}

function Row({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt className="dp-dim">{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

function DeclineForm({ shown, onDone }: { readonly shown: Shown; readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(declineReleaseRoute);
  const form = useForm({
    name: `decline-${shown.releaseId}`,
    start: { because: '' },
    checks: { because: needed('Say why it is not released') },
    submit: (body) => act({ params: { id: shown.releaseId }, body }),
    onDone: () => {
      say(`${shown.learner.name} reads why it is not released`);
      onDone();
    },
  });
  return (
    <Form form={form} action="Do not release it" label="Why it is not released">
      <LongTextField
        form={form}
        name="because"
        label="Why not"
        hint="The learner reads this"
        rows={2}
      />
    </Form>
  );
}
