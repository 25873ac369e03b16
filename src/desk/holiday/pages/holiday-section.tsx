import './holiday.css';
import { useState } from 'react';
import { showDate, showMinutes } from '../../../lib/show.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { CLASSES, GROUNDS, showWorkerHoliday } from '../schema.ts';
import { AskForm } from './ask-form.tsx';
import { CarryForm } from './carry-form.tsx';
import { Decide } from './decide.tsx';
import {
  askedWords,
  type Holiday,
  holidayLook,
  type OfWorker,
  spanWords,
  type Terms,
} from './looks.ts';
import { TermsForm } from './terms-form.tsx';
import { amountWords, Working } from './working.tsx';

/** A worker's holiday on their record: what is left, what they asked for, how it is reckoned. */
export default function HolidaySection({ id }: { readonly id: string }) {
  const may = useMay();
  const reading = useRead(
    showWorkerHoliday,
    { params: { id }, query: {} },
    { live: ['holiday.', 'absence.'] },
  );
  return (
    <Read of={reading}>
      {(shown) => {
        const now = shown.terms.findLast(({ fromOn }) => fromOn <= shown.today) ?? shown.terms[0];
        return (
          <>
            <RecordPart
              title="Asked for and approved"
              add={now && may('holiday.write') ? 'Ask for holiday' : undefined}
              form={(close) => (
                <AskForm
                  personId={id}
                  today={shown.today}
                  fixed={now?.workerClass === 'fixed_hours'}
                  close={close}
                />
              )}
            >
              {shown.holidays.length === 0 ? (
                <p className="dp-dim">They have asked for none.</p>
              ) : (
                <ul className="ho-lines">
                  {shown.holidays.map((holiday) => (
                    <Line key={holiday.holidayId} holiday={holiday} today={shown.today} />
                  ))}
                </ul>
              )}
            </RecordPart>
            <Left shown={shown} personId={id} mayCarry={may('holiday.decide')} />
            <Reckoned shown={shown} personId={id} mayWrite={may('holiday.decide')} />
          </>
        );
      }}
    </Read>
  );
}

function Line({ holiday, today }: { readonly holiday: Holiday; readonly today: string }) {
  const [open, setOpen] = useState(false);
  const span = spanWords(holiday.fromOn, holiday.toOn, today);
  const press = open ? 'Close' : holiday.state === 'asked' ? 'Decide' : 'Open';
  return (
    <li>
      <Badge state={holidayLook(holiday)} />
      <span>{span}</span>
      <span className="dp-dim">{askedWords(holiday, today)}</span>
      <button
        type="button"
        className="dp-link"
        aria-expanded={open}
        aria-label={`${press}: holiday ${span}`}
        onClick={() => setOpen(!open)}
      >
        {press}
      </button>
      {open ? (
        <div className="ho-open">
          <Decide holidayId={holiday.holidayId} />
        </div>
      ) : null}
    </li>
  );
}

function Left({
  shown,
  personId,
  mayCarry,
}: {
  readonly shown: OfWorker;
  readonly personId: string;
  readonly mayCarry: boolean;
}) {
  const { balance, carried, today } = shown;
  return (
    <RecordPart
      title="What is left"
      add={balance && mayCarry ? 'Carry leave over' : undefined}
      form={(close) =>
        balance ? <CarryForm personId={personId} balance={balance} close={close} /> : null
      }
    >
      {balance ? (
        <Working balance={balance} today={today} />
      ) : (
        <p className="dp-dim">{shown.because}</p>
      )}
      {carried.length === 0 ? null : (
        <ul className="ho-lines" aria-label="Carried over">
          {carried.map((one) => (
            <li key={one.carryId}>
              <span>
                {amountWords(one.amount, one.unit)} carried into the year from{' '}
                {showDate(one.intoOn, today)}
              </span>
              <span className="dp-dim">
                {GROUNDS[one.ground]}; to be taken by {showDate(one.useBy, today)}
                {one.because === '' ? '' : `; ${one.because}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </RecordPart>
  );
}

function Reckoned({
  shown,
  personId,
  mayWrite,
}: {
  readonly shown: OfWorker;
  readonly personId: string;
  readonly mayWrite: boolean;
}) {
  const { terms, today } = shown;
  return (
    <RecordPart
      title="How it is reckoned"
      add={!mayWrite ? undefined : terms.length === 0 ? 'Say how' : 'New terms from a day'}
      form={(close) => (
        <TermsForm personId={personId} today={today} last={terms.at(-1)} close={close} />
      )}
    >
      {terms.length === 0 ? (
        <p className="dp-dim">Not said yet: nothing can be asked for before it is.</p>
      ) : (
        <ul className="ho-lines">
          {terms.toReversed().map((one) => (
            <li key={one.termsId}>
              <span>
                From {showDate(one.fromOn, today)}: {termsWords(one)}
              </span>
              <span className="dp-dim">
                leave year from{' '}
                {showDate(one.yearOn)
                  .replace(/^\S+ /, '')
                  .replace(/ \d{4}$/, '')}
                ; worked since {showDate(one.startedOn, today)}
                {one.notice === null
                  ? ''
                  : `; by contract they ask ${noticeWords(one.notice.askTimes, one.notice.askMore)} ahead, we refuse ${noticeWords(one.notice.refuseTimes, one.notice.refuseMore)} ahead`}
                {one.recordedBy === '' ? '' : `; said by ${one.recordedBy}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </RecordPart>
  );
}

function termsWords(one: Terms): string {
  const { workerClass, daysPerWeek, minutesPerWeek, payPeriod, rolledUp } = one;
  const work = CLASSES[workerClass].toLowerCase();
  if (daysPerWeek !== null && minutesPerWeek !== null) {
    return `${work}, ${daysPerWeek} days and ${showMinutes(minutesPerWeek)} a week`;
  }
  return `${work}, accrues at the end of each ${payPeriod}${rolledUp ? '; holiday pay rolled up into each payment, so that the time is taken unpaid' : ''}`;
}

function noticeWords(times: number, more: number): string {
  const days = `${more} ${more === 1 ? 'day' : 'days'}`;
  if (times === 0) return days;
  return `${times} × the leave${more === 0 ? '' : ` and ${days}`}`;
}
