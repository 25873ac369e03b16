import { ok, type Result, refuse } from './result.ts';

const LOCAL = /^[^\s"(),:;<>@[\\\]]+$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * An e-mail address in the one form we store and compare: trimmed, lower case, the domain in ASCII.
 * Refuses `not-an-email` when it cannot be an address. Whether anyone reads it is not known from it.
 */
export function normaliseEmail(text: string): Result<string> {
  const trimmed = text
    .normalize('NFC')
    .trim()
    .replace(/^mailto:/i, '');
  const at = trimmed.lastIndexOf('@');
  const local = trimmed.slice(0, Math.max(0, at)).toLowerCase();
  const domain = asciiDomain(trimmed.slice(at + 1));
  const fits =
    at > 0 &&
    trimmed.isWellFormed() &&
    LOCAL.test(local) &&
    !/\p{Cc}/u.test(local) &&
    !local.startsWith('.') &&
    !local.endsWith('.') &&
    !local.includes('..') &&
    local.length <= 64 &&
    domain !== undefined &&
    local.length + 1 + domain.length <= 254;
  if (!fits) {
    return refuse(
      'not-an-email',
      'This is not an e-mail address. Write it like rosa@example.co.uk, without a name around it.',
    );
  }
  return ok(`${local}@${domain}`);
}

function asciiDomain(text: string): string | undefined {
  let domain = text.toLowerCase();
  if (/\P{ASCII}/u.test(domain)) {
    try {
      domain = new URL(`http://${domain}`).hostname;
    } catch {
      return undefined;
    }
  }
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined;
  return /^([a-z]{2,}|xn--[a-z0-9-]+)$/.test(top) ? domain : undefined;
}
