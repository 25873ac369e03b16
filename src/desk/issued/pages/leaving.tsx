import { Button } from '@mantine/core';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted, listed } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { DateField, LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import {
  closeLeavingRoute,
  comeBackRoute,
  LEAVING_REASONS,
  type LeavingReason,
  readLeaving,
  recordLeavingRoute,
} from '../schema.ts';

type State = ReplyOf<typeof readLeaving>;

/** That a worker leaves, what is settled then, and what is checked again when they come back. */
export function Leaving({ personId }: { readonly personId: string }) {
  const may = useMay()('leavers.write');
  const reading = useRead(
    readLeaving,
    { params: { id: personId }, query: {} },
    { live: ['item.', 'worker.'] },
  );
  return (
    <Read of={reading}>
      {(state) => {
        const gone = state.leaving !== null && state.leaving.backOn === null;
        return (
          <RecordPart
            title="Leaving and coming back"
            add={!may ? undefined : gone ? 'They are back' : 'They leave'}
            form={(close) =>
              gone ? (
                <BackForm state={state} onDone={close} />
              ) : (
                <LeaveForm personId={personId} onDone={close} />
              )
            }
          >
            {state.leaving === null ? (
              <p className="dp-dim">They are with us.</p>
            ) : (
              <Standing state={state} may={may} />
            )}
            {gone ? <Settled state={state} /> : null}
          </RecordPart>
        );
      }}
    </Read>
  );
}

function Standing({ state, may }: { readonly state: State; readonly may: boolean }) {
  const say = useNotice();
  const { act, busy } = useAct(closeLeavingRoute);
  const { leaving, today } = state;
  if (leaving === null) return null;
  const { leavingId, reason, lastDay, note, recordedBy, closedAt, backOn } = leaving;
  return (
    <>
      <p>
        {backOn === null ? (closedAt === null ? 'Leaves' : 'Left') : 'Had left'}: last day{' '}
        {showDate(lastDay, today)}, {LEAVING_REASONS[reason].toLowerCase()}
        {note === '' ? '' : `; ${note}`}. Entered by {recordedBy}.
        {backOn === null ? '' : ` Back since ${showDate(backOn, today)}.`}
      </p>
      {may && closedAt === null && backOn === null && lastDay <= today ? (
        <Button
          variant="default"
          disabled={busy}
          onClick={async () => {
            const closed = await act({ params: { id: leavingId } });
            say(closed.ok ? 'They are off the books' : closed.refusal.because);
          }}
        >
          Take them off the books
        </Button>
      ) : null}
    </>
  );
}

/** What is settled on leaving: what is out, the holiday, what is kept; and what is checked on coming back. */
function Settled({ state }: { readonly state: State }) {
  const { out, holiday, keep, again, today } = state;
  return (
    <>
      {again.length === 0 || state.leaving?.closedAt === null ? null : (
        <details open>
          <summary>To check if they come back ({again.length})</summary>
          <AgainList again={again} />
        </details>
      )}
      <p>
        {out.length === 0
          ? 'Nothing is out with them.'
          : `Still out: ${listed(out.map(({ name, number }) => [name, number].filter(Boolean).join(' ')))}.`}
      </p>
      <Holiday holiday={holiday} />
      <details>
        <summary>What is kept, and until when</summary>
        <ul className="is-lines">
          {keep.map(({ record, until, because, source }) => (
            <li key={record}>
              <strong>{showDate(until, today)}</strong>
              <span>{record}</span>
              <span className="dp-dim">
                {because} {source}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Holiday({ holiday }: { readonly holiday: State['holiday'] }) {
  return (
    <p>
      Holiday, leave year from {showDate(holiday.from)}: {holiday.because}{' '}
      <span className="dp-dim">{holiday.source}</span>
    </p>
  );
}

function AgainList({ again }: { readonly again: State['again'] }) {
  return (
    <ul className="is-lines">
      {again.map(({ what, because, source, grave }) => (
        <li key={`${what} ${because}`}>
          <Badge
            state={
              grave
                ? { word: 'Before any work', meaning: 'stop', mark: 'octagon' }
                : { word: 'Look again', meaning: 'attention', mark: 'triangle' }
            }
          />
          <strong>{what}</strong>
          <span>{because}</span>
          <span className="dp-dim">{source}</span>
        </li>
      ))}
    </ul>
  );
}

function LeaveForm({
  personId,
  onDone,
}: {
  readonly personId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordLeavingRoute);
  const form = useForm({
    name: `leaving ${personId}`,
    start: { reason: 'own_choice', lastDay: dateIn(new Date()), yearFrom: '', note: '' },
    checks: { lastDay: needed('Enter their last day') },
    submit: ({ reason, lastDay, note }, id) =>
      act({
        params: { id: personId },
        body: { id, reason: reason as LeavingReason, lastDay, note },
      }),
    onDone: () => {
      say('It is on their record');
      onDone();
    },
  });
  const { lastDay, yearFrom } = form.values;
  const preview = useRead(
    readLeaving,
    {
      params: { id: personId },
      query: { lastDay, ...(yearFrom === '' ? {} : { leaveYearFrom: yearFrom }) },
    },
    { when: lastDay !== '' },
  );
  const settled = preview.value;
  return (
    <Form form={form} action="They leave" label="Say that they leave" onCancel={onDone}>
      <SelectField
        form={form}
        name="reason"
        label="Why"
        options={Object.entries(LEAVING_REASONS).map(([value, label]) => ({ value, label }))}
      />
      <DateField form={form} name="lastDay" label="Last day" />
      <DateField
        form={form}
        name="yearFrom"
        label="Their leave year began"
        hint="Empty: 1 April"
        optional
      />
      {settled === undefined ? null : (
        <>
          {settled.shiftsAfter.length === 0 ? null : (
            <p>
              They hold {counted(settled.shiftsAfter.length, 'shift')} after that day:{' '}
              {listed(settled.shiftsAfter.slice(0, 3))}. Release what they give up first.
            </p>
          )}
          <p>
            {settled.out.length === 0
              ? 'Nothing is out with them.'
              : `Take back: ${listed(settled.out.map(({ name, number }) => [name, number].filter(Boolean).join(' ')))}.`}
          </p>
          <Holiday holiday={settled.holiday} />
        </>
      )}
      <LongTextField form={form} name="note" label="Note" rows={2} optional />
    </Form>
  );
}

function BackForm({ state, onDone }: { readonly state: State; readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(comeBackRoute);
  const leavingId = state.leaving?.leavingId ?? '';
  const form = useForm({
    name: `back ${leavingId}`,
    start: { backOn: state.today },
    checks: { backOn: needed('Enter the day') },
    submit: (body) => act({ params: { id: leavingId }, body }),
    onDone: ({ again }) => {
      say(
        again.length === 0
          ? 'They are back on the books'
          : `They are back on the books; ${counted(again.length, 'thing')} to look at again`,
      );
      onDone();
    },
  });
  return (
    <Form form={form} action="Put them back on the books" label="They are back" onCancel={onDone}>
      <AgainList again={state.again} />
      <DateField form={form} name="backOn" label="Back on" />
    </Form>
  );
}
