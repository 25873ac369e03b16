import { describe, expect, test } from 'vitest';
import { newId } from '../../lib/ids.ts';
import { A_CARE_HOME, aSetting } from '../duties/fixtures.ts';
import type { IndustrialAction, Licence, WorkSetting } from '../duties/index.ts';
import { aDossier, aHeld, anOffice, aWork, said, say, stopping } from './fixtures.ts';
import type { Work } from './work.ts';

const monday = aWork('2026-06-08', '07:00', '15:00');

/** What the gates say of Rosa at this work, with this setting. */
function at(change: Partial<WorkSetting>, work: Work = monday, licences: readonly Licence[] = []) {
  return say(aDossier(), work, '2026-06-01', anOffice({ setting: aSetting(change), licences }));
}

describe('work of which nobody has said what the law asks', () => {
  test('goes on the list with one finding, and stops nobody', () => {
    const findings = say(aDossier(), monday, '2026-06-01', anOffice({ setting: null }));
    expect(findings).toMatchObject([
      {
        rule: 'OWN-SETTING',
        outcome: 'escalate',
        stops: false,
        because: expect.stringMatching(/^Nobody has said yet/),
        clears: 'Ask the client, and enter it on the client’s record.',
      },
    ]);
    expect(stopping(findings)).toEqual([]);
  });

  test('half known names what is still to be asked, and rests on what was said', () => {
    const setting = aSetting({ school: 'not_known', driving: 'not_known' });
    const [finding] = say(aDossier(), monday, '2026-06-01', anOffice({ setting }));
    expect(finding).toMatchObject({
      rule: 'OWN-SETTING',
      because: 'Not known yet of this work: whether it is in a school and what they drive.',
      figures: { setting: setting.settingId, version: 1 },
      restsOn: [{ kind: 'client', id: monday.clientId }],
    });
  });

  test('is a clear yes once everything was said', () => {
    expect(at({})).toEqual([]);
    expect(said(at(A_CARE_HOME), 'OWN-SETTING')).toEqual([]);
  });
});

describe('a strike', () => {
  const strike: IndustrialAction = {
    actionId: newId(),
    hirerId: null,
    siteId: monday.siteId,
    roles: ['care-assistant'],
    movedRoles: ['senior-carer'],
    official: 'yes',
    fromOn: '2026-06-08',
    toOn: null,
  };
  const during = (change: Partial<IndustrialAction>, work: Work = monday) =>
    said(
      say(
        aDossier(),
        work,
        '2026-06-01',
        anOffice({ industrialAction: [{ ...strike, ...change }] }),
      ),
      'CR-7',
    );

  test('stops Rosa doing the work of a striker, and of somebody moved to cover one', () => {
    expect(during({})).toMatchObject([
      { outcome: 'block', because: expect.stringContaining('the work of a striker') },
    ]);
    const senior = aWork('2026-06-08', '07:00', '15:00', { role: 'senior-carer' });
    expect(during({}, senior)).toMatchObject([
      { outcome: 'block', because: expect.stringContaining('moved to cover a striker') },
    ]);
  });

  test('of every role stops every role', () => {
    const cook = aWork('2026-06-08', '07:00', '15:00', { role: 'cook' });
    expect(during({ roles: [] }, cook)).toMatchObject([{ outcome: 'block' }]);
    expect(during({}, cook)).toEqual([]);
  });

  test('stops nobody the day before it begins, nor the day after it ends', () => {
    expect(during({ fromOn: '2026-06-09' })).toEqual([]);
    expect(during({ fromOn: '2026-06-01', toOn: '2026-06-07' })).toEqual([]);
    expect(during({ fromOn: '2026-06-01', toOn: '2026-06-08' })).toHaveLength(1);
  });

  test('that is not official stops nobody; one of which that is not known goes on the list', () => {
    expect(during({ official: 'no' })).toEqual([]);
    expect(during({ official: 'not_known' })).toMatchObject([
      { outcome: 'escalate', stops: false },
    ]);
  });

  test('that begins while a night is worked stops the night', () => {
    const night = aWork('2026-06-07', '22:00', '06:00');
    expect(during({}, night)).toMatchObject([{ outcome: 'block' }]);
  });
});

describe('work in farming and food', () => {
  const packing = {
    gangmasterSector: 'food_processing_packaging',
    gangmasterTask: 'production',
  } as const;
  const licence: Licence = {
    licenceId: newId(),
    number: 'AIRE0007',
    numberKey: 'aire0007',
    fromOn: '2026-01-01',
    toOn: '2026-06-08',
    seenOn: '2026-05-20',
  };

  test('is stopped without a gangmaster’s licence of our own', () => {
    expect(said(at(packing), 'GLAA')).toMatchObject([
      { outcome: 'block', because: expect.stringContaining('we have none on file') },
    ]);
  });

  test('may go with one in force on every day of the work', () => {
    expect(at(packing, monday, [licence])).toEqual([]);
    const overNight = aWork('2026-06-08', '22:00', '06:00');
    expect(said(at(packing, overNight, [licence]), 'GLAA')).toMatchObject([{ outcome: 'block' }]);
  });

  test('on the border of it, or with a task nobody has said, waits for a person to decide', () => {
    for (const gangmasterTask of ['warehouse_parcels', 'other', 'not_known'] as const) {
      expect(said(at({ ...packing, gangmasterTask }), 'GLAA'), gangmasterTask).toMatchObject([
        { outcome: 'escalate', stops: true },
      ]);
      expect(said(at({ ...packing, gangmasterTask }, monday, [licence]), 'GLAA')).toEqual([]);
    }
  });

  test('apart from production, or in a garden that grows for its own kitchen, needs none', () => {
    expect(at({ ...packing, gangmasterTask: 'clerical_not_integral' })).toEqual([]);
    const garden = {
      gangmasterSector: 'hotel_or_school_garden',
      gangmasterTask: 'production',
    } as const;
    expect(at({ ...garden, foodForSale: 'no' })).toEqual([]);
    expect(said(at({ ...garden, foodForSale: 'yes' }), 'GLAA')).toMatchObject([
      { outcome: 'block' },
    ]);
    expect(said(at({ ...garden, foodForSale: 'not_known' }), 'GLAA')).toMatchObject([
      { outcome: 'escalate', stops: true },
    ]);
  });
});

describe('driving', () => {
  test('a lorry or a coach is refused openly, and says what is not worked out here', () => {
    expect(said(at({ driving: 'lorry_or_coach' }), 'RTWT-DRIVER')).toMatchObject([
      { outcome: 'escalate', stops: true, because: expect.stringMatching(/^Not worked out here/) },
    ]);
  });

  test('a van goes on the list, and stops nobody within 11 hours on duty', () => {
    expect(stopping(at({ driving: 'van_gb_domestic' }))).toEqual([]);
    expect(said(at({ driving: 'van_gb_domestic' }), 'RTWT-DRIVER')).toHaveLength(1);
    const long = aWork('2026-06-08', '07:00', '18:01');
    expect(stopping(at({ driving: 'van_gb_domestic' }, long))).toContain('RTWT-DRIVER');
  });
});

describe('night work', () => {
  const nights = ['2026-06-01', '2026-06-02', '2026-06-03'].map((day) =>
    aHeld(day, '22:00', '06:00', { breakMinutes: 30 }),
  );
  const night = aWork('2026-06-08', '21:00', '06:00');
  const asNightWorker = (setting: Partial<WorkSetting>, work = night) =>
    say(
      aDossier({ held: nights, firstHeld: nights[0]?.start ?? null }),
      work,
      '2026-05-28',
      anOffice({ setting: aSetting(setting) }),
    );

  test('at special hazards is stopped over 8 hours in 24, and may be lifted on a ground', () => {
    expect(said(asNightWorker({ nightHazard: 'yes' }), 'WTR-NIGHT-HAZ')).toMatchObject([
      { outcome: 'block_override', because: expect.stringContaining('8 h 30') },
    ]);
    const eight = aWork('2026-06-08', '21:30', '06:00');
    expect(said(asNightWorker({ nightHazard: 'yes' }, eight), 'WTR-NIGHT-HAZ')).toEqual([]);
  });

  test('without hazards may be longer, and where nobody said so one finding says it', () => {
    expect(said(asNightWorker({ nightHazard: 'no' }), 'WTR-NIGHT-HAZ')).toEqual([]);
    const open = asNightWorker({ nightHazard: 'not_known' });
    expect(said(open, 'WTR-NIGHT-HAZ')).toEqual([]);
    expect(said(open, 'OWN-SETTING')).toHaveLength(1);
  });
});

describe('the break a shift owes', () => {
  test('is warned of where none is planned, and stops nobody', () => {
    const work = aWork('2026-06-08', '07:00', '13:01', { breakMinutes: 0 });
    expect(at({}, work)).toMatchObject([{ rule: 'WTR-BREAK', outcome: 'warn' }]);
    expect(at({}, aWork('2026-06-08', '07:00', '13:00', { breakMinutes: 0 }))).toEqual([]);
  });
});

describe('under 18', () => {
  const josh = aDossier({ worker: { dateOfBirth: '2009-01-05' } });
  const late = aWork('2026-06-08', '18:00', '22:30');
  const inSector = (youngSector: WorkSetting['youngSector']) =>
    said(
      say(josh, late, '2026-06-01', anOffice({ setting: aSetting({ youngSector }) })),
      'WTR-YOUNG-NIGHT',
    );

  test('a late shift is judged by the sector the client said, and strictly where none is known', () => {
    expect(inSector('office')).toMatchObject([{ outcome: 'block_override' }]);
    expect(inSector('hospital')).toMatchObject([{ outcome: 'escalate' }]);
    expect(inSector('not_known')).toMatchObject([{ outcome: 'block_override' }]);
  });
});
