import type { Result } from '../../../lib/result.ts';
import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { Section } from '../../../ui/page.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { FoundTable } from './found-table.tsx';
import { countWords, type ImportReport, KIND_WORDS, OUTCOME_WORDS } from './words.ts';

type NotUnderstood = ImportReport['notUnderstood'][number];

const STOPS: StateLook = { word: 'stops', meaning: 'stop', mark: 'octagon' };
const LEFT: StateLook = { word: 'leaves it aside', meaning: 'quiet', mark: 'dash' };

const LINES: readonly Column<NotUnderstood>[] = [
  { key: 'line', head: 'Line', cell: (row) => row.line, number: true, width: '64px' },
  { key: 'text', head: 'What stands there', cell: (row) => row.text, width: '40%' },
  { key: 'because', head: 'Why', cell: (row) => row.because },
  {
    key: 'stops',
    head: 'The import',
    cell: (row) => <Badge state={row.stops ? STOPS : LEFT} />,
    width: '140px',
  },
];

/** What was understood of a document, before anything is kept. */
export function ImportTrial({
  report,
  fileName,
  onBring,
}: {
  readonly report: ImportReport;
  readonly fileName: string;
  readonly onBring: () => Promise<Result<unknown>>;
}) {
  const { outcome, notUnderstood, findings } = report;
  const words = outcome === null ? undefined : OUTCOME_WORDS[outcome];
  return (
    <>
      <Facts
        state={words?.look ?? { word: 'Not imported', meaning: 'stop', mark: 'octagon' }}
        facts={[
          { label: KIND_WORDS[report.kind], value: report.title, from: report.code },
          { label: 'Understood', value: countWords(report.counts, report.kind) },
          { label: 'File', value: fileName },
        ]}
      />
      {notUnderstood.length === 0 ? null : (
        <Section title="Not understood">
          {outcome === null ? (
            <p>
              Nothing is imported in part. Correct the lines that stop it, or send the document
              whole, and read it again.
            </p>
          ) : null}
          <Table
            label="Lines not understood"
            noun={['place', 'places']}
            columns={LINES}
            rows={notUnderstood}
            id={(row) => `${row.line} ${row.because}`}
          />
        </Section>
      )}
      {words === undefined ? null : <p>{words.says}</p>}
      {outcome === 'same' && report.frameworkId !== null ? (
        <p>
          <Link href={`/frameworks/${report.frameworkId}`}>Open the framework</Link>
        </p>
      ) : null}
      {outcome === null || outcome === 'same' ? null : <BringIn onBring={onBring} />}
      <Section title="Contradictions">
        {findings.length === 0 ? (
          <p className="dp-dim">
            The document does not contradict itself in anything that was computed.
          </p>
        ) : (
          <>
            <p className="dp-dim">
              {counted(findings.length, 'contradiction')} within the document. They are kept with it
              and stop nothing; what needs a choice of the centre is asked afterwards.
            </p>
            <FoundTable label="Contradictions of the document" findings={findings} />
          </>
        )}
      </Section>
    </>
  );
}

function BringIn({ onBring }: { readonly onBring: () => Promise<Result<unknown>> }) {
  const form = useForm<Record<string, never>>({
    name: 'framework import',
    keep: false,
    start: {},
    submit: onBring,
  });
  return (
    <Form form={form} action="Import this framework" label="Import">
      <p className="dp-dim">All of it comes in at once, or nothing does.</p>
    </Form>
  );
}
