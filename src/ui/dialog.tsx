import './dialog.css';
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';

/**
 * The browser's own modal dialog: focus stays inside, Escape closes, focus goes back. Only for what
 * goes out to people or cannot be taken back; everything else is undone instead.
 */
export function Dialog({
  title,
  open,
  onClose,
  act,
  children,
}: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The one act: a verb with its object. */
  readonly act: {
    readonly label: string;
    readonly onAct: () => void;
    readonly busy?: boolean;
    readonly danger?: boolean;
  };
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return dialog.current?.close();
    dialog.current?.showModal();
    // Not on the button: a second Enter must not send what nobody has read.
    heading.current?.focus();
  }, [open]);
  return (
    <dialog ref={dialog} className="dp-dialog" aria-labelledby={id} onClose={onClose}>
      {open ? (
        <>
          <h2 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <div className="dp-dialog-body">{children}</div>
          <div className="dp-row dp-dialog-actions">
            <Button
              color={act.danger ? 'stop' : 'accent'}
              aria-disabled={act.busy}
              onClick={() => (act.busy ? undefined : act.onAct())}
            >
              {act.label}
            </Button>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            {act.busy ? (
              <span className="dp-dim" role="status">
                Sending
              </span>
            ) : null}
          </div>
        </>
      ) : null}
    </dialog>
  );
}

/** One message as it will go out. */
export interface Outgoing {
  readonly id: string;
  /** 'E-mail', 'Text message'. */
  readonly by: string;
  /** 'Rosa Ahmed <rosa@example.org>' */
  readonly to: string;
  readonly subject?: string;
  /** The text exactly as sent. */
  readonly text: string;
  /** Names of what is attached. */
  readonly attached?: readonly string[];
}

/** Shows exactly what will be sent to whom, before it goes out. */
export function SendDialog({
  messages,
  notSent,
  lead,
  ...dialog
}: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly act: { readonly label: string; readonly onAct: () => void; readonly busy?: boolean };
  readonly messages: readonly Outgoing[];
  /** Says so when nothing leaves the house: a sample organisation. */
  readonly notSent?: string;
  /** Stands before the messages: what it is about, why it was refused. */
  readonly lead?: ReactNode;
}) {
  return (
    <Dialog {...dialog}>
      {lead}
      {notSent === undefined ? null : <p>{notSent}</p>}
      {messages.map((message) => (
        <article key={message.id} className="dp-outgoing">
          <dl>
            <dt>{message.by} to</dt>
            <dd>{message.to}</dd>
            {message.subject === undefined ? null : (
              <>
                <dt>Subject</dt>
                <dd>{message.subject}</dd>
              </>
            )}
            {message.attached === undefined || message.attached.length === 0 ? null : (
              <>
                <dt>Attached</dt>
                <dd>{message.attached.join(', ')}</dd>
              </>
            )}
          </dl>
          <p className="dp-outgoing-text">{message.text}</p>
        </article>
      ))}
    </Dialog>
  );
}
