import { useEffect, useRef } from 'react';
import { type Change, concerns } from '../lib/change.ts';

const ADDRESS = '/api/changes';
/** A stream that was refused, or a server that is away for long, is tried again after this. */
const AGAIN_MS = 15_000;

type Hear = (changes: readonly Change[]) => void;

const hearers = new Set<Hear>();
let source: EventSource | undefined;
let retry: number | undefined;
let lastSeen: string | undefined;

/** One stream a tab, and only while the tab is seen: browsers keep few lines to one server. */
function settle(): void {
  const wanted = hearers.size > 0 && document.visibilityState === 'visible';
  if (!wanted) {
    source?.close();
    source = undefined;
    window.clearTimeout(retry);
    retry = undefined;
    return;
  }
  if (source !== undefined || retry !== undefined) return;
  const opened = new EventSource(ADDRESS);
  source = opened;
  opened.onmessage = (message: MessageEvent<string>) => {
    const changes = JSON.parse(message.data) as readonly Change[];
    // A stream opened anew after the tab was hidden says where the log stands now: something may have passed.
    const missed =
      changes.length === 0 && lastSeen !== undefined && lastSeen !== message.lastEventId;
    lastSeen = message.lastEventId;
    const told = missed
      ? [{ seq: Number(lastSeen), kind: '*', by: null, initials: '', ids: [] }]
      : changes;
    if (told.length > 0) for (const hear of hearers) hear(told);
  };
  opened.onerror = () => {
    // A line that broke is taken up again by the browser itself; one that was refused is not.
    if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
    source = undefined;
    retry = window.setTimeout(() => {
      retry = undefined;
      settle();
    }, AGAIN_MS);
  };
}

/**
 * Hears what colleagues and workers do, within about half a second of their act, while the tab is seen.
 * @param watched beginnings of kinds of work record, `['shift.', 'booking.']`; none: hears nothing
 */
export function useChanges(watched: readonly string[], hear: Hear): void {
  const latest = useRef(hear);
  latest.current = hear;
  const kinds = watched.join(' ');
  useEffect(() => {
    if (kinds === '') return;
    const starts = kinds.split(' ');
    const mine: Hear = (changes) => {
      if (concerns(changes, starts)) latest.current(changes);
    };
    hearers.add(mine);
    settle();
    return () => {
      hearers.delete(mine);
      settle();
    };
  }, [kinds]);
}

if (typeof document !== 'undefined') document.addEventListener('visibilitychange', settle);
