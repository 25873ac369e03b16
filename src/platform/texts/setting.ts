/** What the process was started with for texts. */
export interface TextSetting {
  /** Is there a provider that texts can go to? Without one they stay here. */
  readonly isSet: boolean;
  /** The number of the provider's account in E.164, or a name of letters; null: the provider knows it. */
  readonly from: string | null;
  /** Signs what the provider sends us; null: nothing is taken from outside. */
  readonly webhookSecret: string | null;
}

let now: TextSetting = { isSet: false, from: null, webhookSecret: null };

/** Says at start how texts go out and come in (SMS_URL, SMS_FROM, SMS_WEBHOOK_SECRET). */
export function configureTexts(setting: TextSetting): void {
  now = setting;
}

/** The setting in force. */
export function textSetting(): TextSetting {
  return now;
}
