import { addressOf } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { listOwnStatements, readOwnCredential, readOwnPaper } from '../schema.ts';
import { LIVE, OWN_LOOKS } from './words.ts';

/** The learner's own provisional statements to take along, and where their certificates are. */
export default function OwnStatements() {
  const reading = useRead(listOwnStatements, {}, { live: LIVE });
  return (
    <Page title="My statements">
      <Read of={reading}>
        {({ rows, certificates }) =>
          rows.length + certificates.length === 0 ? (
            <Empty title="No statement yet">
              When units are ratified your centre can issue a provisional statement; it stands here
              as a paper and as a signed credential, and beside it how your certificate stands.
            </Empty>
          ) : (
            <>
              <Section title="Certificates">
                <ul>
                  {certificates.map((one) => (
                    <li key={`${one.frameworkCode} ${one.what} ${one.claimedAt}`}>
                      {one.what === ''
                        ? one.frameworkCode
                        : `${one.frameworkCode}, unit ${one.what}`}{' '}
                      <Badge state={OWN_LOOKS[one.state]} />
                    </li>
                  ))}
                </ul>
              </Section>
              <Section title="Provisional statements">
                <ul>
                  {rows.map((row) => (
                    <li key={row.statementId}>
                      {row.unitReference ? `Unit ${row.unitReference}` : 'All units'},{' '}
                      {row.frameworkTitle}, <Moment at={row.issuedAt} />:{' '}
                      <a href={addressOf(readOwnPaper, { params: { id: row.statementId } })}>
                        provisional statement (PDF)
                      </a>
                      ,{' '}
                      <a href={addressOf(readOwnCredential, { params: { id: row.statementId } })}>
                        {row.signed ? 'signed credential' : 'sample, unsigned'}
                      </a>
                      {row.withdrawn ? (
                        <>
                          . Withdrawn <Moment at={row.withdrawn.at} />: {row.withdrawn.because}
                        </>
                      ) : null}
                    </li>
                  ))}
                </ul>
              </Section>
            </>
          )
        }
      </Read>
    </Page>
  );
}
