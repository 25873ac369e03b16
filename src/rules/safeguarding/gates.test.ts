import { describe, expect, it } from 'vitest';
import {
  type CertificateCover,
  type CertificateFacts,
  type CertificateOnFile,
  checkCertificate,
} from './check-certificate.ts';
import { checkGangmaster, type GangmasterFacts } from './gangmaster.ts';
import { checkSchool } from './school.ts';

// Rosa cares for adults in a home in Leeds.
const covers: CertificateCover = {
  issuedBy: 'dbs',
  level: 'enhanced_barred',
  workforce: 'adult',
  barredSeen: ['adults'],
  originalSeenOn: '2026-05-04',
  updateConsent: null,
  status: null,
};
const certificate: CertificateOnFile = {
  id: 'c-1',
  satisfied: true,
  checkedOn: '2026-05-04',
  covers,
};
const rosa: CertificateFacts = {
  need: {
    role: 'regulated_activity',
    level: 'enhanced_barred',
    workforce: 'adult',
    barred: ['adults'],
  },
  place: 'england',
  certificates: [certificate],
  firstDay: '2026-06-01',
  asOf: '2026-05-28',
};
const found = (facts: CertificateFacts) =>
  checkCertificate(facts).map(({ rule, outcome }) => `${rule} ${outcome}`);
const with_ = (change: Partial<CertificateCover>, check: Partial<CertificateOnFile> = {}) =>
  found({
    ...rosa,
    certificates: [{ ...certificate, covers: { ...covers, ...change }, ...check }],
  });

describe('the certificate of a care worker', () => {
  it('clears at the level asked for, with the original and the barred list seen', () => {
    expect(found(rosa)).toEqual([]);
    expect(with_({ workforce: 'child_and_adult', barredSeen: ['children', 'adults'] })).toEqual([]);
  });

  it('blocks regulated activity without a certificate, or without the list', () => {
    expect(found({ ...rosa, certificates: [] })).toEqual(['DBS-BARRED block']);
    expect(with_({ level: 'enhanced', barredSeen: [] })).toEqual(['DBS-BARRED block']);
    expect(with_({ barredSeen: ['children'] })).toEqual(['DBS-BARRED block']);
    const late = with_({ originalSeenOn: '2026-06-02' }, { checkedOn: '2026-06-02' });
    expect(late).toEqual(['DBS-LEVEL block', 'DBS-BARRED block']);
    expect(with_({ originalSeenOn: '2026-06-01' }, { checkedOn: '2026-06-01' })).toEqual([]);
  });

  it('blocks a lower level, another workforce, an original nobody saw, one not satisfied', () => {
    expect(with_({ level: 'standard' })).toEqual(['DBS-LEVEL block']);
    expect(with_({ workforce: 'child' })).toEqual(['DBS-UPDATE block']);
    expect(with_({ originalSeenOn: null })).toEqual(['DBS-LEVEL block']);
    expect(with_({}, { satisfied: false })).toEqual(['DBS-LEVEL block']);
  });

  it('stops regulated activity, and lists other work, where what it covers is not on file', () => {
    const unknown = { covers: undefined };
    expect(with_({}, unknown)).toEqual(['DBS-BARRED block']);
    const need = { role: 'police_act_regulations', level: 'enhanced', barred: [] } as const;
    const certificates = [{ ...certificate, ...unknown }];
    expect(found({ ...rosa, need, certificates })).toEqual(['DBS-LEVEL escalate']);
  });

  it('counts a status check only with consent and unchanged', () => {
    const status = { on: '2026-05-20', unchanged: true };
    expect(with_({ status, updateConsent: true })).toEqual([]);
    expect(with_({ status, updateConsent: false })).toEqual(['DBS-UPDATE block']);
    expect(with_({ status: { ...status, unchanged: false }, updateConsent: true })).toEqual([
      'DBS-UPDATE block',
    ]);
  });

  it('blocks a booking that asks for more than the role allows', () => {
    const need = {
      role: 'exceptions_order',
      level: 'enhanced',
      workforce: 'adult',
      barred: [],
    } as const;
    expect(found({ ...rosa, need })).toEqual(['DBS-LEVEL block']);
    expect(found({ ...rosa, need: { ...need, level: 'standard' } })).toEqual([]);
  });

  it('puts a disclosure of another nation on the list', () => {
    expect(found({ ...rosa, place: 'scotland' })).toEqual(['DBS-NATION escalate']);
  });

  it('is not in issue where the work asks for none', () => {
    const { need: _, ...unknown } = rosa;
    expect(found({ ...unknown, certificates: [] })).toEqual([]);
    const office = { role: 'no_special_eligibility', workforce: 'other', barred: [] } as const;
    expect(found({ ...rosa, need: office, certificates: [] })).toEqual([]);
  });
});

describe('work at a school', () => {
  it('waits for the written confirmation', () => {
    const day = { school: true, firstDay: '2026-06-01', asOf: '2026-05-28' };
    expect(checkSchool(day)).toMatchObject([{ rule: 'DBS-SCHOOL', outcome: 'block' }]);
    expect(checkSchool({ ...day, confirmationSentOn: '2026-06-01' })).toEqual([]);
    expect(checkSchool({ ...day, confirmationSentOn: '2026-06-02' })).toMatchObject([
      { outcome: 'block' },
    ]);
    expect(checkSchool({ ...day, school: false })).toEqual([]);
  });
});

describe('supply into a licensed sector', () => {
  const licence = {
    id: 'l-1',
    number: 'AIRE0001',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    registerPageOn: '2026-01-02',
  };
  const packing: GangmasterFacts = {
    work: { sector: 'food_processing_packaging', task: 'production' },
    firstDay: '2026-12-31',
    lastDay: '2026-12-31',
    licences: [licence],
    asOf: '2026-11-23',
  };

  it('needs a licence on every day of the work', () => {
    expect(checkGangmaster(packing)).toEqual([]);
    const over = checkGangmaster({ ...packing, lastDay: '2027-01-01' });
    expect(over).toMatchObject([{ rule: 'GLAA', outcome: 'block', restsOn: [{ id: 'l-1' }] }]);
    expect(over[0]?.because).toBe(
      "Supply into production in food processing and packaging needs a gangmaster's licence, and ours held from Thu 1 Jan to Thu 31 Dec.",
    );
    expect(checkGangmaster({ ...packing, licences: [] })).toMatchObject([{ outcome: 'block' }]);
  });

  it('stops on the border of it, and puts a sector nobody recorded on the list', () => {
    const parcels = { sector: 'food_processing_packaging', task: 'warehouse_parcels' } as const;
    expect(checkGangmaster({ ...packing, work: parcels, licences: [] })).toMatchObject([
      { outcome: 'escalate', stops: true },
    ]);
    expect(checkGangmaster({ ...packing, work: parcels })).toEqual([]);
    const { work: _, ...unknown } = packing;
    expect(checkGangmaster(unknown)).toMatchObject([{ outcome: 'escalate', stops: false }]);
    expect(checkGangmaster({ ...packing, work: { sector: 'logistics', task: 'other' } })).toEqual(
      [],
    );
  });

  it('asks for a dated page of the register, not older than a year', () => {
    const page = (registerPageOn: string | null) =>
      checkGangmaster({ ...packing, licences: [{ ...licence, registerPageOn }] });
    expect(page(null)).toMatchObject([{ outcome: 'warn' }]);
    expect(page('2025-11-22')).toMatchObject([{ outcome: 'warn' }]);
    expect(page('2025-11-23')).toEqual([]);
  });
});
