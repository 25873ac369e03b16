import './amendments.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { counted, listed } from '../../../lib/text.ts';
import type { Finding } from '../../../rules/finding.ts';
import type { ServerRefusal } from '../../../ui/api.ts';
import { AskApproval } from '../../../ui/ask-approval.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import {
  type AmendmentList,
  type AmendmentRow,
  answerAmendmentRoute,
  applyAmendmentRoute,
  askApprovalRoute,
  type LimitKind,
  listAmendments,
  withdrawAmendmentRoute,
} from '../schema.ts';
import { AskForm } from './ask-form.tsx';
import { HOW_WORDS, PART_WORDS, STATE_LOOKS, termsWords, whenWords } from './words.ts';

/** Changes asked for on a booking: who asked, who agreed, what came of them; and a new one. */
export default function BookingAmendments({ id }: { readonly id: string }) {
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const reading = useRead(
    listAmendments,
    { params: { bookingId: id } },
    { live: ['amendment.', 'booking.changed', 'shift.', 'assignment.'] },
  );
  return (
    <Read of={reading}>
      {(list) => (
        <div className="dp-stack">
          {list.rows.map((row) => (
            <One key={row.amendmentId} row={row} list={list} />
          ))}
          {list.rows.length === 0 && !asking ? (
            <p className="dp-dim">
              Nobody has asked for a change. What the client or the worker wants otherwise is
              recorded here, with who agreed, before it is made.
            </p>
          ) : null}
          {asking ? (
            <AskForm bookingId={id} list={list} onDone={() => setAsking(false)} />
          ) : may('amendments.write') && list.shifts.length > 0 ? (
            <div>
              <Button variant="default" onClick={() => setAsking(true)}>
                Ask for a change
              </Button>
            </div>
          ) : null}
        </div>
      )}
    </Read>
  );
}

function One({ row, list }: { readonly row: AmendmentRow; readonly list: AmendmentList }) {
  const may = useMay();
  const open = row.state === 'asked' || row.state === 'agreed';
  const moved = row.shifts.some((shift) => shift.moved);
  return (
    <article className="am-one">
      <div className="dp-row">
        <strong>{listed(row.parts.map((part) => PART_WORDS[part]))}</strong>
        <Badge state={STATE_LOOKS[row.state]} />
      </div>
      <p>
        {row.askedBy} asked {HOW_WORDS[row.how]}, <Moment at={row.askedAt} />:{' '}
        {listed(termsWords(row))}
        {row.because === '' ? '' : `. “${row.because}”`}
      </p>
      <details>
        <summary>{counted(row.shifts.length, 'shift')}</summary>
        <ul className="dp-plain-list">
          {row.shifts.map((shift) => (
            <li key={shift.shiftId}>
              {whenWords(shift)}, {shift.workerName ?? 'open'}
              {shift.moved ? ', changed since' : ''}
            </li>
          ))}
        </ul>
      </details>
      <ul className="dp-plain-list">
        {row.said
          .filter(({ said }) => said !== 'applied' || row.state === 'applied')
          .map((word) => (
            <li key={`${word.said} ${word.name} ${word.saidAt}`}>
              {word.name === '' ? word.recordedBy : word.name}{' '}
              {word.said === 'applied' ? 'made it' : word.said}
              {word.how === null ? '' : ` ${HOW_WORDS[word.how]}`}, <Moment at={word.saidAt} />
              {word.words === '' ? '' : `: “${word.words}”`}
              {word.name === '' ? '' : <span className="dp-dim"> noted by {word.recordedBy}</span>}
            </li>
          ))}
      </ul>
      {row.movedTo === null ? null : (
        <p>
          They stand in <a href={`/bookings/${row.movedTo.bookingId}`}>{row.movedTo.number}</a> now;
          both sides get the papers of that booking, and of what was cancelled here.
        </p>
      )}
      {moved ? (
        <p className="dp-note dp-attention">
          A shift is not as it was when this was asked. Withdraw it and ask anew.
        </p>
      ) : null}
      {open && may('amendments.write') ? <Settle row={row} list={list} moved={moved} /> : null}
    </article>
  );
}

function Settle({
  row,
  list,
  moved,
}: {
  readonly row: AmendmentRow;
  readonly list: AmendmentList;
  readonly moved: boolean;
}) {
  const say = useNotice();
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const [press] = useState(newId);
  const answering = useAct(answerAmendmentRoute);
  const applying = useAct(applyAmendmentRoute);
  const withdrawing = useAct(withdrawAmendmentRoute);
  const asking = useAct(askApprovalRoute);
  const params = { amendmentId: row.amendmentId };
  const [contact = ''] = list.contacts.map(({ contactId }) => contactId);
  const [speaker, setSpeaker] = useState(contact);
  const answer = async (needed: AmendmentRow['missing'][number], said: 'agreed' | 'declined') => {
    const by =
      needed.workerId === null
        ? { side: 'hirer' as const, contactId: speaker }
        : { side: 'worker' as const, workerId: needed.workerId };
    const done = await answering.act({
      params,
      body: { id: newId(), answer: said, by, how: 'phone' },
    });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say(`Recorded: ${needed.name} ${said}`);
  };
  const apply = async () => {
    const done = await applying.act({ params, body: { id: press } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) {
      say(
        `${counted(done.value.shifts, 'shift')} changed; ${counted(done.value.toConfirm, 'worker')} to confirm again`,
      );
    }
  };
  const withdraw = async () => {
    const done = await withdrawing.act({ params, body: { id: newId() } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say('Change withdrawn; the booking stays as it is');
  };
  const findings = (refusal?.details as { findings?: readonly Finding[] } | undefined)?.findings;
  return (
    <div className="dp-stack">
      {row.missing.map((needed) => (
        <div key={`${needed.side} ${needed.workerId}`} className="dp-row am-word">
          <span>{needed.side === 'hirer' ? 'The hirer has not answered:' : `${needed.name}:`}</span>
          {needed.side === 'hirer' ? (
            <select
              className="dp-filter"
              aria-label="Who answers for the client"
              value={speaker}
              onChange={(event) => setSpeaker(event.target.value)}
            >
              {list.contacts.map(({ contactId, name }) => (
                <option key={contactId} value={contactId}>
                  {name}
                </option>
              ))}
            </select>
          ) : null}
          <Button size="compact-sm" onClick={() => void answer(needed, 'agreed')}>
            Agreed on the phone
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void answer(needed, 'declined')}
          >
            Declined
          </Button>
        </div>
      ))}
      {findings === undefined ? null : <Findings findings={findings} />}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      <AskApproval<LimitKind> refusal={refusal} ask={(body) => asking.act({ body })} />
      <div className="dp-row">
        {row.state === 'agreed' && !moved ? (
          <Button loading={applying.busy} onClick={() => void apply()}>
            Make the change
          </Button>
        ) : null}
        <Button variant="default" onClick={() => void withdraw()}>
          Withdraw the request
        </Button>
      </div>
    </div>
  );
}
