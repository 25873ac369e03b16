import './views-menu.css';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Link } from './address.tsx';
import { Mark } from './mark.tsx';

/** A saved view in the menu. */
export interface MenuView {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  /** The list is shown as this view has it. */
  readonly present: boolean;
  readonly isDefault: boolean;
  readonly mayChange: boolean;
  /** Who made it, where that is somebody else. */
  readonly madeBy?: string;
}

/** What the menu can be asked to do with a view. */
export interface MenuActs {
  readonly onDefault: (view: MenuView) => void;
  readonly onRename: (view: MenuView) => void;
  readonly onDelete: (view: MenuView) => void;
}

/**
 * The views of a list: a button that says which is open, and under it the views to open, change and delete,
 * and what saves the present one (`children`). Escape closes, a press elsewhere too.
 */
export function ViewsMenu({
  open,
  onToggle,
  now,
  changed,
  groups,
  acts,
  everything,
  children,
}: {
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  /** The name of the view that was opened. */
  readonly now: string | undefined;
  /** The list is no longer as that view has it. */
  readonly changed: boolean;
  readonly groups: readonly { readonly title: string; readonly views: readonly MenuView[] }[];
  readonly acts: MenuActs;
  /** Address of the list with no filter at all. */
  readonly everything: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) onToggle(false);
    };
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onToggle(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('keydown', close);
    };
  }, [open, onToggle]);
  const count = groups.reduce((sum, { views }) => sum + views.length, 0);
  useEffect(() => {
    if (open && document.activeElement === document.body) button.current?.focus();
  }, [open, count]);
  const shown = groups.filter(({ views }) => views.length > 0);
  return (
    <div className="dp-views" ref={box}>
      <button
        ref={button}
        type="button"
        className="dp-filter dp-views-button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => onToggle(!open)}
      >
        {now === undefined ? 'Views' : `View: ${now}${changed ? ', changed' : ''}`}
        <Mark name="down" size={10} />
      </button>
      {open ? (
        <div id={id} className="dp-views-panel">
          {shown.length === 0 ? (
            <p className="dp-dim">
              A view keeps filters, search and order under a name. None of this list yet.
            </p>
          ) : (
            <ul className="dp-views-list" aria-label="All of the list">
              <li>
                <Link href={everything} onClick={() => onToggle(false)}>
                  Everything, no filter
                </Link>
              </li>
            </ul>
          )}
          {shown.map((group) => (
            <div key={group.title}>
              <p className="dp-dim" id={`${id}${group.title}`}>
                {group.title}
              </p>
              <ul className="dp-views-list" aria-labelledby={`${id}${group.title}`}>
                {group.views.map((view) => (
                  <View key={view.id} view={view} acts={acts} close={() => onToggle(false)} />
                ))}
              </ul>
            </div>
          ))}
          {children}
        </div>
      ) : null}
    </div>
  );
}

function View({
  view,
  acts,
  close,
}: {
  readonly view: MenuView;
  readonly acts: MenuActs;
  readonly close: () => void;
}) {
  const what = <span className="dp-unseen"> {view.name}</span>;
  return (
    <li>
      <span className="dp-views-name">
        <Link href={view.href} aria-current={view.present ? 'true' : undefined} onClick={close}>
          {view.name}
        </Link>
        {view.isDefault ? <span className="dp-dim"> opens first</span> : null}
        {view.madeBy === undefined ? null : <span className="dp-dim"> by {view.madeBy}</span>}
      </span>
      <span className="dp-views-acts">
        <button type="button" className="dp-link" onClick={() => acts.onDefault(view)}>
          {view.isDefault ? 'Do not open first' : 'Open first'}
          {what}
        </button>
        {view.mayChange ? (
          <>
            <button type="button" className="dp-link" onClick={() => acts.onRename(view)}>
              Rename{what}
            </button>
            <button type="button" className="dp-link" onClick={() => acts.onDelete(view)}>
              Delete{what}
            </button>
          </>
        ) : null}
      </span>
    </li>
  );
}
