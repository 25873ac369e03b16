import type { ReactNode } from 'react';
import { useAddress } from '../../../ui/address.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { showCandidate } from '../schema.ts';
import type { Candidate } from './words.ts';

/** A candidate's form page in hand. */
export interface OnCandidate {
  readonly candidate: Candidate;
  /** Id of the part in the address; undefined for 'new'. */
  readonly part: string | undefined;
  /** Says what was done and goes back to the record. */
  readonly done: (words: string) => void;
  /** Goes back without a word. */
  readonly back: () => void;
}

/** A page for one form of a candidate: reads them, shows the way back, and leads there when done. */
export function OfCandidate({
  title,
  children,
}: {
  readonly title: (part: string | undefined) => string;
  readonly children: (on: OnCandidate) => ReactNode;
}) {
  const { params, go } = useAddress();
  const say = useNotice();
  const id = params['id'] ?? '';
  const part = params['part'] === 'new' ? undefined : params['part'];
  const reading = useRead(showCandidate, { params: { id } });
  const home = `/candidates/${id}`;
  const back = () => go(home);
  const done = (words: string) => {
    say(words);
    back();
  };
  return (
    <Page
      title={title(part)}
      where={[
        { label: 'Candidates', href: '/candidates' },
        { label: reading.value?.displayName ?? 'Candidate', href: home },
      ]}
    >
      <Read of={reading}>{(candidate) => children({ candidate, part, done, back })}</Read>
    </Page>
  );
}
