import { Read, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { listExpenses } from '../schema.ts';
import { type About, ClaimForm } from './claim-form.tsx';
import { ClaimLines } from './claim-lines.tsx';
import { LIVE } from './words.ts';

/** What was claimed of a worker, a booking or a shift, and the form for more. */
export function ExpensesPart({
  about,
  says,
}: {
  readonly about: About;
  readonly says: 'shift' | 'worker' | 'both';
}) {
  const may = useMay();
  const reading = useRead(listExpenses, { query: { state: 'all', ...about } }, { live: LIVE });
  return (
    <Read of={reading}>
      {({ rows }) => (
        <RecordPart
          // On a record its section is named already.
          title={about.shiftId === undefined ? 'Claims' : 'Expenses and mileage'}
          add={may('expenses.write') ? 'They claim something' : undefined}
          form={(close) => <ClaimForm about={about} onDone={close} />}
        >
          {rows.length === 0 ? (
            <p className="dp-dim">Nothing was claimed.</p>
          ) : (
            <ClaimLines rows={rows} says={says} />
          )}
        </RecordPart>
      )}
    </Read>
  );
}
