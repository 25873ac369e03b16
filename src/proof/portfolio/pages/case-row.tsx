import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { acceptCaseRoute, setCaseAside, takeCaseBack } from '../schema.ts';
import {
  bodyOf,
  type Case,
  type CaseDraft,
  draftOf,
  type Known,
  needsReason,
  takeable,
} from './case-draft.ts';
import { AcceptForm, AsideForm } from './case-forms.tsx';
import { MayShowChips, OthersRecords, OwnRecords } from './case-records.tsx';

/** One case: what it is, what it may show, and the one press that accepts and references it. */
export function CaseRow({
  one,
  known,
  state,
  leaving,
}: {
  readonly one: Case;
  readonly known: Known;
  readonly state: 'open' | 'aside' | 'accepted';
  /** Asked before the case goes from the list; gives what moves the focus on once it is gone. */
  readonly leaving: () => () => void;
}) {
  const say = useNotice();
  const accepting = useAct(acceptCaseRoute);
  const setting = useAct(setCaseAside);
  const taking = useAct(takeCaseBack);
  const [id] = useState(newId);
  const [doing, setDoing] = useState<'change' | 'aside'>();
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const draft = useMemo(() => draftOf(one, known), [one, known]);
  const may = takeable(one).length > 0;
  const headingId = `case-${one.caseId}`;

  const accept = async (given: CaseDraft) => {
    const goOn = leaving();
    const done = await accepting.act({ body: bodyOf(id, one, given) });
    if (!done.ok) return done;
    const count = bodyOf(id, one, given).references?.length ?? 0;
    say(`“${given.title}” accepted and referenced to ${counted(count, 'criterion', 'criteria')}`);
    goOn();
    return done;
  };
  const takeBack = async () => {
    const done = await taking.act({ params: { id: one.caseId } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (!done.ok) return say(done.refusal.because);
    say('The case is suggested again');
  };
  const setAside = async (because: string) => {
    const goOn = leaving();
    const done = await setting.act({ params: { id: one.caseId }, body: { because } });
    if (!done.ok) return done;
    say('The case is set aside', () => void takeBack());
    goOn();
    return done;
  };
  const press = async () => {
    // Old work needs words of the learner's own: the press leads to where they are written.
    if (needsReason(one, draft.seqs)) return setDoing('change');
    const done = await accept(draft);
    setRefusal(done.ok ? undefined : done.refusal);
  };

  return (
    <li className="sg-case" data-case={one.caseId} aria-labelledby={headingId}>
      <div className="dp-row">
        <h3 id={headingId} tabIndex={-1}>
          {one.title}
        </h3>
        {one.inSmallestSet && state === 'open' ? (
          <Badge state={{ word: 'In the smallest set', meaning: 'good', mark: 'tick' }} />
        ) : null}
        <span className="dp-dim">{spanOf(one)}</span>
      </div>
      {one.setAside === null ? null : <p className="sg-words">Set aside: {one.setAside.because}</p>}
      <OwnRecords one={one} />
      <OthersRecords one={one} />
      {doing === 'change' ? null : <MayShowChips one={one} known={known} ticked={draft.criteria} />}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      {doing === 'change' ? (
        <AcceptForm
          one={one}
          known={known}
          start={draft}
          accept={accept}
          onCancel={() => setDoing(undefined)}
        />
      ) : doing === 'aside' ? (
        <AsideForm one={one} setAside={setAside} onCancel={() => setDoing(undefined)} />
      ) : (
        <div className="dp-row">
          {may && state !== 'accepted' ? (
            <>
              <Button
                size="compact-md"
                aria-disabled={accepting.busy}
                onClick={() => (accepting.busy ? undefined : void press())}
              >
                Accept and reference
                <span className="dp-unseen"> {one.title}</span>
              </Button>
              <Button variant="default" size="compact-md" onClick={() => setDoing('change')}>
                Change first
                <span className="dp-unseen"> {one.title}</span>
              </Button>
            </>
          ) : null}
          {state === 'open' ? (
            <Button variant="default" size="compact-md" onClick={() => setDoing('aside')}>
              Set aside
              <span className="dp-unseen"> {one.title}</span>
            </Button>
          ) : null}
          {one.setAside === null ? null : (
            <Button
              variant="default"
              size="compact-md"
              aria-disabled={taking.busy}
              onClick={() => (taking.busy ? undefined : void takeBack())}
            >
              Suggest it again
              <span className="dp-unseen"> {one.title}</span>
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function spanOf({ firstAt, lastAt }: Case): string {
  const today = dateIn(new Date());
  const [first, last] = [dateIn(new Date(firstAt)), dateIn(new Date(lastAt))];
  return first === last
    ? showDate(first, today)
    : `${showDate(first, today)} to ${showDate(last, today)}`;
}
