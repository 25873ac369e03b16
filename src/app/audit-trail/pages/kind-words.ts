/** A kind of entry in words: 'booking.confirmed' reads 'Booking confirmed'. */
export function kindWords(kind: string): string {
  const words = kind.replace(/^rtw\b/, 'right to work').replaceAll(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
