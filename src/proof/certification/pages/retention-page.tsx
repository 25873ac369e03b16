import { showDate } from '../../../lib/show.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Table } from '../../../ui/table.tsx';
import { readRetention } from '../schema.ts';
import { LIVE } from './words.ts';

/** Until when the records of each learner are held: at least four years. */
export default function RetentionPage() {
  const reading = useRead(readRetention, {}, { live: LIVE });
  return (
    <Page title="Retention">
      <p>
        Assessment records are kept at least four years from the last thing done with them. A claim
        without an answer holds them on. Nothing is destroyed by itself.
      </p>
      <Read of={reading}>
        {({ today, rows }) => (
          <Table
            label="Learners’ records"
            noun={['learner', 'learners']}
            sortIn="sort"
            rows={rows}
            id={(row) => row.learnerId}
            columns={[
              { key: 'name', head: 'Learner', cell: (row) => row.name, by: (row) => row.name },
              {
                key: 'decisions',
                head: 'Decisions',
                cell: (row) => row.decisions,
                number: true,
                width: '100px',
              },
              {
                key: 'last',
                head: 'Last',
                cell: (row) => `${showDate(row.lastOn, today)}, ${row.because}`,
                by: (row) => row.lastOn,
              },
              {
                key: 'until',
                head: 'Held until',
                cell: (row) => showDate(row.heldUntil, today),
                by: (row) => row.heldUntil,
                width: '150px',
              },
              {
                key: 'state',
                head: 'State',
                cell: (row) => (
                  <Badge
                    state={
                      row.lapsed
                        ? { word: 'Hold is over', meaning: 'attention', mark: 'clock' }
                        : { word: 'Held', meaning: 'good', mark: 'tick' }
                    }
                  />
                ),
                by: (row) => Number(row.lapsed),
                width: '150px',
              },
            ]}
            empty={
              <Empty title="No record yet">
                Once a unit is decided, its learner stands here with the day the hold ends.
              </Empty>
            }
          />
        )}
      </Read>
    </Page>
  );
}
