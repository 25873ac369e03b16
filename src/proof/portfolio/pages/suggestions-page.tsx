import './portfolio-room.css';
import { Button } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { listSuggestions, readPortfolio } from '../schema.ts';
import { type Case, type Known, knownOf, type Suggestions } from './case-draft.ts';
import { CaseRow } from './case-row.tsx';

const STEP = 25;
const STATES = ['open', 'aside', 'accepted'] as const;
type State = (typeof STATES)[number];
const TITLES: Readonly<Record<State, string>> = {
  open: 'Cases',
  aside: 'Set aside',
  accepted: 'Accepted',
};

/** Work from the log that may show something of the learner, what adds most first. */
export default function SuggestionsPage() {
  const { query, setQuery } = useAddress();
  const state = STATES.find((one) => one === query['state']) ?? 'open';
  const criterionId = query['criterion'];
  const size = Math.min(Math.max(Number(query['shown']) || STEP, STEP), 100);
  const reading = useRead(listSuggestions, {
    query: { state, size, ...(criterionId === undefined ? {} : { criterionId }) },
  });
  const portfolio = useRead(readPortfolio, {});
  const known = useMemo(() => knownOf(portfolio.value), [portfolio.value]);
  const code = criterionId === undefined ? undefined : known.codeOf.get(criterionId);
  const stranger = reading.refusal?.code === 'not-a-learner';
  return (
    <Page title="Suggestions" where={[{ label: 'My portfolio', href: '/portfolio' }]}>
      {stranger ? (
        <NotEnrolled />
      ) : (
        <>
          <Filters
            filters={[
              {
                name: 'state',
                label: 'Show',
                none: 'what is open',
                options: [
                  { value: 'aside', label: 'set aside' },
                  { value: 'accepted', label: 'accepted' },
                ],
              },
              ...(criterionId === undefined
                ? []
                : [
                    {
                      name: 'criterion',
                      label: 'May show',
                      options: [{ value: criterionId, label: code ?? 'one criterion' }],
                    },
                  ]),
            ]}
          />
          <Read of={reading}>
            {(found) =>
              found.rows.length === 0 ? (
                <Nothing
                  state={state}
                  code={code}
                  filtered={criterionId !== undefined}
                  begun={(portfolio.value?.evidence.length ?? 0) > 0}
                />
              ) : (
                <Cases
                  found={found}
                  state={state}
                  known={known}
                  more={
                    found.rows.length < found.total && size < 100
                      ? () => setQuery({ shown: String(Math.min(size + STEP, 100)) })
                      : undefined
                  }
                />
              )
            }
          </Read>
        </>
      )}
    </Page>
  );
}

/** The cases; those of the smallest set stand first, under what they would cover together. */
function Cases({
  found,
  state,
  known,
  more,
}: {
  readonly found: Suggestions;
  readonly state: State;
  readonly known: Known;
  readonly more: (() => void) | undefined;
}) {
  const place = useRef<HTMLDivElement>(null);
  const { rows, total, smallestSet } = found;
  const split = state === 'open' && rows.some(({ inSmallestSet }) => inSmallestSet);
  const first = split ? rows.filter(({ inSmallestSet }) => inSmallestSet) : [];
  const rest = split ? rows.filter(({ inSmallestSet }) => !inSmallestSet) : rows;
  // What is under the hand goes with its case: the focus goes on to the next one, or to the title.
  const leaving = (caseId: string) => {
    const all = [...(place.current?.querySelectorAll<HTMLElement>('[data-case]') ?? [])];
    const at = all.findIndex((one) => one.dataset['case'] === caseId);
    const next = (all[at + 1] ?? all[at - 1])?.dataset['case'];
    return () => {
      const heading = next && place.current?.querySelector<HTMLElement>(`[data-case="${next}"] h3`);
      (heading || document.querySelector('h1'))?.focus();
    };
  };
  const list = (cases: readonly Case[], label: string) => (
    <ul className="sg-cases" aria-label={label}>
      {cases.map((one) => (
        <CaseRow
          key={one.caseId}
          one={one}
          known={known}
          leaving={() => leaving(one.caseId)}
          state={state}
        />
      ))}
    </ul>
  );
  return (
    <div ref={place}>
      <p role="status" className="dp-dim">
        {rows.length < total
          ? `${rows.length} of ${counted(total, 'case')}`
          : counted(total, 'case')}
      </p>
      {first.length === 0 ? null : (
        <Section title="Smallest set that covers what is open">
          <p>
            {counted(smallestSet.caseIds.length, 'case')} may show{' '}
            {counted(smallestSet.covers, 'criterion', 'criteria')} that nothing shows yet, from
            different weeks and clients.
            {smallestSet.uncovered === 0
              ? ''
              : ` No case shows the other ${smallestSet.uncovered}: they take other work, being watched, or questions from your assessor.`}
          </p>
          {list(first, 'Smallest set')}
        </Section>
      )}
      {rest.length === 0 ? null : (
        <Section title={split ? 'Other cases' : TITLES[state]}>
          {list(rest, split ? 'Other cases' : TITLES[state])}
        </Section>
      )}
      {more === undefined ? null : (
        <Button variant="default" mt={12} onClick={more}>
          Show more cases
        </Button>
      )}
    </div>
  );
}

function Nothing({
  state,
  code,
  filtered,
  begun,
}: {
  readonly state: State;
  readonly code: string | undefined;
  readonly filtered: boolean;
  readonly begun: boolean;
}) {
  if (filtered) {
    return (
      <Empty title={`No case may show ${code ?? 'this criterion'}`}>
        None of your work in the log is known to show it. Reference an item you have by hand if you
        think it does, or let your assessor ask you. Take the filter off to see every case.
      </Empty>
    );
  }
  if (state === 'aside') {
    return <Empty title="Nothing is set aside">What you set aside stands here, with why.</Empty>;
  }
  if (state === 'accepted') {
    return (
      <Empty title="Nothing is accepted yet">
        Cases whose records are all in items of your evidence stand here.
      </Empty>
    );
  }
  if (begun) {
    return (
      <Empty
        title="All done"
        action={
          <LinkButton quiet href="/portfolio">
            My portfolio
          </LinkButton>
        }
      >
        Every case is accepted or set aside. New work is suggested here as you do it.
      </Empty>
    );
  }
  return (
    <Empty title="Nothing to suggest yet">
      Take a booking, register a candidate, confirm a shift: what you do at the desk is suggested
      here as soon as it is done. Nothing needs to be uploaded.
    </Empty>
  );
}

function NotEnrolled() {
  return (
    <Empty title="You are not enrolled yet">
      Once an owner or a branch manager has enrolled you on a framework, the work you did in the
      last three years is read, and what may count stands here.
    </Empty>
  );
}
