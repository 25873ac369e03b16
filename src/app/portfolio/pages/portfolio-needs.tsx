import { counted, cutTo, listed } from '../../../lib/text.ts';
import { listOwnContributions, listSuggestions } from '../../../proof/portfolio/schema.ts';
import { Needs } from '../../../ui/page.tsx';
import { useRead } from '../../../ui/read.tsx';
import { actionsOf, mayClaim, type Portfolio, type Standing } from './standing.ts';

const DAY_MS = 86_400_000;
const MOST_ACTIONS = 5;

/**
 * What the learner does first: actions their assessor asked for, work that is suggested, answers of colleagues,
 * units that are full. Read after the portfolio, so that it never holds the matrix up.
 */
export function PortfolioNeeds({
  portfolio,
  standing,
}: {
  readonly portfolio: Portfolio;
  readonly standing: Standing;
}) {
  const suggested = useRead(listSuggestions, { query: { size: 1 } });
  const asked = useRead(listOwnContributions, {});
  const actions = actionsOf(portfolio, standing);
  const waiting = suggested.value?.total ?? 0;
  const fresh = (asked.value?.rows ?? []).filter(
    ({ answeredAt }) => answeredAt !== null && Date.now() - Date.parse(answeredAt) < 7 * DAY_MS,
  );
  const full = portfolio.frameworks.flatMap((framework) =>
    framework.units.filter((unit) => {
      const at = standing.unitOf(unit.unitId);
      return (
        mayClaim(framework, unit, standing) &&
        !at.notYet &&
        at.total > 0 &&
        at.evidenced === at.total
      );
    }),
  );
  const set = suggested.value?.smallestSet;
  return (
    <Needs
      items={[
        ...actions.slice(0, MOST_ACTIONS).map(({ criterionId, about, words, assessorName }) => ({
          id: `action ${criterionId}`,
          text: (
            <>
              <strong>{about}.</strong> {assessorName}: {cutTo(words, 240)}
            </>
          ),
          href: `/portfolio?criterion=${criterionId}`,
          act: `Open ${standing.criterionOf.get(criterionId)?.criterion.code}`,
        })),
        ...(actions.length > MOST_ACTIONS
          ? [
              {
                id: 'actions',
                text: `${counted(actions.length - MOST_ACTIONS, 'action')} more from your assessor`,
                href: '/portfolio?state=not_yet',
                act: 'Show what is not yet met',
              },
            ]
          : []),
        ...(waiting > 0
          ? [
              {
                id: 'suggestions',
                text:
                  set && set.covers > 0
                    ? `${counted(waiting, 'suggestion')} from your own work; ${counted(set.caseIds.length, 'case')} may show ${counted(set.covers, 'criterion', 'criteria')} that nothing shows yet`
                    : `${counted(waiting, 'suggestion')} from your own work`,
                href: '/portfolio/suggestions',
                act: 'Look through them',
              },
            ]
          : []),
        ...fresh.slice(0, 3).map((one) => ({
          id: `contribution ${one.contributionId}`,
          text: `${one.askedOf.name} ${one.confirmed ? 'confirmed' : 'declined'} your part: ${one.title}${one.words ? `. “${cutTo(one.words, 120)}”` : ''}`,
          href: '/portfolio/suggestions',
          act: one.confirmed ? 'Use it' : 'Look at suggestions',
        })),
        ...full.slice(0, 1).map((unit) => ({
          id: 'claim',
          text: `Every criterion of ${listed(full.map(({ reference }) => reference))} has evidence`,
          href: `/portfolio/claims/${unit.unitId}`,
          act: `Claim ${unit.reference}`,
        })),
      ]}
    />
  );
}
