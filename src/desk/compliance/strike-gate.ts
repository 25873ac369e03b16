import {
  checkStrike,
  type IndustrialAction as KnownAction,
} from '../../rules/agency-conduct/strike.ts';
import type { IndustrialAction } from '../duties/index.ts';
import type { Gate } from './gate.ts';

const KINDS = { yes: 'official', no: 'unofficial', not_known: 'unknown' } as const;

/** CR-7: nobody is supplied to do the duties of somebody on official action, or of who was moved to cover. */
export const strikeGate: Gate = {
  rules: ['CR-7'],
  ask({ prepared: { work, industrialAction, firstDay, lastDay } }) {
    return checkStrike({
      from: firstDay,
      to: lastDay,
      nation: work.nation,
      actions: industrialAction.map((action) => asKnown(action, work.role)),
    }).map(({ restsOn = [], figures, ...finding }) => ({
      ...finding,
      figures: { ...figures, action: restsOn[0]?.id ?? '' },
      // The client's record is where it stands and is ended.
      restsOn: restsOn.map(({ label }) => ({ kind: 'client', id: work.clientId, label })),
    }));
  },
  passed: ({ prepared: { industrialAction } }) =>
    industrialAction.length === 0
      ? null
      : 'There is industrial action here, and this is not the work of anybody in official action.',
};

function asKnown(action: IndustrialAction, role: string): KnownAction {
  const { actionId, siteId, roles, movedRoles, official, fromOn, toOn } = action;
  const every = roles.length === 0 && movedRoles.length === 0;
  return {
    id: actionId,
    label: `Industrial action at this ${siteId === null ? 'hirer' : 'site'}`,
    kind: KINDS[official],
    from: fromOn,
    ...(toOn === null ? {} : { to: toOn }),
    duties:
      every || roles.includes(role) ? 'striker' : movedRoles.includes(role) ? 'moved' : 'other',
  };
}
