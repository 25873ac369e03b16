import type { ReactNode } from 'react';
import { useAddress } from '../../../ui/address.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { readClient } from '../schema.ts';
import type { ClientRecord } from './words.ts';

/** A client's form page in hand. */
export interface OnClient {
  readonly client: ClientRecord;
  /** Id of the part in the address; undefined for 'new'. */
  readonly part: string | undefined;
  /** Says what was done and goes back to the client, or to `to`. */
  readonly done: (words: string, to?: string) => void;
  /** Goes back without a word. */
  readonly back: () => void;
}

/** A page for one form of a client: reads the client, shows the way back, and leads there when done. */
export function OfClient({
  title,
  children,
}: {
  readonly title: (part: string | undefined) => string;
  readonly children: (on: OnClient) => ReactNode;
}) {
  const { params, go } = useAddress();
  const say = useNotice();
  const id = params['id'] ?? '';
  const part = params['part'] === 'new' ? undefined : params['part'];
  const reading = useRead(readClient, { params: { id } });
  const home = `/clients/${id}`;
  return (
    <Page
      title={title(part)}
      where={[
        { label: 'Clients', href: '/clients' },
        { label: reading.value?.name ?? 'Client', href: home },
      ]}
    >
      <Read of={reading}>
        {(client) =>
          children({
            client,
            part,
            done: (words, to = home) => {
              say(words);
              go(to);
            },
            back: () => go(home),
          })
        }
      </Read>
    </Page>
  );
}

/** Says that the part in the address is none of this client's. */
export function NoSuchPart({ what }: { readonly what: string }) {
  return (
    <Refused
      refusal={{
        code: 'part-not-found',
        because: `This client has no such ${what}. It may stand under another client; look there.`,
      }}
    />
  );
}
