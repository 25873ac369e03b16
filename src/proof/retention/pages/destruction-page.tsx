import './destruction.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import {
  APPROVERS,
  approveListRoute,
  carryOutRoute,
  drawListRoute,
  HOLDS,
  listFileRoute,
  readDestruction,
  withdrawListRoute,
} from '../schema.ts';
import { lineWords, listLook } from './looks.ts';

type Reading = ReplyOf<typeof readDestruction>;
type List = Reading['lists'][number];

/** Records past their four years, and the lists on which they go: approved by two, never by themselves. */
export default function DestructionPage() {
  const reading = useRead(readDestruction, {}, { live: ['destruction.', 'learner_record.'] });
  return (
    <Page
      title="Destruction"
      where={[{ label: 'Certification', href: '/certification' }]}
      action={
        <LinkButton href="/certification/retention" quiet>
          Until when records are held
        </LinkButton>
      }
    >
      <Read of={reading}>
        {(all) => (
          <>
            <PastTheirTime all={all} />
            {all.lists.map((list) => (
              <OneList key={list.listId} list={list} all={all} />
            ))}
          </>
        )}
      </Read>
    </Page>
  );
}

function PastTheirTime({ all }: { readonly all: Reading }) {
  const say = useNotice();
  const { act, busy } = useAct(drawListRoute);
  const [id] = useState(newId);
  const free = all.past.filter(({ holds }) => holds.length === 0).length;
  const draw = async () => {
    const drawn = await act({ body: { id } });
    say(drawn.ok ? 'The list is drawn up. Nothing is destroyed yet' : drawn.refusal.because);
  };
  return (
    <Section title="Past their four years">
      <p className="dp-dim">
        Nothing was done with these records for four years. The quality manager and the owner
        approve a list; then each learner is offered their record for thirty days. Nothing goes by
        itself.
      </p>
      <Table
        label="Records past their four years"
        noun={['learner', 'learners']}
        sortIn="sort"
        rows={all.past}
        id={(row) => row.learnerId}
        columns={[
          { key: 'name', head: 'Learner', cell: (row) => row.name, by: (row) => row.name },
          {
            key: 'last',
            head: 'Last touched',
            cell: (row) => showDate(row.lastOn),
            by: (row) => row.lastOn,
            width: '150px',
          },
          {
            key: 'until',
            head: 'Held until',
            cell: (row) => showDate(row.heldUntil),
            by: (row) => row.heldUntil,
            width: '150px',
          },
          {
            key: 'holds',
            head: 'What holds them',
            cell: (row) => row.holds.map((hold) => HOLDS[hold]).join('; ') || 'Nothing',
          },
        ]}
        empty={
          <Empty title="No record is past its time">
            Four years after the last thing done with a learner’s records, they stand here.
          </Empty>
        }
      />
      {all.mayDestroy && free > 0 ? (
        <Button aria-disabled={busy} onClick={() => (busy ? undefined : void draw())}>
          Draw up a list ({free})
        </Button>
      ) : null}
    </Section>
  );
}

function OneList({ list, all }: { readonly list: List; readonly all: Reading }) {
  const day = showDate(list.drawnAt.slice(0, 10));
  return (
    <Section title={`List of ${day}`}>
      <Badge state={listLook(list, all.today)} />
      <FactList
        facts={[
          { label: 'Drawn up by', value: list.drawnBy, from: <Moment at={list.drawnAt} /> },
          ...list.approvals.map(({ as, name, approvedAt }) => ({
            label: `Approved as ${APPROVERS[as].toLowerCase()}`,
            value: name,
            from: <Moment at={approvedAt} />,
          })),
          ...(list.readyOn === null
            ? []
            : [{ label: 'Offered back until', value: showDate(list.readyOn) }]),
          ...(list.closedAt === null
            ? []
            : [
                {
                  label: list.state === 'withdrawn' ? 'Taken back by' : 'Carried out by',
                  value: list.closedBy ?? '',
                  from: <Moment at={list.closedAt} />,
                },
              ]),
          { label: 'SHA-256', value: <span className="de-hash dp-figures">{list.sha256}</span> },
        ]}
      />
      <ul className="de-lines" aria-label={`Records on the list of ${day}`}>
        {list.lines.map((line) => (
          <li key={line.learnerId}>
            <strong>{line.name}</strong>, held until {showDate(line.heldUntil)}:{' '}
            {counted(line.items, 'item')}, {counted(line.files, 'file')},{' '}
            {line.appealFiles > 0 ? `${counted(line.appealFiles, 'file')} of appeals, ` : ''}
            {counted(line.decisions, 'decision')}, {counted(line.certificates, 'certificate')}.{' '}
            {lineWords(line)}
          </li>
        ))}
      </ul>
      <Acts list={list} all={all} day={day} />
    </Section>
  );
}

function Acts({
  list,
  all,
  day,
}: {
  readonly list: List;
  readonly all: Reading;
  readonly day: string;
}) {
  const say = useNotice();
  const approve = useAct(approveListRoute);
  const withdraw = useAct(withdrawListRoute);
  const carry = useAct(carryOutRoute);
  const [sure, setSure] = useState(false);
  const busy = approve.busy || withdraw.busy || carry.busy;
  const params = { id: list.listId };
  const press = (what: () => Promise<void>) => () => (busy ? undefined : void what());
  const approveAs = (as: keyof typeof APPROVERS) =>
    press(async () => {
      const given = await approve.act({ params, body: { as, sha256: list.sha256 } });
      if (!given.ok) return say(given.refusal.because);
      const { readyOn } = given.value;
      say(
        readyOn
          ? `Approved by both. The learners are written to; ready on ${showDate(readyOn)}`
          : 'Approved. The other approval is missing',
      );
    });
  const open = all.mayDestroy && ['to_approve', 'offered', 'ready'].includes(list.state);
  return (
    <div className="dp-row">
      {list.mayApproveAs.map((as) => (
        <Button key={as} aria-disabled={busy} onClick={approveAs(as)}>
          Approve as {APPROVERS[as].toLowerCase()}
        </Button>
      ))}
      {all.mayDestroy && list.state === 'ready' ? (
        <Button color="stop" onClick={() => setSure(true)}>
          Destroy these records
        </Button>
      ) : null}
      {open ? (
        <Button
          variant="default"
          aria-label={`Take back the list of ${day}`}
          aria-disabled={busy}
          onClick={press(async () => {
            const done = await withdraw.act({ params });
            say(done.ok ? 'Taken back. Nothing is destroyed' : done.refusal.because);
          })}
        >
          Take it back
        </Button>
      ) : null}
      <Button
        variant="default"
        aria-label={`Save the list of ${day}`}
        onClick={async () => {
          const saved = await saveFile(listFileRoute, { params });
          if (!saved.ok) say(saved.refusal.because);
        }}
      >
        Save the list
      </Button>
      <Dialog
        title={`Destroy the records of ${counted(list.lines.length, 'learner')}?`}
        open={sure}
        onClose={() => setSure(false)}
        act={{
          label: 'Destroy them',
          danger: true,
          busy: carry.busy,
          onAct: async () => {
            const done = await carry.act({ params, body: { sha256: list.sha256 } });
            setSure(false);
            if (!done.ok) return say(done.refusal.because);
            const { destroyed, leftOut } = done.value;
            say(
              `${counted(destroyed, 'record')} destroyed${leftOut > 0 ? `; ${leftOut} left out, as the list says` : ''}`,
            );
          },
        }}
      >
        <p>
          Evidence, files, claims, decisions, appeals and plans of{' '}
          {list.lines.map(({ name }) => name).join(', ')} go and cannot be brought back. The list
          and the log stay. What is held again is left out.
        </p>
      </Dialog>
    </div>
  );
}
