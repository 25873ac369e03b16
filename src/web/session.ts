import { useQuery } from '@tanstack/react-query';
import type { Refusal } from '../lib/result.ts';
import type { Route } from '../lib/route.ts';
import { call } from '../ui/api.ts';
import type { Session } from '../ui/session.ts';

const session = {
  method: 'GET',
  path: '/api/session',
  action: 'public',
  summary: 'Who is signed in',
  reply: {} as { readonly _zod: { readonly output: Session; readonly input: Session } },
} satisfies Route;

/** The session as the desk reads it. */
export interface SessionReading {
  readonly value: Session | undefined;
  /** Nobody is signed in. */
  readonly stranger: boolean;
  /** Why it could not be read, when that is not because nobody is signed in. */
  readonly refusal: Refusal | undefined;
  readonly again: () => void;
}

/** Reads who is signed in; again on focus, so that a change of roles shows. */
export function useSessionRead(): SessionReading {
  const query = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => call(session, {}, signal),
    staleTime: 60_000,
  });
  const { data } = query;
  const refusal = data?.ok === false ? data.refusal : undefined;
  const stranger = refusal?.code === 'not-signed-in' || refusal?.code === 'http-401';
  return {
    value: data?.ok ? data.value : undefined,
    stranger,
    refusal: stranger ? undefined : refusal,
    again: () => void query.refetch(),
  };
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
