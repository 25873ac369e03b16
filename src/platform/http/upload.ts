import type { FastifyRequest } from 'fastify';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Upload } from './serve.ts';

interface Limits {
  readonly maxBytes: number;
  readonly types: readonly string[];
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 104_857.6) / 10} MB`;

/**
 * Reads one uploaded file with its form fields, into memory, up to the route's limit. Its name is kept
 * for people to read only; its declared type must be one the route takes, and its content is looked at
 * by whoever reads it.
 */
export async function readUpload(
  request: FastifyRequest,
  limits: Limits,
): Promise<Result<{ readonly file: Upload; readonly fields: Record<string, unknown> }>> {
  if (!request.isMultipart()) {
    return refuse('wrong-type', 'Send a file here, as a form with one file in it.');
  }
  const fields: Record<string, unknown> = {};
  let file: Upload | undefined;
  try {
    const parts = request.parts({ limits: { files: 1, fileSize: limits.maxBytes, fields: 50 } });
    for await (const part of parts) {
      if (part.type === 'field') fields[part.fieldname] = part.value;
      else {
        const bytes = await part.toBuffer();
        file = { name: part.filename.slice(0, 255), type: part.mimetype, bytes };
      }
    }
  } catch (fault) {
    const { code } = fault as { code?: string };
    if (code === 'FST_REQ_FILE_TOO_LARGE') {
      return refuse(
        'too-large',
        `The file is larger than ${megabytes(limits.maxBytes)}. Split it and send the parts one after another.`,
      );
    }
    // Whatever else goes wrong in here is the form's own: torn, without an end, or with too much in it.
    return refuse('wrong-type', 'The form could not be read. Send one file, with its fields.');
  }
  if (!file)
    return refuse('invalid-input', 'Choose a file to send.', undefined, {
      fields: { file: 'Choose a file.' },
    });
  if (!limits.types.includes(file.type)) {
    return refuse(
      'wrong-type',
      `A file of type ${file.type || 'unknown'} is not taken here. Send one of: ${limits.types.join(', ')}.`,
    );
  }
  if (file.bytes.length === 0) return refuse('wrong-type', 'The file is empty.');
  return ok({ file, fields });
}
