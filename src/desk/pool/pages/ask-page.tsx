import './pool.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { addDays } from '../../../lib/days.ts';
import { showDate, showMinutes } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago, Moment } from '../../../ui/when.tsx';
import { closeAskRoute, remindRoute, showAsk } from '../schema.ts';
import {
  ANSWERED,
  type Ask,
  type Asked,
  CLOSED,
  choiceWords,
  LEFT_OUT,
  NOT_ASKED,
  OPEN,
  SILENT,
  WAITING,
} from './words.ts';

function stateOf(row: Asked, isOpen: boolean) {
  if (row.leftOut !== null) return NOT_ASKED;
  if (row.answers.length > 0) return ANSWERED;
  return isOpen ? WAITING : SILENT;
}

function columnsOf(isOpen: boolean): readonly Column<Asked>[] {
  return [
    {
      key: 'name',
      head: 'Worker',
      cell: (row) => <Link href={`/candidates/${row.personId}`}>{row.name}</Link>,
      by: (row) => row.name,
      width: '180px',
    },
    {
      key: 'state',
      head: 'State',
      cell: (row) => <Badge state={stateOf(row, isOpen)} />,
      by: (row) => stateOf(row, isOpen).word,
      width: '140px',
    },
    { key: 'said', head: 'What they said', cell: (row) => <Said row={row} /> },
    {
      key: 'when',
      head: 'When',
      cell: (row) => {
        const last = row.answers.at(-1);
        if (!last) return '';
        return (
          <>
            <Ago at={last.at} /> {last.how === 'text' ? 'by text' : 'by link'}
          </>
        );
      },
      by: (row) => row.answers.at(-1)?.at ?? '',
      width: '160px',
    },
    {
      key: 'sent',
      head: 'Written to',
      cell: (row) =>
        row.sentAt === null ? (
          ''
        ) : (
          <>
            <Ago at={row.sentAt} />
            {row.times > 1 ? `, ${row.times} times` : ''}
          </>
        ),
      by: (row) => row.sentAt ?? '',
      width: '150px',
    },
  ];
}

function Said({ row }: { readonly row: Asked }) {
  const last = row.answers.at(-1);
  if (row.leftOut !== null) return LEFT_OUT[row.leftOut];
  if (!last) return '';
  const before = row.answers.length - 1;
  return (
    <>
      {choiceWords(last.choices)}
      {last.words === '' ? '' : ` “${last.words}”`}
      {last.weeklyMinutes === null
        ? ''
        : `; ${last.weeklyMinutes === 0 ? 'no other work' : `${showMinutes(last.weeklyMinutes)} a week for others`}`}
      {before === 0 ? null : (
        <span className="dp-dim"> Corrected; {counted(before, 'answer')} before.</span>
      )}
    </>
  );
}

/** One ask: who answered what and when, who has not, who was left out; remind the rest, or close it. */
export default function AskPage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead(showAsk, { params: { id } }, { live: ['availability.'] });
  return (
    <Read of={reading}>
      {(ask) => {
        const today = dateIn(new Date());
        const asked = ask.people.filter(({ leftOut }) => leftOut === null);
        const answered = asked.filter(({ answers }) => answers.length > 0);
        return (
          <Page
            title={`Week of ${showDate(ask.weekOn, today)} to ${showDate(addDays(ask.weekOn, 6), today)}`}
            where={[
              { label: 'Pool', href: '/pool' },
              { label: 'Asks', href: '/pool/asks' },
            ]}
            action={ask.isOpen ? <Follow ask={ask} /> : undefined}
          >
            <Facts
              facts={[
                { label: 'State', value: <Badge state={ask.isOpen ? OPEN : CLOSED} /> },
                { label: 'Answered', value: `${answered.length} of ${asked.length}` },
                {
                  label: 'Asked',
                  value: (
                    <>
                      <Moment at={ask.askedAt} /> by {ask.askedBy},{' '}
                      {ask.channel === 'text' ? 'by text' : 'by e-mail'}
                    </>
                  ),
                },
                {
                  label: ask.closedAt === null ? 'Closes' : 'Closed',
                  value: (
                    <>
                      <Moment at={ask.closedAt ?? ask.closesAt} />
                      {ask.closedBy === '' ? '' : ` by ${ask.closedBy}`}
                    </>
                  ),
                },
                { label: 'They answer', value: ask.byPart ? 'By part of the day' : 'Day by day' },
              ]}
            />
            {ask.note === '' ? null : <p className="po-message">{ask.note}</p>}
            <Table
              label="Asked"
              noun={['worker', 'workers']}
              columns={columnsOf(ask.isOpen)}
              rows={ask.people}
              id={(row) => row.personId}
            />
          </Page>
        );
      }}
    </Read>
  );
}

function Follow({ ask }: { readonly ask: Ask }) {
  const mayAsk = useMay()('pool.ask');
  const say = useNotice();
  const remind = useAct(remindRoute);
  const close = useAct(closeAskRoute);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  if (!mayAsk) return null;
  const given = { params: { id: ask.id } };
  const onRemind = async () => {
    const done = await remind.act(given);
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say(`${counted(done.value.reminded, 'worker')} reminded`);
  };
  const onClose = async () => {
    const done = await close.act(given);
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say('The ask is closed; its links open nothing any more');
  };
  return (
    <>
      <div className="dp-row">
        {ask.remindFrom === null ? null : (
          <Button
            aria-disabled={remind.busy}
            onClick={() => (remind.busy ? undefined : void onRemind())}
          >
            Remind the rest
          </Button>
        )}
        <Button
          variant="default"
          aria-disabled={close.busy}
          onClick={() => (close.busy ? undefined : void onClose())}
        >
          Close the ask
        </Button>
      </div>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </>
  );
}
