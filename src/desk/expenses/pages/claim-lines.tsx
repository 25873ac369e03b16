import './expenses.css';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { claimWords, LOOKS, type Row, shiftWords } from './words.ts';

/** Claims as lines: state, what, for which shift, by whom; each opens its page. */
export function ClaimLines({
  rows,
  says,
}: {
  readonly rows: readonly Row[];
  /** What a line says beside the sum. */
  readonly says: 'shift' | 'worker' | 'both';
}) {
  return (
    <ul className="ex-lines">
      {rows.map((row) => (
        <li key={row.claimId}>
          <Badge state={LOOKS[row.state]} />
          <Link href={`/expenses/${row.claimId}`}>{claimWords(row)}</Link>
          {says === 'shift' ? null : <span>{row.personName}</span>}
          {says === 'worker' ? null : <span className="dp-dim">{shiftWords(row)}</span>}
          {row.late ? <span className="dp-dim">late</span> : null}
        </li>
      ))}
    </ul>
  );
}
