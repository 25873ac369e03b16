/** What the embedded font (Roboto) has a shape for: Latin with its accents, Greek, Cyrillic, signs. */
const PRINTED =
  '\\n\\u0020-\\u007e\\u00a0-\\u017f\\u018f\\u0192\\u01a0\\u01a1\\u01af\\u01b0\\u01fa-\\u01ff\\u0218-\\u021b' +
  '\\u0237\\u0259\\u02bc\\u02c6\\u02c7\\u02d8-\\u02dd\\u0384-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u03ce' +
  '\\u0400-\\u0482\\u048a-\\u0513\\u1e3e\\u1e3f\\u1e80-\\u1e85\\u1e9e\\u1ea0-\\u1ef9\\u2010\\u2011\\u2013-\\u2015' +
  '\\u2018-\\u201e\\u2020-\\u2022\\u2026\\u2030\\u2032\\u2033\\u2039\\u203a\\u20ac\\u2116\\u2122\\u2212\\ufffd';
const NOT_PRINTED = new RegExp(`[^${PRINTED}]+`, 'gu');
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** Stands on paper for characters its font has no shape for. */
export const UNPRINTED = '\ufffd';

/**
 * Text as paper can carry it: control and direction characters are taken out, so that nothing reads
 * otherwise than it stands, and each run of characters the font lacks (Arabic, Chinese, emoji) becomes
 * one '\ufffd'. The text kept beside the paper still holds them all.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(LINE_ENDS, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, (found) => (found === '\n' ? found : ''))
    .replace(/[\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(NOT_PRINTED, UNPRINTED);
}
