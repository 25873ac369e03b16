import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { type Dialogue, signDialogueRoute, signOwnDialogueRoute } from '../schema.ts';
import { SetAside } from './set-aside.tsx';

const UNSIGNED: StateLook = { word: 'Not signed by both', meaning: 'attention', mark: 'pen' };
const ASIDE: StateLook = { word: 'Set aside', meaning: 'quiet', mark: 'dash' };
const SIGNED: StateLook = { word: 'Signed by both', meaning: 'good', mark: 'tick' };

/** What was asked and answered, a record for each sitting, each signed by both. */
export function Dialogues({
  claimId,
  dialogues,
}: {
  readonly claimId: string;
  readonly dialogues: readonly Dialogue[];
}) {
  return (
    <ul className="as-plain">
      {dialogues.map((dialogue) => (
        <li key={dialogue.dialogueId ?? `${dialogue.heldOn} ${dialogue.assessorName}`}>
          <OneDialogue claimId={claimId} dialogue={dialogue} />
        </li>
      ))}
    </ul>
  );
}

function OneDialogue({
  claimId,
  dialogue,
}: {
  readonly claimId: string;
  readonly dialogue: Dialogue;
}) {
  const mayHandOver = useMay()('assessment.hand_over');
  const isSigned = dialogue.signedAt !== null && dialogue.learnerSignedAt !== null;
  return (
    <div className="as-judgement">
      <p className="dp-row">
        <strong>{showDate(dialogue.heldOn, dateIn(new Date()))}</strong>
        <span>{dialogue.assessorName}</span>
        <Badge state={dialogue.setAside ? ASIDE : isSigned ? SIGNED : UNSIGNED} />
      </p>
      {dialogue.exchanges.map(({ code, question, answer }, index) => (
        <dl key={`${code} ${index}`} className="as-dialogue">
          <dt>
            {code}: {question}
          </dt>
          <dd>{answer}</dd>
        </dl>
      ))}
      <p className="dp-dim">
        Assessor: <Signed at={dialogue.signedAt} />. Learner:{' '}
        <Signed at={dialogue.learnerSignedAt} />.
      </p>
      {dialogue.setAside === null ? null : (
        <p className="as-text">
          Set aside by {dialogue.setAside.by}, <Moment at={dialogue.setAside.at} />:{' '}
          {dialogue.setAside.reason}
        </p>
      )}
      {mayHandOver && dialogue.signedAt === null && dialogue.setAside === null ? (
        <SetAside claimId={claimId} heldOn={dialogue.heldOn} />
      ) : null}
      {dialogue.forYou ? <Sign claimId={claimId} dialogue={dialogue} /> : null}
    </div>
  );
}

function Signed({ at }: { readonly at: string | null }) {
  return at === null ? (
    <>not signed yet</>
  ) : (
    <>
      signed <Moment at={at} />
    </>
  );
}

function Sign({ claimId, dialogue }: { readonly claimId: string; readonly dialogue: Dialogue }) {
  const [id] = useState(newId);
  const assessor = useAct(signDialogueRoute);
  const learner = useAct(signOwnDialogueRoute);
  const say = useNotice();
  const busy = assessor.busy || learner.busy;
  const sign = async () => {
    const { dialogueId, heldOn } = dialogue;
    const done =
      dialogueId === null
        ? await assessor.act({ params: { id: claimId }, body: { id, heldOn } })
        : await learner.act({ params: { id: dialogueId } });
    say(done.ok ? 'Signed' : done.refusal.because);
  };
  return (
    <>
      <p>{dialogue.statement}</p>
      <p>
        <Button aria-disabled={busy} onClick={() => (busy ? undefined : void sign())}>
          Sign what was asked on {showDate(dialogue.heldOn, dateIn(new Date()))}
        </Button>
      </p>
    </>
  );
}
