import { checkGangmaster, type WorkInSector } from '../../rules/safeguarding/gangmaster.ts';
import type { WorkSetting } from '../duties/index.ts';
import type { Gate } from './gate.ts';

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
