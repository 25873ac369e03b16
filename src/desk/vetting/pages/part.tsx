import './vetting.css';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

/** A part of the section: its heading, what is on file, and the form that adds to it, opened in place. */
export function Part({
  title,
  add,
  form,
  children,
}: {
  readonly title: string;
  /** The button's words; left out where the person may not add. */
  readonly add?: string | undefined;
  readonly form: (close: () => void) => ReactNode;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <div className="vt-part">
      <div className="vt-part-head">
        <h3>{title}</h3>
        {add === undefined || open ? null : (
          <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
            {add}
          </Button>
        )}
      </div>
      {open ? <div className="vt-form">{form(() => setOpen(false))}</div> : null}
      {children}
    </div>
  );
}
