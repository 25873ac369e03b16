import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { Result } from '../../../lib/result.ts';
import type { ServerRefusal } from '../../../ui/api.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import {
  acceptOfferedRoute,
  answerProposalRoute,
  endReserveRoute,
  proposeRoute,
  reserveRoute,
  seeStoppedRoute,
} from '../schema.ts';
import type { Asked, RoundInFull } from './words.ts';

const YES: readonly Asked['standing'][] = ['interested', 'stopped', 'hirer_accepted', 'reserve'];

/** What can be done with one person's answer: assign, propose to the hirer, put in reserve. */
export function AskedActions({ row, round }: { readonly row: Asked; readonly round: RoundInFull }) {
  const may = useMay();
  const say = useNotice();
  const [id] = useState(newId);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const assign = useAct(acceptOfferedRoute);
  const reserve = useAct(reserveRoute);
  const unreserve = useAct(endReserveRoute);
  const propose = useAct(proposeRoute);
  const hirer = useAct(answerProposalRoute);
  const seen = useAct(seeStoppedRoute);
  const [contactId, setContactId] = useState(round.contacts[0]?.contactId ?? '');
  const open = round.shifts.filter(({ isOpen }) => isOpen);
  const theirs = open.filter(({ shiftId }) => row.yesShifts.includes(shiftId));
  const once = [...new Map(theirs.map((shift) => [shift.startsAt, shift.shiftId])).values()];
  const press = (act: () => Promise<Result<unknown>>, done: string) => async () => {
    const pressed = await act();
    setRefusal(pressed.ok ? undefined : (pressed.refusal as ServerRefusal));
    if (pressed.ok) say(done);
  };
  const button = (label: string, act: () => Promise<Result<unknown>>, done: string) => (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`${label}: ${row.name}`}
      onClick={() => void press(act, done)()}
    >
      {label}
    </Button>
  );
  const hirerFirst = round.mode === 'hirer_first' && row.standing !== 'hirer_accepted';
  const saidYes = YES.includes(row.standing) && once.length > 0;
  return (
    <div className="dp-row">
      {saidYes && !hirerFirst && may('bookings.assign')
        ? button(
            once.length === 1 ? 'Assign' : `Assign to ${once.length}`,
            () =>
              assign.act({
                body: {
                  personId: row.personId,
                  assignments: once.map((shiftId) => ({ id: newId(), shiftId })),
                  how: row.how === 'desk' ? 'spoken' : 'in_writing',
                  willing: true,
                  ...(row.saidAt === null ? {} : { saidAt: row.saidAt }),
                },
              }),
            `${row.name} assigned`,
          )
        : null}
      {saidYes && hirerFirst && may('offers.propose')
        ? button(
            'Proposed to the hirer',
            () =>
              propose.act({
                body: { id, personId: row.personId, shiftIds: once, how: 'phone' },
              }),
            `${row.name} is proposed`,
          )
        : null}
      {row.standing === 'proposed' && row.proposalId !== null && may('offers.propose') ? (
        <>
          <label className="dp-row">
            Said by
            <select
              className="dp-filter"
              value={contactId}
              onChange={(event) => setContactId(event.target.value)}
            >
              {round.contacts.map((contact) => (
                <option key={contact.contactId} value={contact.contactId}>
                  {contact.name}
                </option>
              ))}
            </select>
          </label>
          {(['accepted', 'declined'] as const).map((answer) => (
            <span key={answer}>
              {button(
                answer === 'accepted' ? 'Hirer accepts' : 'Hirer declines',
                () =>
                  hirer.act({
                    params: { id: row.proposalId ?? '' },
                    body: { answer, how: 'phone', contactId },
                  }),
                'What the hirer said is kept',
              )}
            </span>
          ))}
        </>
      ) : null}
      {row.reserveId !== null && may('offers.ask')
        ? button(
            'Off the reserve',
            () => unreserve.act({ params: { id: row.reserveId ?? '' } }),
            `${row.name} is off the reserve`,
          )
        : null}
      {(row.standing === 'interested' || row.standing === 'stood_down') && may('offers.ask')
        ? button(
            'Reserve',
            () => reserve.act({ body: { id, lineId: round.lineId, personId: row.personId } }),
            `${row.name} is in reserve`,
          )
        : null}
      {row.standing === 'stopped' && row.seenBy === '' && row.replyId !== null && may('offers.ask')
        ? button(
            'Looked at',
            () => seen.act({ params: { id: row.replyId ?? '' } }),
            'Noted that you looked at it',
          )
        : null}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </div>
  );
}
