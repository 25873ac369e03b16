import './compliance.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { showDate } from '../../../lib/show.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { showChecks } from '../schema.ts';
import { CheckForm } from './check-form.tsx';
import { RightToWorkForm } from './right-to-work-form.tsx';
import {
  type Check,
  checkLook,
  checkName,
  expiryWords,
  particularWords,
  routeWords,
} from './words.ts';

/** Checks on a worker, each with what it rests on and the day it runs out; those in force first. */
export default function ChecksSection({ id }: { readonly id: string }) {
  const mayWrite = useMay()('checks.write');
  const [open, setOpen] = useState<'right-to-work' | 'other' | undefined>();
  const reading = useRead(showChecks, { params: { id } });
  const close = () => setOpen(undefined);
  return (
    <>
      {mayWrite && open === undefined ? (
        <div className="co-head">
          <Button variant="default" size="compact-sm" onClick={() => setOpen('right-to-work')}>
            Record a right-to-work check
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => setOpen('other')}>
            Record another check
          </Button>
        </div>
      ) : null}
      {open === undefined ? null : (
        <div className="co-form">
          {open === 'right-to-work' ? (
            <RightToWorkForm id={id} close={close} />
          ) : (
            <CheckForm id={id} close={close} />
          )}
        </div>
      )}
      <Read of={reading}>
        {({ checks, today }) =>
          checks.length === 0 ? (
            <p className="dp-dim">
              None yet. A worker may start once a right-to-work check and an identity check are
              here.
            </p>
          ) : (
            <>
              <CheckLines checks={checks.filter((check) => !check.superseded)} today={today} />
              <Earlier checks={checks.filter((check) => check.superseded)} today={today} />
            </>
          )
        }
      </Read>
    </>
  );
}

function Earlier({ checks, today }: { readonly checks: readonly Check[]; readonly today: string }) {
  if (checks.length === 0) return null;
  return (
    <details>
      <summary>Earlier checks ({checks.length})</summary>
      <CheckLines checks={checks} today={today} />
    </details>
  );
}

function CheckLines({
  checks,
  today,
}: {
  readonly checks: readonly Check[];
  readonly today: string;
}) {
  return (
    <ul className="co-lines">
      {checks.map((check) => (
        <li key={check.id}>
          <Badge state={checkLook(check)} />
          <span>
            {checkName(check)}
            {[routeWords(check), particularWords(check)]
              .filter((words) => words !== '')
              .map((words) => (
                <span key={words} className="dp-dim">
                  {' '}
                  ({words})
                </span>
              ))}
          </span>
          <span>{expiryWords(check, today)}</span>
          <span className="dp-dim">
            {showDate(check.checkedOn, today)} by {check.checkedBy}
            {check.reference === '' ? '' : `, ${check.reference}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
