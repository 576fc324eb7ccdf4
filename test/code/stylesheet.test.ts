import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import darkTheme from 'shiki/themes/github-dark-high-contrast.mjs';
import lightTheme from 'shiki/themes/github-light-high-contrast.mjs';
import { codeColours, codeStyleSheet, createHighlighter } from '../../src/code/index.ts';
import { contrast, legible, MIN_CONTRAST, type Scheme } from '../../src/code/themes.ts';

const THEMES = { light: lightTheme, dark: darkTheme };
const SCHEMES: Scheme[] = ['light', 'dark'];

describe('contrast', () => {
  it.each([
    ['#000', '#ffffff', 21],
    ['#777777', '#fff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#123456', '#123456', 1],
  ])('of %s on %s is %f, as WCAG defines it', (a, b, expected) => {
    expect(contrast(a, b)).toBeCloseTo(expected, 2);
    expect(contrast(b, a)).toBe(contrast(a, b));
  });

  it('refuses what is not an opaque colour', () => {
    expect(() => contrast('#ffffff80', '#000')).toThrow(RangeError);
    expect(() => contrast('red', '#000')).toThrow(RangeError);
  });

  it.each(SCHEMES)('of every colour of the %s theme is at least 4.5', (scheme) => {
    const { background, foreground } = codeColours[scheme];
    const colours = legible(THEMES[scheme], scheme).settings.flatMap((rule) => rule.settings.foreground ?? []);
    expect(colours.length).toBeGreaterThan(20);
    for (const colour of [foreground, ...colours]) {
      expect(contrast(colour, background), colour).toBeGreaterThanOrEqual(MIN_CONTRAST);
    }
  });

  it('takes weak colours and backgrounds out of a theme and leaves the strong', () => {
    const theme = {
      settings: [
        { scope: 'comment', settings: { foreground: '#cccccc', fontStyle: 'italic' } },
        { scope: 'keyword', settings: { foreground: '#a0111f', background: '#ffc67b' } },
      ],
    };
    expect(legible(theme, 'light').settings).toEqual([
      { scope: 'comment', settings: { fontStyle: 'italic' } },
      { scope: 'keyword', settings: { foreground: '#a0111f' } },
    ]);
  });
});

describe('stylesheet', () => {
  it('has the colours of real code, light and dark', async () => {
    const { styles } = await createHighlighter().highlight('# 注释\nreturn "x"', 'python');
    const css = codeStyleSheet(styles);
    for (const [name, declared] of Object.entries(styles)) expect(css).toContain(`.${name}{${declared}}`);
    for (const scheme of SCHEMES) expect(css).toContain(`background-color:${codeColours[scheme].background}`);
  });

  it('is the same bytes in whatever order the styles came', async () => {
    const { styles } = await createHighlighter().highlight('def f(x): return x + 1  # "y"', 'python');
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(styles), { minLength: Object.keys(styles).length }), (entries) => {
        expect(codeStyleSheet(Object.fromEntries(entries))).toBe(codeStyleSheet(styles));
      }),
    );
  });

  it('is dark only on a screen, by the reader’s choice first and the system’s second', () => {
    const lines = codeStyleSheet({}).split('\n');
    const dark = lines.filter((line) => line.includes('--shiki-dark'));
    expect(dark).toHaveLength(2);
    expect(dark[0]).toMatch(/^@media screen\{:root\[data-theme=dark\] \.shiki\{/);
    expect(dark[1]).toMatch(
      /^@media screen and \(prefers-color-scheme:dark\)\{:root:not\(\[data-theme=light\]\) \.shiki\{/,
    );
  });
});
