import './tasks.css';
import { useState } from 'react';
import { addMonths } from '../../../lib/days.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { DateField, RadioField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { endAlertRoute, listAlerts, pinAlertRoute } from '../schema.ts';
import { ALERT_KINDS, HEALTH_BASES } from '../shapes-schema.ts';

type Alert = ReplyOf<typeof listAlerts>['rows'][number];
type Kind = 'person' | 'client' | 'site';

function AlertsOf({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  const may = useMay();
  const reading = useRead(listAlerts, { query: { subject: id } }, { live: ['alert'] });
  return (
    <Read of={reading}>
      {({ rows, today }) => (
        <RecordPart
          title="What to know before you book"
          add={may('alerts.write') ? 'Pin an alert' : undefined}
          form={(close) => <PinForm kind={kind} id={id} close={close} />}
        >
          {rows.length === 0 ? (
            <p className="dp-dim">Nothing is pinned.</p>
          ) : (
            <ul className="ta-alerts">
              {rows.map((alert) => (
                <AlertLine
                  key={alert.alertId}
                  alert={alert}
                  today={today}
                  mayEnd={may('alerts.write') && alert.words !== null}
                />
              ))}
            </ul>
          )}
        </RecordPart>
      )}
    </Read>
  );
}

function AlertLine({
  alert,
  today,
  mayEnd,
}: {
  readonly alert: Alert;
  readonly today: string;
  readonly mayEnd: boolean;
}) {
  const [open, setOpen] = useState(false);
  const words = alert.words ?? 'A note on health: ask a consultant';
  return (
    <li>
      <Badge
        state={{ word: ALERT_KINDS[alert.kind], meaning: 'attention', mark: 'flag' }}
        {...(alert.health ? { note: 'special category' } : {})}
      />
      <strong>{words}</strong>
      <span className="dp-dim">
        {alert.pinnedBy}
        {alert.basis === null ? '' : `; ${HEALTH_BASES[alert.basis].toLowerCase()}`}; look again{' '}
        {showDate(alert.reviewOn, today)}
        {alert.overdue ? ', overdue' : ''}
      </span>
      {mayEnd && !open ? (
        <button
          type="button"
          className="dp-link"
          aria-label={`Take down: ${words}`}
          onClick={() => setOpen(true)}
        >
          Take down
        </button>
      ) : null}
      {open ? <EndForm alert={alert} close={() => setOpen(false)} /> : null}
    </li>
  );
}

function EndForm({ alert, close }: { readonly alert: Alert; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(endAlertRoute);
  const form = useForm({
    name: `end ${alert.alertId}`,
    start: { because: '' },
    checks: { because: needed('Say why') },
    submit: (values) => act({ params: { id: alert.alertId }, body: values }),
    onDone: () => say('Taken down'),
  });
  return (
    <Form form={form} action="Take it down" label={`Take down: ${alert.words}`} onCancel={close}>
      <TextField form={form} name="because" label="Why" />
    </Form>
  );
}

function PinForm({
  kind: subject,
  id: subjectId,
  close,
}: {
  readonly kind: Kind;
  readonly id: string;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(pinAlertRoute);
  const form = useForm({
    name: `pin ${subjectId}`,
    start: {
      kind: '',
      words: '',
      basis: '',
      reviewOn: addMonths(dateIn(new Date()), 3),
    },
    checks: {
      kind: needed('Choose what it is about'),
      words: needed('Write the alert'),
      basis: (value, { kind }) =>
        kind === 'health' && value === '' ? 'Say why words on health are held' : undefined,
      reviewOn: needed('Enter the day'),
    },
    submit: ({ kind, words, basis, reviewOn }, id) =>
      act({
        body: {
          id,
          subject: { kind: subject, id: subjectId },
          kind: kind as 'travel',
          words,
          basis: kind === 'health' ? (basis as 'asked_us') : null,
          reviewOn,
        },
      }),
    onDone: () => {
      say('Pinned');
      close();
    },
  });
  return (
    <Form form={form} action="Pin the alert" label="Pin an alert" onCancel={close}>
      <SelectField
        form={form}
        name="kind"
        label="About"
        options={Object.entries(ALERT_KINDS)
          .filter(([key]) => subject === 'person' || key !== 'health')
          .map(([value, label]) => ({ value, label }))}
      />
      <TextField form={form} name="words" label="Alert" hint="Short: lift needed" />
      {form.values.kind === 'health' ? (
        <RadioField
          form={form}
          name="basis"
          label="Why we hold this"
          hint="Health is of a special category: only what is needed, read by those who book or clear"
          options={Object.entries(HEALTH_BASES).map(([value, label]) => ({ value, label }))}
        />
      ) : null}
      <DateField form={form} name="reviewOn" label="Look at it again on" />
    </Form>
  );
}

/** Alerts pinned to a candidate. */
export function PersonAlerts({ id }: { readonly id: string }) {
  return <AlertsOf kind="person" id={id} />;
}

/** Alerts pinned to a client. */
export function ClientAlerts({ id }: { readonly id: string }) {
  return <AlertsOf kind="client" id={id} />;
}
