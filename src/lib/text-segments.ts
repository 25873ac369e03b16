/** How a text travels: in GSM's own 7-bit letters, or in UCS-2 as soon as one character is outside them. */
export interface Segments {
  readonly alphabet: 'GSM-7' | 'UCS-2';
  /** Septets (GSM-7) or 16-bit units (UCS-2) that the text takes. */
  readonly units: number;
  /** Texts that are sent and paid for. */
  readonly segments: number;
  /** Units left in the last segment. */
  readonly left: number;
  /** Characters that make it UCS-2, each once; empty in GSM-7. */
  readonly outside: readonly string[];
}

// 3GPP TS 23.038 section 6.2.1: the default alphabet, and its extension table, whose characters take two septets.
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('\f^{}\\[~]|€');

/**
 * Counts a text's segments as mobile networks do: 160 septets or 70 units alone, 153 or 67 in each part of a
 * longer text, since the parts' header takes the rest (3GPP TS 23.040 section 9.2.3.24.1). A character that
 * takes two units never straddles two parts.
 */
export function segmentsOf(text: string): Segments {
  const outside = new Set<string>();
  for (const char of text) if (!BASIC.has(char) && !EXTENDED.has(char)) outside.add(char);
  const isGsm = outside.size === 0;
  const [alone, part] = isGsm ? [160, 153] : [70, 67];
  const widths = [...text].map((char) => (isGsm ? (EXTENDED.has(char) ? 2 : 1) : char.length));
  const units = widths.reduce((sum, width) => sum + width, 0);
  const common = { alphabet: isGsm ? 'GSM-7' : 'UCS-2', units, outside: [...outside] } as const;
  if (units <= alone) return { ...common, segments: 1, left: alone - units };
  let segments = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > part) {
      segments += 1;
      used = 0;
    }
    used += width;
  }
  return { ...common, segments, left: part - used };
}
