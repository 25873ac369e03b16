/** What other rooms may ask of duties. */
import './forget.ts';

export { endAction } from './end-action.ts';
export { enterAction } from './enter-action.ts';
export { type Licence, licenceOn } from './licence.ts';
export {
  type IndustrialAction,
  industrialActionAt,
  licencesOf,
  settingKey,
  settingsOf,
} from './questions.ts';
export { recordLicence } from './record-licence.ts';
export { recordSetting } from './record-setting.ts';
export type { AnswerKey } from './schema.ts';
export { notKnown, type WorkSetting } from './setting.ts';
export { withdrawSetting } from './withdraw-setting.ts';
