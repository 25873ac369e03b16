import './activity.css';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { ACTIVITY_KINDS, type ActivityKind, readActivity } from '../conversation-schema.ts';
import type { AboutKind } from '../text-schema.ts';
import { CallForm, MessageForm, NoteForm } from './conversation-forms.tsx';
import { MAIL_LOOKS, shortSubject } from './mail-looks.ts';
import { INCOMING_LOOKS, MEDIUM_WORDS, OUTCOME_WORDS, OUTGOING_LOOKS } from './text-looks.ts';
import { WriteText } from './write-text.tsx';

type Activity = ReplyOf<typeof readActivity>;
type Row = Activity['rows'][number];

const KIND_WORDS: Readonly<Record<ActivityKind, string>> = {
  mail: 'Mails',
  text: 'Texts',
  call: 'Calls',
  message: 'Messages elsewhere',
  note: 'Notes',
};

const FILTERS = [
  {
    name: 'activity',
    label: 'Activity',
    none: 'all',
    options: ACTIVITY_KINDS.map((value) => ({ value, label: KIND_WORDS[value] })),
  },
];
const STEP = 20;
const isKind = (text: string | undefined): text is ActivityKind =>
  ACTIVITY_KINDS.some((kind) => kind === text);

/** What was said with and about a record, newest first, and the ways to add to it. */
export function Activity({ of, id }: { readonly of: AboutKind; readonly id: string }) {
  const { query } = useAddress();
  const [limit, setLimit] = useState(STEP);
  const kind = query['activity'];
  const reading = useRead(
    readActivity,
    { query: { of, id, limit, ...(isKind(kind) ? { kind } : {}) } },
    { every: 20_000 },
  );
  return (
    <Read of={reading}>
      {(activity) => (
        <>
          <Adding of={of} id={id} activity={activity} />
          <Filters filters={FILTERS} />
          {activity.rows.length === 0 ? (
            <p className="dp-dim">
              {isKind(kind)
                ? `No ${KIND_WORDS[kind].toLowerCase()} here.`
                : 'Mails, texts, calls and notes stand here as they happen.'}
            </p>
          ) : (
            <ol className="co-activity" aria-label="Activity">
              {activity.rows.map((row) => (
                <Line key={row.id} row={row} named={of !== 'person'} />
              ))}
            </ol>
          )}
          {activity.total > activity.rows.length && limit < 500 ? (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => setLimit(Math.min(limit + STEP * 2, 500))}
            >
              Show older ones, {activity.total} in all
            </Button>
          ) : null}
          {activity.mailsShown ? null : (
            <p className="dp-dim">Mails show rates, so they are left out for your role.</p>
          )}
        </>
      )}
    </Read>
  );
}

const WAYS = {
  text: 'Write a text',
  call: 'Note a call',
  message: 'Note a message',
  note: 'Write a note',
};
type Way = keyof typeof WAYS;

function Adding({
  of,
  id,
  activity,
}: {
  readonly of: AboutKind;
  readonly id: string;
  readonly activity: Activity;
}) {
  const may = useMay();
  const [open, setOpen] = useState<Way>();
  const close = () => setOpen(undefined);
  const about = { kind: of, id };
  const ways = (Object.keys(WAYS) as Way[]).filter((way) =>
    way === 'text' ? may('texts.send') && activity.people.length > 0 : may('conversations.write'),
  );
  if (ways.length === 0) return null;
  const props = { about, people: activity.people, close };
  return (
    <>
      {open === undefined ? (
        <div className="dp-row">
          {ways.map((way) => (
            <Button key={way} variant="default" size="compact-sm" onClick={() => setOpen(way)}>
              {WAYS[way]}
            </Button>
          ))}
        </div>
      ) : (
        <div className="dp-record-form">
          {open === 'text' ? <TextForm {...props} /> : null}
          {open === 'call' ? <CallForm {...props} /> : null}
          {open === 'message' ? <MessageForm {...props} /> : null}
          {open === 'note' ? <NoteForm {...props} /> : null}
        </div>
      )}
    </>
  );
}

function TextForm({ about, people, close }: Parameters<typeof CallForm>[0]) {
  const [chosen, setChosen] = useState(people[0]?.personId ?? '');
  return (
    <>
      {people.length < 2 ? null : (
        <label className="co-to">
          To{' '}
          <select
            className="dp-filter"
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            {people.map(({ personId, name }) => (
              <option key={personId} value={personId}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <WriteText personIds={[chosen]} about={about} onDone={close} onCancel={close} />
    </>
  );
}

function Line({ row, named }: { readonly row: Row; readonly named: boolean }) {
  const { badge, href } = lookOf(row);
  const who = named && row.personName !== '' ? row.personName : '';
  return (
    <li className="co-line">
      <div className="co-head">
        <strong>{titleOf(row, who)}</strong>
        {badge}
        <span className="dp-dim">
          <Ago at={row.at} />
          {row.by === null ? '' : `, ${row.by}`}
        </span>
        {href === undefined ? null : (
          <Link href={href} aria-label={`Open: ${titleOf(row, who)}`}>
            Open
          </Link>
        )}
      </div>
      {row.kind === 'mail' ? (
        <p>{shortSubject(row.subject)}</p>
      ) : row.words === '' ? null : (
        <p className="co-words">{row.words}</p>
      )}
    </li>
  );
}

function titleOf(row: Row, who: string): string {
  const way = row.direction === 'in' ? `from ${who || 'them'}` : `to ${who || 'them'}`;
  if (row.kind === 'mail') return `Mail ${way}`;
  if (row.kind === 'text') return `Text ${way}`;
  if (row.kind === 'call') return `Call ${way}`;
  if (row.kind === 'message') return `${row.medium ? MEDIUM_WORDS[row.medium] : 'Message'} ${way}`;
  return who === '' ? 'Note' : `Note on ${who}`;
}

function lookOf(row: Row): { readonly badge: ReactNode; readonly href?: string } {
  if (row.mailState !== null) {
    return { badge: <Badge state={MAIL_LOOKS[row.mailState]} />, href: `/mail?mail=${row.id}` };
  }
  if (row.textState !== null) {
    return { badge: <Badge state={OUTGOING_LOOKS[row.textState]} />, href: `/texts?out=${row.id}` };
  }
  if (row.incomingState !== null) {
    return {
      badge: <Badge state={INCOMING_LOOKS[row.incomingState]} />,
      href: `/texts?in=${row.id}`,
    };
  }
  if (row.outcome === null) return { badge: null };
  const checked = row.identityChecked ? ', made sure whom' : '';
  return {
    badge: (
      <span className="dp-dim">
        {OUTCOME_WORDS[row.outcome]}
        {checked}
      </span>
    ),
  };
}
