import { opener } from '../../platform/db/tx.ts';
import type { MailTables } from '../../platform/mail/tables.ts';

/** The outbox tables: this room writes and reads them, the mail worker of the platform sends from them. */
export const communicationsDb = opener<MailTables>();
