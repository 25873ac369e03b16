import { Button } from '@mantine/core';
import type { ReplyOf } from '../../../lib/route.ts';
import { listCriterionLinks } from '../../../proof/frameworks/schema.ts';
import { useAddress } from '../../../ui/address.tsx';
import { useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import type { Placed, Standing } from './standing.ts';
import { useReference } from './use-reference.ts';

type Link = ReplyOf<typeof listCriterionLinks>['rows'][number];

const SAYS: Readonly<Record<Link['kind'], string>> = {
  exact: 'asks for the same as',
  peer: 'stands beside',
  related: 'also shows',
};

interface Linked {
  readonly linkId: string;
  readonly says: string;
  readonly at: Placed;
}

/** Criteria of the learner's frameworks that are linked to one, from either end. */
export function useLinked({ framework, criterion }: Placed, standing: Standing): readonly Linked[] {
  const { value } = useRead(listCriterionLinks, { query: { framework: framework.code } });
  const byCode = new Map<string, Placed>();
  for (const at of standing.criterionOf.values()) {
    const key = `${at.framework.code} ${at.criterion.code}`;
    // A learner's own revision stands before the newest.
    if (!byCode.has(key)) byCode.set(key, at);
  }
  const found = (value?.rows ?? []).flatMap(({ linkId, kind, from, to }): Linked[] => {
    const ends = [from, to];
    const near = ends.find(
      (end) => end.framework === framework.code && end.code === criterion.code,
    );
    const far = ends.find((end) => end !== near);
    const at = near && far ? byCode.get(`${far.framework} ${far.code}`) : undefined;
    return at ? [{ linkId, says: SAYS[kind], at }] : [];
  });
  return [...new Map(found.map((one) => [one.at.criterion.criterionId, one])).values()];
}

/** 'Also shows S7 of ST0321', with the one press that references an item to both. */
export function LinkedCriteria({
  at,
  evidence,
  standing,
}: {
  readonly at: Placed;
  /** An item to reference; without one only what is linked is shown. */
  readonly evidence?: { readonly evidenceId: string; readonly code: string };
  readonly standing: Standing;
}) {
  const { setQuery } = useAddress();
  const linked = useLinked(at, standing);
  const { addAll, refusal, busy } = useReference(evidence?.code ?? '');
  if (linked.length === 0) return null;
  const own = at.criterion.criterionId;
  const has = (criterionId: string) =>
    evidence !== undefined && standing.cellOf(criterionId, evidence.evidenceId) !== undefined;
  const missing = linked.filter((one) => !has(one.at.criterion.criterionId));
  const [first, ...rest] = [
    ...(has(own) ? [] : [own]),
    ...missing.map((one) => one.at.criterion.criterionId),
  ];
  const codes = [
    ...(has(own) ? [] : [at.criterion.code]),
    ...missing.map((one) => one.at.criterion.code),
  ].join(' and ');
  return (
    <>
      <ul className="pf-list">
        {linked.map(({ linkId, says, at: other }) => (
          <li key={linkId}>
            <button
              type="button"
              className="dp-link pf-grow"
              onClick={() => setQuery({ criterion: other.criterion.criterionId })}
            >
              {at.criterion.code} {says} {other.criterion.code} of {other.framework.code}:{' '}
              {other.criterion.label}
            </button>
          </li>
        ))}
      </ul>
      {evidence === undefined || first === undefined || missing.length === 0 ? null : (
        <Button
          size="compact-sm"
          variant="default"
          aria-disabled={busy}
          onClick={() =>
            busy
              ? undefined
              : void addAll(
                  { evidenceId: evidence.evidenceId, criterionId: first, also: rest },
                  codes,
                )
          }
        >
          Reference {evidence.code} to {codes}
        </Button>
      )}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </>
  );
}
