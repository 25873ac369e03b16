import { Facts } from '../../../ui/facts.tsx';
import type { ImportReport } from '../schema.ts';

type CountsOf = Pick<ImportReport, 'rowsRead' | 'added' | 'updated' | 'skipped' | 'refused'>;

/** What an import does or did, in five figures. */
export function Counts({ counts }: { readonly counts: CountsOf }) {
  const figure = (number: number) => number.toLocaleString('en-GB');
  return (
    <Facts
      facts={[
        { label: 'Rows read', value: figure(counts.rowsRead) },
        { label: 'Added', value: figure(counts.added) },
        { label: 'Updated', value: figure(counts.updated) },
        { label: 'Skipped', value: figure(counts.skipped) },
        { label: 'Refused', value: figure(counts.refused) },
      ]}
    />
  );
}

/** The columns that are not taken, by the reason. */
export function LeftOut({ columns }: { readonly columns: ImportReport['columns'] }) {
  const left = columns.filter(({ field }) => field === null);
  if (left.length === 0) return null;
  const reasons = Map.groupBy(left, ({ because }) => because);
  return (
    <details className="dp-left-out">
      <summary>
        {left.length} of {columns.length} columns are not taken, and why
      </summary>
      <dl>
        {[...reasons].map(([because, group]) => (
          <div key={because}>
            <dt>{because}</dt>
            <dd className="dp-dim">{group.map(({ column }) => column).join(', ')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
