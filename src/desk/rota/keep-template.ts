import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { nameKey } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleNames } from '../candidates/index.ts';
import { templateDropped, templateKept } from './events.ts';
import type { keepTemplate as keepTemplateRoute } from './schema.ts';
import { placeOf, subjectsOf } from './shift-codes.ts';
import { rotaDb } from './tables.ts';
import type { TemplateLine } from './template.ts';

onConstraint('rota_template_name', {
  code: 'template-name-taken',
  because: 'The client has a template of this name. Choose another name, or change that one.',
});

export type TemplateInput = BodyOf<typeof keepTemplateRoute> & { readonly templateId: string };

/**
 * Makes a rota template, or changes it from the version that was read. Refuses `template-changed` when a
 * colleague changed it in between, `template-name-taken`, `role-not-found`, `client-not-found`, `site-not-found`,
 * `times-equal` and `cycle-days`.
 */
export async function keepTemplate(
  tx: Tx,
  input: TemplateInput,
): Promise<Result<{ templateId: string; version: number }>> {
  const { templateId, clientId, siteId } = input;
  const place = await placeOf(tx, clientId, siteId);
  if (!place.ok) return place;
  const fit = await linesFit(tx, input.lines);
  if (!fit.ok) return fit;
  const db = rotaDb(tx);
  const before = await db
    .selectFrom('rota_template')
    .select(['version', 'dropped_at', 'name', 'lines', 'client_id', 'site_id'])
    .where('id', '=', templateId)
    .forUpdate()
    .executeTakeFirst();
  const asBefore =
    before?.name === input.name && canonicalJson(before.lines) === canonicalJson(input.lines);
  // The same press again: what it made stands.
  if (before && asBefore && before.version === input.from + 1 && before.site_id === siteId) {
    return ok({ templateId, version: before.version });
  }
  if ((before?.version ?? 0) !== input.from || before?.dropped_at) {
    return refuse(
      'template-changed',
      'A colleague changed or put away this template while you wrote. Open it again and make your change there.',
    );
  }
  const version = input.from + 1;
  const values = {
    client_id: clientId,
    site_id: siteId,
    name: input.name,
    name_key: nameKey(input.name),
    version,
    lines: JSON.stringify(input.lines) as unknown as readonly TemplateLine[],
    kept_at: nowOf(tx),
    kept_by: actorOf(tx).memberId,
  };
  if (before)
    await db.updateTable('rota_template').set(values).where('id', '=', templateId).execute();
  else {
    const tenant = { organisation_id: actorOf(tx).organisationId, id: templateId };
    await db
      .insertInto('rota_template')
      .values({ ...tenant, ...values, dropped_at: null, dropped_by: null })
      .execute();
  }
  record(tx, templateKept, {
    subjects: { template: templateId, ...subjectsOf(clientId, siteId) },
    facts: { version, lines: input.lines.length },
  });
  return ok({ templateId, version });
}

async function linesFit(tx: Tx, lines: TemplateInput['lines']): Promise<Result<null>> {
  const roles = await roleNames(tx);
  for (const [index, { role, start, end, days, kind }] of lines.entries()) {
    if (!roles.has(role)) {
      return refuse('role-not-found', `Line ${index + 1} names no role of yours. Choose one.`);
    }
    if (start === end && kind === 'waking') {
      return refuse(
        'times-equal',
        `Line ${index + 1} ends when it starts, ${start}. Write its end.`,
      );
    }
    if (days.by === 'cycle' && days.on.some((day) => day >= days.length)) {
      return refuse(
        'cycle-days',
        `Line ${index + 1} works on day ${Math.max(...days.on) + 1} of a cycle of ${days.length} days. Shorten the days or lengthen the cycle.`,
      );
    }
  }
  return ok(null);
}

/** Puts a template away; bookings made from it stay. Twice is the same as once. Refuses `template-not-found`. */
export async function dropTemplate(
  tx: Tx,
  templateId: string,
): Promise<Result<{ templateId: string }>> {
  const db = rotaDb(tx);
  const row = await db
    .selectFrom('rota_template')
    .select(['version', 'dropped_at', 'client_id', 'site_id'])
    .where('id', '=', templateId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return templateNotFound();
  if (row.dropped_at) return ok({ templateId });
  await db
    .updateTable('rota_template')
    .set({ dropped_at: nowOf(tx), dropped_by: actorOf(tx).memberId })
    .where('id', '=', templateId)
    .execute();
  record(tx, templateDropped, {
    subjects: { template: templateId, ...subjectsOf(row.client_id, row.site_id) },
    facts: { version: row.version },
  });
  return ok({ templateId });
}

/** The refusal for a template that is not there, or was put away. */
export function templateNotFound(): Result<never> {
  return refuse('template-not-found', 'There is no such template. It may have been put away.');
}
