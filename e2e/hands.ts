import type { Page } from '@playwright/test';
import { expect } from './desk.ts';

/**
 * What a person does and sees on a page, by the words that stand there.
 * @param pageNow the page of the moment the step runs
 */
export function handsOn(pageNow: () => Page) {
  return {
    said: (words: string | RegExp) =>
      expect(pageNow().getByRole('status').filter({ hasText: words }).first()).toBeVisible(),
    press: (name: string | RegExp) => pageNow().getByRole('button', { name, exact: true }).click(),
    follow: (name: string | RegExp) => pageNow().getByRole('link', { name }).first().click(),
    fill: (label: string | RegExp, text: string) =>
      pageNow().getByLabel(label, { exact: true }).fill(text),
    heading: (name: string | RegExp) =>
      expect(pageNow().getByRole('heading', { level: 1, name })).toBeVisible(),
  };
}
