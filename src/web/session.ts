import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Refusal, type Result, refuse } from '../lib/result.ts';
import { chooseOrganisation, readSession } from '../platform/identity/schema.ts';
import { call, SIGNED_OUT } from '../ui/api.ts';
import type { Session } from '../ui/session.ts';

const KEY = ['session'] as const;
const NOT_SIGNED_IN = 'not-signed-in';
const ENDED = refuse(NOT_SIGNED_IN, 'The session has ended. Sign in again.');

/** The session as the desk reads it. */
export interface SessionReading {
  readonly value: Session | undefined;
  /** Nobody is signed in. */
  readonly stranger: boolean;
  /** Why it could not be read, when that is not because nobody is signed in. */
  readonly refusal: Refusal | undefined;
  readonly again: () => void;
}

/** Reads who is signed in; again on focus, so that a change of roles shows. Any 401 ends it. */
export function useSessionRead(): SessionReading {
  const client = useQueryClient();
  const query = useQuery<Result<Session>>({
    queryKey: KEY,
    queryFn: async ({ signal }) => {
      const read = await call(readSession, {}, signal);
      const before = client.getQueryData<Result<Session>>(KEY);
      // A line lost while asking again ends no session, and takes no half-written form away.
      return !read.ok && passes(read.refusal) && before?.ok ? before : read;
    },
    staleTime: 60_000,
  });
  useEffect(() => {
    const end = () => {
      const known = client.getQueryData<Result<Session>>(KEY);
      if (known?.ok) client.setQueryData(KEY, ENDED);
    };
    window.addEventListener(SIGNED_OUT, end);
    return () => window.removeEventListener(SIGNED_OUT, end);
  }, [client]);
  const { data } = query;
  const refusal = data?.ok === false ? data.refusal : undefined;
  const stranger = refusal?.code === NOT_SIGNED_IN || refusal?.code === 'http-401';
  return {
    value: data?.ok ? data.value : undefined,
    stranger,
    refusal: stranger ? undefined : refusal,
    again: () => void query.refetch(),
  };
}

/** Whether a refusal is of the moment, a lost line or a fault, and says nothing about who is signed in. */
function passes({ code }: Refusal): boolean {
  return code === 'no-connection' || code === 'fault' || code.startsWith('http-5');
}

/** Ends the session and starts the desk anew, so that nothing read stays in the page. */
export async function signOut(): Promise<void> {
  await fetch('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).catch(() => undefined);
  window.location.assign('/sign-in');
}

/** Works in another of the member's organisations from now on. */
export async function openOrganisation(organisationId: string): Promise<Result<unknown>> {
  const chosen = await call(chooseOrganisation, { body: { organisationId } });
  if (chosen.ok) window.location.assign('/');
  return chosen;
}
