import './files.css';
import { useEffect, useState } from 'react';
import { Link } from '../../../ui/address.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { useRead } from '../../../ui/read.tsx';
import { useSession } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { listFiles } from '../schema.ts';
import { OnDevice } from './on-device.tsx';
import { keepThisPage, type Offline } from './open-offline.ts';
import { type KnownCriterion, keepCriteria, knownCriteria } from './phone-store.ts';
import { RecordForm } from './record-form.tsx';
import { useOutbox } from './use-outbox.ts';

/** Takes a photo, a recording, a video or a document as evidence, with or without a line. A phone's page first. */
export default function RecordPage() {
  const session = useSession();
  const owner = session ? `${session.organisation.id} ${session.member.id}` : '';
  const [offline, setOffline] = useState<Offline>('keeping');
  const reading = useRead(listFiles, {}, { when: window.isSecureContext });
  const outbox = useOutbox(owner, reading.again);
  const criteria = useCriteria(owner, reading.value?.criteria);
  useEffect(() => {
    void keepThisPage().then(setOffline);
  }, []);
  return (
    <Page title="Record evidence">
      {offline === 'not-secure' ? (
        <p role="alert">
          This page works only where Deskproof is opened by https, or on the computer it runs on:
          elsewhere a browser neither makes hashes nor opens a page without a line. Ask whoever runs
          your Deskproof for its https address.
        </p>
      ) : (
        <>
          <p className="dp-dim" role="status">
            {OFFLINE[offline]}
          </p>
          <Section title="Take or choose a file">
            <RecordForm owner={owner} criteria={criteria} onKept={outbox.go} />
          </Section>
          <Section title="On this device">
            <OnDevice outbox={outbox} />
          </Section>
        </>
      )}
      <Section title="Received">
        {reading.value?.rows.some(({ state }) => state === 'received') ? (
          <ul className="fi-list" aria-label="Received">
            {reading.value.rows
              .filter(({ state }) => state === 'received')
              .map((file) => (
                <li key={file.fileId}>
                  <Link href={`/files/${file.fileId}`}>{file.title}</Link>{' '}
                  {file.receivedAt === null ? null : (
                    <span className="dp-dim">
                      <Moment at={file.receivedAt} />
                    </span>
                  )}
                </li>
              ))}
          </ul>
        ) : (
          <p className="dp-dim">
            {reading.refusal === undefined
              ? 'No file is evidence yet.'
              : 'What was received shows here once there is a line.'}
          </p>
        )}
      </Section>
    </Page>
  );
}

const OFFLINE: Readonly<Record<Exclude<Offline, 'not-secure'>, string>> = {
  keeping: 'Getting this page ready for when there is no line.',
  kept: 'This page opens without a line too. What you keep is sent by itself when the line is back.',
  'not-here':
    'This browser does not open the page without a line. What you keep stays, and is sent when you open it again.',
};

/** The criteria to choose from: as the server gave them last, also without a line. */
function useCriteria(
  owner: string,
  read: readonly KnownCriterion[] | undefined,
): readonly KnownCriterion[] {
  const [known, setKnown] = useState<readonly KnownCriterion[]>([]);
  useEffect(() => {
    if (owner === '' || !window.isSecureContext) return;
    if (read === undefined) void knownCriteria(owner).then(setKnown);
    else void keepCriteria(owner, read);
  }, [owner, read]);
  return read ?? known;
}
