import { Link, useAddress } from '../../../ui/address.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { listRounds } from '../schema.ts';
import { QuietHoursForm } from './quiet-hours-form.tsx';
import { RoundsTable } from './rounds-table.tsx';

/** Open rounds of asking with their deadlines, what waits for us first. */
export default function OffersPage() {
  const all = useAddress().query['state'] === 'all';
  const reading = useRead(
    listRounds,
    { query: { state: all ? 'all' : 'open' } },
    { live: ['offer.', 'shift.'] },
  );
  const mayManage = useMay()('offers.manage');
  return (
    <Page title="Offers">
      <p>
        {all ? (
          <Link href="/offers">Only what is open</Link>
        ) : (
          <Link href="/offers?state=all">Rounds that are over, too</Link>
        )}
      </p>
      <Read of={reading}>{({ rows, total }) => <RoundsTable rows={rows} total={total} />}</Read>
      {mayManage ? <QuietHoursForm /> : null}
    </Page>
  );
}
