import { Button } from '@mantine/core';
import { Link } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { useAct } from '../../../ui/read.tsx';
import { giveUpFileRoute } from '../schema.ts';
import { dropFile, type Kept } from './phone-store.ts';
import type { Outbox } from './use-outbox.ts';

const LOOKS: Readonly<Record<Kept['state'], StateLook>> = {
  waiting: { word: 'Waiting for a line', meaning: 'attention', mark: 'letter' },
  sending: { word: 'Sending', meaning: 'attention', mark: 'letter' },
  received: { word: 'Received', meaning: 'good', mark: 'tick' },
  refused: { word: 'Refused', meaning: 'stop', mark: 'cross' },
};

/** What is on this device: how each file stands, and what can be done about one that was refused. */
export function OnDevice({ outbox }: { readonly outbox: Outbox }) {
  const { files, ended } = outbox;
  const waits = files.some(({ state }) => state === 'waiting' || state === 'sending');
  if (files.length === 0) return <p className="dp-dim">Nothing waits here.</p>;
  return (
    <>
      {waits && ended === 'signed-out' ? (
        <p role="alert">
          Your session has ended. <Link href="/sign-in?back=/portfolio/record">Sign in</Link> and it
          goes on from here; nothing is lost.
        </p>
      ) : null}
      <ul className="fi-list" aria-label="On this device">
        {files.map((file) => (
          <li key={file.id} className="fi-one">
            <One file={file} go={outbox.go} />
          </li>
        ))}
      </ul>
    </>
  );
}

function One({ file, go }: { readonly file: Kept; readonly go: () => void }) {
  const { act } = useAct(giveUpFileRoute);
  const percent = Math.floor((file.sent / file.bytes) * 100);
  const takeOff = async () => {
    // What had come of it goes at the server too; without a line it goes there by itself after fourteen days.
    if (file.state !== 'received') await act({ params: { id: file.id } });
    await dropFile(file.id);
    go();
  };
  return (
    <>
      <h3>{file.title}</h3>
      <div className="dp-row">
        <Badge
          state={LOOKS[file.state]}
          {...(file.state === 'sending' || (file.state === 'waiting' && percent > 0)
            ? { note: `${percent} %` }
            : {})}
        />
        <span className="dp-dim">{file.name}</span>
      </div>
      {file.because === '' ? null : <p>{file.because}</p>}
      <div className="dp-row">
        {file.state === 'received' ? (
          <Link href={`/files/${file.id}`} aria-label={`Open ${file.title}`}>
            Open
          </Link>
        ) : null}
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`Take off this device: ${file.title}`}
          onClick={() => void takeOff()}
        >
          Take off this device
        </Button>
      </div>
    </>
  );
}
