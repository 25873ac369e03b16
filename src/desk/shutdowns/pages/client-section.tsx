import './shutdowns.css';
import { dateIn } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { listShutdowns } from '../schema.ts';
import { daysOf, shutdownLook } from './shutdowns-page.tsx';

/** When the client is or was closed, and the way to plan a shutdown. */
export default function ClientSection({ id }: { readonly id: string }) {
  const may = useMay();
  const reading = useRead(listShutdowns, { query: { clientId: id } }, { live: ['shutdown.'] });
  return (
    <Read of={reading}>
      {({ rows }) => (
        <>
          {rows.length === 0 ? <p className="dp-dim">Never closed.</p> : null}
          <ul className="sd-list">
            {rows.map((row) => (
              <li key={row.closureId}>
                <Badge state={shutdownLook(row, dateIn(new Date()))} />{' '}
                <Link href={`/shutdowns/${row.closureId}`}>{daysOf(row)}</Link>,{' '}
                {row.siteName ?? 'every site'}: {row.because}
              </li>
            ))}
          </ul>
          {may('shutdowns.write') ? (
            <p>
              <LinkButton href={`/shutdowns/new?client=${id}`}>Plan a shutdown</LinkButton>
            </p>
          ) : null}
        </>
      )}
    </Read>
  );
}
