import { listed } from '../../lib/text.ts';
import { type AnswerKey, notKnown, type WorkSetting } from '../duties/index.ts';
import type { Gate } from './gate.ts';
import { OWN } from './own-rules.ts';

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
