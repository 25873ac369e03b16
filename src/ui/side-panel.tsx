import './side-panel.css';
import { type ReactNode, useEffect, useRef } from 'react';
import { Mark } from './mark.tsx';
import { Sample } from './sample.tsx';
import { useSession } from './session.ts';

/**
 * A list with the open row's panel beside it; the list stays. On a phone the panel is a sheet over
 * the page, and the list is where it was when the sheet closes.
 */
export function Beside({
  children,
  panel,
}: {
  readonly children: ReactNode;
  readonly panel?: ReactNode;
}) {
  const open = panel !== undefined && panel !== null && panel !== false;
  return (
    <div className="dp-beside" data-open={open}>
      <div className="dp-beside-list">{children}</div>
      {open ? panel : null}
    </div>
  );
}

/**
 * The panel: focus goes to its title when it opens or shows another row (`of` changes), Escape and
 * the close button close it, and focus goes back to where it came from.
 */
export function SidePanel({
  of,
  title,
  onClose,
  action,
  children,
}: {
  /** Id of what it shows. */
  readonly of: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const session = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);

  useEffect(() => {
    const from = document.activeElement;
    // The body has the focus when what was pressed in the panel is gone: it came from nowhere new.
    if (from instanceof HTMLElement && from !== document.body && !panel.current?.contains(from))
      cameFrom.current = from;
    heading.current?.focus({ preventScroll: true });
    panel.current?.scrollTo(0, 0);
  }, [of]);

  useEffect(() => {
    return () => {
      const back = cameFrom.current;
      requestAnimationFrame(() => {
        if (panel.current !== null) return;
        const to = back?.isConnected ? back : document.getElementById('main');
        to?.focus({ preventScroll: true });
      });
    };
  }, []);

  return (
    <aside
      ref={panel}
      className="dp-panel"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="dp-panel-head">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {action}
        <button type="button" className="dp-plain dp-panel-close" onClick={onClose}>
          <Mark name="cross" size={12} /> Close
        </button>
      </div>
      <div className="dp-panel-body">
        {session?.organisation.isSample ? (
          <div className="dp-panel-sample">
            <Sample />
          </div>
        ) : null}
        {children}
      </div>
    </aside>
  );
}
