import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { LEFT_OUT, type LeftOutCode, type previewSegment } from '../schema.ts';

/** Who is left out, by the reason. */
export function LeftOutList({
  rows,
}: {
  readonly rows: ReplyOf<typeof previewSegment>['leftOut'];
}) {
  if (rows.length === 0) return <p className="dp-dim">Nobody is left out.</p>;
  const codes = (Object.keys(LEFT_OUT) as LeftOutCode[]).filter((code) =>
    rows.some((row) => row.code === code),
  );
  return (
    <>
      {codes.map((code) => {
        const those = rows.filter((row) => row.code === code);
        return (
          <details key={code} open={those.length <= 10}>
            <summary>
              {LEFT_OUT[code]}: {counted(those.length, 'person', 'people')}
            </summary>
            <ul>
              {those.map(({ personId, name, because }) => (
                <li key={personId}>
                  {name === '' ? null : <Link href={`/candidates/${personId}`}>{name}</Link>}{' '}
                  {because === '' ? 'The reason was erased.' : because}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}
