import { listed } from '../../lib/text.ts';
import {
  checkStrike,
  type IndustrialAction as KnownAction,
} from '../../rules/agency-conduct/strike.ts';
import { checkGangmaster, type WorkInSector } from '../../rules/safeguarding/gangmaster.ts';
import { checkDriving } from '../../rules/working-time/driving.ts';
import {
  type AnswerKey,
  type IndustrialAction,
  notKnown,
  type WorkSetting,
} from '../duties/index.ts';
import type { Gate } from './gate.ts';
import { OWN } from './own-rules.ts';
import { workingTimeOf } from './working-time-facts.ts';

/** What is asked of the client, as the end of a sentence. */
const ASKED: Readonly<Record<AnswerKey, string>> = {
  vulnerable: 'whether it is with vulnerable people',
  regulatedActivity: 'whether it is regulated activity',
  school: 'whether it is in a school',
  dbsClass: 'which DBS check the law lets us ask for',
  nightHazard: 'whether there are special hazards or heavy strain at night',
  youngSector: 'which sector it is in for those under 18',
  gangmasterSector: 'whether it is work a gangmaster’s licence is needed for',
  gangmasterTask: 'what is done there in that sector',
  foodForSale: 'whether the garden grows food mainly for sale',
  driving: 'what they drive',
};

/** OWN-SETTING: what the law asks of this work was said by somebody at the client; once, not once a rule. */
export const settingGate: Gate = {
  rules: ['OWN-SETTING'],
  ask({ prepared: { setting, work } }) {
    const open = setting === null ? [] : notKnown(setting);
    if (setting !== null && open.length === 0) return [];
    return [
      {
        rule: 'OWN-SETTING',
        outcome: 'escalate',
        stops: false,
        because:
          setting === null
            ? 'Nobody has said yet what the law asks of this work: whether it is with vulnerable people, in a school, in food or farming, with hazards at night, or driving.'
            : `Not known yet of this work: ${listed(open.map((key) => ASKED[key]))}.`,
        source: OWN,
        figures: figuresOf(setting, open.length),
        clears: 'Ask the client, and enter it on the client’s record.',
        // The client's record is where it stands and is changed.
        restsOn: [
          {
            kind: 'client',
            id: work.clientId,
            label:
              setting === null
                ? 'the client’s record'
                : `what the client said, version ${setting.version}`,
          },
        ],
      },
    ];
  },
  passed: ({ prepared: { setting } }) =>
    setting === null
      ? null
      : `What the law asks of this work was said by the client (version ${setting.version}).`,
};

function figuresOf(
  setting: WorkSetting | null,
  open: number,
): Readonly<Record<string, number | string>> {
  if (setting === null) return { open: 'everything' };
  return { open, setting: setting.settingId, version: setting.version };
}

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
  const every = roles.length === 0;
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

/** GLAA: farming, shellfish and food need a gangmaster's licence of our own, in force on every day of the work. */
export const gangmasterGate: Gate = {
  rules: ['GLAA'],
  ask({ prepared: { setting, licences, firstDay, lastDay }, asking: { today } }) {
    const work = setting === null ? null : sectorOf(setting);
    if (work === null) return [];
    return checkGangmaster({
      work,
      firstDay,
      lastDay,
      asOf: today,
      licences: licences.map(({ licenceId, number, fromOn, toOn, seenOn }) => ({
        id: licenceId,
        number,
        validFrom: fromOn,
        validTo: toOn,
        registerPageOn: seenOn,
      })),
    });
  },
  passed({ prepared: { setting } }) {
    if (setting === null || sectorOf(setting) === null) return null;
    return 'The agency’s gangmaster’s licence covers the work, or this work needs none.';
  },
};

/** The work as the rule asks about it; null where it is in no such sector, or nobody has said which. */
function sectorOf(setting: WorkSetting): WorkInSector | null {
  const { gangmasterSector: sector, gangmasterTask: task, foodForSale } = setting;
  if (sector === 'none' || sector === 'not_known') return null;
  return {
    sector,
    // A task nobody has said is on the border: a person decides, and the licence settles it.
    task: task === 'not_known' ? 'other' : task,
    ...(foodForSale === 'not_known' ? {} : { foodMainlyForSale: foodForSale === 'yes' }),
  };
}

/** RTWT-DRIVER: the hours of who drives for the hirer; what shifts do not say of them is refused openly. */
export const drivingGate: Gate = {
  rules: ['RTWT-DRIVER'],
  ask(asked) {
    const duty = asked.prepared.setting?.driving;
    if (duty === undefined || duty === 'not_known') return [];
    return checkDriving({ ...workingTimeOf(asked).facts, duty });
  },
};
