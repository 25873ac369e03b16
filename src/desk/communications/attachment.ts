import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText, counted } from '../../lib/text.ts';

/** A file that goes with a mail. */
export interface Attachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer;
}

const MOST_FILES = 10;
const MOST_BYTES = 10 * 1024 * 1024;
const TYPE = /^[a-z]+\/[a-z0-9][a-z0-9.+-]*(; ?[a-z-]+="?[a-z0-9-]+"?)*$/i;

/** Attachments with safe names; refuses more or larger ones than mail servers take. */
export function cleanAttachments(files: readonly Attachment[]): Result<readonly Attachment[]> {
  const bytes = files.reduce((sum, file) => sum + file.content.length, 0);
  if (files.length > MOST_FILES || bytes > MOST_BYTES) {
    return refuse(
      'attachments-too-large',
      `A mail may carry ${MOST_FILES} files of 10 MB together; this has ${counted(files.length, 'file')} of ${(bytes / 1024 / 1024).toFixed(1)} MB. Send fewer.`,
    );
  }
  const clean: Attachment[] = [];
  for (const file of files) {
    const name = cleanText(file.fileName, { min: 1, max: 120, what: "The file's name" });
    if (!name.ok) return name;
    if (/[/\\]/.test(name.value) || /^\.+$/.test(name.value)) {
      return refuse(
        'bad-file-name',
        'A file name holds no slash. Give the name without its folder.',
      );
    }
    if (!TYPE.test(file.contentType)) {
      return refuse('bad-content-type', `'${file.contentType}' is not a type of file.`);
    }
    clean.push({ ...file, fileName: name.value });
  }
  return ok(clean);
}
