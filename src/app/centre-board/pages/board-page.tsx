import './board.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { Link } from '../../../ui/address.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { GROUPS, readBoard } from '../schema.ts';

type Line = ReplyOf<typeof readBoard>['lines'][number];

/** The centre in numbers: what waits and is late first; each leads to its list. */
export default function BoardPage() {
  const may = useMay();
  const reading = useRead(readBoard, {});
  return (
    <Page title="Centre">
      <nav className="cb-links" aria-label="Parts of the centre">
        <Link href="/centre/set-up">Approvals and staff</Link>
        <Link href="/centre/caseloads">Caseloads</Link>
        {may('cohorts.set_up') ? <Link href="/centre/cohorts">Set up a cohort</Link> : null}
        <Link href="/centre/registrations">Registrations</Link>
        <Link href="/centre/letters">Awarding body</Link>
        <Link href="/centre/return">Data return</Link>
        {may('concerns.raise') ? <Link href="/centre/concerns">Concerns</Link> : null}
        {may('hand_outs.read') ? <Link href="/hand-outs">Hand-outs</Link> : null}
        {may('languages.list') ? (
          <Link href="/evidence-languages">Evidence in other languages</Link>
        ) : null}
        {may('centre.own') ? <Link href="/centre/learning">My learning</Link> : null}
      </nav>
      <Read of={reading}>
        {({ lines }) =>
          (Object.keys(GROUPS) as Line['group'][]).map((group) => (
            <Section key={group} title={GROUPS[group]}>
              <ul className="cb-lines">
                {lines
                  .filter((line) => line.group === group)
                  .map((line) => (
                    <li key={line.label}>
                      <span className="cb-number">
                        {line.asks && line.count > 0 ? <strong>{line.count}</strong> : line.count}
                        {line.unit === '' ? '' : ` ${line.unit}`}
                      </span>
                      <Link href={line.href}>{line.label}</Link>
                    </li>
                  ))}
              </ul>
            </Section>
          ))
        }
      </Read>
    </Page>
  );
}
