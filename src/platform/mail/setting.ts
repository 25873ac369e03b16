let set = false;

/** Says at start whether a mail server is set (SMTP_URL). Until it is called none is. */
export function configureMail(setting: { readonly isSet: boolean }): void {
  set = setting.isSet;
}

/** Is there a mail server that mail can go to? Without one it stays in the outbox. */
export function mailIsSet(): boolean {
  return set;
}
