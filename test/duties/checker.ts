import {
  type Account,
  holds,
  into,
  newAccount,
  type Reading,
  readingOf,
  type Sealed,
  trusted,
} from './account.ts';
import { CENTRE_DUTIES } from './centre-duties.ts';
import { VERIFYING_DUTIES } from './verifying-duties.ts';

/** A duty that did not hold, where. */
export interface Breach {
  readonly rule: string;
  readonly seq: number;
  readonly says: string;
}

/** Who may do what, by the sources and not by the product's policy: R22, R63, R66, R74, R92. */
const ROLES_FOR: Readonly<Record<string, readonly string[]>> = {
  'unit.claimed': ['learner'],
  'claim.taken': ['assessor'],
  'handover.read': ['assessor'],
  'evidence.considered': ['assessor'],
  'criterion.judged': ['assessor'],
  'unit.decided': ['assessor'],
  'decision.countersigned': ['assessor', 'internal_verifier'],
  'staff.authorised': ['quality_manager'],
  'sample.planned': ['internal_verifier', 'quality_manager'],
  'sample.started': ['internal_verifier'],
  'sample.closed': ['internal_verifier'],
  'sample.countersigned': ['internal_verifier'],
  'base.released': ['internal_verifier'],
  'appeal.raised': ['learner'],
};

/** What each kind of entry must not show, and what the reader keeps of it. */
const DUTIES: Readonly<Record<string, (reading: Reading) => void>> = {
  ...CENTRE_DUTIES,
  ...VERIFYING_DUTIES,
  'observation.recorded': ({ account, who, learner, isOwn, entry, breach }) => {
    if (isOwn) breach('R63', 'somebody observed themselves');
    if (entry.facts['kind'] === 'expert_witness' && entry.facts['actedAs'] !== 'adviser')
      breach('R31', 'expert witness testimony from somebody who is no adviser');
    if (account.verifies.get(learner)?.has(who))
      breach('R30', 'who verified this learner observes them');
    into(entry.facts['actedAs'] === 'adviser' ? account.advises : account.assesses, learner, who);
  },
  'unit.claimed': ({ account, entry, learner, claim, isOwn, breach }) => {
    const unit = entry.subjects['unit'] ?? '';
    if (!isOwn) breach('R63', 'claimed by somebody else than the learner');
    for (const other of account.claims.values())
      if (other.learner === learner && other.unit === unit && other.decided === null)
        breach('R10', 'a second claim of a unit beside an open one');
    const items = entry.facts['items'] as readonly { readonly evidence: string }[];
    account.claims.set(claim, {
      learner,
      unit,
      framework: String(entry.facts['framework']),
      presented: new Set(items.map(({ evidence }) => evidence)),
      looked: new Set(),
      holder: null,
      decided: null,
    });
  },
  'claim.withdrawn': ({ account, claim, isOwn, breach }) => {
    if (!isOwn) breach('R63', 'withdrawn by somebody else than the learner');
    if (account.claims.get(claim)?.decided) breach('R66', 'withdrawn after it was decided');
    account.claims.delete(claim);
  },
  'claim.taken': (reading) => {
    if (reading.account.claims.get(reading.claim)?.holder) reading.breach('R66', 'taken twice');
    takesInHand(reading);
  },
  'handover.read': (reading) => {
    if (reading.entry.subjects['next'] !== reading.who)
      reading.breach('R66', 'read by somebody it was not offered to');
    takesInHand(reading);
  },
  'evidence.considered': ({ account, entry, who, claim, breach }) => {
    const one = account.claims.get(claim);
    if (one?.holder !== who) breach('R66', 'looked at by who has it not in hand');
    one?.looked.add(entry.subjects['evidence'] ?? '');
  },
  'authorship.found': ({ account, entry, who, claim, breach }) => {
    const item = entry.subjects['evidence'] ?? '';
    if (account.claims.get(claim)?.holder !== who)
      breach('R55', 'whose work it is said by who has it not in hand');
    if (entry.facts['finding'] === 'own') account.notOwn.delete(item);
    else account.notOwn.add(item);
  },
  'criterion.judged': (reading) => judges(reading),
  'unit.decided': (reading) => decides(reading),
  'decision.countersigned': ({ account, entry, who, on, isOwn, breach }) => {
    const decision = account.decisions.get(entry.subjects['decision'] ?? '');
    if (!decision) breach('R26', 'countersigned without a decision');
    if (decision?.by === who) breach('R26', 'somebody countersigned their own decision');
    if (isOwn) breach('R26', 'a learner countersigned their own result');
    if (!holds(account, who, ['assessing', 'verifying'], on))
      breach('R26', 'countersigned without a certificate in force');
    if (decision) decision.signed = true;
  },
};

function takesInHand(reading: Reading): void {
  const { account, who, learner, claim, isOwn, breach } = reading;
  const one = account.claims.get(claim);
  if (isOwn) breach('R30', 'an assessor took their own claim');
  if (!one) breach('R63', 'a claim that nobody made');
  else one.holder = who;
  if (account.verifies.get(learner)?.has(who))
    breach('R30', 'who verified this learner assesses them');
  trusted(reading, 'assessor');
  into(account.assesses, learner, who);
}

function judges({ account, entry, who, learner, claim, isOwn, breach }: Reading): void {
  const { facts, subjects } = entry;
  const one = account.claims.get(claim);
  if (isOwn) breach('R30', 'somebody judged themselves');
  if (one?.holder !== who) breach('R66', 'judged by who has the claim not in hand');
  if (one?.decided) breach('R66', 'judged after the decision');
  const items = facts['items'] as readonly { readonly evidence: string }[];
  for (const { evidence } of items) {
    if (!one?.presented.has(evidence)) breach('R67', 'rests on an item that was not presented');
    one?.looked.add(evidence);
  }
  const isMet = facts['outcome'] === 'met';
  if (
    isMet &&
    ['questioning', 'discussion'].includes(String(facts['method'])) &&
    Number(facts['questions']) < 1
  )
    breach('R69', 'met by questions that nobody wrote down');
  if (isMet && items.some(({ evidence }) => account.notOwn.has(evidence)))
    breach('R55', 'met by an item found not to be the learner’s own work');
  if (isMet && facts['method'] === 'record' && items.length === 0)
    breach('R56', 'met by record without an item');
  const key = `${learner} ${subjects['unit']} ${facts['criterion']}`;
  account.judged.set(key, String(facts['outcome']));
  account.metBy.set(
    key,
    items.map(({ evidence }) => evidence),
  );
}

function decides(reading: Reading): void {
  const { account, entry, who, on, learner, claim, isOwn, breach } = reading;
  const { facts, subjects } = entry;
  const unit = subjects['unit'] ?? '';
  const one = account.claims.get(claim);
  if (isOwn) breach('R30', 'somebody decided their own unit');
  if (one?.holder !== who) breach('R66', 'decided by who has the claim not in hand');
  if (one?.decided) breach('R66', 'decided twice');
  trusted(reading, 'assessor');
  if (facts['standing'] !== 'informal') breach('R73', 'not said to be informal');
  if (facts['outcome'] === 'achieved') {
    for (const { criterion, state } of facts['criteria'] as readonly {
      criterion: string;
      state: string;
    }[]) {
      const said = account.judged.get(`${learner} ${unit} ${criterion}`);
      if (state !== 'met' || said !== 'met') breach('R9', `achieved with ${criterion} not met`);
      const by = account.metBy.get(`${learner} ${unit} ${criterion}`) ?? [];
      if (by.some((item) => account.notOwn.has(item)))
        breach('R55', `achieved with ${criterion} met by what is not the learner’s own`);
    }
    for (const evidence of one?.presented ?? [])
      if (!one?.looked.has(evidence)) breach('R67', 'achieved with an item unseen');
  }
  // Who has authorised nobody yet has not set up a centre, and nobody can countersign there.
  const needs = account.posts.size > 0 && !holds(account, who, ['assessing'], on);
  if (facts['countersign'] !== needs)
    breach('R26', 'the countersignature asked for is not what the certificates say');
  const decision = subjects['decision'] ?? '';
  if (one) one.decided = decision;
  account.decisions.set(decision, { by: who, learner, unit, needs, signed: false });
}

function rolesHold({ account, entry, who, breach }: Reading): void {
  const needed = ROLES_FOR[entry.kind];
  if (!needed) return;
  const held = account.gone.has(who) ? [] : (account.roles.get(who) ?? []);
  if (!needed.some((role) => held.includes(role)))
    breach('roles', `done by somebody who was not ${needed.join(' or ')}`);
}

/**
 * Reads one organisation's log from its first entry and names every duty that did not hold. It keeps its own account
 * of roles, posts, certificates and claims, from the entries alone.
 * @param entries in order of their numbers
 */
export function breachesIn(entries: readonly Sealed[]): readonly Breach[] {
  const found: Breach[] = [];
  const account: Account = newAccount();
  for (const entry of entries) {
    const { seq, kind } = entry;
    const reading = readingOf(account, entry, (rule, says) =>
      found.push({ rule, seq, says: `${kind}: ${says}` }),
    );
    rolesHold(reading);
    DUTIES[kind]?.(reading);
  }
  return found;
}
