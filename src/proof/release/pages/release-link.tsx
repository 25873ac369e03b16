import { useEffect, useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { call } from '../../../ui/api.ts';
import { LightButton, LightPage, LightRefused, lightMoment } from '../../../ui/light.tsx';
import {
  finishPostedFileRoute,
  lookAtEmployerLink,
  lookAtPostedFile,
  postPackageRoute,
  postPieceRoute,
} from '../schema.ts';
import { sendPackage, type Way } from './send-package.ts';
import { missingWords } from './words.ts';

type Seen = ReplyOf<typeof lookAtEmployerLink>;

/** What an employer's own link opens: it posts a released package to the centre. */
export default function ReleaseLink({ token }: { readonly token: string }) {
  const [seen, setSeen] = useState<Seen>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    void call(lookAtEmployerLink, { body: { token } }).then((looked) => {
      if (looked.ok) setSeen(looked.value);
      setRefusal(looked.ok ? undefined : looked.refusal);
    });
  }, [token, round]);
  if (refusal !== undefined) {
    return <LightRefused refusal={refusal} again={() => setRound(round + 1)} />;
  }
  if (seen === undefined) return <LightPage title="One moment" />;
  return <Post token={token} seen={seen} onSent={() => setRound(round + 1)} />;
}

function Post({
  token,
  seen,
  onSent,
}: {
  readonly token: string;
  readonly seen: Seen;
  readonly onSent: () => void;
}) {
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [because, setBecause] = useState<string>();
  const [sent, setSent] = useState<string>();
  const [part, setPart] = useState('');
  const send = async () => {
    if (file === undefined) {
      setBecause('Choose the package that you released.');
      return;
    }
    setBusy(true);
    const done = await sendPackage(file, wayOf(token), (bytes, of) =>
      setPart(`${Math.floor((100 * bytes) / of)} % of the file is there`),
    );
    setBusy(false);
    setPart('');
    setBecause(done.ok ? undefined : done.refusal.because);
    setSent(
      done.ok
        ? `${file.name}: every check stands. ${done.value.waits ? 'The centre rings you to compare your key, then it counts. If a file goes with it, send the package again after that.' : 'It counts now.'}`
        : undefined,
    );
    if (done.ok) setFile(undefined);
    onSent();
  };
  return (
    <LightPage
      title={`Evidence for ${seen.centre.name}`}
      agency={seen.centre.name}
      sample={seen.centre.isSample}
    >
      <p>
        {seen.employer}: send here what you released in Deskproof, package by package. The link
        opens nothing else and works until {lightMoment(seen.until)}.
      </p>
      {seen.missing.length === 0 ? null : (
        <>
          <h2>Files that are not whole</h2>
          <ul className="dl-list">
            {seen.missing.map((one) => (
              <li key={one.packageId}>
                <strong>{one.title}</strong>, sent {lightMoment(one.receivedAt)}.{' '}
                {missingWords(one, lightMoment)}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="dl-label">
        <label htmlFor="package">Package</label>
        <input
          key={sent}
          className="dl-field"
          id="package"
          type="file"
          accept=".json,.zip,application/json,application/zip"
          onChange={(event) => setFile(event.target.files?.[0])}
        />
      </div>
      {because === undefined ? null : (
        <p className="dl-note" data-meaning="stop" role="alert">
          {because}
        </p>
      )}
      {sent === undefined ? null : (
        <p className="dl-note" data-meaning="good" role="status">
          {sent}
        </p>
      )}
      <p role="status">{part}</p>
      <LightButton busy={busy} onPress={() => void send()}>
        {busy ? 'Sending' : 'Send the package'}
      </LightButton>
    </LightPage>
  );
}

function wayOf(token: string): Way {
  return {
    post: (file) => call(postPackageRoute, { body: { token, id: newId() }, file }),
    look: (packageId) => call(lookAtPostedFile, { body: { token, packageId } }),
    piece: (packageId, { nth, sha256, file }) =>
      call(postPieceRoute, { body: { token, packageId, nth, sha256 }, file }),
    finish: (packageId) => call(finishPostedFileRoute, { body: { token, packageId } }),
  };
}
