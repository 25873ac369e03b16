import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Refusal } from '../../../lib/result.ts';
import type { BodyIn, ReplyOf } from '../../../lib/route.ts';
import { counted, listed } from '../../../lib/text.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { Table } from '../../../ui/table.tsx';
import { type CohortLine, setUpCohort, type tryCohort } from '../schema.ts';

/** A file with its template as it was looked at. */
export interface Sent {
  readonly file: File;
  readonly body: BodyIn<typeof tryCohort>;
  readonly trial: ReplyOf<typeof tryCohort>;
}

const LOOKS = {
  to_do: { word: 'To be set up', meaning: 'information', mark: 'pen' },
  waiting: { word: 'Waits', meaning: 'quiet', mark: 'clock' },
  complete: { word: 'Complete', meaning: 'good', mark: 'tick' },
  refused: { word: 'Not taken', meaning: 'attention', mark: 'triangle' },
} as const satisfies Readonly<Record<CohortLine['outcome'], StateLook>>;

/** What the file would do, line by line; the press that does it, and what is left then. */
export function CohortLines({ sent }: { readonly sent: Sent }) {
  const say = useNotice();
  const { act, busy } = useAct(setUpCohort);
  const [lines, setLines] = useState<readonly CohortLine[]>(sent.trial.lines);
  const [refusal, setRefusal] = useState<Refusal>();
  const [working, setWorking] = useState(false);
  const count = (outcome: CohortLine['outcome']) =>
    lines.filter((one) => one.outcome === outcome).length;
  const open = count('to_do');

  const setUp = async () => {
    setWorking(true);
    setRefusal(undefined);
    let done = 0;
    // The server carries out some lines at a time; the same file again does the next ones.
    for (;;) {
      const answer = await act({ file: sent.file, body: sent.body });
      if (!answer.ok) {
        setRefusal(answer.refusal);
        break;
      }
      setLines(answer.value.lines);
      done += answer.value.done;
      if (answer.value.done === 0 || answer.value.left === 0) break;
    }
    setWorking(false);
    say(`${counted(done, 'line')} of the cohort carried out`);
  };

  return (
    <Section title="What the file does">
      <p role="status">
        {counted(open, 'line')} to be set up, {count('waiting')} waiting, {count('complete')}{' '}
        complete, {count('refused')} not taken.{' '}
        {sent.trial.unread.length > 0
          ? `Nothing reads the columns ${listed(sent.trial.unread)}. `
          : ''}
        {lines.every(({ outcome }) => outcome === 'complete')
          ? 'Everything in this file was done before: nothing is done twice.'
          : ''}
      </p>
      {refusal ? <Refused refusal={refusal} /> : null}
      {open > 0 ? (
        <Button onClick={setUp} loading={busy || working} mb={16}>
          Set up {counted(open, 'learner')}
        </Button>
      ) : null}
      <Table<CohortLine>
        label="Lines of the file"
        noun={['line', 'lines']}
        rows={lines}
        id={({ line }) => String(line)}
        name={({ name }) => name}
        columns={[
          { key: 'line', head: 'Line', cell: ({ line }) => line, number: true, width: '72px' },
          {
            key: 'name',
            head: 'Learner',
            cell: ({ name, email }) => (
              <>
                {name}
                <br />
                <span className="dp-dim">{email}</span>
              </>
            ),
          },
          {
            key: 'outcome',
            head: 'State',
            cell: ({ outcome }) => <Badge state={LOOKS[outcome]} />,
            width: '150px',
          },
          {
            key: 'what',
            head: 'What is done, and why not',
            cell: ({ steps, because }) => (
              <>
                {[...steps.map((step) => `${step}.`), ...because].map((words) => (
                  <div key={words}>{words}</div>
                ))}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
