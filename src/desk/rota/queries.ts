import { ok, type Result, refuse } from '../../lib/result.ts';
import { showTimes } from '../../lib/show.ts';
import { addDays, localOf, minuteOfDate } from '../../lib/time.ts';

import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { bookingStart, lastLinesAt, shiftsAtSites } from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import { numbersOf } from './book-draft.ts';
import type { CheckedLine } from './check-lines.ts';
import {
  type Draft,
  type DraftRead,
  draftNotFound,
  findDraft,
  readDraftLines,
  type StoredLine,
} from './draft.ts';
import { sitesIn, spanOf } from './gather.ts';
import { templateNotFound } from './keep-template.ts';
import { printSheet } from './print-sheet.ts';
import type {
  DraftRow,
  draftSheet,
  listCodes,
  listDrafts,
  listTemplates,
  readCanvas,
  readDraft,
  readTemplate,
} from './schema.ts';
import { placeOf } from './shift-codes.ts';
import { rotaDb } from './tables.ts';

function headOf(draft: Draft, members: ReadonlyMap<string, string>) {
  return {
    draftId: draft.draftId,
    source: draft.source,
    title: draft.title,
    clientId: draft.clientId,
    siteId: draft.siteId,
    madeAt: draft.madeAt.toISOString(),
    madeByName: members.get(draft.madeBy) ?? '',
    expiresAt: draft.expiresAt.toISOString(),
  };
}

/** Drafts that are not over, newest first, with how much of each is booked. */
export async function draftList(tx: Tx): Promise<Reply<typeof listDrafts>> {
  const rows = await rotaDb(tx)
    .selectFrom('rota_draft as d')
    .leftJoin('rota_line as l', (join) =>
      join.onRef('l.organisation_id', '=', 'd.organisation_id').onRef('l.draft_id', '=', 'd.id'),
    )
    .select(['d.id', 'd.source', 'd.title', 'd.client_id', 'd.site_id', 'd.made_at', 'd.made_by'])
    .select((eb) => ['d.expires_at', eb.fn.count<number>('l.line').as('lines')])
    .select((eb) => eb.fn.count<number>('l.booking_id').as('booked'))
    .where('d.expires_at', '>', nowOf(tx))
    .groupBy(['d.organisation_id', 'd.id'])
    .orderBy('d.made_at', 'desc')
    .limit(200)
    .execute();
  const members = await memberNames(tx);
  return {
    total: rows.length,
    rows: rows.map((row) => ({
      draftId: row.id,
      source: row.source,
      title: row.title,
      clientId: row.client_id,
      siteId: row.site_id,
      madeAt: row.made_at.toISOString(),
      madeByName: members.get(row.made_by) ?? '',
      expiresAt: row.expires_at.toISOString(),
      lines: row.lines,
      booked: row.booked,
    })),
  };
}

/** A rota line by line as it stands now. Refuses `draft-not-found`. */
export async function draftPage(tx: Tx, draftId: string): Promise<Result<Reply<typeof readDraft>>> {
  const draft = await findDraft(tx, draftId);
  if (!draft) return draftNotFound();
  const read = await readDraftLines(tx, draft);
  const roles = await roleNames(tx);
  const booked = read.stored.filter(({ bookingId }) => bookingId !== null);
  const numbers = await numbersOf(tx, booked);
  const sites = read.known.sites;
  return ok({
    ...headOf(draft, await memberNames(tx)),
    unread: [...draft.unread],
    counts: read.counts,
    rows: rowsOf(read, roles),
    sites: await sitesToBook(tx, read),
    bookings: [...Map.groupBy(booked, ({ bookingId }) => bookingId ?? '')].map(
      ([bookingId, lines]) => ({
        bookingId,
        number: numbers.get(bookingId) ?? '',
        lines: lines.length,
        shifts: lines.reduce((sum, { shiftIds }) => sum + shiftIds.length, 0),
      }),
    ),
    choices: {
      sites: sites.map(({ siteId, siteName, clientName }) => {
        return { siteId, name: siteName === clientName ? siteName : `${siteName}, ${clientName}` };
      }),
      roles: [...roles].map(([role, name]) => ({ role, name })),
    },
  });
}

function rowsOf(read: DraftRead, roles: ReadonlyMap<string, string>): DraftRow[] {
  const checked = new Map(read.lines.map((line) => [line.line.line, line]));
  return read.stored.map((line) => {
    const one = checked.get(line.line);
    return one ? rowOf(one, roles) : bookedRow(line, read, roles);
  });
}

function rowOf({ line, read, state }: CheckedLine, roles: ReadonlyMap<string, string>): DraftRow {
  const days = read.planned.map(({ date }) => date);
  const [first] = read.planned;
  return {
    line: line.line,
    at: line.at,
    state,
    said: line.said,
    chosen: line.chosen,
    problems: read.problems.map(({ among, ask, ...problem }) => ({
      ...problem,
      ...(ask ? { ask } : {}),
      ...(among ? { among: [...among] } : {}),
    })),
    siteId: read.site?.siteId ?? null,
    siteName: read.site?.siteName ?? '',
    clientName: read.site?.clientName ?? '',
    role: read.role,
    roleName: roles.get(read.role ?? '') ?? '',
    firstOn: days[0] ?? null,
    lastOn: days.at(-1) ?? null,
    times: first ? showTimes(first.startsAt, first.endsAt) : '',
    shifts: read.planned.reduce((sum, { places }) => sum + places, 0),
    breakMinutes: read.breakMinutes,
    kind: read.kind,
    payPence: read.payPence,
    chargePence: read.chargePence,
    samePerson: read.samePerson,
    holidays: [...read.holidays],
    already: read.already,
    bookingId: null,
  };
}

/** A line that was booked: what it said, and where it went; its shifts are on the booking. */
function bookedRow(
  line: StoredLine,
  { known }: DraftRead,
  roles: ReadonlyMap<string, string>,
): DraftRow {
  const { said, chosen } = line;
  const site = known.sites.find(({ siteId }) => siteId === (chosen.siteId ?? known.siteId));
  return {
    line: line.line,
    at: line.at,
    state: 'booked',
    said,
    chosen,
    problems: [],
    siteId: null,
    siteName: said.site || (site?.siteName ?? ''),
    clientName: said.client || (site?.clientName ?? ''),
    role: null,
    roleName: roles.get(chosen.role ?? '') ?? said.role,
    firstOn: null,
    lastOn: null,
    times: said.shift || (said.start && `${said.start}-${said.end}`),
    shifts: line.shiftIds.length,
    breakMinutes: 0,
    kind: 'waking',
    payPence: null,
    chargePence: null,
    samePerson: null,
    holidays: [],
    already: 0,
    bookingId: line.bookingId,
  };
}

/** What the yes would book at each site, and who ordered and pays there last time. */
async function sitesToBook(tx: Tx, read: DraftRead) {
  const good = read.lines.filter(({ state }) => state === 'good');
  const groups = Map.groupBy(good, ({ read: one }) => one.site);
  const sites: Reply<typeof readDraft>['sites'][number][] = [];
  for (const [site, lines] of groups) {
    if (!site) continue;
    const start = await bookingStart(tx, site.siteId);
    const last = start.ok ? start.value.last : null;
    sites.push({
      siteId: site.siteId,
      siteName: site.siteName,
      clientId: site.clientId,
      clientName: site.clientName,
      lines: lines.length,
      shifts: lines.reduce((sum, { read: { planned } }) => {
        return sum + planned.reduce((places, one) => places + one.places, 0);
      }, 0),
      last: last && {
        bookingId: last.bookingId,
        number: last.number,
        billToId: last.billToId,
        orderedBy: last.orderedBy,
        approverId: last.approverId,
      },
    });
  }
  return sites;
}

/** Lines of a draft as a sheet that can be corrected and pasted again. Refuses `draft-not-found`. */
export async function sheetOfDraft(
  tx: Tx,
  draftId: string,
  state: DraftRow['state'] | undefined,
): Promise<Result<Reply<typeof draftSheet>>> {
  const draft = await findDraft(tx, draftId);
  if (!draft) return draftNotFound();
  const read = await readDraftLines(tx, draft);
  const states = new Map(read.lines.map((line) => [line.line.line, line.state]));
  const lines = read.stored.filter(
    ({ line }) => state === undefined || (states.get(line) ?? 'booked') === state,
  );
  return ok({
    fileName: state ? `rota-${state}.csv` : 'rota.csv',
    contentType: 'text/csv; charset=utf-8',
    // The mark lets spreadsheets read accents.
    bytes: Buffer.from(`\ufeff${printSheet(lines, ',')}`),
  });
}

/** What a client means by its shift codes. Refuses `client-not-found`. */
export async function codeList(tx: Tx, clientId: string): Promise<Result<Reply<typeof listCodes>>> {
  const place = await placeOf(tx, clientId, null);
  if (!place.ok) return place;
  const sites = await sitesIn(tx, clientId);
  const names = new Map(sites.map(({ siteId, siteName }) => [siteId, siteName]));
  const members = await memberNames(tx);
  const rows = await rotaDb(tx)
    .selectFrom('shift_code')
    .selectAll()
    .where('client_id', '=', clientId)
    .orderBy('site_id', (order) => order.nullsFirst())
    .orderBy('starts')
    .orderBy('code')
    .execute();
  return ok({
    total: rows.length,
    clientName: place.value.clientName,
    sites: sites.map(({ siteId, siteName }) => ({ siteId, name: siteName })),
    rows: rows.map((row) => ({
      placeId: row.place_id,
      siteId: row.site_id,
      siteName: row.site_id ? (names.get(row.site_id) ?? '') : null,
      code: row.code,
      start: row.starts,
      end: row.ends,
      breakMinutes: row.break_minutes,
      kind: row.kind,
      keptAt: row.kept_at.toISOString(),
      keptBy: members.get(row.kept_by ?? '') ?? '',
    })),
  });
}

/** Rota templates that are in use, by client and name. */
export async function templateList(
  tx: Tx,
  {
    clientId,
    templateId,
  }: { readonly clientId?: string | undefined; readonly templateId?: string },
): Promise<Reply<typeof listTemplates>> {
  let asked = rotaDb(tx).selectFrom('rota_template').selectAll().where('dropped_at', 'is', null);
  if (clientId) asked = asked.where('client_id', '=', clientId);
  if (templateId) asked = asked.where('id', '=', templateId);
  const rows = await asked.orderBy('name_key').execute();
  const sites = await sitesIn(tx, null);
  const clients = new Map(sites.map((site) => [site.clientId, site.clientName]));
  const places = new Map(sites.map((site) => [site.siteId, site.siteName]));
  const members = await memberNames(tx);
  const found = rows.map((row) => ({
    templateId: row.id,
    clientId: row.client_id,
    clientName: clients.get(row.client_id) ?? '',
    siteId: row.site_id,
    siteName: row.site_id ? (places.get(row.site_id) ?? '') : null,
    name: row.name,
    version: row.version,
    lines: row.lines.map((line) => ({
      ...line,
      days: { ...line.days, on: [...line.days.on] },
      requiredSkills: [...line.requiredSkills],
      requiredQualifications: [...line.requiredQualifications],
      requiredChecks: [...line.requiredChecks],
    })),
    keptAt: row.kept_at.toISOString(),
    keptBy: members.get(row.kept_by ?? '') ?? '',
  }));
  return {
    total: found.length,
    rows: found.sort((a, b) => (a.clientName < b.clientName ? -1 : 1)),
  };
}

/** One template. Refuses `template-not-found`. */
export async function templatePage(
  tx: Tx,
  templateId: string,
): Promise<Result<Reply<typeof readTemplate>>> {
  const [row] = (await templateList(tx, { templateId })).rows;
  return row ? ok(row) : templateNotFound();
}

/** What a rota is painted on at a site: roles, codes, bank holidays and what is there. Refuses `site-not-found`. */
export async function canvasOf(
  tx: Tx,
  { siteId, from, days }: { readonly siteId: string; readonly from: string; readonly days: number },
): Promise<Result<Reply<typeof readCanvas>>> {
  const site = (await sitesIn(tx, null)).find((one) => one.siteId === siteId);
  if (!site) return refuse('site-not-found', 'There is no such site. Look at the client.');
  const to = addDays(from, days - 1);
  const { start, end } = spanOf(from, to);
  const before = new Set((await lastLinesAt(tx, [siteId])).map(({ role }) => role));
  const shifts = await shiftsAtSites(tx, [siteId], start, end);
  const codes = await codeList(tx, site.clientId);
  const own = codes.ok
    ? codes.value.rows.filter((code) => !code.siteId || code.siteId === siteId)
    : [];
  const there = Map.groupBy(
    shifts.map(({ role, startsAt, endsAt }) => {
      const [first, last] = [localOf(minuteOfDate(startsAt)), localOf(minuteOfDate(endsAt))];
      return { role, date: first.date, start: first.clock, end: last.clock };
    }),
    (shift) => JSON.stringify(shift),
  );
  const roles = [...(await roleNames(tx))].map(([role, name]) => {
    return { role, name, before: before.has(role) };
  });
  return ok({
    siteId,
    siteName: site.siteName,
    clientId: site.clientId,
    clientName: site.clientName,
    roles: roles.sort((a, b) => Number(b.before) - Number(a.before)),
    // A site's own code speaks before its client's.
    codes: [...new Map(own.map((code) => [code.code, code])).values()]
      .filter((code) => code.start !== '')
      .map(({ code, start: begins, end: ends }) => ({ code, start: begins, end: ends })),
    holidays: [...site.holidays].filter((date) => date >= from && date <= to).sort(),
    booked: [...there.values()].flatMap((group) => {
      return group[0] ? [{ ...group[0], places: group.length }] : [];
    }),
  });
}
