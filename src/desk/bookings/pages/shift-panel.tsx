import { Button } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { showMinutes, showPence, showRate } from '../../../lib/show.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import type { RecordSection } from '../../../ui/pages.ts';
import { Waiting } from '../../../ui/progress.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { cancelShiftRoute, readShift } from '../schema.ts';
import { ChangeShift } from './change-shift.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { SHIFT_LOOKS, shownState } from './looks.ts';
import { Confirmations } from './papers.tsx';
import { ReasonForm } from './reason-form.tsx';
import { ShiftFill } from './shift-fill.tsx';
import { PastHolders } from './shift-holder.tsx';
import { hoursWords, KIND_WORDS, ORIGIN_WORDS, whenWords } from './words.ts';

type Opened = ReplyOf<typeof readShift>;

/** Mail on its way is looked at again this often. */
const AGAIN_MS = 3_000;

/** One shift beside the grid or the record: what it is, who is in it, who may go and who may not. */
export function ShiftPanel({
  shiftId,
  sections,
  onClose,
}: {
  readonly shiftId: string;
  readonly sections: readonly RecordSection[];
  readonly onClose: () => void;
}) {
  const [onItsWay, setOnItsWay] = useState(false);
  const reading = useRead(
    readShift,
    { params: { shiftId } },
    onItsWay ? { every: AGAIN_MS } : { every: 20_000 },
  );
  const opened = reading.value;
  const moving = opened?.confirmations.some(
    ({ delivery }) => delivery?.state === 'queued' || delivery?.state === 'sending',
  );
  if (moving !== undefined && moving !== onItsWay) setOnItsWay(moving);
  const title =
    opened === undefined ? 'Shift' : `${opened.shift.roleName}, ${whenWords(opened.shift)}`;
  return (
    <SidePanel of={shiftId} title={title} onClose={onClose}>
      <Read of={reading}>{(value) => <Shift opened={value} sections={sections} />}</Read>
    </SidePanel>
  );
}

/** Parts of this order and above stand below who may go. */
const BELOW = 50;

/** What other rooms give the panel of a shift. */
function Parts({
  sections,
  shiftId,
}: {
  readonly sections: readonly RecordSection[];
  readonly shiftId: string;
}) {
  const may = useMay();
  const parts = useMemo(
    () =>
      sections
        .filter(({ action }) => action === undefined || may(action))
        .sort((a, b) => a.order - b.order)
        .map(({ id, load }) => ({ id, Part: lazy(load) })),
    // The session, and so what may be shown, lasts as long as the panel.
    [sections],
  );
  return parts.map(({ id, Part }) => (
    <Suspense key={id} fallback={<Waiting />}>
      <Part id={shiftId} />
    </Suspense>
  ));
}

function Shift({
  opened,
  sections,
}: {
  readonly opened: Opened;
  readonly sections: readonly RecordSection[];
}) {
  const { shift, line, booking, worker } = opened;
  const [confirming, setConfirming] = useState(false);
  const over = Date.parse(shift.endsAt) < Date.now();
  const above = useMemo(() => sections.filter(({ order }) => order < BELOW), [sections]);
  const below = useMemo(() => sections.filter(({ order }) => order >= BELOW), [sections]);
  return (
    <>
      <What opened={opened} />
      {shift.state === 'cancelled' ? (
        <p className="dp-dim">Cancelled: {shift.cancelledBecause}</p>
      ) : (
        <Change opened={opened} />
      )}
      <Parts sections={above} shiftId={shift.shiftId} />
      <ShiftFill opened={opened} over={over} onConfirm={() => setConfirming(true)} />
      <Parts sections={below} shiftId={shift.shiftId} />
      <PastHolders past={opened.past} />
      {opened.confirmations.length === 0 ? null : (
        <section className="dp-stack">
          <h3>Confirmations</h3>
          <Confirmations rows={opened.confirmations} />
        </section>
      )}
      {confirming && worker !== null ? (
        <ConfirmDialog
          bookingId={booking.bookingId}
          personId={worker.personId}
          workerName={worker.displayName}
          onClose={() => setConfirming(false)}
        />
      ) : null}
      <p className="dp-dim">
        Line {line.position} of{' '}
        <Link href={`/bookings/${booking.bookingId}`}>{booking.number}</Link>
      </p>
    </>
  );
}

function What({ opened: { shift, line, booking } }: { readonly opened: Opened }) {
  const order = shift.poNumber || booking.poNumber;
  return (
    <>
      <div className="dp-row">
        <Badge state={SHIFT_LOOKS[shownState(shift)]} />
        <Link href={`/bookings/${booking.bookingId}`}>{booking.number}</Link>
      </div>
      <FactList
        facts={[
          {
            label: 'Where',
            value: `${booking.siteName}, ${booking.sitePostcode}`,
            from: booking.clientName,
          },
          {
            label: 'When',
            value: whenWords(shift),
            from: `${hoursWords(shift)}${shift.kind === 'waking' ? '' : `; ${KIND_WORDS[shift.kind].toLowerCase()}`}`,
          },
          {
            label: 'Pay and charge',
            value: rateWords(shift),
            from: `Margin ${showRate(shift.chargePence - shift.payPence)}; ${originWords(shift.rate)}`,
          },
          ...(line.requiredSkills.length +
            line.requiredQualifications.length +
            line.requiredChecks.length ===
          0
            ? []
            : [
                {
                  label: 'Asks for',
                  value: [
                    ...line.requiredSkills,
                    ...line.requiredQualifications,
                    ...line.requiredChecks,
                  ].join(', '),
                },
              ]),
          ...(order === '' ? [] : [{ label: 'Order number', value: order }]),
          ...(booking.stopped === null
            ? []
            : [{ label: 'Bill-to on stop', value: booking.stopped.because }]),
        ]}
      />
    </>
  );
}

/** '£13.00/h and £18.50/h', each rate with its own time, or what the shift comes to by its card's terms. */
function rateWords({ payPence, chargePence, rate }: Opened['shift']): string {
  if (rate.lines !== null) {
    return rate.lines
      .map(
        ({ name, minutes, ...line }) =>
          `${name} ${showMinutes(minutes)}: ${showPence(line.payPence)} and ${showPence(line.chargePence)}`,
      )
      .join('; ');
  }
  if (rate.parts === null) return `${showRate(payPence)} and ${showRate(chargePence)}`;
  return rate.parts
    .map(
      ({ name, minutes, ...part }) =>
        `${name} ${showMinutes(minutes)}: ${showRate(part.payPence)} and ${showRate(part.chargePence)}`,
    )
    .join('; ');
}

/** 'from the card, version 2, Saturday night', 'said for this booking'. */
function originWords({ origin, cardVersion, name }: Opened['shift']['rate']): string {
  if (cardVersion === null) return ORIGIN_WORDS[origin];
  return `${ORIGIN_WORDS[origin]}, version ${cardVersion}, ${name.toLowerCase()}`;
}

function Change({ opened: { shift } }: { readonly opened: Opened }) {
  const may = useMay();
  const say = useNotice();
  const cancels = useAct(cancelShiftRoute);
  const [doing, setDoing] = useState<'change' | 'cancel'>();
  const stop = () => setDoing(undefined);
  if (!may('bookings.write')) return null;
  if (doing === 'change') return <ChangeShift shift={shift} onDone={stop} />;
  if (doing === 'cancel') {
    return (
      <ReasonForm
        name={`cancel-${shift.shiftId}`}
        action="Cancel this shift"
        hint={
          shift.workerName === null
            ? 'Its offers are withdrawn. A cancelled shift stays in the record and cannot be opened again.'
            : `${shift.workerName} is free again and its offers are withdrawn. It cannot be opened again. Both sides read these words on the new version of their papers.`
        }
        choices={{
          label: 'Who cancels',
          options: [
            { value: 'hirer', label: 'The client: their cancellation terms apply' },
            { value: 'desk', label: 'We do: it was entered by mistake, or twice' },
          ],
        }}
        submit={async (because, _, choice) => {
          const done = await cancels.act({
            params: { shiftId: shift.shiftId },
            body: { because, by: choice === 'hirer' ? 'hirer' : 'desk' },
          });
          if (done.ok) {
            say(
              done.value.personId === null
                ? 'Shift cancelled'
                : 'Shift cancelled; send both sides the new version',
            );
          }
          return done;
        }}
        onCancel={stop}
      />
    );
  }
  return (
    <div className="dp-row">
      <Button size="compact-sm" variant="default" onClick={() => setDoing('change')}>
        Change shift
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setDoing('cancel')}>
        Cancel shift
      </Button>
    </div>
  );
}
