import './attendance.css';
import { useEffect, useRef, useState } from 'react';
import { counted } from '../../../lib/text.ts';
import { addDays, dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside } from '../../../ui/side-panel.tsx';
import { showBoard } from '../schema.ts';
import { SPANS } from '../shapes-schema.ts';
import { type Board, KEYS, type Row, stateWord } from './looks.ts';
import { StartPanel } from './start-panel.tsx';
import { StartRow } from './start-row.tsx';
import { type Asks, useStart } from './use-start.ts';

/** States turn with the clock, so the board is read again each half minute beside what others do. */
const EVERY_MS = 30_000;
const LIVE = ['attendance.', 'assignment.', 'shift.', 'booking.'];

function summary({ calls, counts, total }: Board): string {
  if (total === 0) return 'No shift starts then.';
  const each = counts.map(({ state, count }) => `${count} ${stateWord(state).toLowerCase()}`);
  return `${calls === 0 ? 'Nobody to ring' : `${calls} to ring`} of ${counted(total, 'start')}: ${each.join(', ')}.`;
}

/** The morning: starts by who needs a call. */
export default function StartBoardPage() {
  const { query } = useAddress();
  const may = useMay();
  const span = SPANS.find((one) => one === query['span']) ?? 'now';
  const date = query['day'] === 'tomorrow' ? addDays(dateIn(new Date()), 1) : undefined;
  const reading = useRead(
    showBoard,
    { query: { span, ...(date && span !== 'now' ? { date } : {}) } },
    { live: LIVE, every: EVERY_MS },
  );
  return (
    <Page
      title="Start board"
      action={
        may('attendance.settings') ? (
          <LinkButton href="/start-board/reminders">Reminders</LinkButton>
        ) : undefined
      }
    >
      <Filters
        list="start-board"
        filters={[
          {
            name: 'span',
            label: 'Starts',
            none: 'around now',
            options: [
              { value: 'morning', label: 'in the morning, 05:30 to 09:30' },
              { value: 'day', label: 'in the whole day' },
              { value: 'evening', label: 'in the evening and night' },
            ],
          },
          {
            name: 'day',
            label: 'Day',
            none: 'today',
            options: [{ value: 'tomorrow', label: 'tomorrow' }],
          },
        ]}
      />
      <Read of={reading}>{(board) => <Rows board={board} />}</Read>
    </Page>
  );
}

function types(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea') !== null;
}

function Rows({ board }: { readonly board: Board }) {
  const { query, setQuery } = useAddress();
  const { rows } = board;
  const [hereId, setHere] = useState<string>();
  const [asks, setAsks] = useState<Asks>();
  const [help, setHelp] = useState(false);
  const openId = query['open'];
  const at = Math.max(
    0,
    rows.findIndex(({ shiftId }) => shiftId === (openId ?? hereId)),
  );
  const here = rows[at];
  const open = rows.find(({ shiftId }) => shiftId === openId);
  const show = (row: Row, what?: Asks) => {
    setAsks(what);
    setHere(row.shiftId);
    setQuery({ open: row.shiftId });
  };
  const { press, refusal } = useStart(show);
  const onKey = useRef<(event: KeyboardEvent) => void>(undefined);
  onKey.current = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || types(event.target)) return;
    if (document.querySelector('dialog[open]') !== null) return;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    const does = KEYS.find(({ key }) => key === event.key.toLowerCase());
    if (event.key === '?') setHelp(!help);
    else if (step !== undefined) {
      const next = rows[Math.min(rows.length - 1, Math.max(0, (hereId ? at : -1) + step))];
      if (!next) return;
      if (openId === undefined) setHere(next.shiftId);
      else show(next);
      document
        .querySelector<HTMLElement>(`[data-start="${next.shiftId}"] button`)
        ?.focus({ preventScroll: false });
    } else if (event.key === 'Escape' && help) setHelp(false);
    else if (does && here) void press(here, does.move);
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    const hear = (event: KeyboardEvent) => onKey.current?.(event);
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
  if (rows.length === 0) {
    return (
      <Empty title="No shift starts then">
        Shifts stand here from four hours before their start. Choose another part of the day above.
      </Empty>
    );
  }
  return (
    <Beside
      panel={
        open ? (
          <StartPanel
            key={`${open.shiftId} ${asks ?? ''}`}
            row={open}
            asks={asks}
            onClose={() => setQuery({ open: undefined })}
            press={(move) => void press(open, move)}
          />
        ) : undefined
      }
    >
      <p className="at-sum" role="status">
        {summary(board)}
      </p>
      {refusal ? <Refused refusal={refusal} /> : null}
      <p className="at-keys">
        {help ? (
          <>
            <span>
              <kbd>j</kbd> <kbd>k</kbd> next, previous
            </span>
            <span>
              <kbd>Enter</kbd> opens it
            </span>
            {KEYS.map(({ key, label }) => (
              <span key={key}>
                <kbd>{key}</kbd> {label}
              </span>
            ))}
          </>
        ) : (
          <span>
            <kbd>?</kbd> keys
          </span>
        )}
      </p>
      <ul className="at-list" aria-label="Starts">
        {rows.map((row) => (
          <StartRow
            key={row.shiftId}
            row={row}
            here={row.shiftId === here?.shiftId}
            onHere={() => setHere(row.shiftId)}
            onOpen={() => show(row)}
            press={(move) => void press(row, move)}
          />
        ))}
      </ul>
    </Beside>
  );
}
