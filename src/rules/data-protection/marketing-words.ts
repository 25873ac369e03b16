import type { Pattern } from '../wording/patterns.ts';

/** Wordings too vague to be consent to anything: who sends, or what, is left open. */
export const VAGUE: readonly Pattern[] = [
  'partner',
  'third party',
  '3rd party',
  'other|selected|chosen|trusted|relevant|similar|like|associated|affiliated *1 company|organisation|business|brand|firm|employer|recruiter|agency',
  'carefully|specially selected',
  'affiliate',
  'associate',
  'sponsor',
  'group company',
  'marketing activity',
  'marketing purpose',
  'general marketing|purpose|offer|communication',
  'may|might be? of? interest|interested',
  'may|might interest you',
  'promotional material',
  'any|all form|channel|mean|method',
  'anyone',
  'others',
  'product and service',
  'news and offer',
];

/** Wordings by which nobody agreed to anything. */
export const NO_CONSENT: readonly Pattern[] = [
  'not|never|dont|no *2 agree|consent|want|wish|email|text|contact|send|marketing',
  'do not',
  'unless|until *3 opt|tell|object|untick|unsubscribe',
  'pre ticked',
  'by? registering|using|continuing|applying|submitting|browsing *4 agree|consent|accept',
  'deemed',
  'silence',
];

/** Wordings that name the way a message is sent. */
export const CHANNEL_WORDS: Readonly<
  Record<'email' | 'text_message' | 'call', readonly Pattern[]>
> = {
  email: ['email', 'e mail', 'mail', 'newsletter'],
  text_message: ['text', 'sms', 'text message', 'whatsapp'],
  call: ['call', 'phone', 'telephone', 'ring'],
};

/** Wordings that name what is sent. */
export const KIND_WORDS: readonly Pattern[] = [
  'job|vacancy|shift|role|work|career|position|opportunity|placement|assignment',
  'job|vacancy|shift|work alert',
  'salary|market survey|guide|report',
  'newsletter',
  'training|course',
  'event|webinar',
];

/** Wordings that name who sends, beside a name in capitals. */
export const SENDER_WORDS: readonly Pattern[] = [
  'we|us|our|you|your',
  'ltd|limited|llp|plc|recruitment|recruiter|staffing|personnel|agency|resourcing|people',
];
