import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { considerRoute } from '../schema.ts';
import { ItemView } from './item-view.tsx';
import { type ClaimItem, type JudgingView, WITNESS } from './looks.ts';

const CONSIDERED = { word: 'Considered', meaning: 'good', mark: 'tick' } as const;
const CHANGED = { word: 'Not as sealed', meaning: 'stop', mark: 'octagon' } as const;
const NEW = { word: 'New since the last attempt', meaning: 'information', mark: 'full' } as const;
const UNSEEN = { word: 'Not considered yet', meaning: 'attention', mark: 'ring' } as const;

/** Items of a claim; each opens in place, with the sealed record beside it. */
export function Items({
  claim,
  items,
  notes,
}: {
  readonly claim: JudgingView;
  readonly items: readonly ClaimItem[];
  /** What the learner says of each for the chosen criterion, by item. */
  readonly notes?: ReadonlyMap<string, string>;
}) {
  if (items.length === 0) return <p className="dp-dim">Nothing was presented.</p>;
  return (
    <ul className="as-plain">
      {items.map((item) => (
        <li key={item.evidenceId}>
          <OneItem claim={claim} item={item} note={notes?.get(item.evidenceId) ?? ''} />
        </li>
      ))}
    </ul>
  );
}

function OneItem({
  claim,
  item,
  note,
}: {
  readonly claim: JudgingView;
  readonly item: ClaimItem;
  readonly note: string;
}) {
  const [open, setOpen] = useState(false);
  const title = useRef<HTMLButtonElement>(null);
  return (
    <div className="as-item">
      <div className="dp-row">
        <button
          ref={title}
          type="button"
          className="dp-link"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {item.title}
        </button>
        <span className="dp-dim">
          {counted(item.entries, 'record')}
          {daysOf(item)}
        </span>
        <Badge state={item.considered ? CONSIDERED : UNSEEN} />
        {item.isNew ? <Badge state={NEW} /> : null}
        {item.sealed === true ? null : <Badge state={CHANGED} />}
        {item.partyWords.length === 0 ? null : <Badge state={WITNESS} />}
        {item.considered || claim.state !== 'in_hand' ? null : (
          <Consider claim={claim} item={item} onDone={() => title.current?.focus()} />
        )}
      </div>
      {note === '' ? null : <p className="as-text">Learner: {note}</p>}
      {open ? <ItemView claimId={claim.claimId} evidenceId={item.evidenceId} /> : null}
    </div>
  );
}

/** ', Thu 5 Nov to Fri 6 Nov': the days of its first and its last record. */
function daysOf({ firstAt, lastAt }: ClaimItem): string {
  if (firstAt === null || lastAt === null) return '';
  const [first, last] = [firstAt, lastAt].map((at) =>
    showDate(dateIn(new Date(at)), dateIn(new Date())),
  );
  return first === last ? `, ${first}` : `, ${first} to ${last}`;
}

function Consider({
  claim,
  item,
  onDone,
}: {
  readonly claim: JudgingView;
  readonly item: ClaimItem;
  /** The button is gone once it is done: where the focus goes. */
  readonly onDone: () => void;
}) {
  const { act, busy } = useAct(considerRoute);
  const say = useNotice();
  const consider = async () => {
    const done = await act({
      params: { id: claim.claimId },
      body: { evidenceId: item.evidenceId },
    });
    say(done.ok ? `“${item.title}” marked as considered` : done.refusal.because);
    if (done.ok) onDone();
  };
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-disabled={busy}
      aria-label={`Mark as considered: ${item.title}`}
      onClick={() => (busy ? undefined : void consider())}
    >
      Mark as considered
    </Button>
  );
}
