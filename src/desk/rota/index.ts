/** What others may ask of rotas. */
import './forget.ts';

export { bookDraft } from './book-draft.ts';
export { correctLines } from './correct-lines.ts';
export { keepTemplate } from './keep-template.ts';
export { copyWeek, useTemplate } from './make-draft.ts';
export { pasteRota } from './paste-rota.ts';
export { draftPage } from './queries.ts';
export { keepCode } from './shift-codes.ts';
export { templatesInside } from './templates-inside.ts';
