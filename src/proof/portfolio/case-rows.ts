import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { type AboutKind, type Part, portfolioDb } from './tables.ts';

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
