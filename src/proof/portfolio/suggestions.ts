import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type SmallestSet, smallestSet } from '../../lib/smallest-set.ts';
import { dateIn, dateOfMinute, mondayOf, startOfDay } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { frameworkOf } from '../frameworks/index.ts';
import { aboutKey, caseNames } from './case-names.ts';
import { othersIn } from './case-others.ts';
import { type ShowTable, shownBy, showTable } from './criteria.ts';
import type { CaseNames } from './documents.ts';
import { countsFrom } from './hear.ts';
import type { listSuggestions, readCase } from './schema.ts';
import { type AboutKind, type Part, portfolioDb } from './tables.ts';
import { plainTitle, saysOf, titleOf } from './words.ts';

type Suggestions = Reply<typeof listSuggestions>;
type ShownCase = Reply<typeof readCase>;

export interface SuggestionQuery {
  readonly state: 'open' | 'aside' | 'accepted';
  readonly criterionId?: string | undefined;
  readonly from: number;
  readonly size: number;
}

const aboutOf = (found: CaseRow) => ({ kind: found.aboutKind, id: found.aboutId });

/** Criteria of the learner's frameworks that no item is referenced to yet: of mandatory and chosen units. */
async function stillOpen(tx: Tx, learner: string): Promise<ReadonlySet<string>> {
  const db = portfolioDb(tx);
  const { rows: enrolled } = await sql<{ frameworkId: string; units: readonly string[] }>`
    select e.framework_id as "frameworkId",
      array(select u.unit_id from enrolment_unit u
        where u.organisation_id = e.organisation_id and u.enrolment_id = e.id) as units
    from enrolment e
    where e.organisation_id = current_organisation() and e.learner_id = ${learner}::uuid`.execute(
    db,
  );
  const referenced = await db
    .selectFrom('evidence_reference')
    .select('criterion_id')
    .distinct()
    .where('learner_id', '=', learner)
    .execute();
  const done = new Set(referenced.map(({ criterion_id }) => criterion_id));
  const open = new Set<string>();
  for (const { frameworkId, units } of enrolled) {
    const tree = await frameworkOf(tx, frameworkId);
    for (const unit of tree?.units ?? []) {
      if (unit.group === 'optional' && !units.includes(unit.unitId)) continue;
      for (const { criterionId } of unit.outcomes.flatMap(({ criteria }) => criteria)) {
        if (!done.has(criterionId)) open.add(criterionId);
      }
    }
  }
  return open;
}

function smallestOf(
  open: readonly CaseRow[],
  wanted: ReadonlySet<string>,
  table: ShowTable,
  names: ReadonlyMap<string, CaseNames>,
): SmallestSet {
  return smallestSet(
    wanted,
    open.map((found) => ({
      caseId: found.caseId,
      week: mondayOf(dateIn(found.firstAt)),
      whom:
        names.get(aboutKey(aboutOf(found)))?.names.find(({ kind }) => kind === 'client')?.id ??
        aboutKey(aboutOf(found)),
      carries: shownBy(table, stillShows(found))
        .filter(({ supports }) => !supports)
        .map(({ criterionId }) => criterionId),
    })),
  );
}

/**
 * A learner's cases, the newest first and those in which nothing counts last, with what each may show; and
 * the fewest open ones that may show what no item shows yet.
 */
export async function suggestions(
  tx: Tx,
  learner: string,
  query: SuggestionQuery,
): Promise<Suggestions> {
  const table = await showTable(tx, learner);
  const all = await casesOf(tx, learner);
  const open = all.filter((found) => caseState(found) === 'open');
  const names = await caseNames(tx, open.map(aboutOf));
  const smallest = smallestOf(open, await stillOpen(tx, learner), table, names);
  const shows = (found: CaseRow, criterionId: string) =>
    shownBy(
      table,
      found.entries.flatMap(({ showsAs }) => showsAs),
    ).some((each) => each.criterionId === criterionId);
  const asked = all.filter(
    (found) =>
      caseState(found) === query.state &&
      (query.criterionId === undefined || shows(found, query.criterionId)),
  );
  const counts = (found: CaseRow) => Number(found.entries.some(({ notCounting }) => !notCounting));
  const rows = asked
    .map((found, at) => ({ found, at }))
    .sort((a, b) => counts(b.found) - counts(a.found) || a.at - b.at)
    .slice(query.from, query.from + query.size)
    .map(({ found }) => found);
  return {
    total: asked.length,
    rows: await shown(tx, learner, rows, table, new Set(smallest.caseIds)),
    smallestSet: { ...smallest, caseIds: [...smallest.caseIds] },
  };
}

/** One case of a learner, whatever its state. Refuses `case-not-found`. */
export async function oneCase(tx: Tx, learner: string, caseId: string): Promise<Result<ShownCase>> {
  const found = await casesOf(tx, learner, caseId);
  const [row] = await shown(tx, learner, found, await showTable(tx, learner), new Set());
  return row ? ok(row) : refuse('case-not-found', 'There is no such case among yours.');
}

/** Cases with their records in words, who else acted in them, and what they may show. */
async function shown(
  tx: Tx,
  learner: string,
  cases: readonly CaseRow[],
  table: ShowTable,
  smallest: ReadonlySet<string>,
): Promise<ShownCase[]> {
  const names = await caseNames(tx, cases.map(aboutOf));
  const context = await othersIn(tx, learner, cases);
  const oldest = dateOfMinute(startOfDay(countsFrom(nowOf(tx))));
  return cases.map((found) => ({
    caseId: found.caseId,
    aboutKind: found.aboutKind,
    aboutId: found.aboutId,
    title: names.get(aboutKey(aboutOf(found)))?.title ?? '',
    suggestedTitle: plainTitle(
      found.aboutKind,
      found.entries.filter(({ notCounting }) => notCounting === null).map(({ kind }) => kind),
    ),
    firstAt: found.firstAt.toISOString(),
    lastAt: found.lastAt.toISOString(),
    setAside: found.setAsideAt
      ? { at: found.setAsideAt.toISOString(), because: found.setAsideBecause ?? '' }
      : null,
    entries: found.entries.map((entry) => ({
      seq: entry.seq,
      entryId: entry.entryId,
      kind: entry.kind,
      title: titleOf(entry.kind),
      at: entry.at.toISOString(),
      part: entry.part,
      says: [...saysOf(entry.kind, context.facts.get(entry.seq) ?? {})],
      mayShow: shownBy(table, entry.showsAs).map(({ entries: _, ...each }) => each),
      notCounting: entry.notCounting,
      tooOld: entry.at < oldest,
      evidenceId: entry.evidenceId,
    })),
    others: [...(context.others.get(found.caseId) ?? [])],
    mayShow: [
      ...shownBy(
        table,
        found.entries.flatMap(({ showsAs }) => showsAs),
      ),
    ],
    inSmallestSet: smallest.has(found.caseId),
  }));
}

/** A record put before a learner, as it stands now. */
export interface SuggestedRow {
  readonly seq: number;
  readonly entryId: string;
  readonly kind: string;
  readonly at: Date;
  readonly part: Part;
  readonly showsAs: readonly string[];
  readonly notCounting: string | null;
  /** The item it is in. */
  readonly evidenceId: string | null;
}

/** A case of a learner with its records in the order of the log. */
export interface CaseRow {
  readonly caseId: string;
  readonly aboutKind: AboutKind;
  readonly aboutId: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly setAsideAt: Date | null;
  readonly setAsideBecause: string | null;
  readonly entries: readonly SuggestedRow[];
}

type Flat = Omit<CaseRow, 'entries'> & SuggestedRow;

/** Every case of a learner, or the one named, the newest first. One question. */
export async function casesOf(
  tx: Tx,
  learner: string,
  caseId?: string,
): Promise<readonly CaseRow[]> {
  const { rows } = await sql<Flat>`
    select c.id as "caseId", c.about_kind as "aboutKind", c.about_id as "aboutId",
      c.first_at as "firstAt", c.last_at as "lastAt", c.set_aside_at as "setAsideAt",
      c.set_aside_because as "setAsideBecause", s.seq, s.entry_id as "entryId", s.kind, s.at, s.part,
      s.shows_as as "showsAs", s.not_counting as "notCounting", n.evidence_id as "evidenceId"
    from evidence_case c
    join suggested_entry s on s.organisation_id = c.organisation_id and s.case_id = c.id
    left join evidence_entry n on n.organisation_id = s.organisation_id
      and n.learner_id = s.learner_id and n.seq = s.seq
    where c.organisation_id = current_organisation() and c.learner_id = ${learner}::uuid
      and (${caseId ?? null}::uuid is null or c.id = ${caseId ?? null}::uuid)
    order by c.last_at desc, c.id, s.seq`.execute(portfolioDb(tx));
  return [...Map.groupBy(rows, (row) => row.caseId).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { aboutKind, aboutId, firstAt, lastAt, setAsideAt, setAsideBecause } = first;
    const about = { aboutKind, aboutId, firstAt, lastAt, setAsideAt, setAsideBecause };
    return [{ caseId: first.caseId, ...about, entries: own }];
  });
}

/** Rows of the table under which the records of a case count that are in no item yet. */
export function stillShows({ entries }: CaseRow): readonly string[] {
  return entries.filter(({ evidenceId }) => evidenceId === null).flatMap(({ showsAs }) => showsAs);
}

/** Set aside; open while a record that counts is in no item, or nothing of it is; else accepted. */
export function caseState(found: CaseRow): 'aside' | 'open' | 'accepted' {
  if (found.setAsideAt) return 'aside';
  const untouched = found.entries.every(({ evidenceId }) => evidenceId === null);
  return untouched || stillShows(found).length > 0 ? 'open' : 'accepted';
}
