import { Button } from '@mantine/core';
import { useState } from 'react';
import { ok, type Result } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showMoment, showPhone } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { call } from '../../../ui/api.ts';
import { FactList } from '../../../ui/facts.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago, Moment } from '../../../ui/when.tsx';
import { readBooking, type readShift, releaseRoute } from '../schema.ts';
import type { Filling } from './filling.ts';
import { InformationDue, PaperLine } from './papers.tsx';
import { Pinned } from './pinned.tsx';
import { ReasonForm } from './reason-form.tsx';
import { candidateHref, recordHref, workingHref } from './record-href.ts';
import { RefusedFindings } from './refused-findings.tsx';
import { minute } from './words.ts';

type Worker = NonNullable<ReplyOf<typeof readShift>['worker']>;

/** Who is in the shift, since when and on whose word; accept, confirm or release. */
export function ShiftHolder({
  worker,
  shiftId,
  shiftIds,
  line,
  over,
  filling,
  onConfirm,
}: {
  readonly worker: Worker;
  readonly shiftId: string;
  /** What an acceptance takes: the shift, or with one face the whole line. */
  readonly shiftIds: readonly string[];
  /** The line that wants one face: a release may take the worker out of all of it. */
  readonly line: { readonly bookingId: string; readonly lineId: string } | undefined;
  readonly over: boolean;
  readonly filling: Filling;
  readonly onConfirm: () => void;
}) {
  const may = useMay();
  const say = useNotice();
  const releases = useAct(releaseRoute);
  const [releasing, setReleasing] = useState(false);
  const accepted = worker.acceptedAt !== null;
  const today = dateIn(new Date());
  const mayRelease = may(accepted ? 'bookings.assign' : 'bookings.offer');
  const paper = worker.paper;
  return (
    <div className="dp-stack">
      <Pinned alerts={worker.alerts} />
      <FactList
        facts={[
          {
            label: accepted ? 'Assigned' : 'Pencilled',
            value: <Link href={candidateHref(worker.personId)}>{worker.displayName}</Link>,
            from: (
              <>
                {[worker.phone === '' ? '' : showPhone(worker.phone), worker.email]
                  .filter(Boolean)
                  .join(', ')}
              </>
            ),
          },
          {
            label: 'Since',
            value:
              worker.acceptedAt === null ? (
                worker.pencilledAt === null ? (
                  'unknown'
                ) : (
                  <Ago at={worker.pencilledAt} />
                )
              ) : (
                <Ago at={worker.acceptedAt} />
              ),
            from: accepted
              ? `${worker.acceptedHow === 'in_writing' ? 'Yes in writing' : 'Spoken yes'}${worker.willing ? ', willing to do this work' : ''}`
              : worker.lapsesAt === null
                ? undefined
                : `Lapses ${showMoment(minute(worker.lapsesAt), today)}`,
          },
          ...(paper === null ? [] : [{ label: 'Paper', value: <PaperLine paper={paper} /> }]),
          ...(worker.informationDue.length === 0
            ? []
            : [
                {
                  label: 'In writing by',
                  value: <InformationDue due={worker.informationDue} />,
                },
              ]),
        ]}
      />
      <Clearance worker={worker} shiftId={shiftId} />
      {worker.findings.length === 0 ? null : (
        <Findings
          findings={worker.findings}
          recordHref={recordHref}
          workingHref={(finding) => workingHref(worker.personId, finding, shiftId)}
        />
      )}
      {filling.refused === undefined ? null : (
        <RefusedFindings refusal={filling.refused.refusal} who={filling.refused.who} />
      )}
      {releasing ? (
        <ReasonForm
          name={`release-${worker.assignmentId}`}
          action={`Release ${worker.displayName}`}
          hint={
            accepted
              ? 'Their time is free again and the shift is open. Paper already sent is then out of date.'
              : 'Their time is free again and the shift is open.'
          }
          {...(line === undefined ? {} : { whole: 'All shifts of the line still to come' })}
          submit={async (because, whole) => {
            const ids = whole && line ? await heldOnLine(line, worker.personId) : ok([]);
            if (!ids.ok) return ids;
            for (const assignmentId of new Set([worker.assignmentId, ...ids.value])) {
              const done = await releases.act({ params: { assignmentId }, body: { because } });
              if (!done.ok) return done;
            }
            const from = ids.value.length > 1 ? ` from ${ids.value.length} shifts` : '';
            say(`${worker.displayName} released${from}`);
            return ok(null);
          }}
          onCancel={() => setReleasing(false)}
        />
      ) : (
        <div className="dp-row">
          {accepted || over || !may('bookings.assign') ? null : (
            <Button
              aria-disabled={filling.busy}
              onClick={() =>
                void filling.assign({
                  personId: worker.personId,
                  displayName: worker.displayName,
                  shiftIds,
                })
              }
            >
              Said yes: assign
            </Button>
          )}
          {accepted && may('bookings.confirm') && paper?.paper !== 'sent' ? (
            <Button onClick={onConfirm}>Confirm both sides</Button>
          ) : null}
          {mayRelease && !over ? (
            <Button variant="default" onClick={() => setReleasing(true)}>
              Release
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

/** The one answer, and every rule that passed, each with how it was worked out. */
function Clearance({
  worker: { personId, clearance },
  shiftId,
}: {
  readonly worker: Worker;
  readonly shiftId: string;
}) {
  if (clearance.because === '') return null;
  return (
    <div>
      <p className={`dp-said dp-${clearance.cleared ? 'good' : 'stop'}`}>
        <Mark name={clearance.cleared ? 'tick' : 'octagon'} size={12} /> {clearance.because}
      </p>
      {clearance.passed.length === 0 ? null : (
        <details>
          <summary>{counted(clearance.passed.length, 'rule')} asked and passed</summary>
          <ul className="dp-passed">
            {clearance.passed.map(({ rule, because }) => (
              <li key={rule + because}>
                {because} <Link href={workingHref(personId, { rule }, shiftId) ?? ''}>{rule}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** What this worker holds on a line that is still to come. */
async function heldOnLine(
  { bookingId, lineId }: { readonly bookingId: string; readonly lineId: string },
  personId: string,
): Promise<Result<readonly string[]>> {
  const read = await call(readBooking, { params: { bookingId } });
  if (!read.ok) return read;
  const now = Date.now();
  const shifts = read.value.lines.find((one) => one.lineId === lineId)?.shifts ?? [];
  return ok(
    shifts.flatMap((shift) =>
      shift.personId === personId && shift.assignmentId && Date.parse(shift.startsAt) > now
        ? [shift.assignmentId]
        : [],
    ),
  );
}

/** Who held the shift before. */
export function PastHolders({ past }: { readonly past: ReplyOf<typeof readShift>['past'] }) {
  if (past.length === 0) return null;
  return (
    <details>
      <summary>Held before by {past.length}</summary>
      <ul className="dp-plain-list">
        {past.map((one) => (
          <li key={one.assignmentId}>
            <Link href={candidateHref(one.personId)}>{one.displayName}</Link>,{' '}
            {one.acceptedAt === null ? 'pencilled' : 'assigned'} until <Moment at={one.endedAt} />
            {one.endedBecause === '' ? '' : `: ${one.endedBecause}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
