import { readFileSync, statSync } from 'node:fs';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { checkEntry } from '../../platform/audit/tree/check-entry.ts';
import { type Checkpoint, readCheckpoint } from '../../platform/audit/tree/checkpoint.ts';
import {
  checkConsistency,
  readConsistencyPackage,
} from '../../platform/audit/tree/consistency-package.ts';
import { readEntryPackage } from '../../platform/audit/tree/entry-package.ts';
import { checkEvidence, readEvidencePackage } from '../../platform/audit/tree/evidence-package.ts';
import { readVerifierKey, type VerifierKey } from '../../platform/audit/tree/note.ts';
import { MOST_PACKAGE_BYTES } from '../../platform/audit/tree/package-file.ts';
import { checkTrail, readTrailPackage } from '../../platform/audit/tree/trail-package.ts';
import {
  entryJson,
  entryLines,
  evidenceJson,
  evidenceLines,
  growthJson,
  growthLines,
  plainJson,
  refusalLines,
  trailJson,
  trailLines,
} from './proof-words.ts';
import { type Called, optionOf, say } from './terminal.ts';

const USAGE = `verify --entry FILE --checkpoint FILE [--key KEY] [--json]
verify --evidence FILE [--checkpoint FILE] [--key KEY] [--json]
verify --trail FILE [--checkpoint FILE] [--key KEY] [--json]
verify --consistency FILE --from CHECKPOINT --to CHECKPOINT [--key KEY] [--json]
  KEY is a verifier key (name+id+key), or a file with one a line.`;

/** A call that cannot be answered: exit code 2, unlike what was checked and does not hold. */
export const WRONG_USE = 'wrong-use';

/**
 * Refuses a call with an option or a word that this check does not know: a slip in --key or --checkpoint
 * must never lead to a check without them.
 */
export function knownOptions(called: Called, known: readonly string[]): Result<null> {
  const strange = Object.keys(called.options).find((name) => !known.includes(name));
  const word = called.words[1];
  if (strange === undefined && word === undefined) return ok(null);
  return refuse(
    WRONG_USE,
    strange === undefined
      ? `verify takes no word of its own: ${word} belongs after an option.`
      : `This check takes no option --${strange}. It takes ${known.map((name) => `--${name}`).join(', ')}.`,
  );
}

/** What can be checked without a database. */
const CHECKS = ['entry', 'evidence', 'trail', 'consistency'] as const;

/** Does a call of verify ask for a check that needs no database? */
export function isOffline(called: Called): boolean {
  return CHECKS.some((option) => option in called.options);
}

function readFile(name: string): Result<Buffer> {
  try {
    const found = statSync(name);
    if (!found.isFile()) return refuse(WRONG_USE, `${name} is not a file.`);
    if (found.size > MOST_PACKAGE_BYTES) {
      return refuse(
        'file-too-large',
        `${name} has ${found.size} bytes; no package and no checkpoint has more than ${MOST_PACKAGE_BYTES}.`,
      );
    }
    return ok(readFileSync(name));
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    return refuse(
      WRONG_USE,
      code === 'ENOENT' ? `There is no file ${name}.` : `${name} cannot be read (${code}).`,
    );
  }
}

function fileOf(called: Called, option: string): Result<Buffer> {
  const name = optionOf(called, option);
  return name ? readFile(name) : refuse(WRONG_USE, `--${option} needs a file.\n${USAGE}`);
}

/** The checkpoint that an option names a file of. */
export function checkpointOf(called: Called, option: string): Result<Checkpoint> {
  const bytes = fileOf(called, option);
  return bytes.ok ? readCheckpoint(bytes.value) : bytes;
}

/** The keys of --key: one as it stands, or the lines of a file. Null when none is given. */
export function keysOf(called: Called): Result<readonly VerifierKey[] | null> {
  if (!('key' in called.options)) return ok(null);
  const given = optionOf(called, 'key');
  if (!given) return refuse(WRONG_USE, `--key needs a verifier key or a file.\n${USAGE}`);
  const asKey = readVerifierKey(given);
  if (asKey.ok) return ok([asKey.value]);
  const file = readFile(given);
  if (!file.ok) {
    return refuse(WRONG_USE, `${given} is neither a verifier key (name+id+key) nor a file.`);
  }
  const keys: VerifierKey[] = [];
  for (const line of file.value.toString('utf8').split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const key = readVerifierKey(line.trim());
    if (!key.ok) return refuse(WRONG_USE, `${given}: ${key.refusal.because}`);
    keys.push(key.value);
  }
  return keys.length > 0 ? ok(keys) : refuse(WRONG_USE, `${given} holds no verifier key.`);
}

interface Answer {
  readonly lines: readonly string[];
  readonly json: object;
}

function answerEntry(called: Called): Result<Answer> {
  const known = knownOptions(called, ['entry', 'checkpoint', 'key', 'json']);
  if (!known.ok) return known;
  const keys = keysOf(called);
  if (!keys.ok) return keys;
  const file = fileOf(called, 'entry');
  if (!file.ok) return file;
  const checkpoint = checkpointOf(called, 'checkpoint');
  if (!checkpoint.ok) return checkpoint;
  const entry = readEntryPackage(file.value);
  if (!entry.ok) return entry;
  const proven = checkEntry(entry.value, checkpoint.value, keys.value);
  return proven.ok
    ? ok({ lines: entryLines(proven.value), json: entryJson(proven.value) })
    : proven;
}

/** An item brings its checkpoint; one that was kept elsewhere says more, and goes before it. */
function answerEvidence(called: Called): Result<Answer> {
  const known = knownOptions(called, ['evidence', 'checkpoint', 'key', 'json']);
  if (!known.ok) return known;
  const keys = keysOf(called);
  if (!keys.ok) return keys;
  const file = fileOf(called, 'evidence');
  if (!file.ok) return file;
  const item = readEvidencePackage(file.value);
  if (!item.ok) return item;
  const isKept = 'checkpoint' in called.options;
  const checkpoint = isKept
    ? checkpointOf(called, 'checkpoint')
    : readCheckpoint(Buffer.from(item.value.checkpoint));
  if (!checkpoint.ok) return checkpoint;
  const proven = checkEvidence(item.value, checkpoint.value, keys.value);
  return proven.ok
    ? ok({ lines: evidenceLines(proven.value, isKept), json: evidenceJson(proven.value, isKept) })
    : proven;
}

/** A trail brings its checkpoint too. */
function answerTrail(called: Called): Result<Answer> {
  const known = knownOptions(called, ['trail', 'checkpoint', 'key', 'json']);
  if (!known.ok) return known;
  const keys = keysOf(called);
  if (!keys.ok) return keys;
  const file = fileOf(called, 'trail');
  if (!file.ok) return file;
  const trail = readTrailPackage(file.value);
  if (!trail.ok) return trail;
  const isKept = 'checkpoint' in called.options;
  const checkpoint = isKept
    ? checkpointOf(called, 'checkpoint')
    : readCheckpoint(Buffer.from(trail.value.checkpoint));
  if (!checkpoint.ok) return checkpoint;
  const proven = checkTrail(trail.value, checkpoint.value, keys.value);
  return proven.ok
    ? ok({ lines: trailLines(proven.value, isKept), json: trailJson(proven.value, isKept) })
    : proven;
}

function answerConsistency(called: Called): Result<Answer> {
  const known = knownOptions(called, ['consistency', 'from', 'to', 'key', 'json']);
  if (!known.ok) return known;
  const keys = keysOf(called);
  if (!keys.ok) return keys;
  const file = fileOf(called, 'consistency');
  if (!file.ok) return file;
  const from = checkpointOf(called, 'from');
  if (!from.ok) return from;
  const to = checkpointOf(called, 'to');
  if (!to.ok) return to;
  const consistency = readConsistencyPackage(file.value);
  if (!consistency.ok) return consistency;
  const proven = checkConsistency(consistency.value, from.value, to.value, keys.value);
  return proven.ok
    ? ok({ lines: growthLines(proven.value), json: growthJson(proven.value) })
    : proven;
}

/**
 * `verify --entry FILE --checkpoint FILE`, `verify --evidence FILE`, `verify --trail FILE` and `verify --consistency FILE --from FILE
 * --to FILE`: with no database, no settings and no network.
 * @returns the exit code: 0 verifies, 1 does not, 2 could not be tried
 */
export function verifyOffline(called: Called): number {
  const asked = CHECKS.filter((option) => option in called.options);
  const [first = 'entry', another] = asked;
  const answer = another
    ? refuse(WRONG_USE, `Check one thing at a time.\n${USAGE}`)
    : {
        entry: answerEntry,
        evidence: answerEvidence,
        trail: answerTrail,
        consistency: answerConsistency,
      }[first](called);
  if (answer.ok) {
    if ('json' in called.options) say(plainJson(answer.value.json));
    else for (const line of answer.value.lines) say(line);
    return 0;
  }
  const { code, because } = answer.refusal;
  if (code === WRONG_USE) {
    process.stderr.write(`${because}\n`);
    return 2;
  }
  if ('json' in called.options) say(plainJson({ verified: false, reason: code, because }));
  else for (const line of refusalLines(because)) say(line);
  return 1;
}
