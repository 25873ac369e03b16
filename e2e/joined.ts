import type { Browser, Page } from '@playwright/test';
import { newId } from '../src/lib/ids.ts';
import { ask } from './desk.ts';

const PASSWORD = 'three plain words';

interface Mails {
  readonly rows: readonly { readonly id: string }[];
}

/** A page in a browser of its own, signed in with an account. */
export async function signedIn(browser: Browser, email: string, password: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await ask(page.request, 'POST', '/api/auth/sign-in/email', { email, password });
  return page;
}

/** Invites somebody as the owner, and gives a page on which they are signed in for the first time. */
export async function joined(
  browser: Browser,
  owner: Page,
  name: string,
  roles: readonly string[],
  at = 'airevalley.example',
): Promise<Page> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@${at}`;
  const invitation = { id: newId(), name, email, roles };
  await ask(owner.request, 'POST', '/api/invitations', invitation);
  const { rows } = await ask<Mails>(owner.request, 'GET', `/api/mail?words=${email}`);
  const { body } = await ask<{ body: string }>(owner.request, 'GET', `/api/mail/${rows[0]?.id}`);
  const token = /#(\S+)/.exec(body)?.[1] ?? '';
  const page = await (await browser.newContext()).newPage();
  const acceptance = { token, name, password: PASSWORD };
  await ask(page.request, 'POST', '/api/invitation/acceptance', acceptance);
  await ask(page.request, 'POST', '/api/auth/sign-in/email', { email, password: PASSWORD });
  return page;
}
