/**
 * Where sign-in leads back to: a path of this desk. Anything that a browser would read as another
 * site (`//x`, `/\x`, also with tabs or line breaks between, which it drops) gives the first page.
 */
export function backFrom(query: Readonly<Record<string, string>>): string {
  const back = query['back'] ?? '/';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them from an address
  const plain = back.replace(/[\u0000-\u001f]/g, '');
  return /^\/(?![/\\])/.test(plain) ? plain : '/';
}
