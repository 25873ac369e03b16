/** What the house, its sample and rooms that send evidence elsewhere may ask of files. */
import './forget.ts';
import './sources.ts';

export { type Kind, kindOf, typesByContent } from '../../platform/media/media.ts';
export { withoutMetadata } from '../../platform/media/photo.ts';
export { archiveOf, type BesideFile } from './archive.ts';
export {
  type BlindFile,
  blindContent,
  blindFile,
  blindName,
  emptied,
  kindsOf,
  mediaCalled,
  takenWhole,
} from './blind.ts';
export { clearFile } from './clear-file.ts';
export { bytesFrom } from './content.ts';
export { type FileCopies, fileCopies } from './copies.ts';
export { coverFile } from './cover-file.ts';
export { finishFile } from './finish-file.ts';
export { markFile } from './mark-file.ts';
export { onReading } from './may-read.ts';
export { openFile } from './open-file.ts';
export { startSweeping } from './sweep-worker.ts';
export { takePiece } from './take-piece.ts';
export {
  crcOf,
  fileLeaving,
  filesLeaving,
  finishTravelled,
  openTravelled,
  type Travelled,
  type TravellingFile,
  takeTravelledPiece,
  travelled,
} from './travel.ts';
