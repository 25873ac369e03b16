import { useState } from 'react';
import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FindingSummary, Findings } from '../../../ui/findings.tsx';
import { Read } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { LiftRule } from './lift-rule.tsx';
import { NameFilter } from './name-filter.tsx';
import { Pinned } from './pinned.tsx';
import { candidateHref, recordHref, workingHref } from './record-href.ts';
import { type Scope, useRanking } from './use-ranking.ts';
import { ruleWords } from './words.ts';

const PAGE = 50;

/** Every shift that the rule of a finding stops this worker for. */
function stoppedShifts(
  findings: readonly { readonly rule: string; readonly shiftIds: readonly string[] }[],
  { rule }: { readonly rule: string },
): readonly string[] {
  return [
    ...new Set(findings.filter((one) => one.rule === rule).flatMap(({ shiftIds }) => shiftIds)),
  ];
}

/** Everyone who may not go: how many each rule stops, and each worker with the record it rests on. */
export function WhoMayNot({ scope }: { readonly scope: Scope }) {
  const mayLift = useMay()('rules.override');
  const [name, setName] = useState('');
  const [rule, setRule] = useState<string | undefined>();
  const [size, setSize] = useState(PAGE);
  const reading = useRanking(scope, {
    show: 'may-not',
    size,
    ...(name === '' ? {} : { name }),
    ...(rule === undefined ? {} : { rule }),
  });
  return (
    <Read of={reading}>
      {({ mayNot, mayNotTotal, total, byRule }) => {
        if (mayNotTotal === 0) {
          return <Empty title="Nobody is stopped">Every worker of this role may go.</Empty>;
        }
        return (
          <div className="dp-stack">
            <div className="dp-row dp-rank-head">
              <p role="status" className="dp-dim">
                {counted(mayNotTotal, 'worker')} may not go
                {total < mayNotTotal ? `, ${total} fit the filter` : ''}
              </p>
              <NameFilter label="Find among who may not go" value={name} onChange={setName} />
            </div>
            <fieldset className="dp-rules">
              <legend className="dp-unseen">Only those stopped by</legend>
              {byRule.map((one) => (
                <button
                  key={one.rule}
                  type="button"
                  aria-pressed={rule === one.rule}
                  onClick={() => setRule(rule === one.rule ? undefined : one.rule)}
                >
                  {ruleWords(one.rule)} <strong>{one.workers}</strong>
                </button>
              ))}
            </fieldset>
            {mayNot.length === 0 ? <p className="dp-dim">Nobody fits this filter.</p> : null}
            <ul className="dp-ranked" aria-label="Who may not go">
              {mayNot.map((row) => (
                <li key={row.personId}>
                  <details className="dp-barred">
                    <summary>
                      <strong>{row.displayName}</strong>
                      <br />
                      <FindingSummary findings={row.findings} />
                    </summary>
                    <div className="dp-stack">
                      <Pinned alerts={row.alerts} />
                      <Findings
                        findings={row.findings}
                        recordHref={(kind, id) =>
                          recordHref(kind, id) ?? candidateHref(row.personId)
                        }
                        workingHref={(finding) => workingHref(row.personId, finding)}
                        clearing={(finding) =>
                          mayLift && finding.outcome === 'block_override' ? (
                            <LiftRule
                              personId={row.personId}
                              displayName={row.displayName}
                              rule={finding.rule}
                              shiftIds={stoppedShifts(row.findings, finding)}
                            />
                          ) : null
                        }
                      />
                      <Link href={candidateHref(row.personId)}>Open {row.displayName}</Link>
                    </div>
                  </details>
                </li>
              ))}
            </ul>
            {total > mayNot.length && size < 200 ? (
              <button
                type="button"
                className="dp-link"
                onClick={() => setSize(Math.min(size + PAGE, 200))}
              >
                Show more, {total - mayNot.length} left
              </button>
            ) : null}
          </div>
        );
      }}
    </Read>
  );
}
