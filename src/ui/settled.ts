let held = false;

function watch(): void {
  const set = (value: boolean) => () => {
    held = value;
  };
  window.addEventListener('pointerdown', set(true), true);
  window.addEventListener('pointerup', set(false), true);
  window.addEventListener('pointercancel', set(false), true);
}
if (typeof window !== 'undefined') watch();

const AFTER_CLICK_MS = 50;

/**
 * Runs once no pointer is pressed. A message that comes or goes when a field is left would otherwise
 * move the page between press and release, and the click would miss what it was aimed at.
 */
export function whenSettled(run: () => void): void {
  if (!held) {
    run();
    return;
  }
  const later = () => setTimeout(run, AFTER_CLICK_MS);
  window.addEventListener('pointerup', later, { once: true });
}
