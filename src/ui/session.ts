import { createContext, useContext } from 'react';

/** An organisation the member may work in. */
export interface SessionOrganisation {
  readonly id: string;
  readonly name: string;
  readonly isSample: boolean;
}

/** Who is signed in, where, and what they may do: what `GET /api/session` gives. */
export interface Session {
  readonly member: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly roles: readonly string[];
  };
  readonly organisation: SessionOrganisation;
  readonly actions: readonly string[];
  /** The organisation asks for an authenticator, and there is none yet: nothing else is open. */
  readonly mustSetUp: boolean;
  readonly organisations: readonly SessionOrganisation[];
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session; undefined on public pages. */
export function useSession(): Session | undefined {
  return useContext(SessionContext);
}

/** Whether the session holds an action, so that a page leaves out what would be refused. */
export function useMay(): (action: string) => boolean {
  const session = useSession();
  return (action) => session?.actions.includes(action) ?? false;
}
