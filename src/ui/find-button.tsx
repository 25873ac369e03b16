import {
  type ComponentType,
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Mark } from './mark.tsx';
import type { PageDef } from './pages.ts';

/** What the search for everything takes. */
export interface PaletteProps {
  /** Pages that this session may open. */
  readonly pages: readonly PageDef[];
  readonly onClose: () => void;
}

type Load = () => Promise<{ default: ComponentType<PaletteProps> }>;

/** Does a key go into a text or a choice, where '/' is a letter? */
function types(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, select, textarea') !== null)
  );
}

/** The button of the search for everything; Ctrl-K opens it anywhere, '/' where nothing is being typed. */
export function FindButton({
  pages,
  load,
}: {
  readonly pages: readonly PageDef[];
  readonly load: Load;
}) {
  const [open, setOpen] = useState(false);
  const from = useRef<HTMLElement | null>(null);
  const Palette = useMemo(() => lazy(load), [load]);

  const show = useCallback(() => {
    from.current = document.activeElement as HTMLElement | null;
    setOpen(true);
  }, []);
  const close = useCallback(() => {
    setOpen(false);
    from.current?.focus();
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      const ctrlK = key === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;
      const slash = key === '/' && !event.ctrlKey && !event.metaKey && !types(event.target);
      if ((!ctrlK && !slash) || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      show();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [show]);

  return (
    <>
      <button
        type="button"
        className="dp-find-button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K /"
        onPointerEnter={() => void load()}
        onClick={show}
      >
        <Mark name="search" size={14} />
        Search <kbd>Ctrl K</kbd>
      </button>
      {open ? (
        <Suspense fallback={null}>
          <Palette pages={pages} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}
