import { useMemo } from 'react';
import { draftsOf, ownerOf } from './drafts.ts';
import { useSession } from './session.ts';

/** The drafts of whoever is signed in, in this tab. */
export function useDrafts(): ReturnType<typeof draftsOf> {
  const session = useSession();
  const owner = session === undefined ? '' : ownerOf(session);
  return useMemo(() => draftsOf(owner, sessionStorage, Date.now), [owner]);
}
