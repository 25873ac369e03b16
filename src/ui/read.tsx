import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Refusal, Result } from '../lib/result.ts';
import type { ReplyOf, Route } from '../lib/route.ts';
import { addressOf, call, type Given } from './api.ts';
import { Waiting } from './progress.tsx';
import { Refused } from './refused.tsx';

/** A read in hand: its value once known, or why not. */
export interface Reading<T> {
  readonly value: T | undefined;
  readonly refusal: Refusal | undefined;
  readonly waiting: boolean;
  /** Reads again. */
  readonly again: () => void;
}

/**
 * Reads a route and keeps it fresh: again on focus, after every act, and when `given` changes (the
 * old value stays until the new one is there). `when: false` holds the read back.
 */
export function useRead<R extends Route>(
  route: R,
  given: Given<R>,
  { when = true, every }: { readonly when?: boolean; readonly every?: number } = {},
): Reading<ReplyOf<R>> {
  const query = useQuery({
    queryKey: [addressOf(route, given)],
    queryFn: ({ signal }) => call(route, given, signal),
    enabled: when,
    placeholderData: keepPreviousData,
    ...(every === undefined ? {} : { refetchInterval: every }),
  });
  const { data } = query;
  return {
    value: data?.ok ? data.value : undefined,
    refusal: data?.ok === false ? data.refusal : undefined,
    waiting: when && (query.isPending || query.isPlaceholderData),
    again: () => void query.refetch(),
  };
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

/** Shows a read: a quiet mark while waiting, the refusal with a way to try again, else the value. */
export function Read<T>({
  of: reading,
  children,
}: {
  readonly of: Reading<T>;
  readonly children: (value: T) => ReactNode;
}) {
  if (reading.value !== undefined) return <>{children(reading.value)}</>;
  if (reading.refusal !== undefined) {
    return <Refused refusal={reading.refusal} again={reading.again} />;
  }
  return <Waiting />;
}
