import { ok, type Result } from '../lib/result.ts';
import type { Route } from '../lib/route.ts';
import { type Given, takeFile } from './api.ts';

/**
 * Calls a route that acts and answers with a file, and saves the file as a link would.
 * @returns the name it was saved under, or the server's refusal
 */
export async function saveFile<R extends Route>(
  route: R,
  given: Given<R>,
): Promise<Result<{ fileName: string }>> {
  const taken = await takeFile(route, given);
  if (!taken.ok) return taken;
  const { fileName, content } = taken.value;
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // Not at once: some browsers read it only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return ok({ fileName });
}
