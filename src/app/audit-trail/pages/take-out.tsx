import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { counted } from '../../../lib/text.ts';
import { addressOf, type ServerRefusal } from '../../../ui/api.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { useSession } from '../../../ui/session.ts';
import { downloadCheckpoint, downloadKeys } from '../../checkpoints/schema.ts';
import { downloadEntry, exportEntry } from '../schema.ts';
import type { Entry } from './entry-parts.tsx';
import type { Proof } from './proof-section.tsx';

/** Whose particulars the file shows: nobody's, until somebody is ticked. */
function WhoIsShown({
  parts,
  picked,
  onPick,
}: {
  readonly parts: Entry['parts'];
  readonly picked: readonly string[];
  readonly onPick: (people: readonly string[]) => void;
}) {
  if (parts.length === 0) return null;
  return (
    <fieldset className="dp-people">
      <legend>Show in the file the particulars of</legend>
      {parts.map(({ person, name }) => (
        <Checkbox
          key={person}
          label={name}
          checked={picked.includes(person)}
          onChange={(event) =>
            onPick(
              event.target.checked
                ? [...picked, person]
                : picked.filter((other) => other !== person),
            )
          }
        />
      ))}
      <p className="dp-dim">
        Nobody need be ticked: the proof holds without. Whoever is ticked is in the file for all to
        read, and the log records that their particulars left.
      </p>
    </fieldset>
  );
}

/** The entry as files, and what to do with them on a machine that has never seen Deskproof. */
export function TakeOut({ entry, proof }: { readonly entry: Entry; readonly proof: Proof }) {
  const session = useSession();
  const say = useNotice();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const [busy, setBusy] = useState(false);
  const { seq } = entry;
  const mark = session?.organisation.isSample ? 'sample-not-evidence-' : '';
  const files = {
    entry: `${mark}entry-${seq}.json`,
    checkpoint: `${mark}checkpoint-${proof.size}.txt`,
  };
  const save = async () => {
    setBusy(true);
    const saved = await saveFile(exportEntry, {
      params: { seq },
      body: { checkpoint: proof.size, people: [...picked] },
    });
    setBusy(false);
    setRefusal(saved.ok ? undefined : saved.refusal);
    if (saved.ok)
      say(
        `${saved.value.fileName} saved with particulars of ${counted(picked.length, 'person', 'people')}; the log says so`,
      );
  };
  const [key] = proof.signedBy;
  return (
    <>
      {entry.partsShown ? (
        <WhoIsShown parts={entry.parts} picked={picked} onPick={setPicked} />
      ) : null}
      {refusal ? <Refused refusal={refusal} /> : null}
      <div className="dp-row">
        {picked.length > 0 ? (
          <Button aria-disabled={busy} onClick={() => (busy ? undefined : void save())}>
            Save {files.entry}
          </Button>
        ) : (
          <Button
            component="a"
            href={addressOf(downloadEntry, {
              params: { seq },
              query: { checkpoint: proof.size },
            })}
            download
            style={{ color: 'var(--button-color)' }}
          >
            Save {files.entry}
          </Button>
        )}
        <Button
          component="a"
          variant="default"
          href={addressOf(downloadCheckpoint, { params: { size: proof.size } })}
          download
          style={{ color: 'var(--button-color)' }}
        >
          Save {files.checkpoint}
        </Button>
        <a href={addressOf(downloadKeys)} download>
          Keys of this log
        </a>
      </div>
      <p>
        On any computer with the Deskproof program, without an account and out of reach of this
        server, this says whether the entry is genuine:
      </p>
      <pre className="dp-pre">
        {`npm run -s deskproof -- verify --entry ${files.entry} --checkpoint ${files.checkpoint} --key '${key?.verifierKey ?? ''}'`}
      </pre>
      <p className="dp-dim">
        Tell the other side the key’s fingerprint by another way than the files, best by telephone:{' '}
        <code className="dp-code">{key?.fingerprint}</code>. Whoever keeps a checkpoint of their own
        uses that one: enter its size above.
      </p>
    </>
  );
}
