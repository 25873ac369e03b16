/** What others may ask of overrides. */
import './forget.ts';

export {
  groundsOf,
  keepOverride,
  type Override,
  type OverrideOnFile,
  overrideGiven,
  overridesOf,
  overridesOnFile,
} from './overrides.ts';
export { type SignOff, signOffOverrides } from './sign-off-overrides.ts';
