import './order.css';
import './bookings.css';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ok, type Refusal, type Result, refuse } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { call } from '../../../ui/api.ts';
import { AskApproval } from '../../../ui/ask-approval.tsx';
import { LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, type FormApi, useForm } from '../../../ui/form.tsx';
import { fieldErrors } from '../../../ui/form-state.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import {
  askApprovalRoute,
  type LimitKind,
  listRoles,
  readBooking,
  takeBookingRoute,
} from '../schema.ts';
import { useOrderClient } from './order-client.ts';
import {
  checkOrder,
  emptyLine,
  emptyOrder,
  fieldOf,
  fieldsOfLine,
  type OrderDraft,
  orderBody,
} from './order-draft.ts';
import { OrderLine } from './order-line.tsx';
import { OrderParties } from './order-parties.tsx';
import { OrderSide } from './order-side.tsx';
import { stillToAsk } from './still-to-ask.ts';
import { dropFields } from './times-draft.ts';
import { type Quote, useQuote } from './use-quote.ts';
import { PARTICULARS } from './words.ts';

type Role = ReplyOf<typeof listRoles>['rows'][number];
const PARTS = Object.keys(PARTICULARS) as (keyof typeof PARTICULARS)[];

/** Take a booking, phone at the ear: from top to bottom by keyboard, nothing lost. */
export default function NewBookingPage() {
  const roles = useRead(listRoles, {});
  return (
    <Page title="Take a booking" where={[{ label: 'Bookings', href: '/bookings' }]}>
      <Read of={roles}>{({ rows }) => <Order roles={rows} />}</Read>
    </Page>
  );
}

/** The server's words for a path of the body, under the field they are about. */
function inFields(refusal: Refusal, values: OrderDraft): Refusal {
  const named = Object.entries(fieldErrors(refusal));
  if (named.length === 0) return refusal;
  const fields = Object.fromEntries(
    named.map(([path, because]) => [fieldOf(path, values), because]),
  );
  return { ...refusal, details: { fields } };
}

/**
 * After a try whose answer never came, and changes since: was it taken? The same id would give the first
 * result and lose the changes in silence.
 */
async function takenBefore(bookingId: string): Promise<Result<null>> {
  const found = await call(readBooking, { params: { bookingId } });
  if (!found.ok) return found.refusal.code === 'booking-not-found' ? ok(null) : found;
  return refuse(
    'already-taken',
    `${found.value.number} was taken before the line was lost, as you had typed it then. What you changed since is not in it: amend the booking, then start afresh here.`,
  );
}

function Order({ roles }: { readonly roles: readonly Role[] }) {
  const { go } = useAddress();
  const say = useNotice();
  const { act } = useAct(takeBookingRoute);
  const [start] = useState(emptyOrder);
  const form: FormApi<OrderDraft> = useForm<OrderDraft, ReplyOf<typeof takeBookingRoute>>({
    name: 'booking',
    start,
    submit: async (values) => {
      const fields = checkOrder(values);
      if (Object.keys(fields).length > 0 || chosen.site === undefined) {
        return refuse('invalid-input', 'The booking cannot be taken yet.', undefined, { fields });
      }
      const body = orderBody(values, chosen.site.hirerId);
      const tried = JSON.stringify(body);
      if (values.tried !== '' && values.tried !== tried) {
        const before = await takenBefore(values.id);
        if (!before.ok) return before;
      }
      form.set('tried', tried);
      const done = await act({ body });
      if (done.ok) return done;
      if (done.refusal.code !== 'no-connection') form.set('tried', '');
      return { ok: false, refusal: inFields(done.refusal, values) };
    },
    onDone: ({ bookingId, number, lines, missing }) => {
      const shifts = lines.flatMap(({ shiftIds }) => shiftIds).length;
      const ask = missing.length === 0 ? '' : '; some facts are still to be asked';
      say(`${number} taken, ${counted(shifts, 'shift')}${ask}`);
      go(`/bookings/${bookingId}`, { instead: true });
    },
  });
  const chosen = useOrderClient(form);
  const { values } = form;
  const quote = useQuote(values);
  const ask = useAct(askApprovalRoute);
  const first = form.idOf('clientId');
  useEffect(() => {
    requestAnimationFrame(() => document.getElementById(first)?.focus());
  }, [first]);

  const hirer = chosen.client?.hirers.find(({ hirerId }) => hirerId === chosen.site?.hirerId);
  const missing = stillToAsk(
    values,
    chosen.site === undefined
      ? undefined
      : {
          natureOfBusiness: hirer?.natureOfBusiness ?? '',
          address: chosen.site.address,
          postcode: chosen.site.postcode,
        },
  );
  const billTo = chosen.client?.billTos.find(({ billToId }) => billToId === values.billToId);
  return (
    <div className="dp-order">
      <Form form={form} action="Take booking" label="Booking">
        {form.refusal?.code === 'already-taken' ? (
          <LinkButton quiet href={`/bookings/${values.id}`}>
            Open the booking taken before
          </LinkButton>
        ) : null}
        <AskApproval<LimitKind> refusal={form.refusal} ask={(body) => ask.act({ body })} />
        <OrderParties form={form} chosen={chosen} />
        {values.siteId === '' ? null : (
          <>
            <Lines form={form} roles={roles} quote={quote} />
            <Particulars form={form} />
          </>
        )}
      </Form>
      <OrderSide
        form={form}
        missing={missing}
        quote={quote}
        poNeeded={billTo?.poRequired === true && values.poNumber.trim() === ''}
      />
    </div>
  );
}

function Lines({
  form,
  roles,
  quote,
}: {
  readonly form: FormApi<OrderDraft>;
  readonly roles: readonly Role[];
  readonly quote: Quote | undefined;
}) {
  const { lines } = form.values;
  const add = () => {
    const key = `l${Date.now().toString(36)}`;
    for (const [name, value] of Object.entries(emptyLine(key))) {
      form.set(name as `${string}.role`, value as string);
    }
    form.set('lines', [...lines, key]);
    requestAnimationFrame(() => document.getElementById(form.idOf(`${key}.role`))?.focus());
  };
  const remove = (key: string) => {
    const bare = { setTyped: form.setTyped } as unknown as Parameters<typeof dropFields>[0];
    for (const field of fieldsOfLine(form.values, key)) {
      const cut = field.lastIndexOf('.');
      dropFields(bare, field.slice(0, cut), [field.slice(cut + 1)]);
    }
    form.set(
      'lines',
      lines.filter((each) => each !== key),
    );
  };
  return (
    <>
      {lines.map((line, index) => (
        <OrderLine
          key={line}
          form={form}
          line={line}
          number={index + 1}
          of={lines.length}
          roles={roles}
          quote={quote?.lines.find(({ key }) => key === line)}
          onRemove={() => remove(line)}
        />
      ))}
      <div>
        <Button variant="default" onClick={add}>
          Add a line
        </Button>
      </div>
    </>
  );
}

function Particulars({ form }: { readonly form: FormApi<OrderDraft> }) {
  return (
    <fieldset>
      <legend>Particulars</legend>
      {PARTS.map((part) => (
        <LongTextField
          key={part}
          form={form}
          name={part}
          label={PARTICULARS[part]}
          hint={part === 'expenses' ? 'Write None if there are none' : undefined}
          optional={part === 'ppe' || part === 'breaks'}
          rows={2}
        />
      ))}
      <TextField
        form={form}
        name="likelyLength"
        label="Likely length"
        hint="Left empty, it is read off the shifts"
        optional
      />
      <LongTextField form={form} name="notes" label="Notes" rows={2} optional />
    </fieldset>
  );
}
