import { Page } from './page.tsx';

/** Every shared part in all its states, for developers. */
export function Kit() {
  return <Page title="Kit">Parts</Page>;
}
