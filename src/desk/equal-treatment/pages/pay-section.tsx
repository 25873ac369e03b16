import './equal-treatment.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { showDate, showRate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { readComparablePay } from '../schema.ts';
import { PayForm } from './pay-form.tsx';
import {
  type ComparablePay,
  nearWords,
  type PayPlace,
  type PayRow,
  payLook,
  payWords,
} from './words.ts';

/** What comparable employees of a client's hirers earn, by role, and who is near week 13 there. */
export default function PaySection({ id }: { readonly id: string }) {
  const mayWrite = useMay()('comparators.write');
  const reading = useRead(readComparablePay, { params: { id } });
  const [open, setOpen] = useState(false);
  return (
    <Read of={reading}>
      {(pay) => (
        <>
          {pay.places.length === 0 ? (
            <p className="dp-dim">
              Once somebody works here, each role stands here with what a comparable employee earns:
              from week 13 a worker is owed at least that.
            </p>
          ) : (
            <ul className="et-lines">
              {pay.places.map((place) => (
                <PlaceLine
                  key={`${place.hirerId} ${place.role}`}
                  pay={pay}
                  place={place}
                  mayWrite={mayWrite}
                />
              ))}
            </ul>
          )}
          {mayWrite && !open && pay.hirers.length > 0 && pay.roles.length > 0 ? (
            <div>
              <Button mt={8} variant="default" size="compact-sm" onClick={() => setOpen(true)}>
                Record pay of another role
              </Button>
            </div>
          ) : null}
          {open ? (
            <div className="et-form">
              <PayForm pay={pay} close={() => setOpen(false)} />
            </div>
          ) : null}
        </>
      )}
    </Read>
  );
}

function PlaceLine({
  pay,
  place,
  mayWrite,
}: {
  readonly pay: ComparablePay;
  readonly place: PayPlace;
  readonly mayWrite: boolean;
}) {
  const [open, setOpen] = useState(false);
  const { today } = pay;
  const past = place.workers.filter(({ weeks }) => weeks >= pay.weeks.needed).length;
  return (
    <li className="et-line">
      <div className="et-head">
        <strong>{place.hirerName}</strong>
        <span className="dp-dim">{place.roleName}</span>
        <Badge state={payLook(place, pay.weeks.askFrom)} />
        {mayWrite && !open ? (
          <button
            type="button"
            className="dp-link et-last"
            aria-label={`Record pay: ${place.roleName} at ${place.hirerName}`}
            onClick={() => setOpen(true)}
          >
            Record pay
          </button>
        ) : null}
      </div>
      <p>{payWords(place.now, today)}</p>
      {place.now === null ? null : <Said row={place.now} />}
      {open ? (
        <div className="et-form">
          <PayForm pay={pay} place={place} close={() => setOpen(false)} />
        </div>
      ) : null}
      {place.workers.length === 0 ? null : (
        <details>
          <summary>
            {counted(place.workers.length, 'worker')} with weeks here
            {past === 0 ? '' : `, ${past} with ${pay.weeks.needed} or more`}
          </summary>
          <ul>
            {place.workers.map((worker) => (
              <li key={worker.personId}>
                <Link href={`/candidates/${worker.personId}`}>{nearWords(worker, today)}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
      {place.rows.length < 2 ? null : (
        <details>
          <summary aria-label={`Everything on file: ${place.roleName} at ${place.hirerName}`}>
            Everything on file ({place.rows.length})
          </summary>
          <ul>
            {place.rows.map((row) => (
              <li key={row.comparatorId}>
                {row.payPence === null
                  ? `Asked on ${showDate(row.askedOn, today)}, not answered`
                  : `${showRate(row.payPence)} from ${showDate(row.fromOn, today)}${row.source === '' ? '' : `: ${row.source}`}`}
                <Said row={row} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Said({ row }: { readonly row: PayRow }) {
  return (
    <p className="dp-dim">
      {row.saidByName === null
        ? ''
        : row.payPence === null
          ? `${row.saidByName} was asked; `
          : `${row.saidByName} said so; `}
      recorded by {row.recordedBy} <Ago at={row.recordedAt} />
    </p>
  );
}
