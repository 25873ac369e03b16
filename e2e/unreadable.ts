/**
 * Runs in the page: text that nobody can read on its ground, also where axe lets it pass (text of its ground's
 * own colour) or cannot tell (words cut short), and words cut off in a button. Gives a sentence for each.
 */
export function unreadable(): string[] {
  type Colour = readonly [number, number, number, number];
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map<string, Colour>();
  const read = (css: string): Colour => {
    const colour = known.get(css) ?? drawn(css);
    known.set(css, colour);
    return colour;
  };
  const drawn = (css: string): Colour => {
    if (brush === null) return [0, 0, 0, 1];
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = css;
    brush.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top: Colour, below: Colour): Colour => {
    const part = (at: 0 | 1 | 2) => top[at] * top[3] + below[at] * (1 - top[3]);
    return [part(0), part(1), part(2), 1];
  };
  const groundOf = (element: Element): Colour => {
    const above: Colour[] = [];
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const colour = read(getComputedStyle(at).backgroundColor);
      above.push(colour);
      if (colour[3] === 1) break;
    }
    return above.reduceRight<Colour>((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const light = ([red, green, blue]: Colour): number => {
    const part = (value: number) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set<Element>();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (element === null || words === '' || seen.has(element)) continue;
    seen.add(element);
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const { width, height } = element.getBoundingClientRect();
    if (width < 2 || height < 2) continue;
    const ground = groundOf(element);
    const ink = over(read(getComputedStyle(element).color), ground);
    const [more, less] = [light(ink), light(ground)].sort((a, b) => b - a) as [number, number];
    const contrast = (more + 0.05) / (less + 0.05);
    const { fontSize, fontWeight } = getComputedStyle(element);
    const [px, weight] = [Number.parseFloat(fontSize), Number(fontWeight)];
    const large = px >= 24 || (px >= 18.66 && weight >= 700);
    const off = element.closest(':disabled, [aria-disabled=true]') !== null;
    if (contrast < (large ? 3 : 4.5) && !(off && contrast > 2)) {
      found.push(
        `“${words.slice(0, 40)}” is not to be read on its ground (${contrast.toFixed(2)})`,
      );
    }
    const button = element.closest('button, a.mantine-Button-root');
    if (
      button !== null &&
      element.scrollWidth > element.clientWidth + 1 &&
      element.clientWidth > 0
    ) {
      const { textOverflow, display } = getComputedStyle(element);
      if (display !== 'inline' && textOverflow !== 'ellipsis' && !button.matches('.dp-bar')) {
        found.push(`the button “${words.slice(0, 40)}” is cut off`);
      }
    }
  }
  return found;
}
