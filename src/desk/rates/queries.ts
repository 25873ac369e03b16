import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { roleNames } from '../candidates/index.ts';
import { contactsAtClient, contactsOf } from '../clients/index.ts';
import { type Reckoning, reckoningOf } from './basis.ts';
import { type CardVersion, versionInForce } from './card.ts';
import { type Margin, marginOf } from './margin.ts';
import { cardsFor } from './rate-for.ts';
import type { marginsRoute, readOwnRates, readRateCards } from './schema.ts';
import { ratesDb } from './tables.ts';

type Cards = Reply<typeof readRateCards>['cards'];

/** A client's cards with every version, its floor, and what the editor chooses from. Refuses `client-not-found`. */
export async function clientCards(
  tx: Tx,
  clientId: string,
): Promise<Result<Reply<typeof readRateCards>>> {
  const known = await contactsAtClient(tx, clientId);
  if (!known.ok) return known;
  const sites = await ratesDb(tx)
    .selectFrom('sites_published')
    .select(['site_id as siteId', 'name', 'hirer_id as hirerId', 'hirer_name as hirerName'])
    .where('client_id', '=', clientId)
    .orderBy('name')
    .orderBy('site_id')
    .execute();
  const hirers = [...new Map(sites.map((site) => [site.hirerId, site.hirerName]))];
  const names = new Map([...hirers, ...sites.map(({ siteId, name }) => [siteId, name] as const)]);
  const reckoning = await reckoningOf(tx, clientId);
  const cards = await shownCards(tx, [clientId], names, reckoning);
  return ok({
    today: dateIn(nowOf(tx)),
    clientName: known.value.clientName,
    roles: await rolesByName(tx),
    contacts: known.value.contacts.map(({ contactId, name, jobTitle }) => ({
      contactId,
      name,
      jobTitle,
    })),
    hirers: hirers.map(([hirerId, name]) => ({ hirerId, name })),
    sites: sites.map(({ siteId, name }) => ({ siteId, name })),
    floorPoints: reckoning.clientFloor,
    ownFloorPoints: reckoning.ownFloor,
    cards: cards.filter((one) => one.clientId !== null),
    own: cards.find((one) => one.clientId === null) ?? null,
  });
}

/** The agency's own card, and what it reckons with. */
export async function ownRates(tx: Tx): Promise<Reply<typeof readOwnRates>> {
  const reckoning = await reckoningOf(tx, null);
  const [own = null] = await shownCards(tx, [], new Map(), reckoning);
  return {
    today: dateIn(nowOf(tx)),
    roles: await rolesByName(tx),
    basis: { ...reckoning.basis, floorPoints: reckoning.ownFloor },
    own,
  };
}

async function rolesByName(tx: Tx) {
  return [...(await roleNames(tx))]
    .map(([role, name]) => ({ role, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

async function shownCards(
  tx: Tx,
  clientIds: readonly string[],
  names: ReadonlyMap<string, string>,
  { basis }: Reckoning,
): Promise<Cards> {
  const versions = await cardsFor(tx, clientIds, 'all');
  const ids = [...new Set(versions.map(({ cardId }) => cardId))];
  if (ids.length === 0) return [];
  const kept = await ratesDb(tx)
    .selectFrom('rate_card_version')
    .selectAll()
    .where('card_id', 'in', ids)
    .execute();
  const agreed = await contactsOf(
    tx,
    kept.flatMap(({ agreed_by }) => (agreed_by ? [agreed_by] : [])),
  );
  const members = await memberNames(tx);
  const roles = await roleNames(tx);
  const today = dateIn(nowOf(tx));
  return ids.map((cardId) => {
    const of = versions.filter((one) => one.cardId === cardId);
    const [head] = of;
    const inForce = versionInForce(of, today);
    return {
      cardId,
      clientId: head?.clientId ?? null,
      hirerId: head?.hirerId ?? null,
      siteId: head?.siteId ?? null,
      holdsFor: names.get(head?.siteId ?? head?.hirerId ?? '') ?? 'Every hirer and site',
      versions: newestFirst(of).map((one) => {
        const row = kept.find((each) => each.card_id === cardId && each.version === one.version);
        return {
          version: one.version,
          fromOn: one.fromOn,
          state:
            one === inForce
              ? ('in_force' as const)
              : one.fromOn > today
                ? ('coming' as const)
                : ('past' as const),
          nightFrom: one.nightFrom,
          nightTo: one.nightTo,
          mixed: one.mixed,
          why: row?.why ?? 'agreed',
          agreedBy: row?.agreed_by ?? null,
          agreedByName: agreed.get(row?.agreed_by ?? '')?.name ?? '',
          agreedOn: row?.agreed_on ?? one.fromOn,
          note: row?.note ?? '',
          recordedAt: row?.recorded_at.toISOString() ?? '',
          recordedBy: members.get(row?.recorded_by ?? '') ?? '',
          beyond: one.beyond,
          rates: one.rates.map((rate) => ({
            ...rate,
            roleName: roles.get(rate.role) ?? rate.role,
            netPoints: hourOf(rate, one.fromOn, basis)?.netPoints ?? null,
          })),
        };
      }),
    };
  });
}

function newestFirst(versions: readonly CardVersion[]): readonly CardVersion[] {
  return [...versions].sort((a, b) => b.fromOn.localeCompare(a.fromOn) || b.version - a.version);
}

function hourOf(
  { payPence, chargePence }: { payPence: number; chargePence: number | null },
  on: string,
  basis: Reckoning['basis'],
): Margin | null {
  if (chargePence === null) return null;
  const margin = marginOf({
    payPence,
    chargePence,
    minutes: 60,
    on,
    contractKind: 'paye',
    basis,
  });
  return margin.ok ? margin.value : null;
}

/** The margin of an hour at each of these rates; null where the on-costs of the day are not known. */
export async function marginsOf(
  tx: Tx,
  { on, rates }: BodyOf<typeof marginsRoute>,
): Promise<Reply<typeof marginsRoute>> {
  const { basis } = await reckoningOf(tx, null);
  return {
    rows: rates.map((rate) => {
      const margin = hourOf(rate, on, basis);
      return { key: rate.key, margin: margin && shownMargin(margin) };
    }),
  };
}

/** A margin as routes give it. */
export function shownMargin({ grossPence, grossPoints, netPence, netPoints, costs }: Margin) {
  return { grossPence, grossPoints, netPence, netPoints, costsPence: costs.totalPence };
}

/** Is there a version of a card under this id of an act? */
export async function versionKnown(tx: Tx, id: string): Promise<boolean> {
  const row = await ratesDb(tx)
    .selectFrom('rate_card_version')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** One card in every version, to make a new one from. Refuses `card-not-found`. */
export async function cardById(tx: Tx, cardId: string): Promise<Result<readonly CardVersion[]>> {
  const head = await ratesDb(tx)
    .selectFrom('rate_card')
    .select('client_id')
    .where('id', '=', cardId)
    .executeTakeFirst();
  if (!head) return refuse('card-not-found', 'There is no such rate card.');
  const all = await cardsFor(tx, head.client_id ? [head.client_id] : [], 'all');
  return ok(all.filter((one) => one.cardId === cardId));
}
