import './rule-book.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { readRule } from '../schema.ts';
import { RuleTable } from './rule-table.tsx';
import {
  APPLIED,
  areaWords,
  ended,
  IN_FORCE,
  longDate,
  MARKS,
  sentence,
  spanWords,
  sureWords,
} from './words.ts';
import { WorkItOut } from './work-it-out.tsx';

export type Rule = ReplyOf<typeof readRule>;
type Version = Rule['versions'][number];

/** One rule whole: what it says and since when, how sure we are, its figures, and what it comes to. */
export default function RulePage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead(readRule, { params: { id } });
  return (
    <Page
      title={reading.value?.title ?? `Rule ${id}`}
      where={[{ label: 'Rule book', href: '/rules' }]}
    >
      <Read of={reading}>
        {(rule) => (
          <>
            <Head rule={rule} />
            <Section title="Over time">
              <Versions rule={rule} />
            </Section>
            {rule.kind !== 'function' &&
            rule.escalation === null &&
            rule.open.length === 0 ? null : (
              <Section title="When it is not clear">
                <Unclear rule={rule} />
              </Section>
            )}
            <Section title="Work it out">
              {rule.question === null ? (
                <p className="dp-dim">{notWorkedOut(rule)}</p>
              ) : (
                <WorkItOut key={rule.id} rule={rule} question={rule.question} />
              )}
            </Section>
            {rule.tables.length === 0 ? null : (
              <Section title="Figures and words it reads">
                {rule.tables.map((table) => (
                  <RuleTable key={table.id} table={table} />
                ))}
              </Section>
            )}
          </>
        )}
      </Read>
    </Page>
  );
}

function notWorkedOut(rule: Rule): string {
  if (rule.why !== null) return ended(`It is not worked out: ${rule.why}`);
  return ended(`It has no form here. Where it is worked out: ${rule.computed ?? 'on the desk'}`);
}

function Head({ rule }: { readonly rule: Rule }) {
  const { now } = rule;
  return (
    <div className="dp-rule-now">
      {now === null ? (
        <p>Not in force today, {longDate(rule.today)}.</p>
      ) : (
        <p className="dp-rule-says">{now.says}</p>
      )}
      {now?.announced ? (
        <p>
          It was announced for {longDate(now.from)}; nothing that was read shows that it came into
          force. Confirm it before relying on it.
        </p>
      ) : null}
      <FactList
        facts={[
          { label: 'Rule', value: rule.id },
          { label: 'Area', value: areaWords(rule.area) },
          { label: 'Where it holds', value: rule.reach },
          ...(now === null
            ? []
            : [
                { label: 'Source', value: now.source },
                { label: 'How sure we are', value: sureWords(now.confidence) },
              ]),
          { label: 'The version is picked by', value: rule.keyDate },
        ]}
      />
    </div>
  );
}

/** More versions than this fold the older ones away. */
const SHOWN = 3;

function Versions({ rule }: { readonly rule: Rule }) {
  const [older, newer] = [rule.versions.slice(0, -SHOWN), rule.versions.slice(-SHOWN)];
  const folds = older.length > 1 && older.every((version) => !isNow(version, rule));
  if (!folds) return <VersionList versions={rule.versions} rule={rule} />;
  return (
    <>
      <details>
        <summary>{older.length} earlier versions</summary>
        <VersionList versions={older} rule={rule} />
      </details>
      <VersionList versions={newer} rule={rule} />
    </>
  );
}

function VersionList({
  versions,
  rule,
}: {
  readonly versions: readonly Version[];
  readonly rule: Rule;
}) {
  return (
    <ol className="dp-rule-versions">
      {versions.map((version) => (
        <li key={version.from} aria-current={isNow(version, rule) ? 'date' : undefined}>
          <p className="dp-row">
            <strong>{sentence(spanWords(version.from, version.to))}</strong>
            {isNow(version, rule) ? (
              <Badge state={version.announced ? APPLIED : IN_FORCE} note="today" />
            ) : null}
            {rule.today < version.from ? (
              <Badge state={{ word: 'Still to come', meaning: 'quiet', mark: 'clock' }} />
            ) : null}
            {version.announced && MARKS['announced'] ? (
              <Badge state={MARKS['announced']} note="not seen in force" />
            ) : null}
          </p>
          <p>{version.says}</p>
          <p className="dp-dim">
            {ended(version.source)} {ended(sentence(sureWords(version.confidence)))}
          </p>
        </li>
      ))}
    </ol>
  );
}

function isNow({ from, to }: Version, { today }: Rule): boolean {
  return from <= today && (to === null || today <= to);
}

function Unclear({ rule }: { readonly rule: Rule }) {
  const { escalation, grounds, open } = rule;
  return (
    <>
      {escalation === null ? (
        <p>It never asks a person to decide.</p>
      ) : (
        <p>
          <strong>
            {escalation.stops
              ? 'Unknown facts stop the step.'
              : 'Unknown facts go on a list, and the step goes on.'}
          </strong>{' '}
          {escalation.because}
        </p>
      )}
      {grounds.length === 0 ? (
        <p>Nobody may lift a block of it.</p>
      ) : (
        <>
          <p>A compliance officer may lift its block on one of these grounds, which is stored:</p>
          <ul className="dp-rule-open">
            {grounds.map(({ words, source, instead }) => (
              <li key={words}>
                {ended(words)} <span className="dp-dim">{ended(source)}</span>
                {instead === null ? '' : ` Instead: ${ended(instead)}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {open.length === 0 ? null : (
        <>
          <p>A lawyer should still say:</p>
          <ul className="dp-rule-open">
            {open.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
