import { roleKey } from '../../src/desk/candidates/index.ts';
import {
  endAction,
  enterAction,
  recordLicence,
  recordSetting,
} from '../../src/desk/duties/index.ts';
import { newId } from '../../src/lib/ids.ts';
import { dateIn } from '../../src/lib/time.ts';
import { FIRST_DAY, type Places } from './client-scenes.ts';
import { SETTINGS } from './settings.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

/**
 * The agency's gangmaster's licence as Omar sees it on the register, a strike at the hospital that was over
 * before the first booking, one at the warehouse that is still to come, and a role that is different.
 */
export function dutyScenes({
  time,
  places,
}: {
  readonly time: StoryTime;
  readonly places: Places;
}): readonly Scene[] {
  const { beckside, ward, warehouse } = places;
  const overId = newId();
  const first = time.ofWeek(FIRST_DAY);
  const second = time.ofWeek(FIRST_DAY + 1);
  return [
    {
      at: time.at(first, '09:40'),
      by: 'omar',
      what: 'the licence on the register',
      chapter: 'clients',
      does: (tx) =>
        recordLicence(tx, {
          id: newId(),
          number: 'AIRE0007',
          fromOn: time.ofWeek(FIRST_DAY - 90),
          toOn: time.ofWeek(FIRST_DAY + 275),
          seenOn: first,
          page: 'Compliance folder, register page of that day',
        }),
    },
    {
      at: time.at(second, '16:10'),
      by: 'omar',
      what: 'the strike at the hospital',
      chapter: 'clients',
      does: (tx) =>
        enterAction(tx, ward.clientId, {
          id: overId,
          place: 'hirer',
          placeId: ward.hirerId,
          roles: [],
          movedRoles: [],
          official: 'yes',
          fromOn: time.ofWeek(FIRST_DAY - 12),
          toOn: null,
          saidBy: ward.orderedBy,
          source: 'The union’s notice to the hospital',
        }),
    },
    {
      at: time.at(second, '16:25'),
      by: 'omar',
      what: 'the end of the strike at the hospital',
      chapter: 'clients',
      does: (tx) => endAction(tx, overId, { how: 'over', lastDay: time.ofWeek(FIRST_DAY - 10) }),
    },
    {
      at: time.ago(30 * 60),
      by: 'carla',
      what: 'the kitchen of Beckside, which is different',
      chapter: 'clients',
      does: (tx) =>
        recordSetting(tx, beckside.siteId, {
          id: newId(),
          role: roleKey('Kitchen assistant'),
          from: 0,
          notes: 'Behind a locked door; meals are carried up by the carers.',
          saidBy: beckside.orderedBy,
          saidOn: dateIn(time.ago(30 * 60)),
          ...SETTINGS.kitchenOfHome,
        }),
    },
    {
      at: time.ago(26 * 60),
      by: 'ben',
      what: 'the strike to come at the warehouse',
      chapter: 'clients',
      does: (tx) =>
        enterAction(tx, warehouse.clientId, {
          id: newId(),
          place: 'site',
          placeId: warehouse.siteId,
          roles: [roleKey('Warehouse operative')],
          movedRoles: [],
          official: 'yes',
          fromOn: time.day(35),
          toOn: time.day(36),
          saidBy: warehouse.orderedBy,
          source: 'The union’s notice, two days',
        }),
    },
  ];
}
