import { useEffect, useMemo, useRef, useState } from 'react';
import { useAddress } from '../../../ui/address.tsx';
import { FindBox, type FindGroup } from '../../../ui/find-box.tsx';
import type { PaletteProps } from '../../../ui/find-button.tsx';
import { useRead } from '../../../ui/read.tsx';
import { recents } from '../../../ui/recent.ts';
import { useMay } from '../../../ui/session.ts';
import { draftTime } from '../../../ui/unsent.tsx';
import { useDrafts } from '../../../ui/use-drafts.ts';
import type { KINDS } from '../schema.ts';
import { findEverything } from '../schema.ts';
import { commandsFor, pagesFor } from './commands.ts';

const TITLES: Readonly<Record<(typeof KINDS)[number], string>> = {
  candidates: 'Candidates',
  registrations: 'Registrations',
  clients: 'Clients',
  sites: 'Sites',
  contacts: 'Contacts',
  bookings: 'Bookings',
  shifts: 'Next shifts',
  learners: 'Learners',
  appeals: 'Appeals',
  certificates: 'Certificates',
  letters: 'Letters with the awarding body',
  employers: 'Employers',
  concerns: 'Concerns',
  frameworks: 'Frameworks, units and criteria',
  members: 'Members',
  rules: 'Rule book',
};

/** Between the last letter and the question: nobody waits for it, and a word is one question. */
const PAUSE_MS = 120;
const SHORTEST = 2;

/** The search for everything: records as far as the member may read them, pages, and what they may do. */
export default function Palette({ pages, onClose }: PaletteProps) {
  const { go, path } = useAddress();
  const may = useMay();
  const drafts = useDrafts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const text = typed.trim();
  const asks = text.length >= SHORTEST;

  useEffect(() => {
    dialog.current?.showModal();
    return () => dialog.current?.close();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  // Each text has its own answer: an older one never stands in the place of a newer.
  const reading = useRead(
    findEverything,
    { query: { q: asked } },
    { when: asks && asked.length >= SHORTEST },
  );
  const waiting = asks && (asked !== text || reading.waiting);
  const found = asks ? reading.value?.groups : undefined;

  const groups = useMemo<readonly FindGroup[]>(() => {
    const doing = commandsFor(pages, may, text);
    const going = text === '' ? [] : pagesFor(pages, text);
    const opened = text === '' ? recents().filter(({ href }) => href !== path) : [];
    const unsent = text === '' ? drafts.all() : [];
    return [
      {
        title: 'Unsent drafts',
        rows: unsent.map((draft) => ({
          label: draft.title,
          note: draftTime(draft),
          href: draft.href,
        })),
      },
      { title: 'Opened lately', rows: opened },
      { title: 'Do', rows: text === '' ? doing : doing.slice(0, 4) },
      { title: 'Go to', rows: going.slice(0, 5) },
      ...(found ?? []).map(({ kind, rows }) => ({ title: TITLES[kind], rows })),
    ].filter(({ rows }) => rows.length > 0);
  }, [pages, may, text, path, found, drafts]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it too; this is the ground beside it
    <dialog
      ref={dialog}
      className="dp-palette"
      aria-label="Search for everything"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <FindBox
        typed={typed}
        onType={setTyped}
        groups={groups}
        waiting={waiting}
        nothing={
          reading.refusal !== undefined && asks
            ? reading.refusal.because
            : `Nothing that you may open fits “${text}”. Try the beginning of a name, or fewer words.`
        }
        onPick={(row, elsewhere) => {
          if (elsewhere) {
            window.open(row.href, '_blank', 'noopener');
            return;
          }
          onClose();
          go(row.href);
        }}
      />
    </dialog>
  );
}
