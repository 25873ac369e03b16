/** Why an act was refused: a stable code, the reason in plain words, and the legal source if there is one. */
export interface Refusal {
  readonly code: string;
  readonly because: string;
  readonly source?: string;
  /** Structured particulars a page may show: missing facts, the rows refused, the findings that block. */
  readonly details?: unknown;
}

/** An answer or a refusal. Refusals are values; faults are thrown. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** An answer. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/**
 * A refusal.
 * @param code stable, kebab-case, in the words of the glossary: 'shift-taken'
 * @param because what happened, why, and what to do, in one or two plain sentences
 * @param source the paragraph of law or policy it rests on
 */
export function refuse(
  code: string,
  because: string,
  source?: string,
  details?: unknown,
): Result<never> {
  return {
    ok: false,
    refusal: {
      code,
      because,
      ...(source === undefined ? {} : { source }),
      ...(details === undefined ? {} : { details }),
    },
  };
}

/**
 * A refusal at one field of a form, which shows it there.
 * @param field its name in the body
 */
export function wrongField(
  field: string,
  code: string,
  because: string,
  source?: string,
): Result<never> {
  return refuse(code, because, source, { fields: { [field]: because } });
}
