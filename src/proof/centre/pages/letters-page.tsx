import './centre.css';
import { Button } from '@mantine/core';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { DIRECTIONS, listLetters } from '../letter-schema.ts';
import { LetterForm, SupportForm, TakeBackForm } from './letter-forms.tsx';

export type Letters = ReplyOf<typeof listLetters>;
export type Letter = Letters['rows'][number];

function lookOf(row: Letter): StateLook {
  if (row.takenBack) return { word: 'Taken back', meaning: 'quiet', mark: 'dash' };
  if (row.late) return { word: 'Late', meaning: 'attention', mark: 'clock', edge: 'double' };
  if (row.answeredOn !== null) return { word: 'Answered', meaning: 'good', mark: 'tick' };
  if (row.answerDue !== null)
    return { word: 'To be answered', meaning: 'information', mark: 'clock' };
  return { word: 'Kept', meaning: 'quiet', mark: 'letter' };
}

/** What went between the centre and its awarding body, and how that supports the centre. */
export default function LettersPage() {
  const { query, setQuery } = useAddress();
  const reading = useRead(listLetters, {}, { live: ['centre.'] });
  const close = () => setQuery({ form: undefined, open: undefined });
  return (
    <Page title="Awarding body" where={[{ label: 'Centre', href: '/centre' }]}>
      <Read of={reading}>
        {(letters) => {
          const open = letters.rows.find(({ letterId }) => letterId === query['open']);
          const form = letters.mayWrite ? query['form'] : undefined;
          const panel =
            form === 'letter' ? (
              <SidePanel of="letter" title="Record a letter or call" onClose={close}>
                <LetterForm letters={letters} onDone={close} />
              </SidePanel>
            ) : form === 'support' ? (
              <SidePanel of="support" title="Record the support status" onClose={close}>
                <SupportForm today={letters.today} onDone={close} />
              </SidePanel>
            ) : open ? (
              <SidePanel of={open.letterId} title={open.about} onClose={close}>
                <OneLetter letter={open} letters={letters} onDone={close} />
              </SidePanel>
            ) : undefined;
          return (
            <Beside panel={panel}>
              <Support
                letters={letters}
                onAdd={() => setQuery({ form: 'support', open: undefined })}
              />
              <Section
                title="Correspondence"
                action={
                  letters.mayWrite ? (
                    <Button
                      size="compact-sm"
                      onClick={() => setQuery({ form: 'letter', open: undefined })}
                    >
                      Record a letter or call
                    </Button>
                  ) : undefined
                }
              >
                <Table
                  label="Correspondence"
                  noun={['letter', 'letters']}
                  sortIn="sort"
                  rows={letters.rows}
                  id={(row) => row.letterId}
                  name={(row) => `${row.about}, ${showDate(row.on)}`}
                  onOpen={(row) => setQuery({ open: row.letterId, form: undefined })}
                  columns={columns(letters.today)}
                  empty={
                    <Empty title="Nothing is recorded">
                      Letters, messages and calls from and to the awarding body stand here, with
                      those that wait for an answer.
                    </Empty>
                  }
                />
              </Section>
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}

const columns = (today: string): readonly Column<Letter>[] => [
  {
    key: 'on',
    head: 'On',
    cell: (row) => showDate(row.on, today),
    by: (row) => row.on,
    width: '110px',
  },
  {
    key: 'way',
    head: 'Way',
    cell: (row) => DIRECTIONS[row.direction],
    by: (row) => row.direction,
    width: '190px',
  },
  { key: 'about', head: 'About', cell: (row) => row.about },
  {
    key: 'due',
    head: 'Answer by',
    cell: (row) => (row.answerDue === null ? '' : showDate(row.answerDue, today)),
    by: (row) => row.answerDue ?? '',
    width: '120px',
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={lookOf(row)} />,
    by: (row) => lookOf(row).word,
    width: '150px',
  },
];

function Support({ letters, onAdd }: { readonly letters: Letters; readonly onAdd: () => void }) {
  const now = letters.support.find(({ inForce }) => inForce);
  const others = letters.support.filter(({ inForce }) => !inForce);
  return (
    <Section
      title="Centre Support Status"
      action={
        letters.mayWrite ? (
          <Button variant="default" size="compact-sm" onClick={onAdd}>
            Record a status
          </Button>
        ) : undefined
      }
    >
      {now ? (
        <FactList
          facts={[
            { label: 'Status', value: now.status, from: `since ${showDate(now.fromOn)}` },
            { label: 'Visits a year', value: now.visits },
            { label: 'Remote looks a year', value: now.remote },
            { label: 'Letter', value: now.letter },
          ]}
        />
      ) : (
        <p>No status is in force: record the awarding body’s letter.</p>
      )}
      {others.length === 0 ? null : (
        <ul className="ce-lines" aria-label="Other statuses">
          {others.map((one) => (
            <li key={one.supportId}>
              <strong>{one.status}</strong>
              <span>from {showDate(one.fromOn)}</span>
              <span className="dp-dim">{one.letter}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OneLetter({
  letter,
  letters,
  onDone,
}: {
  readonly letter: Letter;
  readonly letters: Letters;
  readonly onDone: () => void;
}) {
  const asked = letters.rows.find(({ letterId }) => letterId === letter.answers);
  return (
    <>
      <Badge state={lookOf(letter)} />
      <p className="ce-words">{letter.words}</p>
      <FactList
        facts={[
          { label: 'Way', value: DIRECTIONS[letter.direction] },
          { label: 'On', value: showDate(letter.on), from: `recorded by ${letter.by}` },
          ...(letter.reference === '' ? [] : [{ label: 'Reference', value: letter.reference }]),
          ...(letter.answerDue === null
            ? []
            : [{ label: 'Answer by', value: showDate(letter.answerDue) }]),
          ...(letter.answeredOn === null
            ? []
            : [{ label: 'Answered', value: showDate(letter.answeredOn) }]),
          ...(asked ? [{ label: 'Answers', value: `${asked.about}, ${showDate(asked.on)}` }] : []),
          ...(letter.takenBack
            ? [{ label: 'Taken back', value: letter.takenBack.because, from: letter.takenBack.by }]
            : []),
        ]}
      />
      {letters.mayWrite && !letter.takenBack ? (
        <TakeBackForm letterId={letter.letterId} onDone={onDone} />
      ) : null}
    </>
  );
}
