import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Table } from '../../../ui/table.tsx';
import { readWaiting, WAITS } from '../credential-schema.ts';
import { LIVE } from './words.ts';

/** What waits for the awarding body, or for us since it answered; the longest wait first. */
export function Waiting() {
  const { go } = useAddress();
  const reading = useRead(readWaiting, {}, { live: LIVE });
  return (
    <Section title="What waits">
      <Read of={reading}>
        {({ today, rows }) => (
          <Table
            label="What waits between a claim and the certificate"
            noun={['wait', 'waits']}
            rows={rows}
            id={(row) => `${row.lineId} ${row.kind}`}
            name={(row) => `${row.learnerName}, ${WAITS[row.kind]}`}
            onOpen={(row) => go(`/certification/claims/${row.claimId}?of=${row.lineId}`)}
            columns={[
              { key: 'who', head: 'Learner', cell: (row) => row.learnerName },
              {
                key: 'what',
                head: 'Of',
                cell: (row) =>
                  row.what === '' ? row.frameworkCode : `${row.frameworkCode}, unit ${row.what}`,
              },
              { key: 'kind', head: 'Waits', cell: (row) => WAITS[row.kind] },
              {
                key: 'since',
                head: 'Since',
                cell: (row) => showDate(row.since, today),
                width: '130px',
              },
              {
                key: 'late',
                head: 'State',
                cell: (row) => (
                  <Badge
                    state={
                      row.late
                        ? { word: 'Late', meaning: 'attention', mark: 'triangle' }
                        : { word: 'In time', meaning: 'quiet', mark: 'clock' }
                    }
                  />
                ),
                width: '110px',
              },
            ]}
            empty={
              <Empty title="Nothing waits">
                Every claim is answered, and every certificate is with its learner.
              </Empty>
            }
          />
        )}
      </Read>
    </Section>
  );
}
