import type { Refusal } from '../../../lib/result.ts';
import type { Finding } from '../../../rules/finding.ts';
import { Link } from '../../../ui/address.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { recordHref } from './record-href.ts';

interface Missing {
  readonly fact: string;
  readonly because: string;
}

/** What a refusal says besides its sentence: the findings that stop it, the facts that are missing. */
export function detailsOf(refusal: Refusal): {
  readonly findings: readonly Finding[];
  readonly missing: readonly Missing[];
} {
  const details = (refusal.details ?? {}) as { findings?: unknown; missing?: unknown };
  const facts = Array.isArray(details.missing) ? (details.missing as unknown[]) : [];
  return {
    findings: Array.isArray(details.findings) ? (details.findings as Finding[]) : [],
    missing: facts.filter(
      (one): one is Missing => typeof (one as Missing | null)?.fact === 'string',
    ),
  };
}

/** A refusal; where findings stop it they say it, each with its record and what clears it. */
export function RefusedFindings({
  refusal,
  who,
  act,
}: {
  readonly refusal: Refusal;
  /** Whom it is about, when the page shows several. */
  readonly who?: string | undefined;
  /** Where it can be put right. */
  readonly act?: { readonly label: string; readonly href: string };
}) {
  const { findings, missing } = detailsOf(refusal);
  return (
    <div className="dp-stack">
      {who === undefined ? null : <h3>{who}</h3>}
      {findings.length === 0 ? (
        <Refused refusal={refusal} />
      ) : (
        <p role="alert">Nothing was done. This stands in the way:</p>
      )}
      {findings.length === 0 ? null : <Findings findings={findings} recordHref={recordHref} />}
      {findings.length > 0 || missing.length === 0 ? null : <MissingList missing={missing} />}
      {act === undefined ? null : <Link href={act.href}>{act.label}</Link>}
    </div>
  );
}

/** Facts by name, each with what it takes in. */
export function MissingList({ missing }: { readonly missing: readonly Missing[] }) {
  return (
    <ul className="dp-missing">
      {missing.map(({ fact, because }) => (
        <li key={fact}>
          <strong>{fact}</strong>: {because}
        </li>
      ))}
    </ul>
  );
}
