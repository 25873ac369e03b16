import { addDays, daysBetween, mondayOf } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { dateIn, localOf, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { type ShiftAtSite, shiftsAtSites } from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import { peopleOf } from '../people/index.ts';
import { findDraft, keepDraft, readDraftLines } from './draft.ts';
import { sitesIn, spanOf } from './gather.ts';
import { templateNotFound } from './keep-template.ts';
import type { KnownSite } from './known.ts';
import { lineOf, type RotaLine } from './rota.ts';
import { MOST_DAYS_AHEAD } from './said-date.ts';
import type {
  Counts,
  copyWeek as copyWeekRoute,
  paintRota as paintRotaRoute,
  useTemplateRoute,
} from './schema.ts';
import { rotaDb } from './tables.ts';
import { KINDS, linesOfTemplate } from './template.ts';

type Made = Result<{ draftId: string; counts: Counts }>;

async function madeBefore(tx: Tx, id: string): Promise<Made | undefined> {
  const draft = await findDraft(tx, id);
  return draft && ok({ draftId: id, counts: (await readDraftLines(tx, draft)).counts });
}

/** Makes a draft of cells painted on a grid. Refuses `site-not-found` and `role-not-found`. */
export async function paintRota(tx: Tx, input: BodyOf<typeof paintRotaRoute>): Promise<Made> {
  const before = await madeBefore(tx, input.id);
  if (before) return before;
  const site = (await sitesIn(tx, null)).find(({ siteId }) => siteId === input.siteId);
  if (!site) return refuse('site-not-found', 'There is no such site. Look at the client.');
  const roles = await roleNames(tx);
  if (input.cells.some(({ role }) => !roles.has(role))) {
    return refuse('role-not-found', 'A painted row names no role of yours. Open the page again.');
  }
  const cells = [...input.cells].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const lines = cells.map(({ role, date, shift, places }, index) =>
    placed(
      lineOf(index + 1, showDate(date, dateIn(nowOf(tx))), {
        site: site.siteName,
        client: site.clientName,
        role: roles.get(role) ?? role,
        date,
        shift,
        places: String(places),
      }),
      site.siteId,
      role,
    ),
  );
  return keepDraft(tx, {
    id: input.id,
    source: 'paint',
    title: `${site.siteName}: ${counted(lines.length, 'line')} painted`,
    clientId: site.clientId,
    siteId: site.siteId,
    role: null,
    unread: [],
    lines,
  });
}

/**
 * Uses a template between two dates: a draft with a line a day. Refuses `template-not-found`, `site-needed`,
 * `site-not-found`, `dates-wrong`, `no-days` and `too-many-lines`.
 */
export async function useTemplate(
  tx: Tx,
  input: BodyOf<typeof useTemplateRoute> & { readonly templateId: string },
): Promise<Made> {
  const before = await madeBefore(tx, input.id);
  if (before) return before;
  const template = await rotaDb(tx)
    .selectFrom('rota_template')
    .selectAll()
    .where('id', '=', input.templateId)
    .where('dropped_at', 'is', null)
    .executeTakeFirst();
  if (!template) return templateNotFound();
  const sites = await sitesIn(tx, template.client_id);
  const siteId = template.site_id ?? input.siteId ?? (sites.length === 1 ? sites[0]?.siteId : null);
  if (!siteId)
    return refuse('site-needed', 'The template is for any site of the client. Choose one.');
  const site = sites.find((one) => one.siteId === siteId);
  if (!site) return refuse('site-not-found', 'There is no such site at this client.');
  const days = daysBetween(input.from, input.to);
  if (days < 0 || days > MOST_DAYS_AHEAD) {
    return refuse('dates-wrong', 'A template is used from a first day to a last, within a year.');
  }
  const lines = linesOfTemplate(template.lines, {
    ...site,
    ...input,
    roleNames: await roleNames(tx),
  });
  if (lines.length === 0) {
    return refuse('no-days', 'Nobody works on these days by this template. Choose other weeks.');
  }
  const roleOf = new Map(template.lines.map(({ role }, index) => [`line ${index + 1}`, role]));
  return keepDraft(tx, {
    id: input.id,
    source: 'template',
    title: `${site.siteName}: ${template.name}, ${showDate(input.from)} to ${showDate(input.to)}`,
    clientId: site.clientId,
    siteId: site.siteId,
    role: null,
    unread: [],
    lines: lines.map((line) => placed(line, site.siteId, roleOf.get(line.at) ?? '')),
  });
}

/**
 * Copies what is booked in a week to later weeks, local times kept and rates left to the card, with or without asking for the same people.
 * Refuses `client-not-found`, `week-empty`, `week-not-later` and `too-many-lines`.
 */
export async function copyWeek(tx: Tx, input: BodyOf<typeof copyWeekRoute>): Promise<Made> {
  const before = await madeBefore(tx, input.id);
  if (before) return before;
  const all = await sitesIn(tx, input.clientId);
  const sites = all.filter(({ siteId }) => input.siteId === null || siteId === input.siteId);
  const [first] = sites;
  if (!first) return refuse('client-not-found', 'There is no such client, or no such site of it.');
  const monday = mondayOf(input.week);
  const weeks = [...new Set(input.to.map(mondayOf))].sort();
  if (weeks.some((week) => week <= monday)) {
    return refuse(
      'week-not-later',
      `A week is copied to later ones; ${showDate(monday)} is the week itself or after.`,
    );
  }
  const { start, end } = spanOf(monday, addDays(monday, 6));
  const shifts = await shiftsAtSites(
    tx,
    sites.map(({ siteId }) => siteId),
    start,
    end,
  );
  if (shifts.length === 0) {
    return refuse('week-empty', `Nothing is booked in the week of ${showDate(monday)} there.`);
  }
  const lines = await copiedLines(tx, shifts, sites, { monday, weeks, faces: input.faces });
  const place = sites.length === 1 ? first.siteName : first.clientName;
  return keepDraft(tx, {
    id: input.id,
    source: 'copy',
    title: `${place}: week of ${showDate(monday)} copied to ${counted(weeks.length, 'week')}`,
    clientId: input.clientId,
    siteId: input.siteId,
    role: null,
    unread: [],
    lines,
  });
}

/** A line with the site and the role it is for, whatever others are called. */
function placed(line: RotaLine, siteId: string, role: string): RotaLine {
  return { ...line, chosen: { ...line.chosen, siteId, role } };
}

async function copiedLines(
  tx: Tx,
  shifts: readonly ShiftAtSite[],
  sites: readonly KnownSite[],
  { monday, weeks, faces }: { monday: string; weeks: readonly string[]; faces: boolean },
): Promise<readonly RotaLine[]> {
  const roles = await roleNames(tx);
  const held = shifts.flatMap(({ personId }) => (faces && personId ? [personId] : []));
  const people = await peopleOf(tx, [...new Set(held)]);
  const siteOf = new Map(sites.map((site) => [site.siteId, site]));
  const teams = new Map(
    [...new Set(shifts.map(({ lineId }) => lineId))].map((id, at) => [id, `Line ${at + 1}`]),
  );
  // Alike places of one booking line are one line of the rota, unless somebody is asked for.
  const groups = Map.groupBy(shifts, (shift) => {
    const who = faces ? (shift.personId ?? '') : '';
    const { lineId, startsAt, endsAt, kind, breakMinutes } = shift;
    return JSON.stringify([lineId, startsAt, endsAt, kind, breakMinutes, who]);
  });
  const lines: RotaLine[] = [];
  for (const week of weeks) {
    for (const group of groups.values()) {
      const [shift] = group;
      const site = shift && siteOf.get(shift.siteId);
      if (!shift || !site) continue;
      const [from, to] = [
        localOf(minuteOfDate(shift.startsAt)),
        localOf(minuteOfDate(shift.endsAt)),
      ];
      const date = addDays(from.date, daysBetween(monday, week));
      const worker = faces && shift.personId ? people.get(shift.personId) : undefined;
      const line = lineOf(lines.length + 1, showDate(from.date), {
        client: site.clientName,
        site: site.siteName,
        role: roles.get(shift.role) ?? shift.role,
        date,
        start: from.clock,
        end: to.clock,
        break: String(shift.breakMinutes),
        kind: KINDS[shift.kind],
        places: String(group.length),
        samePerson: shift.samePerson,
        team: teams.get(shift.lineId) ?? '',
        worker: worker?.displayName ?? '',
      });
      const { duties, experience, requiredSkills, requiredQualifications, requiredChecks } = shift;
      lines.push({
        ...placed(line, site.siteId, shift.role),
        asks: { duties, experience, requiredSkills, requiredQualifications, requiredChecks },
        workerId: worker?.personId ?? null,
      });
    }
  }
  return lines;
}
