import { counted } from '../../../lib/text.ts';
import {
  ChecksField,
  LongTextField,
  MoneyField,
  NumberField,
  SelectField,
  TextField,
  TimeField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import {
  type AmendmentList,
  askAmendmentRoute,
  type How,
  previewAmendmentRoute,
  rankForShift,
} from '../schema.ts';
import { Preview } from './amendment-preview.tsx';
import { useAsked } from './use-asked.ts';
import { daysWords, HOW_OPTIONS, whenWords } from './words.ts';

const DAYS = [-7, -3, -2, -1, 1, 2, 3, 7, 14].map((days) => ({
  value: String(days),
  label: daysWords(days),
}));

/** Asks for a change to shifts of a booking; what it does stands beside it while it is typed. */
export function AskForm({
  bookingId,
  list,
  onDone,
}: {
  readonly bookingId: string;
  readonly list: AmendmentList;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(askAmendmentRoute);
  const only = list.shifts.length === 1 ? list.shifts.map(({ shiftId }) => shiftId) : [];
  const form = useForm({
    name: `amendment-${bookingId}`,
    start: {
      shiftIds: only as readonly string[],
      asker: '',
      how: 'phone',
      days: '',
      start: '',
      end: '',
      breakMinutes: undefined as number | undefined,
      payPence: undefined as number | undefined,
      chargePence: undefined as number | undefined,
      reportTo: '',
      siteId: '',
      toPersonId: '',
      because: '',
    },
    checks: {
      shiftIds: (ids) => (ids.length === 0 ? 'Choose the shifts it is about' : undefined),
      asker: needed('Choose who asks'),
    },
    submit: (values, id) => {
      const [side, who = ''] = values.asker.split(' ');
      return act({
        body: {
          id,
          ...wantedOf(bookingId, values),
          askedBy: side === 'worker' ? { side, workerId: who } : { side: 'hirer', contactId: who },
          how: values.how as How,
          because: values.because,
        },
      });
    },
    onDone: ({ state }) => {
      say(
        state === 'agreed'
          ? 'Change recorded; everybody has agreed, so it can be made'
          : 'Change recorded; it waits for the other side',
      );
      onDone();
    },
  });
  const { values } = form;
  const wanted = wantedOf(bookingId, values);
  const asks = values.toPersonId !== '' || Object.keys(wanted.terms).length > 0;
  const { value: preview, refusal } = useAsked(
    previewAmendmentRoute,
    values.shiftIds.length > 0 && asks ? wanted : null,
  );
  const workers = new Map(
    list.shifts.flatMap(({ workerId, workerName }) =>
      workerId === null ? [] : [[workerId, workerName ?? ''] as const],
    ),
  );
  const [shiftId = ''] = values.shiftIds;
  const mayGo = useRead(
    rankForShift,
    { params: { shiftId }, query: { size: 20 } },
    { when: shiftId !== '' },
  );
  const others = (mayGo.value?.may ?? []).filter(({ personId }) => !workers.has(personId));
  return (
    <Form form={form} action="Record the request" label="Ask for a change" onCancel={onDone}>
      <ChecksField
        form={form}
        name="shiftIds"
        label="Shifts"
        options={list.shifts.map((shift) => ({
          value: shift.shiftId,
          label: `${whenWords(shift)}, ${shift.roleName}, ${shift.workerName ?? 'open'}`,
        }))}
      />
      {list.shifts.length > 1 ? (
        <button
          type="button"
          className="dp-link am-all"
          onClick={() =>
            form.set(
              'shiftIds',
              list.shifts.map((shift) => shift.shiftId),
            )
          }
        >
          All {counted(list.shifts.length, 'shift')}
        </button>
      ) : null}
      <div className="dp-form-pair">
        <SelectField
          form={form}
          name="asker"
          label="Who asks"
          options={[
            ...list.contacts.map(({ contactId, name }) => ({
              value: `hirer ${contactId}`,
              label: `${name}, for the client`,
            })),
            ...[...workers].map(([id, name]) => ({ value: `worker ${id}`, label: name })),
            ...(values.toPersonId === ''
              ? []
              : others
                  .filter(({ personId }) => personId === values.toPersonId)
                  .map(({ personId, displayName }) => ({
                    value: `worker ${personId}`,
                    label: displayName,
                  }))),
          ]}
        />
        <SelectField form={form} name="how" label="How" options={HOW_OPTIONS} />
      </div>
      <p className="dp-dim">Fill in only what changes.</p>
      <div className="dp-form-pair">
        <SelectField form={form} name="days" label="Day" options={DAYS} none="Stays" optional />
        <NumberField form={form} name="breakMinutes" label="Break, minutes" optional />
      </div>
      <div className="dp-form-pair">
        <TimeField form={form} name="start" label="Starts" optional />
        <TimeField form={form} name="end" label="Ends" optional />
      </div>
      <div className="dp-form-pair">
        <MoneyField form={form} name="payPence" label="Pay" unit="an hour" optional />
        <MoneyField form={form} name="chargePence" label="Charge" unit="an hour" optional />
      </div>
      {list.sites.length === 0 ? null : (
        <SelectField
          form={form}
          name="siteId"
          label="Site"
          options={list.sites.map(({ siteId, name, otherHirer }) => ({
            value: siteId,
            label: otherHirer === null ? name : `${name}, for ${otherHirer}: a new booking`,
          }))}
          none="Stays"
          optional
        />
      )}
      <TextField
        form={form}
        name="reportTo"
        label="Report to"
        hint={`Now: ${list.reportTo === '' ? 'not stated' : list.reportTo}. ${values.siteId === '' ? 'For the whole booking' : 'Left empty: as the other site’s sheet says'}.`}
        optional
      />
      <SelectField
        form={form}
        name="toPersonId"
        label="Who goes instead"
        options={others.map(({ personId, displayName }) => ({
          value: personId,
          label: displayName,
        }))}
        none={shiftId === '' ? 'Choose shifts first' : 'Nobody else'}
        optional
      />
      <LongTextField form={form} name="because" label="Why" optional />
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      {refusal?.code === 'another-hirer' ? (
        <div>
          <LinkButton href="/bookings/new">Take a new booking</LinkButton>
        </div>
      ) : null}
      {preview === undefined ? null : <Preview preview={preview} />}
    </Form>
  );
}

interface Values {
  readonly shiftIds: readonly string[];
  readonly days: string;
  readonly start: string;
  readonly end: string;
  readonly breakMinutes: number | undefined;
  readonly payPence: number | undefined;
  readonly chargePence: number | undefined;
  readonly reportTo: string;
  readonly siteId: string;
  readonly toPersonId: string;
}

function wantedOf(bookingId: string, values: Values) {
  const { days, start, end, breakMinutes, payPence, chargePence, reportTo, siteId } = values;
  return {
    bookingId,
    shiftIds: [...values.shiftIds],
    terms: {
      ...(days === '' ? {} : { days: Number(days) }),
      ...(start === '' ? {} : { start }),
      ...(end === '' ? {} : { end }),
      ...(breakMinutes === undefined ? {} : { breakMinutes }),
      ...(payPence === undefined ? {} : { payPence }),
      ...(chargePence === undefined ? {} : { chargePence }),
      ...(reportTo.trim() === '' ? {} : { reportTo }),
      ...(siteId === '' ? {} : { siteId }),
    },
    toPersonId: values.toPersonId === '' ? null : values.toPersonId,
  };
}
