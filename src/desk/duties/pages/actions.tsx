import { useState } from 'react';
import { showDate } from '../../../lib/show.ts';
import { Badge } from '../../../ui/badge.tsx';
import { DateField, RadioField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Ago } from '../../../ui/when.tsx';
import { endActionRoute } from '../schema.ts';
import { type Action, actionLook, actionWords, type Duties } from './words.ts';

/** Industrial action at a client: what stands, what ended, and entering one. */
export function Actions({
  clientId,
  duties,
  mayWrite,
}: {
  readonly clientId: string;
  readonly duties: Duties;
  readonly mayWrite: boolean;
}) {
  const { today } = duties;
  const past = ({ endedHow, toOn }: Action) =>
    endedHow === 'mistake' || (toOn !== null && toOn < today);
  const standing = duties.actions.filter((action) => !past(action));
  const ended = duties.actions.filter(past);
  const lines = (actions: readonly Action[], may: boolean) => (
    <ul className="du-lines">
      {actions.map((action) => (
        <ActionLine key={action.actionId} action={action} today={today} mayEnd={may} />
      ))}
    </ul>
  );
  return (
    <>
      {standing.length === 0 ? (
        <p className="dp-dim">
          None known. Nobody may be sent to do the work of somebody on an official strike, so enter
          one as soon as you hear of it.
        </p>
      ) : (
        lines(standing, mayWrite)
      )}
      {ended.length === 0 ? null : (
        <details>
          <summary>Over ({ended.length})</summary>
          {lines(ended, false)}
        </details>
      )}
      {mayWrite ? (
        <LinkButton quiet href={`/clients/${clientId}/industrial-action`}>
          Enter industrial action
        </LinkButton>
      ) : null}
    </>
  );
}

function ActionLine({
  action,
  today,
  mayEnd,
}: {
  readonly action: Action;
  readonly today: string;
  readonly mayEnd: boolean;
}) {
  const [open, setOpen] = useState(false);
  return (
    <li className="du-line">
      <div className="du-head">
        <Badge state={actionLook(action, today)} />
        <span>{actionWords(action, today)}</span>
        {mayEnd && action.endedAt === null && !open ? (
          <button
            type="button"
            className="dp-link"
            aria-label={`End it: industrial action at ${action.placeName}`}
            onClick={() => setOpen(true)}
          >
            End it
          </button>
        ) : (
          <span />
        )}
      </div>
      <p className="dp-dim">
        {[action.saidByName, action.source].filter(Boolean).join('; ')}; entered by{' '}
        {action.recordedBy} <Ago at={action.recordedAt} />
        {action.endedAt === null ? null : (
          <>
            ; ended by {action.endedBy} <Ago at={action.endedAt} />
          </>
        )}
      </p>
      {open ? (
        <div className="du-form">
          <EndForm action={action} today={today} close={() => setOpen(false)} />
        </div>
      ) : null}
    </li>
  );
}

function EndForm({
  action,
  today,
  close,
}: {
  readonly action: Action;
  readonly today: string;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(endActionRoute);
  const form = useForm({
    name: `end-${action.actionId}`,
    start: { how: 'over', lastDay: action.toOn ?? '' },
    checks: {
      lastDay: (value, { how }) =>
        how === 'over' && value === '' ? 'Enter the last day of the action' : undefined,
    },
    submit: ({ how, lastDay }) =>
      act({
        params: { id: action.actionId },
        body: { how: how as 'over', lastDay: how === 'over' ? lastDay : null },
      }),
    onDone: (_, { how, lastDay }) => {
      say(
        how === 'over'
          ? `The last day of the action is ${showDate(lastDay, today)}`
          : 'The action was a mistake and counts no more',
      );
      close();
    },
  });
  return (
    <Form
      form={form}
      action="End the action"
      label={`End the industrial action at ${action.placeName}`}
      onCancel={close}
    >
      <RadioField
        form={form}
        name="how"
        label="Why it ends here"
        options={[
          { value: 'over', label: 'It is over, or its last day is known' },
          {
            value: 'mistake',
            label: 'It was entered by mistake',
            hint: 'It counts for no day, and stays to be read',
          },
        ]}
      />
      {form.values.how === 'over' ? (
        <DateField form={form} name="lastDay" label="Last day" />
      ) : null}
    </Form>
  );
}
