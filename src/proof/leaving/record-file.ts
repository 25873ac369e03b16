import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readOrigin } from '../../platform/audit/tree/checkpoint.ts';
import {
  readNote,
  readVerifierKey,
  type VerifierKey,
  verifyNote,
} from '../../platform/audit/tree/note.ts';
import { readZip } from '../../platform/zip.ts';
import { sha256Of } from '../release/index.ts';

export const RECORD_FORMAT = 'deskproof-learner/1';
export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig';
/** In how many archives the record goes; left out: in this one. */
export const PARTS = 'parts.json';
/** What an archive after the first says of itself. */
export const PART = 'part.json';
export const PART_FORMAT = 'deskproof-learner-part/1';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const date = z.iso.date();

const manifestShape = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  organisation: z.strictObject({
    name: z.string().min(1),
    origin: z.string(),
    sample: z.boolean(),
  }),
  learner: z.string(),
  madeAt: z.iso.datetime(),
  verifierKey: z.string(),
  files: z.array(z.strictObject({ path: z.string(), sha256 })).max(5000),
});
/** What a record holds, each file with its hash; signed by the key of the centre's log. */
export type Manifest = z.infer<typeof manifestShape>;

const indexShape = z.array(
  z.strictObject({
    item: z.uuid(),
    title: z.string().min(1).max(400),
    source: z.string(),
    acceptedAt: z.iso.datetime(),
    renditionSha256: sha256,
    references: z.array(
      z.strictObject({ framework: z.string(), criterion: z.string(), note: z.string() }),
    ),
  }),
);
/** The index of evidence: every item with what it is referenced to. */
export type Index = z.infer<typeof indexShape>;

const enrolmentsShape = z.array(
  z.strictObject({ framework: z.string(), startedOn: date, units: z.array(z.string()) }),
);
export type Enrolments = z.infer<typeof enrolmentsShape>;

const decisionsShape = z.array(
  z.looseObject({
    decisionId: z.uuid(),
    framework: z.string(),
    unit: z.string(),
    outcome: z.enum(['achieved', 'not_yet']),
    standing: z.enum(['informal', 'ratified']),
    decidedAt: z.iso.datetime(),
  }),
);
export type Decisions = z.infer<typeof decisionsShape>;

const filesShape = z.strictObject({
  files: z.array(
    z.strictObject({
      item: z.uuid(),
      name: z.string().min(1).max(255),
      title: z.string().min(1).max(200),
      shows: z.string().max(2000),
      media: z.string(),
      bytes: z.int().min(1),
      pieceBytes: z.int().min(65_536).max(5_242_880),
      piecesSha256: sha256,
      sha256,
      madeAt: z.iso.datetime(),
      others: z.boolean(),
      toldOn: date.nullable(),
      toldHow: z.string().max(500),
    }),
  ),
  stays: z.array(z.strictObject({ item: z.uuid(), because: z.string() })),
});
/** Files of items: their bytes stand in the archive as `files/ITEM`, or stay, and why. */
export type Files = z.infer<typeof filesShape>;
export const FILES = 'files/index.json';

const appealsShape = z.strictObject({
  appeals: z.array(
    z.looseObject({
      appeal: z.uuid(),
      papers: z.array(
        z.looseObject({
          paper: z.uuid(),
          file: z
            .strictObject({
              name: z.string(),
              media: z.string(),
              bytes: z.int().min(1),
              sha256,
            })
            .nullable(),
        }),
      ),
    }),
  ),
  stays: z.array(z.strictObject({ paper: z.uuid(), because: z.string() })),
});
/** The learner's appeals; the bytes of their papers' files stand in the archive as `files/PAPER`, or stay, and why. */
export type Appeals = z.infer<typeof appealsShape>;
export const APPEALS = 'appeals.json';

const openClaimsShape = z.array(
  z.strictObject({
    claim: z.uuid(),
    framework: z.string(),
    unit: z.string(),
    attempt: z.int().min(1),
    claimedAt: z.iso.datetime(),
  }),
);
/** Claims that nobody had decided when the learner left. */
export type OpenClaims = z.infer<typeof openClaimsShape>;

const partsShape = z.strictObject({ of: z.int().min(1).max(10_000) });

/** What the signature is over: nothing that could pass for a checkpoint. */
export const signedText = (manifest: string): string => `${RECORD_FORMAT}\n${sha256Of(manifest)}\n`;

/** One line that is not taken, and why. */
export interface Refused {
  readonly path: string;
  readonly because: string;
}

/** A record read and checked by its own manifest; lines that do not stand are named. */
export interface ReadRecord {
  readonly manifest: Manifest;
  readonly manifestText: string;
  readonly key: VerifierKey;
  readonly index: Index;
  readonly enrolments: Enrolments;
  readonly decisions: Decisions;
  readonly openClaims: OpenClaims;
  /** Files whose bytes travel: in this archive, or in pieces after it. */
  readonly travelling: Files['files'];
  readonly stays: Files['stays'];
  readonly appeals: Appeals['appeals'];
  /** In how many archives it goes: this is the first. */
  readonly parts: number;
  readonly files: ReadonlyMap<string, string>;
  readonly refused: readonly Refused[];
}

/**
 * Reads a learner's record: the archive, its manifest, the signature over it, and the hash of every file. Refuses
 * what `readZip` refuses, `no-manifest`, `further-part`, `manifest-malformed`, `manifest-not-signed` and `record-incomplete`;
 * a file that is not the one listed is among `refused`.
 */
export function readRecord(bytes: Buffer): Result<ReadRecord> {
  const zip = readZip(bytes);
  if (!zip.ok) return zip;
  const all = new Map(
    zip.value
      .filter(({ path }) => !isFile(path))
      .map((file) => [file.path, file.bytes.toString('utf8')]),
  );
  const manifestText = all.get(MANIFEST);
  if (manifestText === undefined && all.has(PART)) {
    return refuse(
      'further-part',
      'This archive holds further files of a record. Take part 1 in first; then choose this one under “Brought with them”.',
    );
  }
  if (manifestText === undefined) {
    return refuse(
      'no-manifest',
      'This archive has no manifest: it is no learner’s record. Choose the file that the other centre made under Leaving.',
    );
  }
  const manifest = manifestShape.safeParse(parse(manifestText));
  if (!manifest.success || canonicalJson(manifest.data) !== manifestText) {
    return refuse('manifest-malformed', 'The manifest is not as a record’s is. Ask for it again.');
  }
  const key = signer(manifest.data, manifestText, all.get(SIGNATURE) ?? '');
  if (!key.ok) return key;
  const parts = partsOf(all);
  if (!parts.ok) return parts;
  const refused = [
    ...changed(manifest.data, all),
    ...changedFiles(filesOf(parts.value), zip.value),
  ];
  return ok({
    manifest: manifest.data,
    manifestText,
    key: key.value,
    ...parts.value,
    files: all,
    refused,
  });
}

function signer(manifest: Manifest, text: string, signature: string): Result<VerifierKey> {
  const bad = refuse(
    'manifest-not-signed',
    'The manifest is not signed by the key it names: the record was changed after it left. Ask for it again.',
  );
  const key = readVerifierKey(manifest.verifierKey);
  const note = readNote(signature);
  const { origin, sample } = manifest.organisation;
  if (!key.ok || !note.ok || key.value.name !== origin) return bad;
  if (readOrigin(origin)?.isSample !== sample || note.value.text !== signedText(text)) return bad;
  return verifyNote(note.value, [key.value]).ok ? key : bad;
}

function* changed(manifest: Manifest, files: ReadonlyMap<string, string>): Generator<Refused> {
  for (const { path, sha256: said } of manifest.files) {
    const text = files.get(path);
    if (text === undefined) yield { path, because: 'It is listed and not in the archive.' };
    else if (sha256Of(text) !== said) {
      yield { path, because: 'It is not the file that was listed: its hash is another.' };
    }
  }
  const listed = new Set([MANIFEST, SIGNATURE, ...manifest.files.map(({ path }) => path)]);
  for (const path of files.keys()) {
    if (!listed.has(path)) yield { path, because: 'It is in the archive and not listed.' };
  }
}

/** Is it the place of a file's bytes in an archive? */
const isFile = (path: string): boolean => /^files\/[0-9a-f-]{36}$/.test(path);

/** Every file whose bytes may stand in the archive: of items, and of appeals' papers. */
const filesOf = ({ travelling, appeals }: Pick<ReadRecord, 'travelling' | 'appeals'>) => [
  ...travelling,
  ...appeals.flatMap(({ papers }) =>
    papers.flatMap(({ paper, file }) => (file ? [{ item: paper, sha256: file.sha256 }] : [])),
  ),
];

/** Bytes of files that are in the archive itself must be the ones listed; the others follow in pieces. */
function* changedFiles(
  listed: readonly { readonly item: string; readonly sha256: string }[],
  zip: readonly { readonly path: string; readonly bytes: Buffer }[],
): Generator<Refused> {
  for (const { path, bytes } of zip) {
    if (!isFile(path)) continue;
    const said = listed.find(({ item }) => path === `files/${item}`);
    if (!said) yield { path, because: 'It is in the archive and not listed.' };
    else if (createHash('sha256').update(bytes).digest('hex') !== said.sha256) {
      yield { path, because: 'It is not the file that was listed: its hash is another.' };
    }
  }
}

function partsOf(files: ReadonlyMap<string, string>) {
  const index = indexShape.safeParse(parse(files.get('evidence/index.json') ?? ''));
  const enrolments = enrolmentsShape.safeParse(parse(files.get('enrolments.json') ?? ''));
  const decisions = decisionsShape.safeParse(parse(files.get('decisions.json') ?? ''));
  // Records of before files, open claims and appeals travelled have none.
  const travel = filesShape.safeParse(parse(files.get(FILES) ?? '{"files":[],"stays":[]}'));
  const open = openClaimsShape.safeParse(parse(files.get('open-claims.json') ?? '[]'));
  const appeals = appealsShape.safeParse(parse(files.get(APPEALS) ?? '{"appeals":[],"stays":[]}'));
  const inParts = partsShape.safeParse(parse(files.get(PARTS) ?? '{"of":1}'));
  if (
    index.success &&
    enrolments.success &&
    decisions.success &&
    travel.success &&
    open.success &&
    appeals.success &&
    inParts.success &&
    travel.data.files.every(({ item }) => index.data.some((one) => one.item === item))
  ) {
    return ok({
      index: index.data,
      enrolments: enrolments.data,
      decisions: decisions.data,
      openClaims: open.data,
      travelling: travel.data.files,
      stays: travel.data.stays,
      appeals: appeals.data.appeals,
      parts: inParts.data.of,
    });
  }
  return refuse(
    'record-incomplete',
    'The record lacks its index of evidence, its enrolments or its decisions, or they cannot be read. Ask for it again.',
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
