import './conflicts.css';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Ago } from '../../../ui/when.tsx';
import { conflictWords, LOOKS, type Row } from './words.ts';

/** What went wrong, a line each, as a record shows it. */
export function ConflictLines({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <ul className="co-lines">
      {rows.map((row) => (
        <li key={row.conflictId}>
          <Badge state={LOOKS[row.state]} />
          <Link href={`/conflicts/${row.conflictId}`}>{conflictWords(row)}</Link>
          <span className="dp-dim">
            <Ago at={row.happenedAt} />
            {row.toRefill > 0 ? ', nobody instead yet' : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
