import type { Gate } from './gate.ts';

/** ENG-PLACE: working time in Northern Ireland has regulations of its own, which were not read. */
export const placeGate: Gate = {
  rules: ['ENG-PLACE'],
  ask({ prepared: { work } }) {
    if (work.nation !== 'northern-ireland') return [];
    return [
      {
        rule: 'ENG-PLACE',
        outcome: 'escalate',
        stops: false,
        because:
          'The place of work is in Northern Ireland; the limits shown are those of Great Britain, and its own regulations were not compared.',
        source: 'Working Time Regulations (Northern Ireland) 2016',
        figures: { nation: work.nation },
        clears: 'Have somebody who knows the regulations there look at this booking.',
      },
    ];
  },
};
