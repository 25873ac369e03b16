import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';

/** The form of the folder: a change that an older version could not read makes it one more. */
export const FORMAT = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const table = z.strictObject({
  /** 'public.organisation': quoted where its name needs it, as PostgreSQL writes it. */
  name: z.string().min(1),
  columns: z.array(z.string().min(1)),
  file: z.string().regex(/^tables\/\d{4}\.copy$/),
  rows: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  sha256,
});

const manifest = z.strictObject({
  deskproof: z.literal('backup'),
  format: z.literal(FORMAT),
  /** When the snapshot was taken, by the database's clock. */
  takenAt: z.iso.datetime(),
  /** The server's version, as '18.4'; the copies are text and go into any later one. */
  postgres: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), sha256 })),
  tables: z.array(table),
  sequences: z.array(
    z.strictObject({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() }),
  ),
  /** Which secrets the sealed things open with; the secrets themselves are in a file of their own, or kept elsewhere. */
  secrets: z.strictObject({ fingerprint: z.string(), file: sha256.nullable() }),
});

const sealed = manifest.extend({ sha256 });

export type Manifest = z.infer<typeof manifest>;
export type BackedUpTable = z.infer<typeof table>;

const hashOf = (written: Manifest): string =>
  createHash('sha256').update(canonicalJson(written)).digest('hex');

/** The manifest as it is written, with the hash of itself at the end. */
export function writeManifest(written: Manifest): string {
  return `${JSON.stringify({ ...written, sha256: hashOf(written) }, null, 1)}\n`;
}

/**
 * A manifest read back. Refuses `backup-newer` (a later form of the folder) and `backup-damaged`.
 * @param text what stands in manifest.json
 */
export function readManifest(text: string): Result<Manifest> {
  const damaged = refuse(
    'backup-damaged',
    'The manifest.json of this backup is damaged. Nothing was changed. Use another backup.',
  );
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return damaged;
  }
  const { deskproof, format } = (raw ?? {}) as { deskproof?: unknown; format?: unknown };
  if (deskproof === 'backup' && typeof format === 'number' && format > FORMAT) {
    return refuse(
      'backup-newer',
      'This backup was taken by a later Deskproof, in a form that this one cannot read. Nothing was changed. Restore it with that version.',
    );
  }
  const read = sealed.safeParse(raw);
  if (!read.success) return damaged;
  const { sha256: said, ...written } = read.data;
  return said === hashOf(written) ? ok(written) : damaged;
}
