import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { Link } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { applyRepairRoute } from '../schema.ts';
import {
  costWords,
  differenceWords,
  type Move,
  type Repair,
  stateWords,
  workWords,
} from './words.ts';

/** One way to fill the gap: who moves from where to where, what it costs, who is told, and making it so. */
export function OneRepair({
  repair,
  place,
  shiftId,
  leaveOut,
  onDone,
  again,
}: {
  readonly repair: Repair;
  readonly place: number;
  readonly shiftId: string;
  readonly leaveOut: (personId: string) => void;
  readonly onDone: (done: ReplyOf<typeof applyRepairRoute>) => void;
  readonly again: () => void;
}) {
  const may = useMay()('repairs.apply');
  const { act, busy } = useAct(applyRepairRoute);
  const [saidYes, setSaidYes] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  // The ids of what would be made stay the same, so that a press repeated does nothing twice.
  const [ids] = useState(() => new Map<string, string>());
  const idOf = (one: string) => {
    const id = ids.get(one) ?? newId();
    ids.set(one, id);
    return id;
  };
  const waiting = repair.moves.filter(
    ({ personId, mustSayYes }) => mustSayYes && !saidYes.includes(personId),
  );
  const press = async () => {
    if (busy) return;
    const done = await act({
      params: { shiftId },
      body: {
        moves: repair.moves.map(({ personId, takes, gives }) => ({
          personId,
          saidYes: saidYes.includes(personId),
          takes: takes.shifts.map((shift) => ({ id: idOf(shift.shiftId), shiftId: shift.shiftId })),
          gives: (gives?.shifts ?? []).flatMap(({ assignmentId }) => assignmentId ?? []),
        })),
      },
    });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) onDone(done.value);
    else if (done.refusal.code === 'repair-changed') again();
  };
  const names = repair.moves.map(({ name }) => name).join(', ');
  return (
    <li className="rp-repair">
      <div className="dp-row">
        <h2>
          {place}. {names}
        </h2>
        {repair.confirmed === 0 ? null : (
          <Badge
            state={{ word: 'Moves what is confirmed', meaning: 'attention', mark: 'triangle' }}
            note={String(repair.confirmed)}
          />
        )}
      </div>
      <p>{costWords(repair)}</p>
      <ol className="rp-moves">
        {repair.moves.map((move) => (
          <OneMove
            key={move.personId}
            move={move}
            may={may}
            saidYes={saidYes.includes(move.personId)}
            onYes={(yes) =>
              setSaidYes(
                yes ? [...saidYes, move.personId] : saidYes.filter((one) => one !== move.personId),
              )
            }
            leaveOut={leaveOut}
          />
        ))}
      </ol>
      <Tell repair={repair} />
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      {may ? (
        <div className="dp-row">
          <Button
            variant={place === 1 ? 'filled' : 'default'}
            aria-label={
              repair.moves.length === 1
                ? `Fill the gap with ${names}`
                : `Make these moves: ${names}`
            }
            aria-disabled={busy || waiting.length > 0}
            onClick={() => (waiting.length > 0 ? undefined : void press())}
          >
            {repair.moves.length === 1 ? 'Fill the gap' : 'Make these moves'}
          </Button>
          <span className="dp-dim">
            {waiting.length > 0
              ? `First ${waiting.map(({ name }) => name).join(' and ')} must say yes: nobody is moved without their word.`
              : 'Who said yes is assigned; the others are pencilled until they do.'}
          </span>
        </div>
      ) : null}
    </li>
  );
}

function OneMove({
  move,
  may,
  saidYes,
  onYes,
  leaveOut,
}: {
  readonly move: Move;
  readonly may: boolean;
  readonly saidYes: boolean;
  readonly onYes: (yes: boolean) => void;
  readonly leaveOut: (personId: string) => void;
}) {
  const { personId, name, phone, takes, gives, reasons, findings } = move;
  return (
    <li className="rp-move">
      <div className="dp-row">
        <h3>
          <Link href={`/candidates/${personId}`}>{name}</Link>
        </h3>
        {phone === '' ? (
          <span className="dp-dim">no number</span>
        ) : (
          <a
            className="rp-number"
            href={`tel:${phone.replace(/[^\d+]/g, '')}`}
            aria-label={`Ring ${name}, ${phone}`}
          >
            {phone}
          </a>
        )}
      </div>
      <div>
        {gives === null ? 'Takes' : 'Moves to'} <strong>{workWords(takes)}</strong>
      </div>
      {gives === null ? null : (
        <div>
          Gives up{' '}
          <Link href={`/bookings?shift=${gives.shifts[0]?.shiftId ?? ''}`}>{workWords(gives)}</Link>
          : {stateWords(gives)}
        </div>
      )}
      <div className="dp-dim">{[differenceWords(move), ...reasons].join('; ')}</div>
      {findings.length === 0 ? null : <Findings findings={findings} />}
      {may ? (
        <div className="dp-row">
          <label className="rp-yes">
            <input
              type="checkbox"
              checked={saidYes}
              onChange={(event) => onYes(event.target.checked)}
            />
            {name} said yes
          </label>
          <Button size="compact-sm" variant="default" onClick={() => leaveOut(personId)}>
            {name} said no
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function Tell({ repair }: { readonly repair: Repair }) {
  return (
    <div>
      <h3>Told at the clients</h3>
      <ul className="rp-tell">
        {repair.tell.map((one) => (
          <li key={`${one.bookingId} ${one.comes}`}>
            {one.siteName} (<Link href={`/bookings/${one.bookingId}`}>{one.number}</Link>
            {one.contactName === '' ? '' : `, ${one.contactName}`}
            {one.contactPhone === '' ? '' : ` ${one.contactPhone}`}): {one.comes} comes
            {one.goes === null ? '' : ` instead of ${one.goes}`}
            {one.hirerFirst ? '. They accept a person before that person comes: ask first.' : ''}
          </li>
        ))}
      </ul>
    </div>
  );
}
