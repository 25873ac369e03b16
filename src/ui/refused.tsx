import './notice.css';
import { Button } from '@mantine/core';
import type { ServerRefusal } from './api.ts';
import { Mark } from './mark.tsx';

/** A refusal in words: what happened, why, what to do, its source and the reference in the log. */
export function Refused({
  refusal,
  again,
}: {
  readonly refusal: ServerRefusal;
  readonly again?: () => void;
}) {
  return (
    <div className="dp-refused dp-stop" role="alert">
      <Mark name="octagon" size={16} />
      <div>
        <p>{refusal.because}</p>
        {refusal.source === undefined ? null : <p className="dp-dim">{refusal.source}</p>}
        {refusal.reference === undefined ? null : (
          <p className="dp-dim">Reference {refusal.reference}</p>
        )}
        {again === undefined ? null : (
          <Button variant="default" size="compact-sm" mt={8} onClick={again}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
