import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { isUln } from '../../../lib/uln.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { DateField, FileField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { makeBatchRoute, readNumbersRoute } from '../registration-schema.ts';
import type { Registrations } from './registrations-page.tsx';

type Row = Registrations['rows'][number];

/** Learners picked, with what the awarding body asks for beside their names where it is known. */
export function BatchForm({
  rows,
  onDone,
}: {
  readonly rows: readonly Row[];
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(makeBatchRoute);
  const [first] = rows;
  const mine = rows.filter(({ frameworkCode }) => frameworkCode === first?.frameworkCode);
  const start: Record<string, string> = Object.fromEntries(
    mine.flatMap(({ learnerId }) => [
      [`uln-${learnerId}`, ''],
      [`born-${learnerId}`, ''],
    ]),
  );
  const uln = (value: string | undefined) =>
    value && !isUln(value.trim()) ? 'Enter its ten digits, or leave it empty' : undefined;
  const form = useForm<Record<string, string>, { batchId: string }>({
    name: 'registration batch',
    keep: false,
    start,
    checks: Object.fromEntries(mine.map(({ learnerId }) => [`uln-${learnerId}`, uln])),
    submit: (values, id) =>
      act({
        body: {
          id,
          frameworkCode: first?.frameworkCode ?? '',
          learners: mine.map(({ learnerId }) => ({
            learnerId,
            uln: values[`uln-${learnerId}`]?.trim() || null,
            bornOn: values[`born-${learnerId}`] || null,
          })),
        },
      }),
    onDone: () => {
      say('The batch is made. Its file for the awarding body stands under Batches');
      onDone();
    },
  });
  if (!first) return <p>Pick the learners in the list first.</p>;
  return (
    <Form form={form} action={`Send ${counted(mine.length, 'learner')}`} onCancel={onDone}>
      <p>
        {first.frameworkCode}.{' '}
        {mine.length < rows.length
          ? 'A batch holds one qualification: the others you picked stay to be sent. '
          : ''}
        What is not known stays empty in the file.
      </p>
      {mine.map(({ learnerId, learnerName }) => (
        <fieldset key={learnerId} className="ce-one">
          <legend>{learnerName}</legend>
          <TextField
            form={form}
            name={`uln-${learnerId}`}
            label="Unique learner number"
            optional
            short
          />
          <DateField form={form} name={`born-${learnerId}`} label="Date of birth" optional />
        </fieldset>
      ))}
    </Form>
  );
}

type Report = ReplyOf<typeof readNumbersRoute>;

const OUTCOMES = {
  registered: { word: 'Registered', meaning: 'good', mark: 'tick' },
  already: { word: 'Known already', meaning: 'quiet', mark: 'dash' },
  refused: { word: 'Not taken', meaning: 'attention', mark: 'triangle' },
} as const satisfies Readonly<Record<Report['lines'][number]['outcome'], StateLook>>;

/** The awarding body's file with numbers and fees, and what became of each of its lines. */
export function NumbersForm({ onCancel }: { readonly onCancel: () => void }) {
  const say = useNotice();
  const { act } = useAct(readNumbersRoute);
  const [report, setReport] = useState<Report>();
  const form = useForm<{ file: File | undefined }, Report>({
    name: 'registration numbers',
    keep: false,
    start: { file: undefined },
    checks: { file: needed('Choose the file') },
    submit: async ({ file }) => {
      if (!file) throw new Error('The form let an empty file through.');
      return act({ file });
    },
    onDone: (given) => {
      setReport(given);
      say(`${counted(given.registered, 'learner')} registered`);
    },
  });
  return (
    <>
      <Form form={form} action="Read the file" onCancel={onCancel}>
        <p>
          The file of a batch with its last three columns filled: registration number, fee and the
          day. Lines that cannot be taken are named; the others count.
        </p>
        <FileField form={form} name="file" label="File" accept=".csv,text/csv" />
      </Form>
      {report === undefined ? null : (
        <ul className="ce-lines" aria-label="What became of each line">
          {report.lines.map((line) => (
            <li key={line.line}>
              <span>Line {line.line}</span>
              <Badge state={OUTCOMES[line.outcome]} />
              {line.learnerName === null ? null : <strong>{line.learnerName}</strong>}
              {line.outcome === 'registered' ? null : <span>{line.because}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
