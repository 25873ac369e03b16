import { useEffect, useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { call } from '../../../ui/api.ts';
import { quoteBooking } from '../schema.ts';
import { type OrderDraft, takenOf } from './order-draft.ts';

export type Quote = ReplyOf<typeof quoteBooking>;
export type QuotedLine = Quote['lines'][number];

/** Milliseconds of rest after which a quote is asked for. */
const REST_MS = 300;

/** What the booking would be paid and charged at, asked for once typing rests; undefined before there is one. */
export function useQuote(values: OrderDraft): Quote | undefined {
  const [quote, setQuote] = useState<Quote>();
  const asked = JSON.stringify(bodyOf(values));
  useEffect(() => {
    const body = JSON.parse(asked) as ReturnType<typeof bodyOf>;
    if (body === null) {
      setQuote(undefined);
      return;
    }
    const gone = new AbortController();
    const rest = setTimeout(async () => {
      const answer = await call(quoteBooking, { body }, gone.signal);
      if (!gone.signal.aborted) setQuote(answer.ok ? answer.value : undefined);
    }, REST_MS);
    return () => {
      clearTimeout(rest);
      gone.abort();
    };
  }, [asked]);
  return quote;
}

function bodyOf(values: OrderDraft) {
  if (values.siteId === '') return null;
  const lines = values.lines.flatMap((line) => {
    const role = values[`${line}.role`] ?? '';
    const shifts = takenOf(values, line).flatMap(({ input, problem }) => (problem ? [] : [input]));
    if (role === '' || shifts.length === 0) return [];
    const [payPence, chargePence] = [values[`${line}.payPence`], values[`${line}.chargePence`]];
    return [{ key: line, role, payPence, chargePence, shifts }];
  });
  if (lines.length === 0) return null;
  return {
    bookingId: values.id,
    siteId: values.siteId,
    billToId: values.billToId === '' ? null : values.billToId,
    contractKind: values.contractKind as 'paye' | 'umbrella' | 'limited_company',
    poNumber: values.poNumber,
    lines,
  };
}
