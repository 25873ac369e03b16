import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { LIGHT, MEANINGS, type Meaning, type MeaningColours, tokenVariables } from './tokens.ts';

const accent: MeaningColours = { ink: LIGHT.accent, soft: LIGHT.accentSoft, edge: LIGHT.accent };

/** Ten shades from soft ground to ink, so that Mantine's own parts stay inside our few colours. */
function shades({ ink, soft, edge }: MeaningColours): MantineColorsTuple {
  return [soft, soft, soft, soft, edge, edge, ink, ink, ink, ink];
}

/** Mantine draws the edges of inputs with its fourth grey: 3:1 on white, as an edge must have. */
const GREYS: MantineColorsTuple = [
  LIGHT.raised,
  LIGHT.rail,
  LIGHT.hover,
  LIGHT.line,
  LIGHT.edge,
  LIGHT.edge,
  LIGHT.dim,
  LIGHT.dim,
  LIGHT.ink,
  LIGHT.ink,
];

function coloursOf(name: string | undefined): MeaningColours {
  if (name !== undefined && name in MEANINGS) return MEANINGS[name as Meaning];
  if (name === 'gray' || name === 'dimmed') return MEANINGS.quiet;
  if (name === 'red') return MEANINGS.stop;
  return accent;
}

/**
 * Which colours a button, badge or link gets. Mantine's own light variant fails AA; ours takes the
 * ink of the meaning on its soft ground, and white on the ink when filled.
 */
const variants: VariantColorsResolver = (input) => {
  const { ink, soft, edge } = coloursOf(input.color?.split('.')[0] ?? input.theme.primaryColor);
  const line = `1px solid ${edge}`;
  switch (input.variant) {
    case 'filled':
      return { background: ink, hover: ink, color: '#ffffff', border: '1px solid transparent' };
    case 'light':
      return { background: soft, hover: soft, color: ink, border: '1px solid transparent' };
    case 'outline':
      return { background: 'transparent', hover: soft, color: ink, border: line };
    case 'subtle':
    case 'transparent':
      return {
        background: 'transparent',
        hover: soft,
        color: ink,
        border: '1px solid transparent',
      };
    case 'default':
      return {
        background: LIGHT.page,
        hover: LIGHT.hover,
        color: LIGHT.ink,
        border: `1px solid ${LIGHT.edge}`,
      };
    default:
      return defaultVariantColorsResolver(input);
  }
};

/** Deskproof's look: 13 px tables, 14 body, 16 section, 20 title; 4 px grid; one accent. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px', xl: '8px' },
  defaultRadius: 'sm',
  primaryColor: 'accent',
  primaryShade: 7,
  black: LIGHT.ink,
  colors: {
    gray: GREYS,
    accent: shades(accent),
    good: shades(MEANINGS.good),
    attention: shades(MEANINGS.attention),
    stop: shades(MEANINGS.stop),
    information: shades(MEANINGS.information),
    quiet: shades(MEANINGS.quiet),
  },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  variantColorResolver: variants,
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Input: { defaultProps: { size: 'sm' } },
    InputWrapper: { defaultProps: { size: 'sm' } },
  },
});

/** Our tokens beside Mantine's, and Mantine's own few greys brought to AA. */
export const variables: CSSVariablesResolver = () => ({
  variables: tokenVariables(),
  light: {
    '--mantine-color-dimmed': LIGHT.dim,
    '--mantine-color-placeholder': LIGHT.dim,
    '--mantine-color-error': MEANINGS.stop.ink,
    '--mantine-color-anchor': LIGHT.accent,
    '--mantine-color-default-border': LIGHT.edge,
    '--mantine-color-text': LIGHT.ink,
    '--mantine-color-body': LIGHT.page,
  },
  dark: {},
});
