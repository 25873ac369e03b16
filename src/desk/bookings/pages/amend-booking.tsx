import { LongTextField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct, useRead } from '../../../ui/read.tsx';
import { amendBookingRoute, type BookingPage, readClient } from '../schema.ts';
import { MissingList } from './refused-findings.tsx';
import { CONTRACT_WORDS, PARTICULARS } from './words.ts';

const PARTS = Object.keys(PARTICULARS) as (keyof typeof PARTICULARS)[];

/** Amends the particulars of a booking; only what changed is sent. */
export function AmendBooking({
  booking,
  onDone,
}: {
  readonly booking: BookingPage;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(amendBookingRoute);
  const client = useRead(readClient, { params: { id: booking.clientId } });
  const before = {
    ...booking.particulars,
    poNumber: booking.poNumber,
    clientReference: booking.clientReference,
    costCentre: booking.costCentre,
    contractKind: booking.contractKind as string,
    approverId: booking.approver?.contactId ?? '',
  };
  const form = useForm({
    name: `amend-${booking.bookingId}`,
    start: before,
    submit: (values) => {
      const { contractKind, approverId, ...texts } = values;
      const changed = Object.fromEntries(
        Object.entries(texts).filter(([name, text]) => text !== before[name as keyof typeof texts]),
      );
      return act({
        params: { bookingId: booking.bookingId },
        body: {
          ...changed,
          ...(contractKind === before.contractKind
            ? {}
            : { contractKind: contractKind as BookingPage['contractKind'] }),
          ...(approverId === before.approverId ? {} : { approverId: approverId || null }),
        },
      });
    },
    onDone: ({ changed }) => {
      say(
        changed
          ? booking.confirmations.length > 0
            ? 'Particulars amended; confirm both sides again'
            : 'Particulars amended'
          : 'Nothing was changed',
      );
      onDone();
    },
  });
  const missing = [
    ...new Map(
      [...booking.missing, ...booking.papers.flatMap((paper) => paper.missing)].map((one) => [
        one.fact,
        one,
      ]),
    ).values(),
  ];
  const approvers = (client.value?.contacts ?? [])
    .filter((one) => one.approvesHours || one.contactId === before.approverId)
    .map((one) => ({ value: one.contactId, label: one.name }));
  const known = approvers.some(({ value }) => value === before.approverId);
  return (
    <>
      {missing.length === 0 ? null : (
        <div className="dp-note dp-attention">
          <p>Still to ask:</p>
          <MissingList missing={missing} />
        </div>
      )}
      <Form form={form} action="Amend particulars" label="Particulars" onCancel={onDone}>
        <div className="dp-form-pair">
          <TextField
            form={form}
            name="poNumber"
            label="Order number"
            optional={!booking.poRequired}
            hint={booking.poRequired ? `${booking.billToName} pays only with one` : undefined}
          />
          <TextField form={form} name="clientReference" label="Client’s reference" optional />
          <TextField form={form} name="costCentre" label="Cost centre" optional />
        </div>
        {PARTS.map((part) => (
          <LongTextField
            key={part}
            form={form}
            name={part}
            label={PARTICULARS[part]}
            hint={part === 'expenses' ? 'Write None if there are none' : undefined}
            rows={2}
          />
        ))}
        <TextField form={form} name="likelyLength" label="Likely length" optional />
        <LongTextField form={form} name="notes" label="Notes" rows={2} optional />
        <div className="dp-form-pair">
          <SelectField
            form={form}
            name="contractKind"
            label="Contract"
            options={Object.entries(CONTRACT_WORDS).map(([value, label]) => ({ value, label }))}
          />
          <SelectField
            form={form}
            name="approverId"
            label="Approves hours"
            optional
            options={
              known || booking.approver === null
                ? approvers
                : [
                    { value: booking.approver.contactId, label: booking.approver.name },
                    ...approvers,
                  ]
            }
            none="Nobody named"
          />
        </div>
      </Form>
    </>
  );
}
