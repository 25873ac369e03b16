import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { builtInOf, contentCounts, contentOfBuiltIn } from './content.ts';
import { frameworkAdopted } from './events.ts';
import { keepFramework } from './keep-framework.ts';
import { newestOf } from './newest.ts';

/**
 * Takes a framework that comes with Deskproof into use, with labels of our own; the awarding body's wording
 * comes with `importFramework`. Where a framework of that code is in use already, that one is the answer.
 * Refuses `built-in-not-found`.
 */
export async function adoptBuiltIn(
  tx: Tx,
  { id, code }: { readonly id: string; readonly code: string },
): Promise<Result<{ frameworkId: string }>> {
  const builtIn = builtInOf(code);
  if (!builtIn) {
    return refuse(
      'built-in-not-found',
      'No framework of that code comes with Deskproof. Choose one of the list, or import a document.',
    );
  }
  const content = contentOfBuiltIn(builtIn);
  const here = await newestOf(tx, code);
  if (here) return ok({ frameworkId: here.id });
  if (!(await keepFramework(tx, id, 1, 'built_in', content))) {
    const quicker = await newestOf(tx, code);
    if (quicker) return ok({ frameworkId: quicker.id });
    return idTaken();
  }
  record(tx, frameworkAdopted, {
    subjects: { framework: id },
    facts: { code, ...contentCounts(content) },
  });
  return ok({ frameworkId: id });
}

/** The refusal for an id under which another framework stands. */
export function idTaken(): Result<never> {
  return refuse(
    'framework-id-taken',
    'Another framework was made with this id. Open the page again and repeat it.',
  );
}
