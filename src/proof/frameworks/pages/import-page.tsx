import './frameworks.css';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { useAddress } from '../../../ui/address.tsx';
import { FileField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Steps } from '../../../ui/steps.tsx';
import { importDocument } from '../schema.ts';
import { ImportTrial } from './import-trial.tsx';
import type { ImportReport } from './words.ts';

const STEPS = ['Choose the document', 'Look before importing'];

interface Tried {
  readonly file: File;
  readonly report: ImportReport;
}

/** Brings an awarding body's document in. It stays in the browser until the last step keeps it. */
export default function ImportPage() {
  const { go } = useAddress();
  const say = useNotice();
  const [id] = useState(newId);
  const [tried, setTried] = useState<Tried>();
  const { act } = useAct(importDocument);
  const form = useForm<{ file: File | undefined }, Tried>({
    name: 'framework document',
    keep: false,
    start: { file: undefined },
    checks: { file: needed('Choose the document') },
    submit: async ({ file: chosen }) => {
      if (!chosen) throw new Error('The form let an empty file through.');
      const file = asText(chosen);
      const read = await act({ file, body: { id, dryRun: 'true' } });
      return read.ok ? { ok: true, value: { file, report: read.value } } : read;
    },
    onDone: setTried,
  });
  const bringIn = async () => {
    if (!tried) throw new Error('No document was read.');
    const imported = await act({ file: tried.file, body: { id, dryRun: 'false' } });
    if (imported.ok) {
      say(`${imported.value.title} imported`);
      go(`/frameworks/${imported.value.frameworkId}`, { instead: true });
    }
    return imported;
  };
  return (
    <Page title="Import a document" where={[{ label: 'Frameworks', href: '/frameworks' }]}>
      <Steps
        label="Steps of the import"
        steps={STEPS}
        at={tried ? 1 : 0}
        onOpen={() => setTried(undefined)}
      />
      {tried ? (
        <ImportTrial report={tried.report} fileName={tried.file.name} onBring={bringIn} />
      ) : (
        <Form form={form} action="Read the document">
          <FileField
            form={form}
            name="file"
            label="The awarding body’s document"
            hint="As plain text: a qualification’s specification, an occupational standard or a page of marking points; or a CASE package (JSON) or a table (CSV), up to 5 MB. Its wording stays in your organisation’s data. Nothing is kept yet."
            accept=".txt,.md,.json,.csv,text/plain,text/markdown,application/json,text/csv"
          />
        </Form>
      )}
    </Page>
  );
}

/** A browser may not know what .md is; what the file holds decides on the server. */
function asText(file: File): File {
  if (/^(?:text\/(?:plain|markdown|csv)|application\/json)$/.test(file.type)) return file;
  return new File([file], file.name, { type: 'text/plain' });
}
