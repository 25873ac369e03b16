import { useState } from 'react';
import type { Result } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { Section } from '../../../ui/page.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import type { Choice, TrialRow, tryImport } from '../schema.ts';
import { Counts, LeftOut } from './import-counts.tsx';
import { becauseWord } from './words.ts';

export type Trial = ReplyOf<typeof tryImport>;

const CHOICE_WORDS: Readonly<Record<Choice, string>> = {
  add: 'Add as a new person',
  update: 'Update the person we have',
  skip: 'Skip the row',
};

const LOOKS: Readonly<Record<TrialRow['state'], StateLook>> = {
  new: { word: 'New', meaning: 'good', mark: 'tick' },
  same: { word: 'We have them', meaning: 'attention', mark: 'person' },
  refused: { word: 'Refused', meaning: 'stop', mark: 'octagon' },
};

/** Step 3: what will be added, whom we have, what is refused; then one button brings it in. */
export function ImportTrial({
  trial,
  onBring,
}: {
  readonly trial: Trial;
  readonly onBring: (choices: Readonly<Record<string, Choice>>) => Promise<Result<unknown>>;
}) {
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const form = useForm<Record<string, never>>({
    name: 'import trial',
    keep: false,
    start: {},
    submit: () => onBring(choices),
  });
  const choiceOf = (row: TrialRow) => choices[row.line] ?? row.suggestion;
  const columns: readonly Column<TrialRow>[] = [
    { key: 'line', head: 'Line', cell: (row) => row.line, number: true, width: '64px' },
    { key: 'name', head: 'Name', cell: (row) => row.name, width: '180px' },
    {
      key: 'state',
      head: 'State',
      cell: (row) => <Badge state={LOOKS[row.state]} />,
      width: '140px',
    },
    { key: 'why', head: 'Why', cell: (row) => <Why row={row} /> },
    {
      key: 'choice',
      head: 'What to do',
      cell: (row) =>
        row.state === 'refused' ? (
          'Left out'
        ) : (
          <select
            className="dp-import-select"
            aria-label={`What to do with line ${row.line}`}
            value={choiceOf(row)}
            onChange={(event) =>
              setChoices({ ...choices, [row.line]: event.target.value as Choice })
            }
          >
            {row.choices.map((choice) => (
              <option key={choice} value={choice}>
                {CHOICE_WORDS[choice]}
              </option>
            ))}
          </select>
        ),
      width: '220px',
    },
  ];
  const counts = counted(trial, choices);
  const people = counts.added + counts.updated;
  return (
    <>
      {trial.sameFile ? (
        <p role="status">
          This very file was brought in before, on{' '}
          {showDate(dateIn(new Date(trial.sameFile.importedAt)), dateIn(new Date()))}. Rows that
          came in then are skipped: nobody becomes two.
        </p>
      ) : null}
      <Counts counts={counts} />
      <Section title="Rows">
        <p className="dp-dim">
          People we have come first, then what is refused or left out, then those who are new.
          {trial.leftOff > 0
            ? ` ${trial.leftOff.toLocaleString('en-GB')} more new rows are not shown; they come in all the same.`
            : ''}
        </p>
        <Table
          label="Rows of the file"
          noun={['row', 'rows']}
          columns={columns}
          rows={trial.rows}
          total={trial.rowsRead}
          id={(row) => String(row.line)}
        />
      </Section>
      <LeftOut columns={trial.columns} />
      {people === 0 ? (
        <p>Nothing in this file is new. Choose something above, or send another file.</p>
      ) : null}
      <Form
        form={form}
        action={`Bring in ${people.toLocaleString('en-GB')} ${people === 1 ? 'person' : 'people'}`}
        label="Import"
      >
        <p>All of it comes in at once, or nothing does.</p>
      </Form>
    </>
  );
}

function counted(trial: Trial, choices: Readonly<Record<string, Choice>>) {
  const counts = {
    rowsRead: trial.rowsRead,
    added: trial.added,
    updated: trial.updated,
    skipped: trial.skipped,
    refused: trial.refused,
  };
  const place = { add: 'added', update: 'updated', skip: 'skipped' } as const;
  for (const row of trial.rows) {
    const choice = choices[row.line];
    if (choice === undefined) continue;
    counts[place[row.suggestion]] -= 1;
    counts[place[choice]] += 1;
  }
  return counts;
}

function Why({ row }: { readonly row: TrialRow }) {
  return (
    <>
      {row.matches.map((match) => (
        <span key={`${match.personId} ${match.line}`}>
          {match.line === null
            ? `${match.displayName}`
            : `Line ${match.line}, ${match.displayName}`}
          : {listed(match.because.map(becauseWord))}.{' '}
        </span>
      ))}
      {row.state === 'refused' ? row.because : null}
      {row.warnings.map((warning) => (
        <span key={`${warning.field} ${warning.because}`} className="dp-dim">
          {warning.field}: {warning.because}{' '}
        </span>
      ))}
    </>
  );
}
