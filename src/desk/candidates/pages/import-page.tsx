import './candidates.css';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { useAddress } from '../../../ui/address.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Steps } from '../../../ui/steps.tsx';
import { addImport, type Choice, type ColumnRead, type Mapping, tryImport } from '../schema.ts';
import { ImportColumns } from './import-columns.tsx';
import { ImportFile } from './import-file.tsx';
import { ImportTrial, type Trial } from './import-trial.tsx';

const STEPS = ['Choose the file', 'Check the columns', 'Look before saving'];

/** A file as the server read it. */
export interface FileRead {
  readonly file: File;
  readonly mapping: Mapping;
  readonly encoding: string;
  readonly columns: readonly ColumnRead[];
}

/**
 * Brings people in from a CSV file in three steps. The file stays in the browser and is sent with each step:
 * the server keeps nothing until the last.
 */
export default function ImportPage() {
  const { go } = useAddress();
  const say = useNotice();
  const [id] = useState(newId);
  const [at, setAt] = useState(0);
  const [read, setRead] = useState<FileRead>();
  const [trial, setTrial] = useState<Trial>();
  const { act: tryIt } = useAct(tryImport);
  const { act: bring } = useAct(addImport);

  const check = async (mapping: Mapping) => {
    if (!read) throw new Error('No file is chosen.');
    const tried = await tryIt({ file: read.file, body: { mapping: JSON.stringify(mapping) } });
    if (tried.ok) {
      setRead({ ...read, mapping });
      setTrial(tried.value);
      setAt(2);
    }
    return tried;
  };
  const bringIn = async (choices: Readonly<Record<string, Choice>>) => {
    if (!read) throw new Error('No file is chosen.');
    const body = { id, mapping: JSON.stringify(read.mapping), choices: JSON.stringify(choices) };
    const brought = await bring({ file: read.file, body });
    if (brought.ok) {
      const { added, updated } = brought.value;
      say(`${added} added, ${updated} updated`);
      go(`/candidates/imports/${id}`, { instead: true });
    }
    return brought;
  };
  return (
    <Page title="Import candidates" where={[{ label: 'Candidates', href: '/candidates' }]}>
      <Steps label="Steps of the import" steps={STEPS} at={at} onOpen={setAt} />
      {at === 0 || !read ? (
        <ImportFile
          onRead={(next) => {
            setRead(next);
            setAt(1);
          }}
        />
      ) : null}
      {at === 1 && read ? (
        <ImportColumns
          key={`${read.file.name} ${read.file.lastModified}`}
          read={read}
          onCheck={check}
        />
      ) : null}
      {at === 2 && trial ? <ImportTrial trial={trial} onBring={bringIn} /> : null}
    </Page>
  );
}
