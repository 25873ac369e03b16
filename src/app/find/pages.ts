/** The search for everything, loaded when it is first asked for: the shell opens it. */
export const loadPalette = () => import('./pages/palette.tsx');
