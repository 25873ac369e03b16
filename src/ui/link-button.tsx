import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from './address.tsx';

/** A link that looks like a button: an action that leads to a form. */
export function LinkButton({
  href,
  quiet = false,
  children,
}: {
  readonly href: string;
  /** For all but the one primary action of a page. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Button
      component={Link}
      href={href}
      variant={quiet ? 'default' : 'filled'}
      size={quiet ? 'compact-sm' : 'sm'}
      // A link's own colour would stand on the button's ground of the same colour.
      // As wide as its words in a column, in the middle of its row in a row.
      style={{ width: 'fit-content', color: 'var(--button-color)' }}
    >
      {children}
    </Button>
  );
}
