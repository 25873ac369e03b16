import { ok, type Refusal, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { counted, nameKey } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleKey, roleNames } from '../candidates/index.ts';
import { findDraft, keepDraft, readDraftLines } from './draft.ts';
import { sitesIn } from './gather.ts';
import type { KnownSite } from './known.ts';
import { type GridNames, readSheet } from './read-sheet.ts';
import type { Counts } from './schema.ts';

export interface PasteInput {
  readonly id: string;
  readonly text: string;
  readonly clientId: string | null;
  readonly siteId: string | null;
  readonly role: string | null;
}

/**
 * Reads a pasted rota and keeps it as a draft with a report line by line; nothing is booked. The same id
 * again gives the first result. Refuses what `readSheet` refuses, `site-not-found`, `role-not-found`.
 */
export async function pasteRota(
  tx: Tx,
  input: PasteInput,
): Promise<Result<{ draftId: string; counts: Counts }>> {
  const before = await findDraft(tx, input.id);
  if (before) return ok({ draftId: input.id, counts: (await readDraftLines(tx, before)).counts });
  const sites = await sitesIn(tx, input.clientId);
  const roles = await roleNames(tx);
  const scope = checkScope(input, sites, roles);
  if (!scope.ok) return scope;
  const today = dateIn(nowOf(tx));
  const sheet = readSheet(input.text, today, gridNames(sites, roles));
  if (!sheet.ok) return atText(sheet.refusal);
  const place =
    scope.value?.siteName ?? sites.find((one) => one.clientId === input.clientId)?.clientName;
  const { lines, unread } = sheet.value;
  return keepDraft(tx, {
    id: input.id,
    source: 'paste',
    title: `${place ?? 'Rota'}: ${counted(lines.length, 'line')} pasted ${showDate(today, today)}`,
    clientId: scope.value?.clientId ?? input.clientId,
    siteId: input.siteId,
    role: input.role,
    unread,
    lines,
  });
}

/** What tells the rows of a grid apart: names of sites and roles, in any spelling. */
export function gridNames(
  sites: readonly KnownSite[],
  roles: ReadonlyMap<string, string>,
): GridNames {
  const called = new Set(sites.map(({ keys }) => keys.site));
  return {
    isRole: (text) => roles.has(roleKey(text)) || roles.has(roleKey(text).replace(/s$/, '')),
    isSite: (text) => called.has(nameKey(text)),
  };
}

function checkScope(
  { siteId, role, clientId }: PasteInput,
  sites: readonly KnownSite[],
  roles: ReadonlyMap<string, string>,
): Result<KnownSite | null> {
  if (role !== null && !roles.has(role)) {
    return refuse('role-not-found', 'There is no such role. Choose one of your roles.');
  }
  if (clientId !== null && sites.length === 0) {
    return refuse('client-not-found', 'This client has no site. Add the site to its record first.');
  }
  if (siteId === null) return ok(null);
  const site = sites.find((one) => one.siteId === siteId);
  return site ? ok(site) : refuse('site-not-found', 'There is no such site at this client.');
}

/** A sheet that cannot be read, said at the field it was pasted into. */
export function atText({ code, because }: Refusal): Result<never> {
  return refuse(code, because, undefined, { fields: { text: because } });
}
