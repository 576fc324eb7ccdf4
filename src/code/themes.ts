/** The two colour themes of code, made legible on the backgrounds of this site. */
import type { ThemeRegistrationRaw } from 'shiki';

/** Backgrounds and plain text of code. `shiki`'s high-contrast pair for GitHub, on GitHub's own tinted backgrounds. */
export const codeColours = {
  light: { background: '#f6f8fa', foreground: '#0e1116' },
  dark: { background: '#161b22', foreground: '#f0f3f6' },
} as const;

export type Scheme = keyof typeof codeColours;

/** WCAG 2.2, success criterion 1.4.3 (AA), for text of ordinary size. */
export const MIN_CONTRAST = 4.5;

/** Relative luminance of `#rgb` or `#rrggbb`, 0…1 (WCAG 2.2, "relative luminance"). */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.replace(/[\da-f]/gi, '$&$&') : colour;
  const channel = (at: number): number => {
    const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/**
 * Contrast ratio of two opaque colours, 1…21 (WCAG 2.2, "contrast ratio").
 *
 * @throws RangeError for anything but `#rgb` and `#rrggbb`.
 */
export function contrast(a: string, b: string): number {
  for (const colour of [a, b]) {
    if (!/^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(colour)) throw new RangeError(`not an opaque hex colour: ${colour}`);
  }
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/**
 * The theme with our background and plain colour, without colours that are too weak on it (their tokens take the plain
 * colour) and without backgrounds of tokens, against which nothing was checked.
 */
export function legible(theme: ThemeRegistrationRaw, scheme: Scheme): ThemeRegistrationRaw {
  const { background, foreground } = codeColours[scheme];
  const settings = (theme.tokenColors ?? theme.settings).map((rule) => {
    const { background: _dropped, foreground: colour, ...rest } = rule.settings;
    const strong = colour !== undefined && contrast(colour, background) >= MIN_CONTRAST;
    return { ...rule, settings: strong ? { ...rest, foreground: colour } : rest };
  });
  const colors = { 'editor.background': background, 'editor.foreground': foreground };
  return { name: scheme, type: scheme, colors, settings };
}
