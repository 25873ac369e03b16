import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import type { Refusal, Result } from '../lib/result.ts';
import type { ReplyOf, Route } from '../lib/route.ts';
import { addressOf, call, type Given } from './api.ts';
import { useChanges } from './live.ts';
import { Waiting } from './progress.tsx';
import { Refused } from './refused.tsx';
import { useMay } from './session.ts';

/** A read in hand: its value once known, or why not. */
export interface Reading<T> {
  readonly value: T | undefined;
  readonly refusal: Refusal | undefined;
  readonly waiting: boolean;
  /** Reads again. */
  readonly again: () => void;
}

const NOTHING: readonly string[] = [];

/**
 * Reads a route and keeps it fresh: again on focus, after every act, and when `given` changes (the
 * old value stays until the new one is there). `when: false` holds the read back; `live` names beginnings
 * of kinds of work record, at each of which by anybody it reads again at once.
 */
export function useRead<R extends Route>(
  route: R,
  given: Given<R>,
  {
    when = true,
    every,
    live = NOTHING,
  }: { readonly when?: boolean; readonly every?: number; readonly live?: readonly string[] } = {},
): Reading<ReplyOf<R>> {
  const address = addressOf(route, given);
  const good = useRef<{ readonly address: string; readonly value: ReplyOf<R> }>(undefined);
  const query = useQuery({
    queryKey: [address],
    queryFn: ({ signal }) => call(route, given, signal),
    enabled: when,
    placeholderData: (previous) => (previous?.ok ? previous : undefined),
    ...(every === undefined ? {} : { refetchInterval: every }),
  });
  // A read that is under way may have begun before the change: it is begun anew, and never one a change.
  // Who may not follow what happens reads again by hand; a stream refused would be asked again and again.
  const follows = useMay()('changes.follow');
  useChanges(when && follows ? live : NOTHING, () => void query.refetch({ cancelRefetch: true }));
  const { data } = query;
  if (data?.ok && !query.isPlaceholderData) good.current = { address, value: data.value };
  const refusal = data?.ok === false ? data.refusal : undefined;
  // A line lost while reading again takes nothing away that was read before.
  const known = refusal !== undefined && passes(refusal) && good.current?.address === address;
  return {
    value: data?.ok ? data.value : known ? good.current?.value : undefined,
    refusal,
    waiting: when && (query.isPending || query.isPlaceholderData),
    again: () => void query.refetch(),
  };
}

/** Whether a refusal is of the moment, a lost line or a fault, and says nothing about what was read. */
function passes({ code }: Refusal): boolean {
  return code === 'no-connection' || code === 'fault' || code.startsWith('http-5');
}

/** An act in hand. */
export interface Acting<R extends Route> {
  /** Calls the route; never throws. */
  readonly act: (given: Given<R>) => Promise<Result<ReplyOf<R>>>;
  readonly busy: boolean;
}

/** Acts through a route. When it succeeds, everything on the page is read again. */
export function useAct<R extends Route>(route: R): Acting<R> {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (given: Given<R>) => call(route, given),
    onSuccess: (result) => (result.ok ? client.invalidateQueries() : undefined),
  });
  return { act: mutation.mutateAsync, busy: mutation.isPending };
}

/** Shows a read: a quiet mark while waiting, the refusal with a way to try again, the value once known. */
export function Read<T>({
  of: reading,
  children,
}: {
  readonly of: Reading<T>;
  readonly children: (value: T) => ReactNode;
}) {
  const { value, refusal } = reading;
  if (value === undefined && refusal === undefined) return <Waiting />;
  return (
    <>
      {refusal === undefined ? null : <Refused refusal={refusal} again={reading.again} />}
      {value === undefined ? null : children(value)}
    </>
  );
}
