import { type Result, refuse } from '../../lib/result.ts';

/** A refusal that belongs to one field of the form. */
export function wrongField(field: string, code: string, because: string): Result<never> {
  return refuse(code, because, undefined, { fields: { [field]: because } });
}
