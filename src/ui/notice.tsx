import './notice.css';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { Mark } from './mark.tsx';

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly undo?: () => void;
}

/** Says what happened, politely; `undo` puts a way back beside it. */
export type Say = (text: string, undo?: () => void) => void;

const NoticeContext = createContext<Say>(() => undefined);
const STAYS_MS = 8_000;
const STAYS_WITH_UNDO_MS = 20_000;

/** Gives `say('Booking saved')`. Sentences in the past tense, no "successfully". */
export function useNotice(): Say {
  return useContext(NoticeContext);
}

/** Holds the notices and the polite live region; once, around everything. */
export function Notices({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const next = useRef(0);
  const say = useCallback<Say>((text, undo) => {
    next.current += 1;
    const notice = { id: next.current, text, ...(undo === undefined ? {} : { undo }) };
    setNotices((shown) => [...shown.slice(-2), notice]);
  }, []);
  const drop = useCallback((id: number) => {
    setNotices((shown) => shown.filter((notice) => notice.id !== id));
  }, []);
  return (
    <NoticeContext value={say}>
      {children}
      <div className="dp-notices" role="status" aria-live="polite">
        {notices.map((notice) => (
          <Shown key={notice.id} notice={notice} drop={drop} />
        ))}
      </div>
    </NoticeContext>
  );
}

function Shown({ notice, drop }: { readonly notice: Notice; readonly drop: (id: number) => void }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const stays = notice.undo === undefined ? STAYS_MS : STAYS_WITH_UNDO_MS;
    const timer = setTimeout(() => drop(notice.id), stays);
    return () => clearTimeout(timer);
  }, [held, notice, drop]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only stays longer while read or focused
    <div
      className="dp-notice"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{notice.text}</span>
      {notice.undo === undefined ? null : (
        <button
          type="button"
          className="dp-link"
          onClick={() => {
            notice.undo?.();
            drop(notice.id);
          }}
        >
          Undo
        </button>
      )}
      <button
        type="button"
        className="dp-plain"
        aria-label="Close this message"
        onClick={() => drop(notice.id)}
      >
        <Mark name="cross" size={12} />
      </button>
    </div>
  );
}
