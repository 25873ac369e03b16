import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { AREAS } from '../../platform/places/areas.ts';
import { addBillTo } from './add-bill-to.ts';
import { addHirer } from './add-hirer.ts';
import { addSite } from './add-site.ts';
import { aClientWithContact, aContact, aSheet } from './fixtures.ts';
import { contactsOf, partsOfBooking, placesOfWork } from './index.ts';
import { clientList, clientRecord, siteRecord } from './queries.ts';
import { recordSiteSheet } from './record-site-sheet.ts';
import { listClients } from './schema.ts';
import { updateBillTo } from './update-bill-to.ts';
import { updateHirer } from './update-hirer.ts';
import { updateSite } from './update-site.ts';

const world = await openWorld();

async function harrow() {
  const org = await world.organisation();
  const made = await act(world.db, org.carla, async (tx) => ok(await aClientWithContact(tx)));
  if (!made.ok) throw new Error(made.refusal.because);
  return { org, ...made.value };
}

async function elm(org: Awaited<ReturnType<typeof harrow>>['org']) {
  const made = await act(world.db, org.carla, async (tx) =>
    ok(
      await aClientWithContact(
        tx,
        { name: 'Elm Court' },
        { givenName: 'Ada', email: 'ada@elm.example', phone: '', approvesHours: false },
      ),
    ),
  );
  if (!made.ok) throw new Error(made.refusal.because);
  return made.value;
}

describe('hirer, site and bill-to', () => {
  test('of a client added as its own are changed one by one afterwards', async () => {
    const { org, clientId, hirerId, siteId, billToId } = await harrow();
    const done = await act(world.db, org.carla, async (tx) => {
      const hirer = await updateHirer(tx, hirerId, {
        legalName: 'Harrow Homes Limited',
        companyNumber: '7654321',
        natureOfBusiness: 'Care homes',
      });
      if (!hirer.ok) return hirer;
      const site = await updateSite(tx, siteId, {
        hirerId,
        name: 'Harrow House, Edinburgh',
        address: '1 High Street',
        postcode: 'eh11yz',
        nation: 'scotland',
      });
      if (!site.ok) return site;
      return updateBillTo(tx, billToId, {
        name: 'Neutral Vendor plc',
        address: '',
        email: 'Invoices@Vendor.example',
        poRequired: true,
      });
    });
    expect(done.ok).toBe(true);
    const record = await read(world.db, org.carla, (tx) => clientRecord(tx, clientId));
    expect(record).toMatchObject({
      value: {
        name: 'Harrow House',
        hirers: [{ legalName: 'Harrow Homes Limited', companyNumber: '07654321' }],
        sites: [{ postcode: 'EH1 1YZ', nation: 'scotland', hirerName: 'Harrow Homes Limited' }],
        billTos: [{ email: 'invoices@vendor.example', poRequired: true }],
      },
    });
    const kinds = (await world.log(org)).map((entry) => entry.kind);
    expect(kinds.slice(-3)).toEqual(['hirer.updated', 'site.updated', 'bill_to.updated']);
    const places = await read(world.db, org.carla, (tx) => placesOfWork(tx, [siteId]));
    expect(places.get(siteId)).toMatchObject({ ...AREAS.get('EH'), clientName: 'Harrow House' });
  });

  test('sent twice with the same id are made once', async () => {
    const { org, clientId, hirerId } = await harrow();
    const [hirer, site, billTo] = [newId(), newId(), newId()];
    for (const _ of [1, 2]) {
      const done = await act(world.db, org.carla, async (tx) => {
        const first = await addHirer(tx, clientId, {
          id: hirer,
          legalName: 'Second Hirer Ltd',
          companyNumber: '',
          natureOfBusiness: 'Laundry',
        });
        if (!first.ok) return first;
        const second = await addSite(tx, clientId, {
          id: site,
          hirerId,
          name: 'North wing',
          address: '',
          postcode: 'LS2 9JT',
          nation: 'england',
        });
        if (!second.ok) return second;
        return addBillTo(tx, clientId, {
          id: billTo,
          name: 'Head office',
          address: '',
          email: '',
          poRequired: false,
        });
      });
      expect(done.ok).toBe(true);
    }
    const kinds = (await world.log(org)).map((entry) => entry.kind);
    for (const kind of ['hirer.added', 'site.added', 'bill_to.added']) {
      expect(kinds.filter((each) => each === kind)).toHaveLength(1);
    }
  });

  test('a site takes no other client’s hirer and no postcode that is none', async () => {
    const { org, clientId, hirerId } = await harrow();
    const other = await elm(org);
    const site = { name: 'Annexe', address: '', postcode: 'LS1 4AP', nation: 'england' } as const;
    const foreign = await act(world.db, org.carla, (tx) =>
      addSite(tx, clientId, { ...site, id: newId(), hirerId: other.hirerId }),
    );
    expect(foreign).toMatchObject({ refusal: { code: 'hirer-of-other-client' } });
    const bad = await act(world.db, org.carla, (tx) =>
      addSite(tx, clientId, { ...site, id: newId(), hirerId, postcode: 'LS1' }),
    );
    expect(bad).toMatchObject({ refusal: { code: 'not-a-postcode' } });
  });

  test('cannot be changed from another organisation', async () => {
    const { hirerId, siteId, billToId } = await harrow();
    const rival = await world.organisation({ name: 'Rival Staffing' });
    const tried = await Promise.all([
      act(world.db, rival.olivia, (tx) =>
        updateHirer(tx, hirerId, { legalName: 'X', companyNumber: '', natureOfBusiness: '' }),
      ),
      act(world.db, rival.olivia, (tx) => recordSiteSheet(tx, siteId, aSheet())),
      act(world.db, rival.olivia, (tx) =>
        updateBillTo(tx, billToId, { name: 'X', address: '', email: '', poRequired: false }),
      ),
    ]);
    expect(tried.map((each) => !each.ok && each.refusal.code)).toEqual([
      'hirer-not-found',
      'site-not-found',
      'bill-to-not-found',
    ]);
  });
});

describe('the standing sheet of a site', () => {
  test('gets a new version by every change and keeps those before', async () => {
    const { org, siteId } = await harrow();
    world.at('2026-11-20T09:00:00Z');
    await act(world.db, org.carla, (tx) => recordSiteSheet(tx, siteId, aSheet()));
    world.at('2026-11-23T09:00:00Z');
    const second = aSheet({ from: 1, ppe: 'Masks from today', reviewOn: '2027-05-01' });
    const recorded = await act(world.db, org.ben, (tx) => recordSiteSheet(tx, siteId, second));
    expect(recorded).toEqual({ ok: true, value: { version: 2 } });
    const again = await act(world.db, org.ben, (tx) => recordSiteSheet(tx, siteId, second));
    expect(again).toEqual(recorded);
    const site = await read(world.db, org.ravi, (tx) => siteRecord(tx, siteId));
    expect(site).toMatchObject({
      value: {
        missing: [],
        sheets: [
          { version: 2, ppe: 'Masks from today', recordedBy: 'Ben Brook', reviewOn: '2027-05-01' },
          { version: 1, recordedBy: 'Carla Costa', recordedAt: '2026-11-20T09:00:00.000Z' },
        ],
      },
    });
    const places = await read(world.db, org.ravi, (tx) => placesOfWork(tx, [siteId, newId()]));
    expect(places.size).toBe(1);
    expect(places.get(siteId)?.sheet).toMatchObject({ version: 2, ppe: 'Masks from today' });
    const facts = (await world.log(org))
      .filter((entry) => entry.kind === 'site_sheet.recorded')
      .map((entry) => entry.envelope.facts);
    expect(facts).toMatchObject([
      { version: 1 },
      { version: 2, changed: ['ppe'], reviewOn: '2027-05-01' },
    ]);
  });

  test('written from an older version is refused, so that no colleague’s change is lost', async () => {
    const { org, siteId } = await harrow();
    const both = await Promise.all([
      act(world.db, org.carla, (tx) => recordSiteSheet(tx, siteId, aSheet({ ppe: 'Gloves' }))),
      act(world.db, org.ben, (tx) => recordSiteSheet(tx, siteId, aSheet({ ppe: 'Masks' }))),
    ]);
    expect(both.filter((each) => each.ok)).toHaveLength(1);
    expect(both.find((each) => !each.ok)).toMatchObject({ refusal: { code: 'sheet-changed' } });
  });

  test('that says nothing, or shall be reviewed yesterday, is refused', async () => {
    const { org, siteId } = await harrow();
    world.at('2026-11-23T09:00:00Z');
    const nothing = Object.fromEntries(
      Object.keys(aSheet()).map((part) => [part, '']),
    ) as unknown as ReturnType<typeof aSheet>;
    const empty = await act(world.db, org.carla, (tx) =>
      recordSiteSheet(tx, siteId, { ...nothing, from: 0, reviewOn: null }),
    );
    expect(empty).toMatchObject({ refusal: { code: 'empty-sheet' } });
    const past = await act(world.db, org.carla, (tx) =>
      recordSiteSheet(tx, siteId, aSheet({ reviewOn: '2026-11-22' })),
    );
    expect(past).toMatchObject({ refusal: { code: 'review-in-the-past' } });
  });
});

test('the list counts sites whose sheet lacks something or is due for review', async () => {
  const { org, siteId } = await harrow();
  const row = async () => {
    const query = listClients.query.parse({});
    const { rows } = await read(world.db, org.carla, (tx) => clientList(tx, query));
    return [rows[0]?.sheetsIncomplete, rows[0]?.sheetsDue];
  };
  const write = (sheet: Parameters<typeof aSheet>[0]) =>
    act(world.db, org.carla, (tx) => recordSiteSheet(tx, siteId, aSheet(sheet)));
  world.at('2026-11-23T09:00:00Z');
  expect(await row()).toEqual([1, 0]);
  await write({ controls: '' });
  expect(await row()).toEqual([1, 0]);
  await write({ from: 1, reviewOn: '2027-05-01' });
  expect(await row()).toEqual([0, 0]);
  world.at('2027-05-01T09:00:00Z');
  expect(await row()).toEqual([0, 1]);
});

describe('the parts of a booking', () => {
  test('that belong to one client answer with their names', async () => {
    const { org, contactId, personId, ...ids } = await harrow();
    const parts = await read(world.db, org.carla, (tx) =>
      partsOfBooking(tx, { ...ids, orderedBy: contactId, approverId: contactId }),
    );
    expect(parts).toMatchObject({
      ok: true,
      value: {
        clientName: 'Harrow House',
        hirerName: 'Harrow House',
        natureOfBusiness: 'Residential care home',
        siteName: 'Harrow House',
        nation: 'england',
        billToName: 'Harrow House',
        poRequired: false,
        orderedBy: { contactId, personId, name: 'Grace Hill', phone: '0113 496 0001' },
        approver: { email: 'grace.hill@harrow.example' },
      },
    });
  });

  test('are refused when one is another client’s, unknown, or another organisation’s', async () => {
    const { org, contactId, personId: _, ...ids } = await harrow();
    const other = await elm(org);
    const stranger = await harrow();
    const asked = { ...ids, orderedBy: contactId };
    const codeOf = (changes: object) =>
      read(world.db, org.carla, async (tx) => {
        const parts = await partsOfBooking(tx, { ...asked, ...changes });
        return parts.ok ? 'ok' : parts.refusal.code;
      });
    expect(await codeOf({})).toBe('ok');
    expect(await codeOf({ siteId: other.siteId })).toBe('site-of-other-client');
    expect(await codeOf({ hirerId: other.hirerId })).toBe('hirer-of-other-client');
    expect(await codeOf({ billToId: other.billToId })).toBe('bill-to-of-other-client');
    expect(await codeOf({ orderedBy: other.contactId })).toBe('contact-of-other-client');
    expect(await codeOf({ approverId: other.contactId })).toBe('contact-of-other-client');
    expect(await codeOf({ siteId: newId() })).toBe('site-of-other-client');
    expect(await codeOf({ siteId: stranger.siteId })).toBe('site-of-other-client');
    expect(await codeOf({ clientId: stranger.clientId })).toBe('client-not-found');
    const own = { ...other, orderedBy: other.contactId, approverId: other.contactId };
    expect(await codeOf(own)).toBe('not-an-approver');
  });

  test('contacts of another organisation stay unknown', async () => {
    const { contactId } = await harrow();
    const rival = await world.organisation({ name: 'Rival Staffing' });
    const seen = await read(world.db, rival.olivia, (tx) => contactsOf(tx, [contactId]));
    expect(seen.size).toBe(0);
    expect(aContact().jobTitle).toBe('Home manager');
  });
});
