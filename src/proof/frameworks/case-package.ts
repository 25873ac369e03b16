import { createHash } from 'node:crypto';
import { ok, type Result } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { CASE_FIELDS, LINK_FIELDS, LINK_TYPES } from '../documents/index.ts';
import { cardRows } from './cards.ts';
import { type CriterionLink, linksHere } from './links.ts';
import { criteriaNamed } from './questions.ts';
import { frameworkNotFound } from './record-choice.ts';
import { mapsFrom } from './replacement.ts';
import { type FrameworkTree, frameworkOf, type TreeUnit } from './tree.ts';

const CASE_VERSION = '1.1';
type Card = Awaited<ReturnType<typeof cardRows>>[number];

/** Whether any of the awarding body's words are in it; without them our own labels stand in their place. */
function hasWording({ units }: FrameworkTree): boolean {
  return units.some(({ outcomes }) =>
    outcomes.some(({ criteria }) => criteria.some(({ wording }) => wording !== null)),
  );
}

/** What leaves out fields that say nothing. */
function said<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as Partial<T>;
}

/** A UUID (version 8, RFC 9562) of a text: the same association has the same identifier in every export. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A criterion of this framework and one that replaces it. */
interface Replaced {
  readonly from: { readonly criterionId: string; readonly code: string };
  readonly to: { readonly criterionId: string; readonly code: string; readonly framework: string };
}

interface Node {
  readonly id: string;
  readonly title: string;
}

/** A framework as a CASE 1.1 CFPackage (1EdTech data model). Instants in ISO 8601. */
export function casePackageOf(
  card: Card,
  tree: FrameworkTree,
  by: { readonly creator: string; readonly changedAt: Date },
  links: readonly CriterionLink[] = [],
  replaced: readonly Replaced[] = [],
) {
  const lastChangeDateTime = by.changedAt.toISOString();
  const uri = (kind: string, id: string) => `urn:uuid:${id}#${kind}`;
  const documentLink = {
    title: card.title,
    identifier: tree.id,
    uri: uri('CFDocument', tree.id),
  };
  const items: object[] = [];
  const associations: object[] = [];
  const put = (
    node: Node & Readonly<Record<string, unknown>>,
    parent: Node | null,
    sequenceNumber: number,
  ) => {
    const { id, title: _title, ...fields } = node;
    items.push({
      identifier: id,
      uri: uri('CFItem', id),
      ...said(fields),
      lastChangeDateTime,
      CFDocumentURI: documentLink,
    });
    const under = parent ?? { id: tree.id, title: card.title };
    const identifier = idOf(`${id} isChildOf ${under.id}`);
    associations.push({
      identifier,
      uri: uri('CFAssociation', identifier),
      associationType: 'isChildOf',
      sequenceNumber,
      originNodeURI: { title: node.title, identifier: id, uri: uri('CFItem', id) },
      destinationNodeURI: {
        title: under.title,
        identifier: under.id,
        uri: uri(parent ? 'CFItem' : 'CFDocument', under.id),
      },
      lastChangeDateTime,
      CFDocumentURI: documentLink,
    });
  };
  for (const [at, unit] of tree.units.entries()) putUnit(unit, at + 1, put);
  const ids = new Map(
    tree.units.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ criteria }) =>
        criteria.map(({ code, criterionId }) => [code, criterionId] as const),
      ),
    ),
  );
  for (const { linkId, kind, from, to } of links) {
    const own = from.framework === card.code ? ids.get(from.code ?? '') : undefined;
    const type = LINK_TYPES.find((one) => one.kind === kind)?.type;
    if (own === undefined || type === undefined) continue;
    const far = to.criterionId ?? idOf(`${to.framework} ${to.code} ${to.title}`);
    associations.push({
      identifier: linkId,
      uri: uri('CFAssociation', linkId),
      associationType: type,
      originNodeURI: { title: from.code, identifier: own, uri: uri('CFItem', own) },
      destinationNodeURI: { title: to.code ?? to.title, identifier: far, uri: uri('CFItem', far) },
      lastChangeDateTime,
      CFDocumentURI: documentLink,
      extensions: said({
        [LINK_FIELDS.from.framework]: from.framework,
        [LINK_FIELDS.from.code]: from.code,
        [LINK_FIELDS.to.framework]: to.framework,
        [LINK_FIELDS.to.code]: to.code,
      }),
    });
  }
  for (const { from, to } of replaced) {
    const identifier = idOf(`${from.criterionId} replacedBy ${to.criterionId}`);
    associations.push({
      identifier,
      uri: uri('CFAssociation', identifier),
      associationType: 'replacedBy',
      originNodeURI: {
        title: from.code,
        identifier: from.criterionId,
        uri: uri('CFItem', from.criterionId),
      },
      destinationNodeURI: {
        title: to.code,
        identifier: to.criterionId,
        uri: uri('CFItem', to.criterionId),
      },
      lastChangeDateTime,
      CFDocumentURI: documentLink,
      extensions: {
        [LINK_FIELDS.from.framework]: card.code,
        [LINK_FIELDS.from.code]: from.code,
        [LINK_FIELDS.to.framework]: to.framework,
        [LINK_FIELDS.to.code]: to.code,
      },
    });
  }
  return {
    CFDocument: {
      identifier: tree.id,
      uri: documentLink.uri,
      creator: by.creator,
      title: card.title,
      lastChangeDateTime,
      frameworkType: card.kind,
      caseVersion: CASE_VERSION,
      ...said({ version: card.documentVersion, statusEndDate: card.registrationEndsOn }),
      extensions: said({
        [CASE_FIELDS.code]: card.code,
        [CASE_FIELDS.kind]: card.kind,
        [CASE_FIELDS.qualificationNumber]: card.qualificationNumber,
        [CASE_FIELDS.credit]: card.credit,
        [CASE_FIELDS.mandatoryCredit]: card.mandatoryCredit,
        [CASE_FIELDS.optionalCredit]: card.optionalCredit,
        [CASE_FIELDS.optionalMinimum]: card.optionalMinimum,
        [CASE_FIELDS.creditTop]: card.creditTop,
        [CASE_FIELDS.leastHours]: card.leastHours,
        [CASE_FIELDS.mostHours]: card.mostHours,
        [CASE_FIELDS.certificationEnds]: card.certificationEndsOn,
        [CASE_FIELDS.labelsOnly]: hasWording(tree) ? null : true,
      }),
    },
    CFItems: items,
    CFAssociations: associations,
  };
}

function putUnit(
  unit: TreeUnit,
  sequence: number,
  put: (
    node: Node & Readonly<Record<string, unknown>>,
    parent: Node | null,
    sequence: number,
  ) => void,
): void {
  const above = { id: unit.unitId, title: unit.reference };
  put(
    {
      ...above,
      fullStatement: unit.title,
      humanCodingScheme: unit.reference,
      CFItemType: 'Unit',
      educationLevel: unit.level === null ? null : [`${unit.level}`],
      statusEndDate: unit.said.expiresOn,
      extensions: said({
        [CASE_FIELDS.credit]: unit.credit,
        [CASE_FIELDS.guidedHours]: unit.guidedHours,
        [CASE_FIELDS.ofqualNumber]: unit.ofqualNumber,
        [CASE_FIELDS.group]: unit.group,
        [CASE_FIELDS.certificationEnds]: unit.said.certificatedUntil,
      }),
    },
    null,
    sequence,
  );
  unit.outcomes.forEach((outcome, at) => {
    const own = { id: outcome.outcomeId, title: `${unit.reference}.${outcome.number}` };
    if (outcome.number > 0) {
      put(
        {
          ...own,
          fullStatement: outcome.wording ?? outcome.label,
          abbreviatedStatement: outcome.wording === null ? null : outcome.label,
          humanCodingScheme: own.title,
          listEnumeration: `${outcome.number}`,
          CFItemType: 'Learning Outcome',
        },
        above,
        at + 1,
      );
    }
    outcome.criteria.forEach((criterion, place) => {
      put(
        {
          id: criterion.criterionId,
          title: criterion.code,
          fullStatement: criterion.wording ?? criterion.label,
          abbreviatedStatement: criterion.wording === null ? null : criterion.label,
          humanCodingScheme: criterion.code,
          listEnumeration: criterion.number,
          CFItemType: 'Assessment Criterion',
          extensions: { [CASE_FIELDS.closes]: criterion.closes },
        },
        outcome.number > 0 ? own : above,
        place + 1,
      );
    });
  });
}

/** What replaces its criteria by the newest map published to each other framework. */
async function replacedIn(tx: Tx, tree: FrameworkTree): Promise<readonly Replaced[]> {
  const maps = await mapsFrom(tx, tree.id);
  const newest = maps.filter(
    (map, at) => maps.findIndex((one) => one.toFrameworkId === map.toFrameworkId) === at,
  );
  const ids = newest.flatMap(({ rows }) => rows.flatMap(({ from, to }) => [from, ...to]));
  const named = await criteriaNamed(tx, ids);
  return newest.flatMap(({ rows }) =>
    rows.flatMap(({ from, to }) =>
      to.flatMap((id) => {
        const [own, other] = [named.get(from), named.get(id)];
        return own && other ? [{ from: own, to: other }] : [];
      }),
    ),
  );
}

/** A framework as a file others read. Refuses `framework-not-found`. */
export async function exportCase(tx: Tx, frameworkId: string): Promise<Result<FileReply>> {
  const [card] = await cardRows(tx, frameworkId);
  const tree = card && (await frameworkOf(tx, frameworkId));
  if (!card || !tree) return frameworkNotFound();
  const { name } = await organisationCard(tx);
  const changedAt = card.document?.importedAt ?? card.adoptedAt;
  const links = await linksHere(tx, card.code);
  const replaced = await replacedIn(tx, tree);
  const packed = casePackageOf(card, tree, { creator: name, changedAt }, links, replaced);
  return ok({
    fileName: `${card.code.toLowerCase()}-revision-${card.revision}-case-${dateIn(nowOf(tx))}.json`,
    contentType: 'application/json',
    bytes: Buffer.from(`${JSON.stringify(packed, null, 2)}\n`),
  });
}
