/** What the house and its sample may ask of files. */
import './forget.ts';
import './sources.ts';

export { finishFile } from './finish-file.ts';
export { markFile } from './mark-file.ts';
export { openFile } from './open-file.ts';
export { startSweeping } from './sweep-worker.ts';
export { takePiece } from './take-piece.ts';
