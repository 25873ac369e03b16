import type { Transaction } from 'kysely';
import type { Actor } from '../identity/actor.ts';

declare const brand: unique symbol;

/**
 * A transaction inside one organisation, without query methods: a room opens it with its own
 * `tables.ts` and so can name no other room's tables.
 */
export interface Tx {
  readonly [brand]: never;
}

interface Opened {
  readonly transaction: Transaction<unknown>;
  readonly actor: Actor;
  readonly now: Date;
}

const opened = new WeakMap<Tx, Opened>();

/** Wraps a Kysely transaction. Only platform/db and platform/audit call this. */
export function wrap(transaction: Transaction<unknown>, actor: Actor, now: Date): Tx {
  const tx = Object.freeze({}) as Tx;
  opened.set(tx, { transaction, actor, now });
  return tx;
}

function look(tx: Tx): Opened {
  const found = opened.get(tx);
  if (!found) throw new Error('This transaction was not made by platform/db.');
  return found;
}

/** Who acts in this transaction. */
export function actorOf(tx: Tx): Actor {
  return look(tx).actor;
}

/** The moment of this transaction: one instant for all it does. */
export function nowOf(tx: Tx): Date {
  return look(tx).now;
}

/**
 * The one opener of a room: `export const bookingsDb = opener<BookingsTables>()`.
 * @returns a function from a transaction to a query builder that knows these tables only
 */
export function opener<Tables>(): (tx: Tx) => Transaction<Tables> {
  return (tx) => look(tx).transaction as Transaction<Tables>;
}
