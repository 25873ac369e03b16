import { showMoment } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { minuteOfDate } from '../../lib/time.ts';
import type { ProvenEntry } from '../../platform/audit/tree/check-entry.ts';
import type { ProvenGrowth } from '../../platform/audit/tree/consistency-package.ts';
import type { ProvenEvidence } from '../../platform/audit/tree/evidence-package.ts';
import {
  fingerprintOf,
  type VerifierKey,
  writeVerifierKey,
} from '../../platform/audit/tree/note.ts';
import type { ProvenTrail } from '../../platform/audit/tree/trail-package.ts';

/** Text of a stranger's file for a terminal: without controls, escapes and marks that turn writing round. */
export function plain(text: string): string {
  return text.replace(/\p{C}/gu, '\u00b7');
}

/** JSON for a terminal: what plain() takes out is written as escapes, so that nothing is lost. */
export function plainJson(value: object): string {
  const escaped = (unit: string): string =>
    `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, 2).replace(/(?!\n)\p{C}/gu, (character) =>
    character.split('').map(escaped).join(''),
  );
}

const SAMPLE = [
  '*** SAMPLE, NOT EVIDENCE ***',
  'This comes from a sample organisation. It shows how a proof looks, and proves nothing.',
  '',
];

interface Signed {
  readonly isSample: boolean;
  readonly signedBy: readonly VerifierKey[];
  readonly keysGiven: boolean;
}

/** Beside the verdict, where nobody overlooks it: a key that a stranger brings proves nothing about them. */
function keyWarning({ keysGiven }: Signed): readonly string[] {
  if (keysGiven) return [];
  return [
    'KEY NOT CHECKED: it came with the file, and anybody can make a file and a key that fit each other. Give the organisation’s own with --key, or compare the fingerprint below with theirs.',
  ];
}

function keyLines({ signedBy, keysGiven }: Signed): readonly string[] {
  return [
    ...signedBy.flatMap((key) => [
      `Signed by:    ${plain(writeVerifierKey(key))}`,
      `Fingerprint:  ${fingerprintOf(key)}`,
    ]),
    keysGiven
      ? 'You gave this key yourself: the signature is as good as the place you have it from.'
      : 'The key comes from the file itself. Compare it with the one that the organisation publishes.',
  ];
}

/** What is said of an entry that verifies. */
export function entryLines(entry: ProvenEntry): readonly string[] {
  const { envelope, parts, withheld } = entry;
  const at = new Date(envelope.at);
  const subjects = Object.entries(envelope.subjects).map(([what, id]) => `${what} ${id}`);
  return [
    ...(entry.isSample ? SAMPLE : []),
    `VERIFIED: entry ${entry.number} of ${entry.size} is in the log that was signed.`,
    ...keyWarning(entry),
    '',
    `What:         ${plain(envelope.kind)}`,
    `When:         ${showMoment(minuteOfDate(at))} UK time (${plain(envelope.at)})`,
    `Log:          ${plain(entry.origin)}`,
    `Done by:      ${plain(envelope.actor ?? 'Deskproof itself')}`,
    `About:        ${plain(subjects.join(', ') || 'nothing named')}`,
    `Facts:        ${plain(JSON.stringify(envelope.facts ?? null))}`,
    `Particulars:  ${counted(parts.length, 'part')} shown, ${withheld} withheld`,
    ...parts.map(({ person, part }) => `  ${plain(person)}: ${plain(part)}`),
    '',
    ...keyLines(entry),
  ];
}

/** What is said of an item of evidence that verifies. @param isKept the checkpoint was given apart */
export function evidenceLines(item: ProvenEvidence, isKept: boolean): readonly string[] {
  const [first] = item.entries;
  if (!first) return refusalLines('The item rests on no record.');
  return [
    ...(first.isSample ? SAMPLE : []),
    item.entries.length === 1
      ? `VERIFIED: the record of this item is in the log of ${first.size} entries that was signed.`
      : `VERIFIED: all ${item.entries.length} records of this item are in the log of ${first.size} entries that was signed.`,
    ...keyWarning(first),
    ...(isKept
      ? []
      : [
          'CHECKPOINT FROM THE FILE: give one that was kept elsewhere with --checkpoint, if you have it.',
        ]),
    '',
    `Item:         ${plain(item.title)}`,
    `Learner:      ${plain(item.learner)}`,
    `Log:          ${plain(first.origin)}`,
    ...item.entries.map(
      ({ number, envelope }) =>
        `  entry ${number}: ${plain(envelope.kind)}, ${showMoment(minuteOfDate(new Date(envelope.at)))} UK time`,
    ),
    `Rendition:    SHA-256 ${item.renditionSha256}`,
    'The rendition is the organisation’s own telling of these records; what is proved is the records.',
    '',
    ...keyLines(first),
  ];
}

/** The same of an item for a program. */
export function evidenceJson(item: ProvenEvidence, isKept: boolean): object {
  const { evidence, title, learner, renditionSha256, entries } = item;
  const [first] = entries;
  return {
    verified: true,
    ...(first ? keyJson(first) : {}),
    checkpointGiven: isKept,
    item: evidence,
    title,
    learner,
    renditionSha256,
    origin: first?.origin,
    size: first?.size,
    entries: entries.map(({ number, envelope }) => ({
      entry: number,
      kind: envelope.kind,
      at: envelope.at,
      envelope,
    })),
  };
}

/** What is said of a log that only grew. */
export function growthLines(growth: ProvenGrowth & Signed): readonly string[] {
  const { from, to } = growth;
  return [
    ...(growth.isSample ? SAMPLE : []),
    from === to
      ? `VERIFIED: both checkpoints are over the same ${to} entries.`
      : `VERIFIED: the log of ${to} entries begins with the ${from} of the earlier checkpoint. None was changed or removed; ${to - from} were added.`,
    ...keyWarning(growth),
    '',
    `Log:          ${plain(growth.origin)}`,
    ...keyLines(growth),
  ];
}

/** What is said of what does not verify. */
export function refusalLines(because: string): readonly string[] {
  return ['DOES NOT VERIFY.', plain(because)];
}

const keyJson = ({ signedBy, keysGiven, isSample }: Signed) => ({
  sample: isSample,
  evidence: !isSample,
  signedBy: signedBy.map((key) => ({
    verifierKey: writeVerifierKey(key),
    fingerprint: fingerprintOf(key),
  })),
  keyGiven: keysGiven,
});

/** The same of an entry for a program. */
export function entryJson(entry: ProvenEntry): object {
  const { envelope, number, size, origin, parts, withheld } = entry;
  return {
    verified: true,
    ...keyJson(entry),
    origin,
    entry: number,
    size,
    kind: envelope.kind,
    at: envelope.at,
    envelope,
    parts,
    withheld,
  };
}

/** The same of a growth for a program. */
export function growthJson(growth: ProvenGrowth): object {
  const { origin, from, to } = growth;
  return { verified: true, ...keyJson(growth), origin, from, to };
}

/** What is said of a trail that verifies. @param isKept the checkpoint was given apart */
export function trailLines(trail: ProvenTrail, isKept: boolean): readonly string[] {
  const [first] = trail.entries;
  if (!first) return refusalLines('The trail rests on no record.');
  return [
    ...(first.isSample ? SAMPLE : []),
    `VERIFIED: all ${trail.entries.length} records of this trail are in the log of ${first.size} entries that was signed, and they seal its ${trail.documents.length} texts.`,
    ...keyWarning(first),
    ...(isKept
      ? []
      : [
          'CHECKPOINT FROM THE FILE: give one that was kept elsewhere with --checkpoint, if you have it.',
        ]),
    '',
    `Trail:        ${plain(trail.title)}`,
    `Log:          ${plain(first.origin)}`,
    ...trail.entries.map(
      ({ number, envelope }) =>
        `  entry ${number}: ${plain(envelope.kind)}, ${showMoment(minuteOfDate(new Date(envelope.at)))} UK time`,
    ),
    ...trail.documents.map(
      ({ name, sha256, sealedBy }) =>
        `  ${plain(name)}: SHA-256 ${sha256}, sealed by entry ${sealedBy}`,
    ),
    '',
    ...keyLines(first),
  ];
}

/** The same of a trail for a program. */
export function trailJson(trail: ProvenTrail, isKept: boolean): object {
  const [first] = trail.entries;
  return {
    verified: true,
    ...(first ? keyJson(first) : {}),
    checkpointGiven: isKept,
    claim: trail.claim,
    title: trail.title,
    origin: first?.origin,
    size: first?.size,
    documents: trail.documents,
    entries: trail.entries.map(({ number, envelope }) => ({
      entry: number,
      kind: envelope.kind,
      at: envelope.at,
      envelope,
    })),
  };
}
