const WORDS: Readonly<Record<string, string>> = { 'rtw.checked': 'Right to work checked' };

/** A kind of entry in words: 'booking.confirmed' reads 'Booking confirmed'. */
export function kindWords(kind: string): string {
  const known = WORDS[kind];
  if (known !== undefined) return known;
  const words = kind.replace(/^rtw\b/, 'right to work').replaceAll(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
