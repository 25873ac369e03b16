import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleNames } from '../candidates/index.ts';
import { contactsOf } from '../clients/index.ts';
import { reckoningOf } from './basis.ts';
import { saysAnything, soundBeyond } from './beyond.ts';
import { type CardRate, nameOfRate } from './card.ts';
import { cardAgreed, cardChanged } from './events.ts';
import { marginOf } from './margin.ts';
import { mayPrice } from './price-shifts.ts';
import type { Beyond, Mixed } from './schema.ts';
import { ratesDb } from './tables.ts';

/** A card as somebody agreed it, or a new version of one. */
export interface CardAgreed {
  readonly id: string;
  readonly clientId: string | null;
  readonly hirerId: string | null;
  readonly siteId: string | null;
  readonly from: number;
  readonly fromOn: string;
  readonly nightFrom: string | null;
  readonly nightTo: string | null;
  readonly mixed: Mixed;
  readonly agreedBy: string | null;
  readonly agreedOn: string;
  readonly note: string;
  readonly rates: readonly CardRate[];
  /** Terms beyond the hour; left out or null: none. */
  readonly beyond?: Beyond | null;
  /** A rise that the law asks for needs nobody's approval. */
  readonly why?: 'agreed' | 'minimum_wage';
}

/** Minutes of a night slept through, over which its on-costs are spread. */
const USUAL_NIGHT = 540;

const CHANGED = {
  code: 'card-changed',
  because:
    'A colleague has changed this card since you opened it. Look at it again; your own version was not saved.',
};
onConstraint('rate_card_version_pkey', CHANGED);
onConstraint('rate_card_once', CHANGED);

/**
 * Agrees a rate card, or a new version of one from a date; earlier versions stay as they were, and so does every
 * shift booked at them. Rates below the margin floor need authority. The same id again gives the first result.
 * Refuses `card-changed`, `client-not-found`, `hirer-of-other-client`, `site-of-other-client`,
 * `contact-of-other-client`, `agreed-by-missing`, `role-not-found`, `rate-twice`, `night-hours-missing`,
 * `charge-missing`, `not-yet`, what `soundBeyond` refuses, and `beyond-authority`.
 */
export async function agreeCard(
  tx: Tx,
  input: CardAgreed,
): Promise<Result<{ cardId: string; version: number }>> {
  const db = ratesDb(tx);
  await onePressAtATime(tx, input.id);
  const before = await db
    .selectFrom('rate_card_version')
    .select(['card_id as cardId', 'version'])
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return ok(before);
  const sound = await soundCard(tx, input);
  if (!sound.ok) return sound;
  const known = await cardOf(tx, input);
  if ((known?.version ?? 0) !== input.from) return refuse(CHANGED.code, CHANGED.because);
  const cardId = known?.cardId ?? newId();
  const version = input.from + 1;
  const may = await mayAgree(tx, input);
  if (!may.ok) return may;
  const earlier = known ? await ratesOf(tx, known.cardId, known.version) : [];
  if (!known) await saveCard(tx, cardId, input);
  await saveVersion(tx, cardId, version, input);
  const facts = {
    card: cardId,
    version,
    holdsFor: holdsFor(input),
    fromOn: input.fromOn,
    agreedOn: input.agreedOn,
    mixed: input.mixed,
    rates: input.rates.length,
    beyond: factsOf(termsOf(input)),
  };
  const subjects = { card: cardId, ...(input.clientId ? { client: input.clientId } : {}) };
  if (known) {
    record(tx, cardChanged, {
      subjects,
      facts: { ...facts, why: input.why ?? 'agreed', ...compared(earlier, input.rates) },
      approvedBy: may.value.approvedBy,
    });
  } else {
    record(tx, cardAgreed, { subjects, facts, approvedBy: may.value.approvedBy });
  }
  return ok({ cardId, version });
}

/** A button pressed twice at once: the second press waits, and finds what the first one made. */
async function onePressAtATime(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`card version ${id}`}, 0))`.execute(
    ratesDb(tx),
  );
}

/** The matter under which a card's approval is asked for: whose card it is, since a new one has no id yet. */
export function matterOfCard(
  { clientId, siteId, hirerId }: Pick<CardAgreed, 'clientId' | 'hirerId' | 'siteId'>,
  organisationId: string,
): { readonly kind: string; readonly id: string } {
  if (siteId) return { kind: 'rates_of_site', id: siteId };
  if (hirerId) return { kind: 'rates_of_hirer', id: hirerId };
  if (clientId) return { kind: 'rates_of_client', id: clientId };
  return { kind: 'own_rates', id: organisationId };
}

function holdsFor({ clientId, hirerId, siteId }: CardAgreed): 'own' | 'client' | 'hirer' | 'site' {
  return siteId ? 'site' : hirerId ? 'hirer' : clientId ? 'client' : 'own';
}

/** The terms beyond the hour; those that say nothing are none. */
function termsOf({ beyond = null }: CardAgreed): Beyond | null {
  return beyond !== null && saysAnything(beyond) ? beyond : null;
}

function factsOf(beyond: Beyond | null) {
  if (beyond === null) return null;
  const { overtime, minimumMinutes, sleepIn, callOut, rounding } = beyond;
  return {
    overtimeSteps: overtime.length,
    minimumMinutes,
    flatSleepIn: sleepIn !== null,
    callOut: callOut !== null,
    roundedTo: rounding?.to ?? null,
  };
}

async function soundCard(tx: Tx, input: CardAgreed): Promise<Result<null>> {
  const parties = await soundParties(tx, input);
  if (!parties.ok) return parties;
  const today = dateIn(nowOf(tx));
  if (input.agreedOn > today) {
    return wrongField(
      'agreedOn',
      'not-yet',
      `${showDate(input.agreedOn, today)} is still to come. Give the day on which it was agreed.`,
    );
  }
  const terms = termsOf(input);
  const whole = terms ? soundBeyond(terms) : ok(null);
  if (!whole.ok) return whole;
  const roles = await roleNames(tx);
  const seen = new Set<string>();
  for (const rate of input.rates) {
    const name = roles.get(rate.role);
    if (name === undefined) {
      return refuse('role-not-found', `There is no role “${rate.role}”. Choose one of your roles.`);
    }
    const words = `${name}, ${nameOfRate(rate).toLowerCase()}`;
    const key = `${rate.role} ${rate.kind} ${rate.dayType} ${rate.part}`;
    if (seen.has(key)) return refuse('rate-twice', `${words} stands twice on the card.`);
    seen.add(key);
    if (rate.part === 'night' && input.nightFrom === null) {
      return wrongField(
        'nightFrom',
        'night-hours-missing',
        `${words} is a night rate: say from when to when the night is.`,
      );
    }
    if (rate.chargePence === null && input.clientId !== null) {
      return refuse('charge-missing', `${words} has no charge. A client’s card has both.`);
    }
  }
  return ok(null);
}

async function soundParties(tx: Tx, input: CardAgreed): Promise<Result<null>> {
  const { clientId, hirerId, siteId, agreedBy } = input;
  if (clientId === null) return ok(null);
  const db = ratesDb(tx);
  const client = await db
    .selectFrom('clients_published')
    .select('name')
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  if (!client) {
    return refuse(
      'client-not-found',
      'There is no such client. Look for it in the list of clients.',
    );
  }
  if (siteId !== null || hirerId !== null) {
    let of = db.selectFrom('sites_published').select('site_id').where('client_id', '=', clientId);
    if (siteId) of = of.where('site_id', '=', siteId);
    if (hirerId) of = of.where('hirer_id', '=', hirerId);
    if (!(await of.limit(1).executeTakeFirst())) {
      return wrongField(
        'holdsFor',
        siteId ? 'site-of-other-client' : 'hirer-of-other-client',
        `This ${siteId ? 'site' : 'hirer'} does not belong to ${client.name}. Choose one of its own.`,
      );
    }
  }
  if (agreedBy === null) {
    if (input.why === 'minimum_wage') return ok(null);
    return wrongField('agreedBy', 'agreed-by-missing', 'Choose who at the client agreed to it.');
  }
  if ((await contactsOf(tx, [agreedBy])).get(agreedBy)?.clientId === clientId) return ok(null);
  return wrongField(
    'agreedBy',
    'contact-of-other-client',
    'This contact does not belong to the client. Choose one of the client’s own, or add them first.',
  );
}

/** The card of this client, hirer or site with its newest version, if there is one. */
async function cardOf(tx: Tx, { clientId, hirerId, siteId }: CardAgreed) {
  const { ref } = ratesDb(tx).dynamic;
  const same = (column: string, value: string | null) =>
    [ref(column), value === null ? 'is' : '=', value] as const;
  return ratesDb(tx)
    .selectFrom('rate_card as c')
    .innerJoin('rate_card_version as v', (join) =>
      join.onRef('v.organisation_id', '=', 'c.organisation_id').onRef('v.card_id', '=', 'c.id'),
    )
    .select(['c.id as cardId', 'v.version'])
    .where(...same('c.client_id', clientId))
    .where(...same('c.hirer_id', hirerId))
    .where(...same('c.site_id', siteId))
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function ratesOf(tx: Tx, cardId: string, version: number): Promise<readonly CardRate[]> {
  return ratesDb(tx)
    .selectFrom('rate_card_rate')
    .select(['role', 'kind', 'day_type as dayType', 'part'])
    .select(['pay_pence as payPence', 'charge_pence as chargePence'])
    .where('card_id', '=', cardId)
    .where('version', '=', version)
    .execute();
}

/** Is every rate at or above the floor, or may it be below? */
async function mayAgree(
  tx: Tx,
  input: CardAgreed,
): Promise<Result<{ approvedBy: readonly string[] }>> {
  const { basis, floor } = await reckoningOf(tx, input.clientId);
  if (floor === null || input.why === 'minimum_wage') return ok({ approvedBy: [] });
  const below = hoursOf(input).flatMap(({ payPence, chargePence, minutes }) => {
    if (chargePence === null) return [];
    const margin = marginOf({
      payPence,
      chargePence,
      minutes,
      on: input.fromOn,
      contractKind: 'paye',
      basis,
    });
    return margin.ok ? [floor - margin.value.netPoints] : [];
  });
  const { organisationId } = actorOf(tx);
  const about = matterOfCard(input, organisationId);
  return mayPrice(tx, [{ kind: 'margin_below_floor', amount: Math.max(0, ...below) }], about);
}

/** Every rate of the card with its overtime, its flat night and its call-outs, as the floor is held against them. */
function hoursOf(input: CardAgreed) {
  const terms = termsOf(input);
  const hours = input.rates.map((rate) => ({ ...rate, minutes: 60 }));
  if (terms === null) return hours;
  const overtime = hours.flatMap(({ payPence, chargePence }) =>
    terms.overtime.map((step) => ({
      payPence: step.payPence ?? Math.ceil((payPence * (step.payTimes ?? 100)) / 100),
      chargePence:
        chargePence === null
          ? null
          : (step.chargePence ?? Math.floor((chargePence * (step.chargeTimes ?? 100)) / 100)),
      minutes: 60,
    })),
  );
  const { sleepIn, callOut } = terms;
  const awake = sleepIn && {
    payPence: sleepIn.awakePayPence,
    chargePence: sleepIn.awakeChargePence,
    minutes: 60,
  };
  return [
    ...hours,
    ...overtime,
    ...(sleepIn && awake ? [{ ...sleepIn, minutes: USUAL_NIGHT }, awake] : []),
    ...(callOut ? [{ ...callOut, minutes: 60 }] : []),
  ];
}

async function saveCard(tx: Tx, cardId: string, input: CardAgreed): Promise<void> {
  const { organisationId, memberId } = actorOf(tx);
  await ratesDb(tx)
    .insertInto('rate_card')
    .values({
      organisation_id: organisationId,
      id: cardId,
      client_id: input.clientId,
      hirer_id: input.hirerId,
      site_id: input.siteId,
      made_at: nowOf(tx),
      made_by: memberId,
    })
    .execute();
}

async function saveVersion(
  tx: Tx,
  cardId: string,
  version: number,
  input: CardAgreed,
): Promise<void> {
  const { organisationId, memberId } = actorOf(tx);
  const of = { organisation_id: organisationId, card_id: cardId, version };
  await ratesDb(tx)
    .insertInto('rate_card_version')
    .values({
      ...of,
      id: input.id,
      from_on: input.fromOn,
      night_from: input.nightFrom,
      night_to: input.nightTo,
      mixed: input.mixed,
      why: input.why ?? 'agreed',
      agreed_by: input.agreedBy,
      agreed_on: input.agreedOn,
      note: input.note,
      beyond: beyondColumn(input),
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .execute();
  await ratesDb(tx)
    .insertInto('rate_card_rate')
    .values(
      input.rates.map((rate) => ({
        ...of,
        role: rate.role,
        kind: rate.kind,
        day_type: rate.dayType,
        part: rate.part,
        pay_pence: rate.payPence,
        charge_pence: rate.chargePence,
      })),
    )
    .execute();
}

function beyondColumn(input: CardAgreed) {
  const terms = termsOf(input);
  return terms && sql<Beyond>`${JSON.stringify(terms)}::jsonb`;
}

/** How many rates rose, fell, came and went; a rate that moves both ways counts as raised by its pay. */
function compared(before: readonly CardRate[], after: readonly CardRate[]) {
  const key = ({ role, kind, dayType, part }: CardRate) => `${role} ${kind} ${dayType} ${part}`;
  const old = new Map(before.map((rate) => [key(rate), rate]));
  const counts = { raised: 0, lowered: 0, added: 0, dropped: 0 };
  for (const rate of after) {
    const was = old.get(key(rate));
    old.delete(key(rate));
    if (!was) counts.added += 1;
    else {
      const by = rate.payPence - was.payPence || (rate.chargePence ?? 0) - (was.chargePence ?? 0);
      if (by > 0) counts.raised += 1;
      if (by < 0) counts.lowered += 1;
    }
  }
  return { ...counts, dropped: old.size };
}
