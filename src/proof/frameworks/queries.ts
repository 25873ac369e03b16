import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import type { NotUnderstood, ReadDocument } from '../documents/index.ts';
import { notWhole } from '../documents/index.ts';
import { understand } from '../linter/index.ts';
import { BUILT_IN } from './built-in/built-in.ts';
import { cardRows, frameworksHere } from './cards.ts';
import { answerTo, choicesOf, findingsOf } from './choices.ts';
import { expiryFindings, isExpired, rulesOf, summaryOf } from './combination.ts';
import { contentCounts, contentOfBuiltIn } from './content.ts';
import { contentOfDocument } from './content-of-document.ts';
import { type Extension, extensionsOf } from './ends.ts';
import { importFramework } from './import-framework.ts';
import { linksOf, newLinks, pointsToNothing } from './keep-links.ts';
import { linksHere } from './links.ts';
import { planImport } from './plan-import.ts';
import { frameworkNotFound } from './record-choice.ts';
import type {
  importDocument,
  listBuiltIns,
  listCriterionLinks,
  listFrameworks,
  readFramework,
} from './schema.ts';
import { frameworksDb } from './tables.ts';
import { frameworkOf, type TreeUnit } from './tree.ts';

/** Frameworks in use here, every revision. */
export async function frameworkList(tx: Tx): Promise<ReplyIn<typeof listFrameworks>> {
  const rows = (await frameworksHere(tx)).map((card) => ({
    ...card,
    counts: { ...card.counts },
    ...instantsOf(card),
  }));
  return { total: rows.length, rows };
}

/** What comes with Deskproof, each with the framework here that has its code. */
export async function builtInList(tx: Tx): Promise<ReplyIn<typeof listBuiltIns>> {
  const here = await cardRows(tx);
  const rows = BUILT_IN.map((framework) => ({
    code: framework.code,
    title: framework.title,
    kind: framework.kind,
    level: framework.level,
    credit: framework.credit,
    counts: contentCounts(contentOfBuiltIn(framework)),
    inUse: here.find(({ code, newest }) => newest && code === framework.code)?.id ?? null,
  }));
  return { total: rows.length, rows };
}

/** One framework whole, or `framework-not-found`. */
export async function frameworkRecord(
  tx: Tx,
  id: string,
): Promise<Result<ReplyIn<typeof readFramework>>> {
  const [card] = await cardRows(tx, id);
  const tree = card && (await frameworkOf(tx, id));
  if (!card || !tree) return frameworkNotFound();
  const today = dateIn(nowOf(tx));
  const names = await memberNames(tx);
  const choices = (await choicesOf(tx, [id])).get(id) ?? [];
  const findings = (await findingsOf(tx, [id])).get(id) ?? [];
  const rules = rulesOf(card, tree.units, choices);
  const source = rules?.source ?? card.title;
  const statedHours = { least: card.leastHours, most: card.mostHours };
  const combination = rules && { ...summaryOf(rules), statedHours };
  const computed = answerTo(choices, 'guided_hours') === 'computed' ? combination?.reach : null;
  return ok({
    ...card,
    ...instantsOf(card),
    counts: { ...card.counts },
    leastHours: computed?.leastHours ?? card.leastHours,
    mostHours: computed?.mostHours ?? card.mostHours,
    qualificationNumber:
      answerTo(choices, 'qualification_number') === 'first' ? card.qualificationNumber : null,
    findings: findings.length,
    choicesOpen: choices.filter(({ chosen, askedAgain }) => !chosen || askedAgain).length,
    tree: tree.units.map((unit) => ({
      ...unit,
      expired: isExpired(unit, choices, today),
      outcomes: unit.outcomes.map((outcome) => ({ ...outcome, criteria: [...outcome.criteria] })),
    })),
    registrationEndsOn: tree.registrationEndsOn,
    certificationEndsOn: tree.certificationEndsOn,
    extensions: extensionRows(await extensionsOf(tx, id), tree.units, names),
    contradictions: [...findings],
    choices: choices.map(({ chosen, ...choice }) => ({
      ...choice,
      options: [...choice.options],
      findings: [...choice.findings],
      chosen: chosen && {
        ...chosen,
        chosenAt: chosen.chosenAt.toISOString(),
        chosenBy: names.get(chosen.chosenBy) ?? null,
      },
    })),
    warnings: expiryFindings(tree.units, choices, today, source).map(
      ({ rule, outcome, because, source: from, clears }) => ({
        rule,
        outcome,
        because,
        source: from,
        ...(clears === undefined ? {} : { clears }),
      }),
    ),
    documents: await documentsOf(tx, id, names),
    combination,
  });
}

/** Links between criteria here, those of one framework where its code is given. */
export async function linkList(
  tx: Tx,
  framework?: string,
): Promise<ReplyIn<typeof listCriterionLinks>> {
  const names = await memberNames(tx);
  const rows = (await linksHere(tx, framework)).map((link) => ({
    ...link,
    madeAt: link.madeAt.toISOString(),
    madeBy: link.madeBy === null ? null : (names.get(link.madeBy) ?? null),
  }));
  return { total: rows.length, rows };
}

/** Reads a file that was sent in and imports it or, on a dry run, says what that would do. */
export async function importFile(
  tx: Tx,
  input: {
    readonly id: string;
    readonly fileName: string;
    readonly bytes: Buffer;
    readonly dryRun: boolean;
  },
): Promise<Result<ReplyIn<typeof importDocument>>> {
  const understood = understand(input.bytes, dateIn(nowOf(tx)), input.fileName);
  if (!understood.ok) return understood;
  const { document, findings, sha256 } = understood.value;
  const content = contentOfDocument(document);
  const links = await linksOf(tx, document, content);
  const dangling = pointsToNothing(links);
  const said = {
    dryRun: input.dryRun,
    code: content.code,
    title: content.title,
    kind: content.kind,
    counts: contentCounts(content),
    findings: [...findings, ...dangling],
    notUnderstood: notUnderstoodOf(document),
  };
  if (input.dryRun) {
    const added = await newLinks(tx, links);
    const plan = await planImport(tx, content, sha256, { links: added.length });
    const refused = said.notUnderstood.some(({ stops }) => stops);
    return ok({ ...said, ...plan, outcome: refused ? null : plan.outcome });
  }
  const { id, fileName } = input;
  const imported = await importFramework(tx, { id, document, findings, fileName, sha256 });
  return imported.ok ? ok({ ...said, ...imported.value }) : imported;
}

/** What stops an import first, then what it only leaves aside. */
function notUnderstoodOf(document: ReadDocument) {
  const stopping = notWhole(document);
  const aside = document.notUnderstood.filter(({ lost }) => !lost);
  const said = (stops: boolean) => (note: NotUnderstood) => ({
    line: note.line,
    text: note.text,
    because: note.because,
    stops,
  });
  return [...stopping.map(said(true)), ...aside.map(said(false))];
}

function extensionRows(
  extensions: readonly Extension[],
  units: readonly TreeUnit[],
  names: ReadonlyMap<string, string>,
) {
  return extensions.map(({ unitId, enteredAt, enteredBy, ...one }, at) => ({
    ...one,
    unit: units.find((unit) => unit.unitId === unitId)?.reference ?? null,
    enteredAt: enteredAt.toISOString(),
    enteredBy: names.get(enteredBy) ?? null,
    superseded: extensions
      .slice(0, at)
      .some((later) => later.unitId === unitId && later.until === one.until),
  }));
}

async function documentsOf(tx: Tx, frameworkId: string, names: ReadonlyMap<string, string>) {
  const rows = await frameworksDb(tx)
    .selectFrom('framework_import')
    .select(['id', 'file_name', 'outcome', 'imported_at', 'imported_by'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('framework_id', '=', frameworkId)
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    outcome: row.outcome,
    importedAt: row.imported_at.toISOString(),
    importedBy: row.imported_by === null ? null : (names.get(row.imported_by) ?? null),
  }));
}

function instantsOf({
  adoptedAt,
  document,
}: {
  readonly adoptedAt: Date;
  readonly document: { readonly fileName: string; readonly importedAt: Date } | null;
}) {
  return {
    adoptedAt: adoptedAt.toISOString(),
    document: document && {
      fileName: document.fileName,
      importedAt: document.importedAt.toISOString(),
    },
  };
}
