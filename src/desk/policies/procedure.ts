import type { VERSION_STATES } from './procedures-schema.ts';

/** A version as far as it decides which one is in force. */
export interface Version {
  readonly version: number;
  /** The day in London from which it is in force. */
  readonly inForceFrom: string;
}

/** How a version stands on a day. */
export type VersionState = (typeof VERSION_STATES)[number];

/**
 * The version in force on a day: the highest whose day has come. A version that is published later takes the
 * place of those before it, also of one that was still to come. Undefined: none is yet.
 */
export function inForceOn<V extends Version>(versions: readonly V[], today: string): V | undefined {
  return versions
    .filter(({ inForceFrom }) => inForceFrom <= today)
    .reduce<V | undefined>(
      (best, one) => (best === undefined || one.version > best.version ? one : best),
      undefined,
    );
}

/** How one of these versions stands on a day. */
export function versionState(
  version: Version,
  versions: readonly Version[],
  today: string,
  withdrawn: boolean,
): VersionState {
  if (withdrawn) return 'withdrawn';
  const current = inForceOn(versions, today);
  if (current?.version === version.version) return 'in_force';
  // Held back by a later version that came into force first, it will never speak.
  return version.inForceFrom > today && version.version > (current?.version ?? 0)
    ? 'coming'
    : 'replaced';
}

/** Is this what a PDF begins with? Its declared type is not believed. */
export function looksLikePdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-';
}
